import { ATTACKER_WINDOW, addressOf } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';

/** What omar hears when he dials the number in the directory. */
export function explainCallBack(world: World): string {
  return isStrangerIn(world)
    ? 'alice answers at her desk: she never called. But somebody is in under her name now. u takes it back, step by step.'
    : 'alice answers at her desk: she never called. But it is true that her phone is gone.';
}

/** What omar's help has led to: he sees it in the event history. */
export function callerWasAStranger(world: World) {
  const then = isStrangerIn(world)
    ? ` At once somebody at ${addressOf(ATTACKER_WINDOW)} signed in with her password alone.`
    : '';
  return {
    why: `The device is removed, and that was not alice.${then} This has happened to careful people: such calls are always in a hurry.`,
    todo: 'u takes it back.',
  };
}

function isStrangerIn({ browsers }: World): boolean {
  return browsers.some(({ id, session }) => id === ATTACKER_WINDOW && session !== null);
}
