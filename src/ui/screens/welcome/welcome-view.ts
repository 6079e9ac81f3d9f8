import { LESSONS } from '../../../lessons/catalog.js';
import { NO_PROGRESS } from '../../../lessons/engine/progress.js';
import { minutesLeft } from '../../../lessons/engine/routes.js';
import type { Model } from '../../store/model.js';
import { firstFitting } from '../../text/fitting.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { bodyRows, framed } from '../frame.js';
import { storageLines } from '../storage-lines.js';
import type { WelcomeAnswer } from './welcome-state.js';

/** What the lab asks before anything else. */
export const PHONE_QUESTION = 'Which phone will you use?';

/** What this is. */
export const WHAT_IT_IS = 'Learn AWS MFA by doing. The AWS here is simulated; the codes are real.';

/** How long the course takes, and that nobody has to sit through it. */
export const HOW_LONG = `About ${minutesLeft('full', NO_PROGRESS)} minutes in ${LESSONS.length} lessons; leave with q, and your place is kept.`;

/** What it is for. */
export const AT_THE_END =
  'At the end you can set up MFA, mend a clock that is off, and get back in without your phone.';

const IN_A_HURRY = 'In a hurry? s shows the whole of it in six steps.';
const SWITCH_LATER = 'You can switch at any time.';

/** The first question of all. */
export function welcomeView(model: Model, chosen: WelcomeAnswer): readonly Line[] {
  const width = textWidth(model.size);
  const options = [
    ['lab', 'a', "The lab's phone", 'nothing to set up; it is drawn beside the console'],
    ['own', 'b', 'My own phone', 'with the authenticator app on it, as you will for real'],
    ['check', 'c', 'Only check my phone', 'are its codes right, and is its clock?'],
  ] as const satisfies readonly (readonly [WelcomeAnswer, string, string, string])[];
  const intro = [...storageLines(model, width), ...wrapText(WHAT_IT_IS, width)];
  const promise = [HOW_LONG, AT_THE_END].flatMap((words) => wrapText(words, width));
  const hurry = [span(IN_A_HURRY)];
  const question = [span(PHONE_QUESTION, 'title')];
  const names = options.map(([answer, id, name]): Line => {
    return answer === chosen
      ? [span('>', 'focus'), span(` ${id}  ${name}`, 'focus')]
      : [span(`  ${id}  ${name}`)];
  });
  const full = names.flatMap((line, index) => [line, [span(`     ${options[index]?.[3] ?? ''}`, 'muted')]]);
  const drafts = [
    [...intro, [], ...promise, [], question, [], ...full, [], [span(SWITCH_LATER, 'muted')], hurry],
    [...intro, ...promise, question, ...full, hurry],
    [...intro, ...promise, question, ...names, hurry],
    [...intro, ...wrapText(HOW_LONG, width), question, ...names, hurry],
    [...intro, question, ...names],
    [question, ...names, ...intro],
  ];
  return framed(model, null, firstFitting(drafts, bodyRows(model), width));
}
