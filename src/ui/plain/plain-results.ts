import type { QuizStep } from '../../lessons/engine/lesson.js';
import { letterAt } from '../../lessons/engine/questions.js';
import { explainOutOfStep } from '../../lessons/words/drift-text.js';
import { explainTypedIn } from '../../lessons/words/typed-code-text.js';
import { parametersOf } from '../../sim/codes/checked-seed.js';
import type { PhoneCheck } from '../screens/check/check-state.js';
import { checkTarget } from '../screens/check/check-targets.js';
import { resultText, wordProblem } from '../screens/check/check-words.js';
import { MARKED } from '../screens/lesson/answer.js';
import { doneText } from '../screens/lesson/task-words.js';
import { isReviewSolved } from '../screens/review/review-update.js';
import type { Model } from '../store/model.js';
import type { Notice } from '../store/notice.js';
import { realClockText, whyRefused } from '../store/notice-words.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson } from '../store/open-lesson.js';
import { isPredicting, reviewQuestion, shownQuestion } from '../store/shown-question.js';

/** What the last action led to, with a label in front that says what it is. */
export function noticeLines(model: Model): readonly string[] {
  const open = openLesson(model);
  const said = model.notice === null ? [] : wordNotice(model.notice, open, model);
  return [...said, ...markedLines(model), ...quizLines(askedQuiz(model, open))];
}

/** The answer to a prediction that is marked, and not yet said. */
function markedLines(model: Model): readonly string[] {
  if (model.optionAt === null || !isPredicting(model)) return [];
  const option = shownQuestion(model)?.options[model.optionAt];
  return option === undefined ? [] : [`your answer: ${letterAt(model.optionAt)}. ${option.text}. ${MARKED}`];
}

function wordNotice(notice: Notice, open: OpenLesson | null, model: Model): readonly string[] {
  switch (notice.kind) {
    case 'refused': {
      if (open === null) return [];
      const { error } = notice;
      return [
        ...(error === null ? [] : [`error: ${error.code}: ${error.message.trim()}`]),
        `why: ${whyRefused(notice, open, model)}`,
      ];
    }
    case 'typed':
      return [`note: ${explainTypedIn(notice.field, notice.problem, open?.session.world)}`];
    case 'out-of-step':
      return [`why: ${explainOutOfStep(notice.drift)}`];
    case 'real-clock': {
      const text = open === null ? null : realClockText(open.session.world);
      return text === null ? [] : [`why: ${text}`];
    }
    case 'said':
      return notice.words.map(
        ({ speaker, verdict, text }) => `${(verdict ?? speaker).toLowerCase()}: ${text}`,
      );
    case 'hint':
      return [`hint ${notice.level}: ${notice.text}`];
    case 'ok':
      return [`ok: ${notice.text}`];
    case 'info':
    case 'skipped':
    case 'problem':
      return [`note: ${notice.text}`];
  }
}

/** A question that is on the screen, and what was answered so far. */
interface AskedQuiz {
  readonly step: QuizStep;
  readonly tries: readonly string[];
  readonly isSolved: boolean;
}

function askedQuiz(model: Model, open: OpenLesson | null): AskedQuiz | null {
  if (open?.step.kind === 'quiz') return { step: open.step, ...open.session };
  const old = reviewQuestion(model);
  if (model.screen !== 'review' || old === null) return null;
  return { step: old.step, tries: model.review.tries, isSolved: isReviewSolved(model) };
}

function quizLines(asked: AskedQuiz | null): readonly string[] {
  if (asked === null) return [];
  const { step, tries, isSolved } = asked;
  const chosen = step.options.find(({ id }) => id === tries.at(-1));
  if (chosen === undefined) return [];
  if (!isSolved) return [`answer: not that one. ${chosen.explanation} Try another letter.`];
  const others = step.options.filter((option) => option !== chosen);
  return [
    `answer: yes. ${chosen.explanation}`,
    ...others.map(({ text, explanation }) => `the other answer "${text}": ${explanation}`),
    'Enter: next.',
  ];
}

/** What a solved task has shown. */
export function solvedLines(model: Model): readonly string[] {
  const open = openLesson(model);
  if (open?.step.kind !== 'task' || !open.session.isSolved) return [];
  return `done: ${doneText(model, open, open.step)} Enter: next.`.split('\n').map((said) => said.trim());
}

/** What the check of a phone found, with what was said besides, such as where a picture was saved. */
export function checkLines(model: Model): readonly string[] {
  const { check } = model;
  if (check === null) return [];
  const problem = check.problem === null ? [] : [`note: ${wordProblem(check.problem, digitsOf(model))}`];
  return [...noticeLines(model), ...problem, ...resultLines(model, check)];
}

function resultLines(model: Model, { caught, first }: PhoneCheck): readonly string[] {
  const words = resultText(model);
  if (words === null) return [];
  const { headline, advice, clock, todo } = words;
  const next = first === null ? words.next : ['Give the next code it shows, too.'];
  const asked = next.map((line) => `next: ${line}`);
  // The result was told before: now only the new code is wanted.
  if (caught !== null) return asked;
  return [
    `result: ${headline}`,
    ...clock.map((line, index) => (index === 0 ? `clock: ${line}` : line)),
    ...todo.map((line) => `so: ${line}`),
    ...advice,
    ...asked,
  ];
}

/** How many digits the codes have that are checked. */
function digitsOf(model: Model): number {
  return parametersOf(checkTarget(model)?.checked ?? {}).digits;
}
