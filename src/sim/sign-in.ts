import { signInFailed } from './aws-error.js';
import type { NewEvent } from './history.js';
import { record, SIGN_IN_SOURCE } from './history.js';
import { refusal } from './operation.js';
import type { ExecuteContext } from './ports.js';
import type { Reason } from './reasons.js';
import type { Refusal, RequestResult, Response, SignInRequest } from './requests.js';
import { fail, ok, unreachable } from './result.js';
import type { EpochSeconds, TimeStep } from './time.js';
import { verifyCode } from './verify-code.js';
import type { Browser, Principal, World } from './world.js';
import { browserById, devicesOf, findUser, labTime, principalName } from './world.js';

type Kind<Name extends SignInRequest['kind']> = Extract<SignInRequest, { kind: Name }>;

interface Step {
  readonly world: World;
  readonly result: RequestResult;
}

/**
 * Console sign-in: a password, then a code when the identity has a device, then a session. Sign-in User Guide, "Sign in
 * to the AWS Management Console as an IAM user"; events as in CloudTrail's "AWS Management Console sign-in events".
 */
export function signIn(world: World, request: SignInRequest, context: ExecuteContext): Step {
  const now = labTime(world, context.now);
  switch (request.kind) {
    case 'sign-in-as-user':
      return signInAsUser(world, request, now);
    case 'sign-in-as-root':
      return signInAsRoot(world, request, now);
    case 'choose-mfa-device':
      return chooseDevice(world, request);
    case 'submit-mfa-code':
      return submitCode(world, request, now);
    case 'sign-out':
      return signOut(world, request, now);
    default:
      return unreachable(request);
  }
}

function signInAsUser(world: World, request: Kind<'sign-in-as-user'>, now: EpochSeconds): Step {
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
    return passwordRefused(world, request.browser, reason ?? { code: 'wrong-password' }, now);
  }
  return passwordAccepted(world, request.browser, { type: 'user', userName: user.userName }, now);
}

function signInAsRoot(world: World, request: Kind<'sign-in-as-root'>, now: EpochSeconds): Step {
  const { root } = world.account;
  if (request.email.toLowerCase() !== root.email) {
    return passwordRefused(world, request.browser, { code: 'unknown-user', looksLikeEmail: true }, now);
  }
  if (request.password !== root.password) {
    return passwordRefused(world, request.browser, { code: 'wrong-password' }, now);
  }
  return passwordAccepted(world, request.browser, { type: 'root' }, now);
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

function passwordAccepted(world: World, browserId: string, principal: Principal, now: EpochSeconds): Step {
  const devices = devicesOf(world.account, principal);
  if (devices.length === 0) return openSession(world, browserId, principal, null, now);
  const [only, ...others] = devices;
  const challenged = changeBrowser(world, browserId, {
    challenge: {
      principal,
      serialNumber: others.length === 0 && only !== undefined ? only.serialNumber : null,
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
  const isTheirs = devicesOf(world.account, challenge.principal).some(
    (device) => device.serialNumber === request.serialNumber,
  );
  if (!isTheirs) return { world, result: fail(refusal(signInFailed(), { code: 'not-their-device' })) };
  const changed = changeBrowser(world, request.browser, {
    challenge: { ...challenge, serialNumber: request.serialNumber },
    banner: null,
  });
  return { world: changed, result: ok({ kind: 'mfa-needed' }) };
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

function codeRefused(
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

function openSession(
  world: World,
  browserId: string,
  principal: Principal,
  used: { readonly serialNumber: string; readonly step: TimeStep } | null,
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

function signInEvent(eventName: string, browser: string, at: EpochSeconds): NewEvent {
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
