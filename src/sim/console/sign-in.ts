import type { LabContext } from '../base/ports.js';
import type { LabTime } from '../base/time.js';
import { verifyCode } from '../codes/verify-code.js';
import { signInFailed } from '../iam/aws-error.js';
import type { Handlers, Outcome } from '../outcome.js';
import { answered, done, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done, MfaNeeded, SignedIn } from '../responses.js';
import { newChallenge } from '../things/security-key.js';
import { allDevicesOf, devicesOf, findUser } from '../world/account.js';
import { LAB_SOURCE, record } from '../world/history.js';
import type { Principal } from '../world/principal.js';
import { principalName } from '../world/principal.js';
import type { Reason } from '../world/reasons.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { changeBrowser } from './page.js';
import type { SignInRequest } from './requests.js';
import { codeRefused, openSession, signInEvent } from './sessions.js';

/**
 * Console sign-in: a password, then a code when the identity has a device, then a session. Sign-in User Guide, "Sign in
 * to the AWS Management Console as an IAM user"; events as in CloudTrail's "AWS Management Console sign-in events".
 */
export const SIGN_IN_HANDLERS = {
  'sign-in-as-user': signInAsUser,
  'sign-in-as-root': signInAsRoot,
  'choose-mfa-device': chooseDevice,
  'try-another-method': tryAnotherMethod,
  'submit-mfa-code': submitCode,
  'sign-out': signOut,
} satisfies Handlers<SignInRequest>;

function signInAsUser(
  world: World,
  request: RequestOf<'sign-in-as-user'>,
  context: LabContext,
): Outcome<MfaNeeded | SignedIn> {
  const { account } = world;
  const user = findUser(account, request.userName);
  const reason = ((): Reason | null => {
    if (request.account !== account.id && request.account.toLowerCase() !== account.alias) {
      return { code: 'wrong-account' };
    }
    if (user === undefined) {
      return { code: 'unknown-user', looksLikeEmail: request.userName.includes('@') };
    }
    if (user.loginProfile === null) return { code: 'no-password' };
    return user.loginProfile.password === request.password ? null : { code: 'wrong-password' };
  })();
  if (reason !== null || user === undefined) {
    return passwordRefused(world, request.browser, reason ?? { code: 'wrong-password' }, context.now);
  }
  return passwordAccepted(world, request.browser, { type: 'user', userName: user.userName }, context);
}

function signInAsRoot(
  world: World,
  request: RequestOf<'sign-in-as-root'>,
  context: LabContext,
): Outcome<MfaNeeded | SignedIn> {
  const { root } = world.account;
  if (request.email.toLowerCase() !== root.email) {
    return passwordRefused(
      world,
      request.browser,
      { code: 'unknown-user', looksLikeEmail: true },
      context.now,
    );
  }
  if (request.password !== root.password) {
    return passwordRefused(world, request.browser, { code: 'wrong-password' }, context.now);
  }
  return passwordAccepted(world, request.browser, { type: 'root' }, context);
}

function passwordRefused(world: World, browserId: string, reason: Reason, now: LabTime): Outcome<never> {
  const refused = refusal(signInFailed(), reason);
  const shown = changeBrowser(world, browserId, { banner: { kind: 'refused', error: signInFailed() } });
  const changed = record(shown, {
    ...signInEvent('ConsoleLogin', browserId, now),
    // CloudTrail hides the name too: somebody may have typed a password there.
    details: { ConsoleLogin: 'Failure' },
    refusal: refused,
  });
  return failed(changed, refused);
}

function passwordAccepted(
  world: World,
  browserId: string,
  principal: Principal,
  context: LabContext,
): Outcome<MfaNeeded | SignedIn> {
  const { now } = context;
  const devices = allDevicesOf(world.account, principal);
  if (devices.length === 0) return openSession(world, browserId, principal, null, now);
  const [only, ...others] = devices;
  const challenged = changeBrowser(world, browserId, {
    challenge: {
      principal,
      serialNumber: others.length === 0 && only !== undefined ? only.serialNumber : null,
      nonce: newChallenge(context.random),
    },
    session: null,
    page: { name: 'mfa-challenge' },
    banner: null,
  });
  const changed = record(challenged, {
    ...signInEvent('CheckMfa', browserId, now),
    actor: principalName(principal),
    details: { CheckMfa: 'Success', ...(others.length > 0 ? { MfaType: 'Multiple MFA Devices' } : {}) },
  });
  return answered(changed, { kind: 'mfa-needed' });
}

function chooseDevice(world: World, request: RequestOf<'choose-mfa-device'>): Outcome<MfaNeeded> {
  const { challenge } = browserById(world, request.browser);
  if (challenge === null) {
    return failed(world, refusal(signInFailed(), { code: 'no-challenge' }));
  }
  const isTheirs = allDevicesOf(world.account, challenge.principal).some(
    (device) => device.serialNumber === request.serialNumber,
  );
  if (!isTheirs) return failed(world, refusal(signInFailed(), { code: 'not-their-device' }));
  const changed = changeBrowser(world, request.browser, {
    challenge: { ...challenge, serialNumber: request.serialNumber },
    banner: null,
  });
  return answered(changed, { kind: 'mfa-needed' });
}

/** The way out of a challenge whose device is not at hand: any other registered device will do. */
function tryAnotherMethod(
  world: World,
  request: RequestOf<'try-another-method'>,
  { now }: LabContext,
): Outcome<MfaNeeded> {
  const { challenge } = browserById(world, request.browser);
  if (challenge === null) return failed(world, refusal(null, { code: 'no-challenge' }));
  const isAlone = allDevicesOf(world.account, challenge.principal).every(
    ({ serialNumber }) => serialNumber === challenge.serialNumber,
  );
  const refused = isAlone ? refusal(null, { code: 'no-other-device' }) : null;
  const asked = record(world, {
    ...signInEvent('TryAnotherMFAMethod', request.browser, now),
    eventSource: LAB_SOURCE,
    actor: principalName(challenge.principal),
    refusal: refused,
  });
  if (refused !== null) return failed(asked, refused);
  const choosing = changeBrowser(asked, request.browser, {
    challenge: { ...challenge, serialNumber: null },
    banner: null,
  });
  return answered(choosing, { kind: 'mfa-needed' });
}

function submitCode(
  world: World,
  request: RequestOf<'submit-mfa-code'>,
  { now }: LabContext,
): Outcome<SignedIn> {
  const { challenge } = browserById(world, request.browser);
  // Looked up among their own devices: an administrator may have taken this one away since the password.
  const device =
    challenge === null
      ? undefined
      : devicesOf(world.account, challenge.principal).find(
          ({ serialNumber }) => serialNumber === challenge.serialNumber,
        );
  const isForKey = world.account.securityKeys.some(
    ({ serialNumber }) => serialNumber === challenge?.serialNumber,
  );
  if (isForKey) return failed(world, refusal(null, { code: 'needs-the-security-key' }));
  if (challenge === null || device === undefined) {
    return codeRefused(world, request.browser, null, refusal(signInFailed(), { code: 'no-challenge' }), now);
  }
  const { account, outcome } = verifyCode(world.account, device, request.code, now);
  const verified = { ...world, account };
  if (!outcome.ok) {
    return codeRefused(verified, request.browser, challenge.principal, outcome.failure, now);
  }
  return openSession(
    verified,
    request.browser,
    challenge.principal,
    { serialNumber: device.serialNumber, step: outcome.value },
    now,
  );
}

function signOut(world: World, request: RequestOf<'sign-out'>, { now }: LabContext): Outcome<Done> {
  const { session } = browserById(world, request.browser);
  const closed = changeBrowser(world, request.browser, {
    session: null,
    challenge: null,
    page: { name: 'sign-in', form: 'iam', account: '' },
    banner: null,
  });
  const changed = record(closed, {
    ...signInEvent('Logout', request.browser, now),
    actor: session === null ? null : principalName(session.principal),
    mfaAuthenticated: session?.mfa != null,
  });
  return done(changed);
}
