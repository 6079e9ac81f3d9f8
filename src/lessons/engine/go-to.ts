import type { ExecuteContext } from '../../sim/base/ports.js';
import { execute } from '../../sim/execute.js';
import type { World } from '../../sim/world/world.js';
import { worldToGoOnFrom } from './free-play.js';
import type { Lesson } from './lesson.js';
import { hideQr } from './moves/moves.js';
import type { LessonSession } from './session.js';
import { enterStep, solveStep, stepAfter } from './session.js';

/** Goes on to a later step. What has to be done on the way is done for the learner. */
export function goTo(
  lesson: Lesson,
  from: LessonSession,
  stepId: string,
  context: ExecuteContext,
): LessonSession {
  let session = from;
  while (session.stepId !== stepId) {
    const next = stepAfter(lesson, session.stepId);
    if (next === undefined) return session;
    const world = session.isSolved ? worldToGoOnFrom(session) : solveStep(lesson, session, context).world;
    session = enterStep(lesson.id, next, withoutQr(world, context), context);
  }
  return { ...session, onlySkipped: from.onlySkipped };
}

/** A QR code left open would cover the next step. */
function withoutQr(world: World, context: ExecuteContext): World {
  const request = hideQr(world);
  return request === null ? world : execute(world, request, context).world;
}
