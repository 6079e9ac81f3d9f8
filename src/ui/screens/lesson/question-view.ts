import type { Choice, QuizStep, TaskStep } from '../../../lessons/engine/lesson.js';
import { letterAt } from '../../../lessons/engine/questions.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { shownQuestion } from '../../store/shown-question.js';
import { beginning, firstFitting } from '../../text/fitting.js';
import type { Role } from '../../text/roles.js';
import { textWidth } from '../../text/sizes.js';
import type { Line, TextSpan } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { bodyRows, framed, framedWide, indented } from '../frame.js';
import { listNote, listRow } from '../list-rows.js';
import { MARKED } from './answer.js';

/** How the answer to a right option begins. */
export const RIGHT_ANSWER = 'Yes.';

/** And that to another one. */
const WRONG_ANSWER = 'Not that one.';

/** What stands over a question before a task. */
export const BEFORE_YOU_TRY = 'Before you try';

/** What is said under a question that nobody has answered yet. */
export const QUESTION_WAYS = 'A letter, or the arrows and Enter.';

/** What is said under a prediction. */
export const PREDICTION_WAYS = 'Choose what you expect, then Enter. Not sure? Enter alone.';

/** A question, and what the chosen answers say about themselves. Once it is solved, so do the others. */
export function quizView(model: Model, open: OpenLesson, { title, question }: QuizStep): readonly Line[] {
  const { tries, isSolved } = open.session;
  const asked = { title, question, tries, isSolved };
  return framedWide(model, open, quizLines(model, asked, bodyRows(model, open)));
}

/** A question that explains its answers, and what was answered so far. */
interface AskedQuiz {
  readonly title: string;
  readonly question: string;
  readonly tries: readonly string[];
  readonly isSolved: boolean;
}

/** The lines of a question that is on the screen, as much as there is room for. */
export function quizLines(
  model: Model,
  { title, question: words, tries, isSolved }: AskedQuiz,
  rows: number,
): readonly Line[] {
  const asked = shownQuestion(model);
  if (asked?.kind !== 'quiz' && asked?.kind !== 'review') return [];
  const width = textWidth(model.size);
  const head = indented([[span(title, 'muted')]]);
  const question = indented(wrapText(words, width, 'strong'));
  const last = asked.options.findIndex(({ id }) => id === tries.at(-1));
  // Of a solved question every answer can be looked at; the screen may have no room for all of them at once.
  const at = isSolved ? (model.optionAt ?? last) : last;
  const answer = asked.options[at];
  const said = indented(
    answer === undefined ? wrapText(QUESTION_WAYS, width, 'muted') : verdict(answer, isSolved, width),
  );
  const options = asked.options.map((option, place) =>
    optionLines(
      option,
      { place, isAt: model.optionAt === place, mark: markOf(option, tries, isSolved) },
      width,
    ),
  );
  const whole = options.flatMap((option) => option.whole);
  const firsts = options.map(({ first }) => first);
  const short = options.flatMap(({ whole: lines, first }, place) => (place === at ? lines : [first]));
  const explained = asked.options.map((option, place) => [
    ...(options[place]?.whole ?? []),
    ...(isSolved ? explanationLines(option, width) : []),
  ]);
  const go = isSolved
    ? indented(besideBar(wrapText(`${RIGHT_ANSWER} Enter: next.`, width, 'strong'), 'ok'))
    : [];
  const drafts: readonly (readonly Line[])[] = [
    ...(isSolved
      ? [
          [...head, [], ...question, [], ...explained.flatMap((lines) => [...lines, []]), ...go],
          [...head, [], ...question, [], ...explained.flat(), [], ...go],
          [...question, ...explained.flat(), ...go],
        ]
      : []),
    [...head, [], ...question, [], ...whole, [], ...said],
    [...question, ...whole, ...said],
    [...question, ...short, ...said],
    [...short, ...said],
    [...firsts, ...said],
  ];
  return firstFitting(drafts, rows, width);
}

/** What a task will lead to, asked before it opens. */
export function predictionView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const asked = shownQuestion(model);
  if (asked?.kind !== 'prediction') return framed(model, open, []);
  const width = textWidth(model.size);
  const question = indented(wrapText(asked.question, width, 'strong'));
  const options = asked.options.flatMap(
    (option, place) =>
      optionLines(option, { place, isAt: model.optionAt === place, mark: null }, width).whole,
  );
  const ways = model.optionAt === null ? PREDICTION_WAYS : MARKED;
  const then = indented(wrapText(ways, width, 'muted'));
  const head = indented([[span(step.title, 'title'), span(`   ${BEFORE_YOU_TRY}`, 'muted')]]);
  const drafts: readonly (readonly Line[])[] = [
    [...head, [], ...question, [], ...options, [], ...then],
    [...question, ...options, ...then],
    [...question, ...options],
  ];
  return framedWide(model, open, firstFitting(drafts, bodyRows(model, open), width));
}

/** How an answer is marked: tried and wrong, or right. Null while nobody has said. */
type Mark = 'right' | 'wrong' | null;

function markOf({ id, isRight }: Choice, tries: readonly string[], isSolved: boolean): Mark {
  if (isRight) return isSolved || tries.includes(id) ? 'right' : null;
  return tries.includes(id) ? 'wrong' : null;
}

/** Columns of the letter of an answer and of the sign of a try in front of it. */
const LEAD = 6;

/** In front of an answer: whether it was tried, and what came of it. */
const MARKS = {
  right: { text: '✔  ', role: 'ok', words: '+  ' },
  wrong: { text: '✗  ', role: 'problem', words: 'x  ' },
  open: { text: '   ' },
} as const satisfies { readonly [mark: string]: TextSpan };

/** An answer, and its first line where there is no room for more: what goes on says so. */
interface OptionLines {
  readonly whole: readonly Line[];
  readonly first: Line;
}

function optionLines(
  option: Choice,
  { place, isAt, mark }: { readonly place: number; readonly isAt: boolean; readonly mark: Mark },
  width: number,
): OptionLines {
  const columns = width + EDGES;
  const lead: Line = [MARKS[mark ?? 'open'], span(`${letterAt(place)}  `, 'strong')];
  const lines = wrapText(option.text, width - LEAD);
  const row = ([line = []]: readonly Line[]) =>
    listRow({ lead, title: wordsOf(line), isChosen: isAt, isOff: mark === 'wrong' }, columns);
  const others = lines.slice(1).map((line) => listNote([span(' '.repeat(LEAD)), ...line], isAt, columns));
  return { whole: [row(lines), ...others], first: row(beginning(lines, 1, width - LEAD)) };
}

/** Columns that a list has beside its text: margins, and the mark of what is chosen. */
const EDGES = 4;

function wordsOf(line: Line): string {
  return line.map((piece) => ('text' in piece ? piece.text : '')).join('');
}

/** What an answer says about itself, below it. That of the right one is what was achieved. */
function explanationLines({ isRight, explanation }: Explained, width: number): readonly Line[] {
  const lines = wrapText(explanation, width - LEAD, isRight ? undefined : 'muted');
  return indented(lines.map((line) => [span(' '.repeat(LEAD)), ...line]));
}

interface Explained extends Choice {
  readonly explanation: string;
}

/** What an answer says about itself, and how to go on: the lab speaks, or something was achieved. */
function verdict({ isRight, explanation }: Explained, isSolved: boolean, width: number): readonly Line[] {
  const said = isRight ? RIGHT_ANSWER : WRONG_ANSWER;
  const then = isSolved ? 'Enter: next. Up, Down: the other answers.' : 'Try another letter.';
  return besideBar(
    wrapRich([{ strong: said }, ` ${explanation} ${then}`], width - BAR.length),
    isRight ? 'ok' : 'lab',
  );
}

/** In front of what is said, the colour of who says it. */
const BAR = '┃ ';

function besideBar(lines: readonly Line[], role: Role): readonly Line[] {
  return lines.map((line): Line => [span(BAR, role), ...line]);
}
