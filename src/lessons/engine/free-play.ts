import type { World } from '../../sim/world/world.js';
import type { LessonSession } from './session.js';

/**
 * The world that the next step goes on from: the one in which the task was solved. What was tried afterwards counts for
 * nothing, but that time has passed, and that a code was used.
 */
export function worldToGoOnFrom({ world, solvedWorld }: LessonSession): World {
  if (solvedWorld === null) return world;
  const used = new Map(
    world.account.mfaDevices.flatMap((device) =>
      'usedSteps' in device ? [[device.serialNumber, device.usedSteps] as const] : [],
    ),
  );
  const mfaDevices = solvedWorld.account.mfaDevices.map((device) =>
    'usedSteps' in device
      ? { ...device, usedSteps: used.get(device.serialNumber) ?? device.usedSteps }
      : device,
  );
  return {
    ...solvedWorld,
    clockOffset: world.clockOffset,
    account: { ...solvedWorld.account, mfaDevices },
  };
}
