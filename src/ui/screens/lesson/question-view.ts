import type { Choice, QuizStep, TaskStep } from '../../../lessons/engine/lesson.js';
import { letterAt } from '../../../lessons/engine/questions.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { shownQuestion } from '../../store/shown-question.js';
import { beginning, firstFitting } from '../../text/fitting.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { bodyRows, framed } from '../frame.js';
import { MARKED } from './answer.js';

/** How the answer to a right option begins. */
export const RIGHT_ANSWER = 'Yes.';

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
  return framed(model, open, quizLines(model, asked, bodyRows(model, open)));
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
  const question = wrapText(words, width, 'strong');
  const last = asked.options.findIndex(({ id }) => id === tries.at(-1));
  // Of a solved question every answer can be looked at; the screen may have no room for all of them at once.
  const at = isSolved ? (model.optionAt ?? last) : last;
  const answer = asked.options[at];
  const said = answer === undefined ? wrapText(QUESTION_WAYS, width) : verdict(answer, isSolved, width);
  const marked = asked.options.map((option, place) =>
    optionLines(
      option,
      { place, isAt: model.optionAt === place, mark: markOf(option, tries, isSolved) },
      width,
    ),
  );
  const short = marked.map((lines, place) => (place === at ? lines : beginning(lines, 1, width)));
  const explained = asked.options.flatMap((option, place) => [
    ...(marked[place] ?? []),
    ...(isSolved ? indented(wrapText(option.explanation, width - INDENT, 'muted')) : []),
  ]);
  const go = wrapText(isSolved ? `${RIGHT_ANSWER} Enter: next.` : '', width, 'strong');
  const drafts: readonly (readonly Line[])[] = [
    ...(isSolved ? [[[span(title, 'title')], [], ...question, [], ...explained, [], ...go]] : []),
    ...(isSolved ? [[...question, ...explained, ...go]] : []),
    [[span(title, 'title')], [], ...question, [], ...marked.flat(), [], ...said],
    [...question, ...marked.flat(), ...said],
    [...question, ...short.flat(), ...said],
    [...short.flat(), ...said],
    [...marked.flatMap((lines) => beginning(lines, 1, width)), ...said],
  ];
  return firstFitting(drafts, rows, width);
}

/** What a task will lead to, asked before it opens. */
export function predictionView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const asked = shownQuestion(model);
  if (asked?.kind !== 'prediction') return framed(model, open, []);
  const width = textWidth(model.size);
  const question = wrapText(asked.question, width, 'strong');
  const options = asked.options.flatMap((option, place) =>
    optionLines(option, { place, isAt: model.optionAt === place, mark: null }, width),
  );
  const then = wrapText(model.optionAt === null ? PREDICTION_WAYS : MARKED, width);
  const drafts: readonly (readonly Line[])[] = [
    [
      [span(step.title, 'title')],
      [],
      [span(BEFORE_YOU_TRY, 'strong')],
      ...question,
      [],
      ...options,
      [],
      ...then,
    ],
    [...question, ...options, ...then],
    [...question, ...options],
  ];
  return framed(model, open, firstFitting(drafts, bodyRows(model, open), width));
}

/** How an answer is marked: tried and wrong, or right. Null while nobody has said. */
type Mark = 'right' | 'wrong' | null;

function markOf({ id, isRight }: Choice, tries: readonly string[], isSolved: boolean): Mark {
  if (isRight) return isSolved || tries.includes(id) ? 'right' : null;
  return tries.includes(id) ? 'wrong' : null;
}

/** Columns in front of the text of an answer: mark of the arrows, letter, mark of a try. */
const INDENT = 6;

function optionLines(
  option: Choice,
  { place, isAt, mark }: { readonly place: number; readonly isAt: boolean; readonly mark: Mark },
  width: number,
): readonly Line[] {
  const sign = mark === 'right' ? span('+ ', 'ok') : mark === 'wrong' ? span('x ', 'problem') : span('  ');
  return wrapText(option.text, width - INDENT).map((line, index) => [
    ...(index === 0
      ? [
          isAt ? span('>', 'focus') : span(' '),
          span(letterAt(place), isAt ? 'focus' : 'strong'),
          span('  '),
          sign,
        ]
      : [span(' '.repeat(INDENT))]),
    ...line,
  ]);
}

function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => [span(' '.repeat(INDENT)), ...line]);
}

interface Explained extends Choice {
  readonly explanation: string;
}

/** What an answer says about itself, and how to go on. */
function verdict({ isRight, explanation }: Explained, isSolved: boolean, width: number): readonly Line[] {
  const said = isRight ? RIGHT_ANSWER : 'Not that one.';
  const then = isSolved ? 'Enter: next. Up, Down: the other answers.' : 'Try another letter.';
  return wrapRich([{ strong: `${said} ` }, `${explanation} ${then}`], width);
}
