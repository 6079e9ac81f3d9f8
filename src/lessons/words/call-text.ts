import { ATTACKER_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';

/** What omar hears when he dials the number in the directory. */
export function explainCallBack(world: World): string {
  const isStrangerIn = world.browsers.some(({ id, session }) => id === ATTACKER_WINDOW && session !== null);
  return isStrangerIn
    ? 'alice answers at her desk: she never called. But somebody is in under her name now. u takes it back, step by step.'
    : 'alice answers at her desk: she never called. But it is true that her phone is gone.';
}
