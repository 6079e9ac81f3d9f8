import type { MfaDevice } from '../world/devices.js';
import type { World } from '../world/world.js';

const SECONDS_PER_HOUR = 3600;

/**
 * Hours pass. The lab's clock moves on by them, and everything that was is that long ago: no code, pair or try of before
 * counts any more, and none of it has to be forgotten.
 *
 * A real phone keeps real time, so once it may have a secret of this account the clock stays. Then tries are
 * let go, and so is the order of pairs, because nobody can wait them out. What was accepted stays accepted once: the
 * phone may well show it again.
 */
export function letHoursPass(world: World, hours: number): World {
  const servers = world.servers.map((server) =>
    server.isRunning ? { ...server, hours: server.hours + hours } : server,
  );
  if (isClockFree(world)) {
    return { ...world, servers, clockOffset: world.clockOffset + hours * SECONDS_PER_HOUR };
  }
  const mfaDevices = world.account.mfaDevices.map(withoutPairOrder);
  return { ...world, servers, account: { ...world.account, mfaDevices, verificationCounts: {} } };
}

function withoutPairOrder(device: MfaDevice): MfaDevice {
  const { lastPairStep, pastPairs = [] } = device;
  if (lastPairStep === null) return device;
  return { ...device, lastPairStep: null, pastPairs: [...pastPairs, lastPairStep] };
}

/** Nobody holds a real phone beside this lab, or there is no device yet that a real phone could have. */
function isClockFree({ usesOwnPhone, account }: World): boolean {
  return !usesOwnPhone || account.mfaDevices.every(({ owner }) => owner?.type === 'root');
}
