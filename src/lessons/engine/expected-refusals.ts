import type { ExecuteContext } from '../../sim/base/ports.js';
import { execute } from '../../sim/execute.js';
import { labTime } from '../../sim/world/world.js';
import type { Lesson, TaskStep } from './lesson.js';
import { play } from './moves/moves.js';
import { quizId } from './questions.js';
import type { LessonSession } from './session.js';
import { enterStep, solveStep, startLesson } from './session.js';

/** How many refusals a task asks for, by the id of its step; none for those that are not in it. */
export type ExpectedRefusals = ReadonlyMap<string, number>;

/**
 * How many refusals each task of a course asks for: so many as its stored solution runs into. Who was refused as often, and
 * not more, has done just what was asked.
 */
export function expectedRefusals(
  lessons: readonly Lesson[],
  usesOwnPhone: boolean,
  context: ExecuteContext,
): ExpectedRefusals {
  const expected = new Map<string, number>();
  for (const lesson of lessons) {
    let session = startLesson(lesson, null, usesOwnPhone, context);
    for (const step of lesson.steps) {
      session = enterStep(lesson.id, step, session.world, context);
      if (step.kind !== 'task') continue;
      const count = refusalsOf(step, session, context);
      if (count > 0) expected.set(quizId(lesson.id, step.id), count);
      session = solveStep(lesson, session, context);
    }
  }
  return expected;
}

/** The refusals of the learner's own on the way of the stored solution. */
function refusalsOf(step: TaskStep, { world }: LessonSession, context: ExecuteContext): number {
  let [now, count] = [world, 0];
  for (const move of step.solution(world)) {
    const request = move === 'wait-for-next-code' ? null : move(now, labTime(now, context.now));
    if (request === null) {
      now = play(now, [move], context).world;
      continue;
    }
    const executed = execute(now, request, context);
    now = executed.world;
    if (!executed.result.ok) count += 1;
  }
  return count;
}
