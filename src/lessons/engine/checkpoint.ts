import type { ExecuteContext } from '../../sim/base/ports.js';
import { newWorld } from '../../sim/world/new-world.js';
import type { World } from '../../sim/world/world.js';
import type { Lesson } from './lesson.js';
import { play } from './moves/moves.js';

/** The world in which a lesson starts by itself. */
export function checkpointWorld(lesson: Lesson, usesOwnPhone: boolean, context: ExecuteContext): World {
  const world = (lesson.newWorld ?? newWorld)(context);
  const prepared = play(world, lesson.checkpoint(world), context).world;
  return usesOwnPhone ? forOwnPhone(prepared) : prepared;
}

/**
 * What was scanned on the way is on no phone of the learner's. Nor has their phone shown the codes that were sent: where
 * its clock is slow all it shows are older ones, and a resync has to take them.
 */
function forOwnPhone(world: World): World {
  const mfaDevices = world.account.mfaDevices.map((device) => ({ ...device, lastPairStep: null }));
  const account = { ...world.account, mfaDevices };
  return { ...world, account, phone: { ...world.phone, entries: [] }, usesOwnPhone: true };
}
