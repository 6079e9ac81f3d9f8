import type { ExecuteContext } from '../base/ports.js';
import { fail, ok, unreachable } from '../base/result.js';
import type { EpochSeconds } from '../base/time.js';
import { verifyCode } from '../codes/verify-code.js';
import { signInFailed } from '../iam/aws-error.js';
import type { SignInRequest } from '../requests.js';
import { newChallenge } from '../things/security-key.js';
import { allDevicesOf, devicesOf, findUser } from '../world/account.js';
import { LAB_SOURCE, record } from '../world/history.js';
import type { Principal } from '../world/principal.js';
import { principalName } from '../world/principal.js';
import type { Reason } from '../world/reasons.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById, labTime } from '../world/world.js';
import { recoverRoot } from './root-recovery.js';
import type { Step } from './sessions.js';
import { changeBrowser, codeRefused, openSession, signInEvent } from './sessions.js';

type Kind<Name extends SignInRequest['kind']> = Extract<SignInRequest, { kind: Name }>;

/**
 * Console sign-in: a password, then a code when the identity has a device, then a session. Sign-in User Guide, "Sign in
 * to the AWS Management Console as an IAM user"; events as in CloudTrail's "AWS Management Console sign-in events".
 */
export function signIn(world: World, request: SignInRequest, context: ExecuteContext): Step {
  const now = labTime(world, context.now);
  switch (request.kind) {
    case 'sign-in-as-user':
      return signInAsUser(world, request, { ...context, now });
    case 'sign-in-as-root':
      return signInAsRoot(world, request, { ...context, now });
    case 'choose-mfa-device':
      return chooseDevice(world, request);
    case 'try-another-method':
      return tryAnotherMethod(world, request, now);
    case 'open-root-recovery':
    case 'send-recovery-mail':
    case 'follow-recovery-mail':
    case 'ask-for-call':
    case 'key-in-number':
      return recoverRoot(world, request, { ...context, now });
    case 'submit-mfa-code':
      return submitCode(world, request, now);
    case 'sign-out':
      return signOut(world, request, now);
    default:
      return unreachable(request);
  }
}

function signInAsUser(world: World, request: Kind<'sign-in-as-user'>, context: ExecuteContext): Step {
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

function signInAsRoot(world: World, request: Kind<'sign-in-as-root'>, context: ExecuteContext): Step {
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

function passwordRefused(world: World, browserId: string, reason: Reason, now: EpochSeconds): Step {
  const refused = refusal(signInFailed(), reason);
  const shown = changeBrowser(world, browserId, { banner: { kind: 'refused', error: signInFailed() } });
  const changed = record(shown, {
    ...signInEvent('ConsoleLogin', browserId, now),
    // CloudTrail hides the name too: somebody may have typed a password there.
    details: { ConsoleLogin: 'Failure' },
    refusal: refused,
  });
  return { world: changed, result: fail(refused) };
}

function passwordAccepted(
  world: World,
  browserId: string,
  principal: Principal,
  context: ExecuteContext,
): Step {
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
  return { world: changed, result: ok({ kind: 'mfa-needed' }) };
}

function chooseDevice(world: World, request: Kind<'choose-mfa-device'>): Step {
  const { challenge } = browserById(world, request.browser);
  if (challenge === null) {
    return { world, result: fail(refusal(signInFailed(), { code: 'no-challenge' })) };
  }
  const isTheirs = allDevicesOf(world.account, challenge.principal).some(
    (device) => device.serialNumber === request.serialNumber,
  );
  if (!isTheirs) return { world, result: fail(refusal(signInFailed(), { code: 'not-their-device' })) };
  const changed = changeBrowser(world, request.browser, {
    challenge: { ...challenge, serialNumber: request.serialNumber },
    banner: null,
  });
  return { world: changed, result: ok({ kind: 'mfa-needed' }) };
}

/** The way out of a challenge whose device is not at hand: any other registered device will do. */
function tryAnotherMethod(world: World, request: Kind<'try-another-method'>, now: EpochSeconds): Step {
  const { challenge } = browserById(world, request.browser);
  if (challenge === null) return { world, result: fail(refusal(null, { code: 'no-challenge' })) };
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
  if (refused !== null) return { world: asked, result: fail(refused) };
  const choosing = changeBrowser(asked, request.browser, {
    challenge: { ...challenge, serialNumber: null },
    banner: null,
  });
  return { world: choosing, result: ok({ kind: 'mfa-needed' }) };
}

function submitCode(world: World, request: Kind<'submit-mfa-code'>, now: EpochSeconds): Step {
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
  if (isForKey) return { world, result: fail(refusal(null, { code: 'needs-the-security-key' })) };
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

function signOut(world: World, request: Kind<'sign-out'>, now: EpochSeconds): Step {
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
  return { world: changed, result: ok({ kind: 'done' }) };
}
