import { findLesson } from '../../src/lessons/catalog.js';
import type { Lesson, Step, TaskStep } from '../../src/lessons/engine/lesson.js';
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
  { own = false, context }: { readonly own?: boolean; readonly context?: ExecuteContext } = {},
): AtStep {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) throw new Error(`No lesson ${lessonId}`);
  const step = lesson.steps.find(({ id }) => id === stepId);
  if (step?.kind !== 'task') throw new Error(`No task ${stepId}`);
  const session =
    context === undefined ? sessionAt(lesson, step, own) : sessionsOf(lesson, own, context).get(step);
  if (session === undefined) throw new Error(`${lessonId} does not come to ${stepId}`);
  return { session, step };
}

/** Sessions are values: each lesson is walked once with either phone. */
const walked = new Map<Lesson, readonly [lab: Sessions, own: Sessions]>();

type Sessions = ReadonlyMap<Step, LessonSession>;

/** The session at the start of a step, after the stored solutions of all tasks before it. */
export function sessionAt(lesson: Lesson, step: Step, own: boolean): LessonSession {
  const known =
    walked.get(lesson) ??
    ([sessionsOf(lesson, false, fakeContext()), sessionsOf(lesson, true, fakeContext())] as const);
  walked.set(lesson, known);
  const session = known[own ? 1 : 0].get(step);
  if (session === undefined) throw new Error(`${lesson.id} has no step ${step.id}`);
  return session;
}

function sessionsOf(lesson: Lesson, own: boolean, context: ExecuteContext): Sessions {
  let session = startLesson(lesson, null, own, context);
  return new Map(
    lesson.steps.map((step) => {
      const entered = enterStep(lesson.id, step, session.world, context);
      session = step.kind === 'task' ? solveStep(lesson, entered, context) : entered;
      return [step, entered] as const;
    }),
  );
}

/** The goals of a step that are met in a world. */
export function metIn({ session, step }: AtStep, world: World, { now } = fakeContext()): readonly string[] {
  return checkedGoals(step, { ...session, world, isSolved: false }, now)
    .filter(({ isMet }) => isMet)
    .map(({ goal }) => goal.id);
}
