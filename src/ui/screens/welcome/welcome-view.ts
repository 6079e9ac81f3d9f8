import { LESSONS } from '../../../lessons/catalog.js';
import { NO_PROGRESS } from '../../../lessons/engine/progress.js';
import { minutesLeft } from '../../../lessons/engine/routes.js';
import { ROUTE_SKILLS } from '../../../lessons/words/course-text.js';
import { halfHours } from '../../../lessons/words/duration.js';
import type { RichText } from '../../../lessons/words/rich-text.js';
import type { Model } from '../../store/model.js';
import { firstFitting } from '../../text/fitting.js';
import type { Role } from '../../text/roles.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { lineWidth, span, wrapRich } from '../../text/spans.js';
import { bodyRows, framedWide, indented } from '../frame.js';
import { listColumns, listNote, listRow } from '../list-rows.js';
import { storageLines } from '../storage-lines.js';
import type { WelcomeAnswer } from './welcome-state.js';

/** What the lab asks before anything else. */
export const PHONE_QUESTION = 'Which phone will you use?';

/** What this is. */
export const WHAT_IT_IS = 'Learn AWS MFA by doing. The AWS here is simulated; the codes are real.';

/** How long the course takes, and that nobody has to sit through it. */
export const HOW_LONG = `About ${halfHours(minutesLeft('full', NO_PROGRESS))} hours in ${LESSONS.length} lessons; leave with q, and your place is kept.`;

/** What it is for. */
export const AT_THE_END = `At the end you can ${ROUTE_SKILLS.full}.`;

/** How to answer, beside the question: the whole of it, or as much as a small window has room for. */
const HOW = ['Up and Down, then Enter; or a, b, c.', 'Enter; or a, b, c.'] as const;

const IN_A_HURRY = 'In a hurry? `s` shows the whole of it in six steps.';
const SWITCH_LATER = 'You can switch at any time.';

/** The answers: its letter, what it is called, and what that means. */
const ANSWERS = [
  ['lab', 'a', "The lab's phone", 'nothing to set up; it is drawn beside the console'],
  ['own', 'b', 'My own phone', 'with the authenticator app on it, as you will for real'],
  ['check', 'c', 'Only check my phone', 'are its codes right, and is its clock?'],
] as const satisfies readonly (readonly [WelcomeAnswer, string, string, string])[];

const AIR: Line = [];

/** The first question of all. */
export function welcomeView(model: Model, chosen: WelcomeAnswer): readonly Line[] {
  const width = textWidth(model.size);
  const text = (words: RichText, role?: 'strong' | 'muted') =>
    indented(wrapRich(words, width).map((line) => inRole(line, role)));
  const storage = indented(storageLines(model, width));
  const intro = [...storage, ...text(WHAT_IT_IS, 'strong')];
  const howLong = HOW_LONG.replace(' q,', ' `q`,');
  const promise = [...text(howLong), ...text(AT_THE_END)];
  const [whole, short] = HOW.map((how): Line => [span(PHONE_QUESTION, 'title'), span(`   ${how}`, 'muted')]);
  const question = indented([lineWidth(whole ?? []) <= width ? (whole ?? []) : (short ?? [])]);
  const hurry = text(IN_A_HURRY, 'muted');
  const cards = answerCards(chosen, listColumns(model.size));
  const names = cards.flatMap(([name = []]) => [name]);
  const drafts = [
    [
      ...intro,
      AIR,
      ...promise,
      AIR,
      ...question,
      AIR,
      ...cards.flatMap((card) => [...card, AIR]),
      ...text(SWITCH_LATER, 'muted'),
      ...hurry,
    ],
    [
      ...intro,
      AIR,
      ...promise,
      AIR,
      ...question,
      ...cards.flat(),
      AIR,
      ...text(SWITCH_LATER, 'muted'),
      ...hurry,
    ],
    [...intro, ...promise, ...question, ...cards.flat(), ...hurry],
    [...intro, ...promise, ...question, ...names, ...hurry],
    [...intro, ...text(howLong), ...question, ...names, ...hurry],
    [...intro, ...question, ...names],
    [...question, ...names, ...intro],
  ];
  return framedWide(model, null, firstFitting(drafts, bodyRows(model), width));
}

/** A line in which nothing has a role of its own but keys. */
function inRole(line: Line, role: Role | undefined): Line {
  if (role === undefined) return line;
  return line.map((piece) => ('text' in piece && piece.role === undefined ? { ...piece, role } : piece));
}

/** Each answer with what it means below it. */
function answerCards(chosen: WelcomeAnswer, columns: number): readonly (readonly Line[])[] {
  return ANSWERS.map(([answer, letter, title, note]) => {
    const isChosen = answer === chosen;
    const lead = [span(`${letter}  `, 'strong')];
    return [
      listRow({ lead, title, isChosen }, columns),
      listNote([span(`   ${note}`, 'muted')], isChosen, columns),
    ];
  });
}
