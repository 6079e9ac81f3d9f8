import type { LabTime, TimeStep } from '../base/time.js';
import { signInFailed } from '../iam/aws-error.js';
import type { Outcome } from '../outcome.js';
import { answered, failed } from '../outcome.js';
import type { SignedIn } from '../responses.js';
import { findUser } from '../world/account.js';
import type { Session } from '../world/browser.js';
import type { NewEvent } from '../world/history.js';
import { record, SIGN_IN_SOURCE } from '../world/history.js';
import type { Principal } from '../world/principal.js';
import { principalName } from '../world/principal.js';
import type { Refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { changeBrowser } from './page.js';

/** A second factor was refused: said on the page, and written down. */
export function codeRefused(
  world: World,
  browserId: string,
  principal: Principal | null,
  refused: Refusal,
  now: LabTime,
): Outcome<never> {
  const error = refused.error ?? signInFailed();
  const shown = changeBrowser(world, browserId, { banner: { kind: 'refused', error } });
  const changed = record(shown, {
    ...signInEvent('ConsoleLogin', browserId, now),
    actor: principal === null ? null : principalName(principal),
    details: { ConsoleLogin: 'Failure', MFAUsed: 'Yes' },
    refusal: refused,
  });
  return failed(changed, refused);
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
  now: LabTime,
): Outcome<SignedIn> {
  const mfa = used === null ? null : { serialNumber: used.serialNumber, at: now };
  // IAM User Guide, "Manage passwords for IAM users": who must create a new password does it at the next sign-in.
  const mustChange =
    principal.type === 'user' &&
    findUser(world.account, principal.userName)?.loginProfile?.passwordResetRequired === true;
  const session: Session = { principal, startedAt: now, mfa };
  const opened = changeBrowser(world, browserId, {
    session: mustChange ? { ...session, mustChangePassword: true } : session,
    challenge: null,
    page: { name: mustChange ? 'change-password' : 'console-home' },
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
  return answered(changed, { kind: 'signed-in', principal, isMfaAuthenticated: mfa !== null });
}

/** An event of the sign-in pages, to be filled in. */
export function signInEvent(eventName: string, browser: string, at: LabTime): NewEvent {
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
