import { findDevice } from '../../sim/world/account.js';
import type { World } from '../../sim/world/world.js';
import type { LessonSession } from './session.js';

/**
 * The world that the next step goes on from: the one in which the task was solved. What was tried afterwards counts for
 * nothing, but that time has passed, and that a code was used.
 */
export function worldToGoOnFrom({ world, solvedWorld }: LessonSession): World {
  if (solvedWorld === null) return world;
  const mfaDevices = solvedWorld.account.mfaDevices.map((device) => {
    const now = findDevice(world.account, device.serialNumber);
    if (now === undefined) return device;
    const { usedSteps, usedUpTo } = now;
    return { ...device, usedSteps, ...(usedUpTo === undefined ? {} : { usedUpTo }) };
  });
  return {
    ...solvedWorld,
    clockOffset: world.clockOffset,
    account: { ...solvedWorld.account, mfaDevices },
  };
}
