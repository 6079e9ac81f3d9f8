import type { EpochSeconds } from '../../sim/base/time.js';
import { STS_SOURCE } from '../../sim/world/history.js';
import type { World } from '../../sim/world/world.js';
import type { Explained } from './explained.js';

// STS takes codes by the rules of the console, and from its list of used ones; what is said of them differs.

/** What came of a code when it was taken. */
export function whatCodeDid(usedAt: EpochSeconds, { history }: World): string {
  const taken = history.findLast(({ at, timeStep }) => at === usedAt && timeStep !== null);
  return taken?.eventSource === STS_SOURCE ? 'got you a session' : 'signed you in';
}

/** A device that signs, where six digits are wanted. */
export function needsACodeDevice({ history }: World): Explained {
  return history.at(-1)?.eventSource === STS_SOURCE
    ? {
        why: 'A security key has no digits, and this call takes nothing else.',
        todo: 'Give the serial number of an app or a token.',
      }
    : {
        why: 'This sign-in waits for a code, not for a touch.',
        todo: 'Choose the security key first, or type the code.',
      };
}
