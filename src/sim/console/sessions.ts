import { fail, ok } from '../base/result.js';
import type { EpochSeconds, TimeStep } from '../base/time.js';
import { signInFailed } from '../iam/aws-error.js';
import type { RequestResult, Response } from '../requests.js';
import type { Browser } from '../world/browser.js';
import type { NewEvent } from '../world/history.js';
import { record, SIGN_IN_SOURCE } from '../world/history.js';
import type { Principal } from '../world/principal.js';
import { principalName } from '../world/principal.js';
import type { Refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';

/** What one request makes of the world, and its answer. */
export interface Step {
  readonly world: World;
  readonly result: RequestResult;
}

/** A second factor was refused: said on the page, and written down. */
export function codeRefused(
  world: World,
  browserId: string,
  principal: Principal | null,
  refused: Refusal,
  now: EpochSeconds,
): Step {
  const error = refused.error ?? signInFailed();
  const shown = changeBrowser(world, browserId, { banner: { kind: 'refused', error } });
  const changed = record(shown, {
    ...signInEvent('ConsoleLogin', browserId, now),
    actor: principal === null ? null : principalName(principal),
    details: { ConsoleLogin: 'Failure', MFAUsed: 'Yes' },
    refusal: refused,
  });
  return { world: changed, result: fail(refused) };
}

/** What opened a session beside the password, if anything did. */
export interface UsedDevice {
  readonly serialNumber: string;
  /** Of the accepted code; a security key has none. */
  readonly step?: TimeStep;
}

/** Opens a session in a browser, with or without MFA, and goes to the console's home page. */
export function openSession(
  world: World,
  browserId: string,
  principal: Principal,
  used: UsedDevice | null,
  now: EpochSeconds,
): Step {
  const mfa = used === null ? null : { serialNumber: used.serialNumber, at: now };
  const opened = changeBrowser(world, browserId, {
    session: { principal, startedAt: now, mfa },
    challenge: null,
    page: { name: 'console-home' },
    banner: null,
  });
  const changed = record(opened, {
    ...signInEvent('ConsoleLogin', browserId, now),
    actor: principalName(principal),
    mfaAuthenticated: mfa !== null,
    details: {
      ConsoleLogin: 'Success',
      MFAUsed: mfa === null ? 'No' : 'Yes',
      ...(mfa === null ? {} : { MFAIdentifier: mfa.serialNumber }),
    },
    timeStep: used?.step,
  });
  const response: Response = { kind: 'signed-in', principal, isMfaAuthenticated: mfa !== null };
  return { world: changed, result: ok(response) };
}

/** An event of the sign-in pages, to be filled in. */
export function signInEvent(eventName: string, browser: string, at: EpochSeconds): NewEvent {
  return {
    at,
    eventSource: SIGN_IN_SOURCE,
    eventName,
    actor: null,
    browser,
    mfaAuthenticated: false,
    details: {},
    refusal: null,
  };
}

/** The world with one browser changed. */
export function changeBrowser(world: World, id: string, change: Partial<Omit<Browser, 'id'>>): World {
  return {
    ...world,
    browsers: world.browsers.map((browser) => (browser.id === id ? { ...browser, ...change } : browser)),
  };
}
