import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import type { Progress } from '../../../lessons/engine/progress.js';
import { skippedSteps, standing } from '../../../lessons/engine/progress.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { stepAfter, stepIndex } from '../../../lessons/engine/session.js';
import type { Notice } from '../../store/notice.js';

/** What was done for somebody who skipped a step. The screen has one line for it: the page that comes next has its own text. */
export function skippedNotice(step: Step): Notice {
  return { kind: 'skipped', text: `Skipped "${step.title}". ${doneFor(step)}`.trim() };
}

function doneFor(step: Step): string {
  switch (step.kind) {
    case 'read':
      return '';
    case 'quiz':
      return `Its answer: ${step.options.find(({ isRight }) => isRight)?.text ?? ''}`;
    case 'task':
      return `Done for you: ${step.goals.map(({ text }) => text).join('; ')}.`;
  }
}

/** The first step that was skipped in a lesson that was otherwise walked to its end; where it opens again. */
export function stepToRepair(progress: Progress, lesson: Lesson): Step | undefined {
  return standing(progress, lesson) === 'partly-done' ? skippedSteps(progress, lesson)[0] : undefined;
}

/** Nothing comes after the step that is open. */
export function isLastStep(
  progress: Progress,
  { lesson, session }: { readonly lesson: Lesson; readonly session: LessonSession },
): boolean {
  return stepToGoTo(progress, lesson, session) === undefined;
}

/** The next step: in a lesson that was opened for its skipped steps, the next of those. */
export function stepToGoTo(progress: Progress, lesson: Lesson, session: LessonSession): Step | undefined {
  if (!session.onlySkipped) return stepAfter(lesson, session.stepId);
  const here = stepIndex(lesson, session.stepId);
  return skippedSteps(progress, lesson).find(({ id }) => stepIndex(lesson, id) > here);
}
