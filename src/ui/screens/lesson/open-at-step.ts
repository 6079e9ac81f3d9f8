import { goTo } from '../../../lessons/engine/go-to.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import type { Progress } from '../../../lessons/engine/progress.js';
import { changeStep } from '../../../lessons/engine/progress.js';
import { stepIndex } from '../../../lessons/engine/session.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeSession } from '../../store/session.js';
import { freshStep, openLessonById } from './enter-lesson.js';
import { waiting } from './next-step.js';

/**
 * Opens a lesson, and in it a step: those before it are skipped, and what is done stays done. Who is further on stays
 * there, and has the step to read again: nothing is taken back by a number.
 */
export function openAtStep(
  model: Model,
  lessonId: string,
  stepId: string | undefined,
  context: ExecuteContext,
): Model {
  const opened = openLessonById(model, lessonId, context);
  const open = openLesson(opened);
  if (stepId === undefined || open === null) return opened;
  const { lesson, session } = open;
  const [here, wanted] = [stepIndex(lesson, session.stepId), stepIndex(lesson, stepId)];
  const step = lesson.steps[wanted];
  if (step === undefined || wanted === here) return opened;
  if (wanted < here) return { ...opened, overlay: { kind: 'before', stepId }, textPage: 0 };
  const there = goTo(lesson, session, stepId, context);
  const entered = changeSession(freshStep(opened, context.now), () => waiting(there, step, context.now));
  const progress = withSkipped(entered.saved.progress, lesson, here, wanted);
  return settleFocus({ ...entered, saved: { ...entered.saved, progress } }, null);
}

/** The steps from one place to before another count as skipped; one that is done stays so. */
function withSkipped(progress: Progress, lesson: Lesson, from: number, to: number): Progress {
  if (lesson.isUncounted === true) return progress;
  return lesson.steps
    .slice(from, to)
    .reduce(
      (changed, { id }) => changeStep(changed, lesson.id, id, (step) => ({ ...step, status: 'skipped' })),
      progress,
    );
}
