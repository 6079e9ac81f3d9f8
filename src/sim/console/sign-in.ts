import type { LabContext } from '../base/ports.js';
import { verifyCode } from '../codes/verify-code.js';
import { signInFailed } from '../iam/aws-error.js';
import type { Handlers, Outcome } from '../outcome.js';
import { answered, done, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done, MfaNeeded, SignedIn } from '../responses.js';
import { cannotValidate } from '../sts/sts-errors.js';
import { newChallenge } from '../things/security-key.js';
import { allDevicesOf, devicesOf, findUser } from '../world/account.js';
import type { AnyMfaDevice } from '../world/devices.js';
import { givesCodes } from '../world/devices.js';
import { LAB_SOURCE, record } from '../world/history.js';
import type { Principal } from '../world/principal.js';
import { principalName } from '../world/principal.js';
import type { Reason } from '../world/reasons.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { changeBrowser } from './page.js';
import { HIDDEN_NAME, passwordRefused } from './refused-password.js';
import type { SignInRequest } from './requests.js';
import { codeRefused, openSession, signInEvent } from './sessions.js';
import { isStale } from './stale-challenge.js';

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
    const tried = reason?.code === 'wrong-account' ? null : { userName: user?.userName ?? HIDDEN_NAME };
    return passwordRefused(world, request.browser, reason ?? { code: 'wrong-password' }, tried, context.now);
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
    const reason = { code: 'unknown-user', looksLikeEmail: true } as const;
    return passwordRefused(world, request.browser, reason, null, context.now);
  }
  if (request.password !== root.password) {
    const tried = { userName: principalName({ type: 'root' }) };
    return passwordRefused(world, request.browser, { code: 'wrong-password' }, tried, context.now);
  }
  return passwordAccepted(world, request.browser, { type: 'root' }, context);
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
    details: { CheckMfa: 'Success', ...mfaType(devices) },
  });
  return answered(changed, { kind: 'mfa-needed' });
}

/** As CloudTrail names it. What it says of one device that gives codes is not known. */
function mfaType([only, ...others]: readonly AnyMfaDevice[]): { readonly MfaType?: string } {
  if (others.length > 0) return { MfaType: 'Multiple MFA Devices' };
  return only === undefined || givesCodes(only) ? {} : { MfaType: 'U2F MFA' };
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
  const code = isStale(world.account, challenge) ? 'asked-device-removed' : 'no-other-device';
  const refused = isAlone ? refusal(null, { code }) : null;
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
  const device =
    challenge === null
      ? undefined
      : devicesOf(world.account, challenge.principal).find(
          ({ serialNumber }) => serialNumber === challenge.serialNumber,
        );
  if (challenge !== null && isStale(world.account, challenge)) {
    const refused = refusal(signInFailed(), { code: 'asked-device-removed' });
    return codeRefused(world, request.browser, challenge.principal, refused, now);
  }
  const isForKey = world.account.securityKeys.some(
    ({ serialNumber }) => serialNumber === challenge?.serialNumber,
  );
  if (isForKey) return failed(world, refusal(null, { code: 'needs-the-security-key' }));
  if (challenge === null || device === undefined) {
    const code = challenge?.serialNumber === null ? 'no-device-chosen' : 'no-challenge';
    const refused = refusal(signInFailed(), { code });
    return codeRefused(world, request.browser, challenge?.principal ?? null, refused, now);
  }
  const { account, outcome } = verifyCode(world.account, device, request.code, now);
  const verified = { ...world, account };
  if (!outcome.ok) {
    const reason = outcome.failure;
    const error = reason.code === 'too-many-attempts' ? cannotValidate() : signInFailed();
    return codeRefused(verified, request.browser, challenge.principal, refusal(error, reason), now);
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
    // Nobody was in, so AWS hears of nothing.
    ...(session === null ? { eventSource: LAB_SOURCE } : {}),
    actor: session === null ? null : principalName(session.principal),
    mfaAuthenticated: session?.mfa != null,
  });
  return done(changed);
}
