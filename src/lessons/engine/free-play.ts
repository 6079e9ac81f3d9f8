import type { World } from '../../sim/world/world.js';
import type { LessonSession } from './session.js';
import { withUsedCodes } from './used-codes.js';

/**
 * The world that the next step goes on from: the one in which the task was solved. What was tried afterwards counts for
 * nothing, but that time has passed, and that a code was used.
 */
export function worldToGoOnFrom({ world, solvedWorld }: LessonSession): World {
  if (solvedWorld === null) return world;
  return { ...withUsedCodes(solvedWorld, world), clockOffset: world.clockOffset };
}
