import type { Seconds } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import type { Browser } from '../world/browser.js';
import type { MfaDevice } from '../world/devices.js';
import type { World } from '../world/world.js';

const SECONDS_PER_HOUR = 3600;

/**
 * Hours pass. The lab's clock moves on by them, and everything that was is that long ago: no code, pair or try of before
 * counts any more, and none of it has to be forgotten.
 *
 * A real phone keeps real time, so once it may have a secret of this account the clock stays. Then tries are
 * let go, and so is the order of pairs, because nobody can wait them out. What was accepted stays accepted once: the
 * phone may well show it again. Sessions in browsers are as much older as if the clock had moved.
 */
export function letHoursPass(world: World, hours: number): World {
  const servers = world.servers.map((server) =>
    server.isRunning ? { ...server, hours: server.hours + hours } : server,
  );
  if (isClockFree(world)) {
    return { ...world, servers, clockOffset: world.clockOffset + hours * SECONDS_PER_HOUR };
  }
  const mfaDevices = world.account.mfaDevices.map(withoutPairOrder);
  return {
    ...world,
    servers,
    browsers: world.browsers.map((browser) => aged(browser, hours * SECONDS_PER_HOUR)),
    account: { ...world.account, mfaDevices, verificationCounts: {} },
  };
}

function aged(browser: Browser, seconds: Seconds): Browser {
  const { session } = browser;
  if (session === null) return browser;
  const { startedAt, mfa, keptUntil } = session;
  return {
    ...browser,
    session: {
      ...session,
      startedAt: addSeconds(startedAt, -seconds),
      mfa: mfa === null ? null : { ...mfa, at: addSeconds(mfa.at, -seconds) },
      ...(keptUntil === undefined ? {} : { keptUntil: addSeconds(keptUntil, -seconds) }),
    },
  };
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
