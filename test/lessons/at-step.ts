import { findLesson } from '../../src/lessons/catalog.js';
import type { TaskStep } from '../../src/lessons/engine/lesson.js';
import type { LessonSession } from '../../src/lessons/engine/session.js';
import { checkedGoals, enterStep, solveStep, startLesson } from '../../src/lessons/engine/session.js';
import type { ExecuteContext } from '../../src/sim/base/ports.js';
import type { World } from '../../src/sim/world/world.js';
import { fakeContext } from '../helpers/fake-ports.js';

/** A task, and a session at it. */
export interface AtStep {
  readonly session: LessonSession;
  readonly step: TaskStep;
}

/** The session at the beginning of a task, with all before it done. */
export function atStep(
  lessonId: string,
  stepId: string,
  { own = false, context = fakeContext() as ExecuteContext } = {},
): AtStep {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) throw new Error(`No lesson ${lessonId}`);
  let session = startLesson(lesson, null, own, context);
  for (const step of lesson.steps) {
    session = enterStep(lesson.id, step, session.world, context);
    if (step.id === stepId && step.kind === 'task') return { session, step };
    if (step.kind === 'task') session = solveStep(lesson, session, context);
  }
  throw new Error(`No task ${stepId}`);
}

/** The goals of a step that are met in a world. */
export function metIn({ session, step }: AtStep, world: World, { now } = fakeContext()): readonly string[] {
  return checkedGoals(step, { ...session, world, isSolved: false }, now)
    .filter(({ isMet }) => isMet)
    .map(({ goal }) => goal.id);
}
