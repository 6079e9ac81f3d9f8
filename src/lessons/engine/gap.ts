import { ADMINISTRATOR, LEARNER } from '../../sim/world/new-world.js';
import type { World } from '../../sim/world/world.js';

/** Seconds between the removal of alice's device and the new one, or null while there is none. */
export function gapSeconds(world: World): number | null {
  const removed = world.history.findLast(
    ({ eventName, error, actor, details }) =>
      eventName === 'DeactivateMFADevice' &&
      error === null &&
      actor === ADMINISTRATOR &&
      details['userName'] === LEARNER,
  );
  const enrolled = world.history.find(
    ({ eventName, error, actor, id }) =>
      eventName === 'EnableMFADevice' &&
      error === null &&
      actor === LEARNER &&
      id > (removed?.id ?? Number.POSITIVE_INFINITY),
  );
  return removed === undefined || enrolled === undefined ? null : enrolled.at - removed.at;
}
