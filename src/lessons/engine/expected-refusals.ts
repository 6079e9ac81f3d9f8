import type { ExecuteContext } from '../../sim/base/ports.js';
import { execute } from '../../sim/execute.js';
import type { Refusal } from '../../sim/world/refusal.js';
import { labTime } from '../../sim/world/world.js';
import type { Lesson, TaskStep } from './lesson.js';
import { play } from './moves/moves.js';
import { quizId } from './questions.js';
import type { LessonSession } from './session.js';
import { enterStep, solveStep, startLesson } from './session.js';

/** How many refusals a task asks for, by the id of its step; none for those that are not in it. */
export type ExpectedRefusals = ReadonlyMap<string, number>;

/** The refusals that each task of a lesson asks for, by the step's own id. */
export type RefusalsIn = (lesson: Lesson) => ReadonlyMap<string, readonly Refusal[]>;

/**
 * How many refusals each task of a course asks for: so many as its stored solution runs into. Who was refused as often, and
 * not more, has done just what was asked.
 */
export function expectedRefusals(
  lessons: readonly Lesson[],
  usesOwnPhone: boolean,
  context: ExecuteContext,
): ExpectedRefusals {
  return new Map(
    lessons.flatMap((lesson) =>
      [...refusalsIn(lesson, usesOwnPhone, context)].map(
        ([stepId, { length }]) => [quizId(lesson.id, stepId), length] as const,
      ),
    ),
  );
}

/** The same for somebody who asks for one lesson after the other, and for some of them often. */
export function refusalsByLesson(usesOwnPhone: boolean, context: ExecuteContext): RefusalsIn {
  const known = new Map<string, ReadonlyMap<string, readonly Refusal[]>>();
  return (lesson) => {
    const found = known.get(lesson.id) ?? refusalsIn(lesson, usesOwnPhone, context);
    known.set(lesson.id, found);
    return found;
  };
}

/** What the stored solutions of a lesson run into, in its order. */
function refusalsIn(
  lesson: Lesson,
  usesOwnPhone: boolean,
  context: ExecuteContext,
): ReadonlyMap<string, readonly Refusal[]> {
  const expected = new Map<string, readonly Refusal[]>();
  let session = startLesson(lesson, null, usesOwnPhone, context);
  for (const step of lesson.steps) {
    session = enterStep(lesson.id, step, session.world, context);
    if (step.kind !== 'task') continue;
    const refusals = refusalsOf(step, session, context);
    if (refusals.length > 0) expected.set(step.id, refusals);
    session = solveStep(lesson, session, context);
  }
  return expected;
}

/** The refusals of the learner's own on the way of the stored solution. */
function refusalsOf(step: TaskStep, { world }: LessonSession, context: ExecuteContext): readonly Refusal[] {
  const refusals: Refusal[] = [];
  let now = world;
  for (const move of step.solution(world)) {
    const request = move === 'wait-for-next-code' ? null : move(now, labTime(now, context.now));
    if (request === null) {
      now = play(now, [move], context).world;
      continue;
    }
    const executed = execute(now, request, context);
    now = executed.world;
    if (!executed.result.ok) refusals.push(executed.result.failure);
  }
  return refusals;
}
