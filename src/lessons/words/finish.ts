import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { findLesson } from '../catalog.js';
import type { Lesson, QuizStep, Step } from '../engine/lesson.js';
import type { Progress, StepProgress } from '../engine/progress.js';
import { lessonProgress, skippedWords, standing } from '../engine/progress.js';
import type { ReviewPlan } from '../engine/review.js';
import { reviewOutlook } from '../engine/review.js';
import type { Route } from '../engine/routes.js';
import { routeLessons } from '../engine/routes.js';
import { tally } from '../engine/tally.js';
import { cardLines } from './card.js';
import { afterYouCan, isMostlySeen, YOU_CAN_NOW, YOU_HAVE_SEEN } from './lesson-end.js';
import { predictionTexts } from './prediction-text.js';
import { outlookText } from './review-text.js';
import type { Block, RichText } from './rich-text.js';
import { list, text, verbatim } from './rich-text.js';

/** What the last page tells of a learner. */
export interface LastPage {
  readonly route: Route;
  readonly progress: Progress;
  readonly planPath: string | null;
  /** How long alice had no MFA while she changed phones. */
  readonly gap: Seconds | null;
  readonly review: ReviewPlan;
  readonly now: EpochSeconds;
}

/** The last page: a card to show, what is left to do, what will be asked again, and what the learner can do now. */
export function lastPageBlocks({ route, progress, planPath, gap, review, now }: LastPage): readonly Block[] {
  const outlook = outlookText(reviewOutlook(review, progress, now), now);
  return [
    { kind: 'card', lines: cardLines(tally(progress), gap) },
    ...toDoBlocks(planPath),
    text(`**To keep it:** \`R\` asks old questions again after 1, 3 and 7 days. ${upperFirst(outlook)}.`),
    text(
      '**To use it:** `M` in the list is a Monday: messages come in, and nobody says which lesson they are about.',
    ),
    ...skillBlocks(route, progress),
  ];
}

/** What the learner can do now, and what is left to do on the real account. */
export function skillBlocks(route: Route, progress: Progress): readonly Block[] {
  const standings = routeLessons(route).map((lesson) => ({ lesson, stands: standing(progress, lesson) }));
  const walked = standings.filter(({ stands }) => stands === 'done' || stands === 'partly-done');
  const [seen, done] = [true, false].map((isSeen) =>
    walked.flatMap(({ lesson }) =>
      isMostlySeen(lesson, progress) === isSeen ? [verbatim(practised(lesson, progress))] : [],
    ),
  );
  const skipped = standings.filter(({ stands }) => stands === 'skipped');
  return [
    ...listUnder(YOU_CAN_NOW, done),
    ...listUnder(YOU_HAVE_SEEN, seen),
    ...(skipped.length === 0
      ? []
      : [
          text('Skipped, and open at any time:'),
          list(...skipped.map(({ lesson }) => verbatim(lesson.title))),
        ]),
  ];
}

function listUnder(head: string, items: readonly RichText[] = []): readonly Block[] {
  return items.length === 0 ? [] : [text(`**${head}**`), list(...items)];
}

/** What is left to do on the real account, and on the learner's own phone. */
export function toDoBlocks(planPath: string | null): readonly Block[] {
  return [
    text(
      '**Tonight, on the real account:** `https://console.aws.amazon.com/`, your name at the top right, `Security credentials`, `Assign MFA device`. Then a second device.',
    ),
    text(
      '**On your phone:** delete every entry that says `MFA Lab`. It opens nothing real, and could be mistaken for one that does.',
    ),
    ...(planPath === null ? [] : [text(`**Your plan:** ${verbatim(planPath)}`)]),
  ];
}

/** What a lesson was for, and how much of it was left out. */
function practised(lesson: Lesson, progress: Progress): string {
  const objective = afterYouCan(lesson);
  return standing(progress, lesson) === 'partly-done'
    ? `${objective.replace(/\.$/, '')} (${skippedWords(progress, lesson)}; the lesson opens there).`
    : objective;
}

function upperFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A finished lesson to read again: its text, what was answered, and why each task worked. */
export function reviewBlocks(lessonId: string, progress: Progress): readonly Block[] {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) return [];
  const { steps } = lessonProgress(progress, lessonId);
  return lesson.steps.flatMap((step) => [
    text(`**${verbatim(step.title)}**`),
    ...stepBlocks(step, steps[step.id]),
  ]);
}

/** What was answered, in words: letters would be those of another order. */
function answersOf({ options }: QuizStep, choices: readonly string[]): string {
  const words = choices.flatMap((choice) => options.find(({ id }) => id === choice)?.text ?? []);
  return words.map((one) => `"${one}"`).join(', then ');
}

/** How a task went: `done, refused once, with 2 hints`. */
function recordWords({ status, attempts, hints }: StepProgress): string {
  const refused =
    attempts === 0 ? 'never refused' : attempts === 1 ? 'refused once' : `refused ${attempts} times`;
  const helped = hints === 0 ? 'without a hint' : hints === 1 ? 'with a hint' : `with ${hints} hints`;
  return `${status === 'open' ? 'not done' : status}, ${refused}, ${helped}`;
}

/** One step to read again. */
export function stepBlocks(step: Step, record: StepProgress | undefined): readonly Block[] {
  switch (step.kind) {
    case 'read':
      return step.blocks;
    case 'quiz': {
      const choices = record?.choices ?? [];
      return [
        text(verbatim(step.question)),
        list(
          ...step.options.map(({ text: words, isRight, explanation }) =>
            verbatim(`${isRight ? '[x]' : '[ ]'} ${words}: ${explanation}`),
          ),
        ),
        ...(choices.length === 0 ? [] : [text(`You answered: ${verbatim(answersOf(step, choices))}.`)]),
      ];
    }
    case 'task':
      return [
        text(step.prompt),
        ...predictionTexts(step, record?.predicted ?? []).map((said) => text(verbatim(said))),
        text(`Why: ${step.why}`),
        ...(record === undefined ? [] : [text(`You: ${recordWords(record)}.`)]),
      ];
  }
}
