import { findLesson } from '../catalog.js';
import type { Lesson, QuizStep, Step } from '../engine/lesson.js';
import type { Progress, StepProgress } from '../engine/progress.js';
import { lessonProgress, skippedWords, standing } from '../engine/progress.js';
import type { RouteId } from '../engine/routes.js';
import { routeLessons } from '../engine/routes.js';
import { predictionTexts } from './prediction-text.js';
import type { Block } from './rich-text.js';
import { list, text, verbatim } from './rich-text.js';

/** The last page: what the learner can do now, and what is left to do on the real account. */
export function finishBlocks(route: RouteId, progress: Progress, planPath: string | null): readonly Block[] {
  const standings = routeLessons(route).map((lesson) => ({ lesson, stands: standing(progress, lesson) }));
  const done = standings.filter(({ stands }) => stands === 'done' || stands === 'partly-done');
  const skipped = standings.filter(({ stands }) => stands === 'skipped');
  return [
    ...(done.length === 0
      ? []
      : [text('**You can now**'), list(...done.map(({ lesson }) => verbatim(practised(lesson, progress))))]),
    ...(skipped.length === 0
      ? []
      : [
          text('Skipped, and open at any time:'),
          list(...skipped.map(({ lesson }) => verbatim(lesson.title))),
        ]),
    text(
      '**Tonight, on the real account:** `https://console.aws.amazon.com/`, your name at the top right, `Security credentials`, `Assign MFA device`. Then a second device.',
    ),
    text(
      '**On your phone:** delete every entry that says `MFA Lab`. It opens nothing real, and could be mistaken for one that does.',
    ),
    ...(planPath === null ? [] : [text(`**Your plan:** ${verbatim(planPath)}`)]),
    text('In two days open a lesson again and answer its questions: what you recall yourself stays longer.'),
  ];
}

/** What a lesson was for, and how much of it was left out. */
function practised(lesson: Lesson, progress: Progress): string {
  const objective = lowerFirst(lesson.objective);
  return standing(progress, lesson) === 'partly-done'
    ? `${objective.replace(/\.$/, '')} (${skippedWords(progress, lesson)}; the lesson opens there).`
    : objective;
}

/** Objectives start with a capital; in a list after "You can now" they go on. */
function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
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
        ...(record === undefined
          ? []
          : [text(`You: ${record.status}, ${record.attempts} refused, hint level ${record.hints}.`)]),
      ];
  }
}
