import { unreachable } from '../sim/result.js';
import { findLesson } from './catalog.js';
import type { Step } from './lesson.js';
import type { Progress, StepProgress } from './progress.js';
import { lessonProgress } from './progress.js';
import type { Block } from './rich-text.js';
import { code, list, strong, text } from './rich-text.js';
import type { RouteId } from './routes.js';
import { routeLessons } from './routes.js';

/** The last page: what the learner can do now, and what is left to do on the real account. */
export function finishBlocks(route: RouteId, progress: Progress, planPath: string | null): readonly Block[] {
  const done = routeLessons(route).filter(({ id }) => lessonProgress(progress, id).status === 'done');
  const skipped = routeLessons(route).filter(({ id }) => lessonProgress(progress, id).status === 'skipped');
  return [
    ...(done.length === 0
      ? []
      : [text(strong('You can now')), list(...done.map(({ objective }) => lowerFirst(objective)))]),
    ...(skipped.length === 0
      ? []
      : [text('Skipped, and open at any time: ', skipped.map(({ title }) => title).join('; '), '.')]),
    text(
      strong('Tonight, on the real account: '),
      code('https://console.aws.amazon.com/'),
      ', your name at the top right, ',
      code('Security credentials'),
      ', ',
      code('Assign MFA device'),
      '. Then a second device.',
    ),
    text(
      strong('On your phone: '),
      'delete every entry that says ',
      code('MFA Lab'),
      '. It opens nothing real, and could be mistaken for one that does.',
    ),
    ...(planPath === null ? [] : [text(strong('Your plan: '), planPath)]),
    text('In two days open a lesson again and answer its questions: what is asked back stays.'),
  ];
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
  return lesson.steps.flatMap((step) => reviewStep(step, steps[step.id]));
}

function reviewStep(step: Step, record: StepProgress | undefined): readonly Block[] {
  const title = text(strong(step.title));
  switch (step.kind) {
    case 'read':
      return [title, ...step.blocks];
    case 'quiz': {
      const choices = record?.choices ?? [];
      return [
        title,
        text(step.question),
        list(
          ...step.options.map(
            ({ text: words, isRight, explanation }) => `${isRight ? '[x]' : '[ ]'} ${words}: ${explanation}`,
          ),
        ),
        ...(choices.length === 0 ? [] : [text(`You answered: ${choices.join(', then ')}.`)]),
      ];
    }
    case 'task':
      return [
        title,
        { kind: 'text', text: step.prompt },
        { kind: 'text', text: ['Why: ', ...step.why] },
        ...(record === undefined
          ? []
          : [text(`You: ${record.status}, ${record.attempts} refused, hint level ${record.hints}.`)]),
      ];
    default:
      return unreachable(step);
  }
}
