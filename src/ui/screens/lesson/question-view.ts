import type { Choice, QuizStep, TaskStep } from '../../../lessons/engine/lesson.js';
import { letterAt } from '../../../lessons/engine/questions.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { shownQuestion } from '../../store/shown-question.js';
import { beginning, firstFitting } from '../../text/fitting.js';
import type { Role } from '../../text/roles.js';
import { outcomeSign } from '../../text/signs.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { bodyRows, framed, framedWide, indented } from '../frame.js';
import { listNote, listRow } from '../list-rows.js';
import { nextButton } from './next-button.js';

/** Said over the answers once the right one is found. */
export const RIGHT_ANSWER = 'Your answer is right';

/** And where another one was taken. */
const WRONG_ANSWER = 'Not that one';
const TRY_ANOTHER = 'Try another letter.';

/** What stands over a question before a task. */
export const BEFORE_YOU_TRY = 'Before you try';

/** What is said under a question that nobody has answered yet. */
export const QUESTION_WAYS = 'A letter, or the arrows and Enter.';

/** What is said under a prediction. */
export const PREDICTION_WAYS = 'A letter or the arrows mark what you expect. Enter goes on with it.';

/** The line of a prediction for whom nothing is clear yet. */
export const NOT_SURE = 'I am not sure';

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
  // Where one is told what to do, one is told how it went: nothing below it moves.
  const verdict = indented([verdictLine(last, isSolved)]);
  const said = answer === undefined ? [] : indented(explained(answer, isSolved, width));
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
  const all = asked.options.map((option, place) => [
    ...(options[place]?.whole ?? []),
    ...(isSolved ? explanationLines(option, width) : []),
  ]);
  const behind = said.length === 0 ? [] : [[], ...said];
  const drafts: readonly (readonly Line[])[] = [
    ...(isSolved
      ? [
          [...head, [], ...question, [], ...verdict, [], ...all.flatMap((lines) => [...lines, []])],
          [...head, [], ...question, [], ...verdict, [], ...all.flat()],
          [...question, ...verdict, ...all.flat()],
        ]
      : []),
    [...head, [], ...question, [], ...verdict, [], ...whole, ...behind],
    [...question, ...verdict, ...whole, ...said],
    [...question, ...verdict, ...short, ...said],
    [...verdict, ...short, ...said],
    [...verdict, ...firsts, ...said],
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
  const unsure = listRow(
    { lead: [span(' '.repeat(LEAD))], title: NOT_SURE, isChosen: model.optionAt === null },
    width + EDGES,
  );
  const then = indented(wrapText(PREDICTION_WAYS, width, 'muted'));
  const head = indented([[span(BEFORE_YOU_TRY, 'title'), span(`   ${step.title}`, 'muted')]]);
  const drafts: readonly (readonly Line[])[] = [
    [...head, [], ...question, [], ...options, unsure, [], ...then],
    [...question, ...options, unsure, ...then],
    [...question, ...options, unsure],
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
function markSpan(mark: Mark): Line {
  return mark === null ? [span('   ')] : [outcomeSign(mark === 'right' ? 'ok' : 'problem'), span('  ')];
}

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
  const lead: Line = [...markSpan(mark), span(`${letterAt(place)}  `, 'strong')];
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

/** What to do, and once something was answered, how it went. */
function verdictLine(last: number, isSolved: boolean): Line {
  if (last < 0) return [span(QUESTION_WAYS, 'muted')];
  return isSolved
    ? [
        outcomeSign('ok'),
        span(` ${RIGHT_ANSWER}: ${letterAt(last)}.`, 'strong'),
        span('  '),
        ...nextButton(true),
      ]
    : [
        outcomeSign('problem'),
        span(` ${WRONG_ANSWER}: ${letterAt(last)}.`, 'strong'),
        span(` ${TRY_ANOTHER}`),
      ];
}

/** What an answer says about itself: the lab speaks, or something was achieved. */
function explained({ isRight, explanation }: Explained, isSolved: boolean, width: number): readonly Line[] {
  const others = isSolved ? ' Up, Down: the other answers.' : '';
  const name: Line = [span('Lab says', isRight ? 'ok' : 'lab')];
  return besideBar(
    [name, ...wrapText(`${explanation}${others}`, width - BAR.length)],
    isRight ? 'ok' : 'lab',
  );
}

/** In front of what is said, the colour of who says it. */
const BAR = '┃ ';

function besideBar(lines: readonly Line[], role: Role): readonly Line[] {
  return lines.map((line): Line => [span(BAR, role), ...line]);
}
