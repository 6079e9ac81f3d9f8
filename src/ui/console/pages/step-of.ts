import { findLesson } from '../../../lessons/catalog.js';
import type { Stage, StepTool, TaskStep } from '../../../lessons/engine/lesson.js';
import { openPrivateWindow } from '../../../lessons/engine/moves/moves.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { activeBrowser, phonesAtHand } from '../../../sim/world/world.js';

/** What the step of a session works at. */
export function stageOf(session: LessonSession): Stage {
  return taskOf(session)?.stage ?? 'console';
}

/** The step is done at a desk, where nobody needs a phone. */
export function isAtDesk(session: LessonSession): boolean {
  const stage = stageOf(session);
  return stage !== 'console' && stage !== 'terminal';
}

/** What the step of a session lends. */
export function toolsOf(session: LessonSession): readonly StepTool[] {
  return taskOf(session)?.tools ?? [];
}

/** Whether the windows of strangers are kept out of sight. */
export function hidesStrangers(session: LessonSession): boolean {
  return taskOf(session)?.hidesStrangers === true;
}

/** Whether a clock is to be found wrong by a measurement, and is not yet: nor has a hand set it since the step began. */
export function hidesClock(session: LessonSession): boolean {
  const { world, stepStart, mark } = session;
  if (taskOf(session)?.hidesClock !== true || world.measurements.length > mark.measurements) return false;
  const before = phonesAtHand(stepStart).find(({ id }) => id === world.phone.id);
  return before?.clockOffset === world.phone.clockOffset;
}

/** No way to the goals of the task goes through a private window, and it did not begin in one. */
export function isTaskElsewhere(session: LessonSession): boolean {
  const task = taskOf(session);
  if (task === undefined || task.goals.length === 0) return false;
  const { stepStart } = session;
  const ways = [task.solution, task.otherRoute, ...(task.temptations ?? []).map(({ moves }) => moves)];
  return (
    !activeBrowser(stepStart).isPrivate &&
    ways.every((way) => way?.(stepStart).includes(openPrivateWindow) !== true)
  );
}

function taskOf({ lessonId, stepId }: LessonSession): TaskStep | undefined {
  const step = findLesson(lessonId)?.steps.find(({ id }) => id === stepId);
  return step?.kind === 'task' ? step : undefined;
}
