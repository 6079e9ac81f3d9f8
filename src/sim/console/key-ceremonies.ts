import type { ExecuteContext } from '../base/ports.js';
import { randomHex } from '../base/random.js';
import { fail, ok } from '../base/result.js';
import { authorize } from '../iam/authorization.js';
import { noSuchUser, signInFailed, tooManyDevices } from '../iam/aws-error.js';
import { MAX_MFA_DEVICES_PER_USER, ownDeviceRule } from '../iam/operations/device-binding.js';
import { deviceNameProblem } from '../iam/operations/virtual-devices.js';
import type { WebAuthnProblem } from '../things/security-key.js';
import {
  AWS_RP_ID,
  createCredential,
  getAssertion,
  newChallenge,
  verifyResponse,
} from '../things/security-key.js';
import type { User } from '../world/account.js';
import { allDevicesOf, findUser } from '../world/account.js';
import { securityKeyArn, userArn } from '../world/arn.js';
import type { RegisteredKey } from '../world/devices.js';
import { givesCodes } from '../world/devices.js';
import { IAM_SOURCE, record } from '../world/history.js';
import type { Principal } from '../world/principal.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { originOf } from './origin.js';
import type { Step } from './sessions.js';
import { changeBrowser, codeRefused, openSession } from './sessions.js';

// Security keys in the console. Registering and using them is console-only on AWS (IAM User Guide, "Supported
// configurations for using passkeys and security keys"), so no IAM operation stands behind it here.

/** Takes the name of a key, and asks for a touch. `context.now` is lab time. */
export function askForRegistration(
  world: World,
  browserId: string,
  keyName: string,
  context: ExecuteContext,
): Step {
  const caller = callerOf(world, browserId);
  if ('refusal' in caller) return refuse(world, browserId, caller.refusal);
  const problem = deviceNameProblem(keyName) ?? registrationProblem(world, browserId, caller.user, context);
  if (problem !== null) return refuse(world, browserId, problem, 'EnableMFADevice', context);
  const nonce = newChallenge(context.random);
  const asked = changeBrowser(world, browserId, {
    page: { name: 'register-security-key', keyName, nonce },
    banner: null,
  });
  return { world: asked, result: ok({ kind: 'done' }) };
}

/** A touch on the page that registers a key: the key makes a pair for this site, and AWS keeps the public half. */
export function touchAtRegistration(world: World, browserId: string, context: ExecuteContext): Step {
  const { page } = browserById(world, browserId);
  const caller = callerOf(world, browserId);
  if ('refusal' in caller) return refuse(world, browserId, caller.refusal);
  if (page.name !== 'register-security-key') {
    return { world, result: fail(refusal(null, { code: 'not-on-this-page' })) };
  }
  const problem = registrationProblem(world, browserId, caller.user, context);
  if (problem !== null) return refuse(world, browserId, problem, 'EnableMFADevice', context);
  const request = { origin: originOf(world, page), challenge: page.nonce, rpId: AWS_RP_ID };
  const made = createCredential(
    world.securityKey,
    { ...request, userHandle: caller.user.userId },
    { random: context.random, signatures: context.signatures },
  );
  if (!made.ok) return refuse(world, browserId, keyRefusal(made.failure), 'EnableMFADevice', context);
  const { key, response } = made.value;
  const verified = verifyResponse(
    response,
    {
      type: 'webauthn.create',
      challenge: page.nonce,
      rpId: AWS_RP_ID,
      publicKey: response.publicKey,
      signCount: world.securityKey.signCount,
    },
    context.signatures,
  );
  if (!verified.ok) return refuse(world, browserId, keyRefusal(verified.failure), 'EnableMFADevice', context);
  const { account } = world;
  const registered: RegisteredKey = {
    kind: 'security-key',
    serialNumber: securityKeyArn(
      account.id,
      caller.user.userName,
      page.keyName,
      randomHex(context.random, 8).toUpperCase(),
    ),
    name: page.keyName,
    credentialId: response.credentialId,
    publicKey: response.publicKey,
    signCount: verified.value,
    owner: { type: 'user', userName: caller.user.userName },
    enabledAt: context.now,
  };
  const added: World = {
    ...world,
    securityKey: key,
    account: { ...account, securityKeys: [...account.securityKeys, registered] },
  };
  const shown = changeBrowser(added, browserId, {
    page: { name: 'security-credentials' },
    banner: { kind: 'device-assigned', deviceName: registered.name },
  });
  return {
    world: writeDown(shown, browserId, 'EnableMFADevice', null, context, registered.serialNumber),
    result: ok({ kind: 'done' }),
  };
}

/** A touch at sign-in: the key signs the challenge for the site that the browser is really on. */
export function touchAtSignIn(world: World, browserId: string, context: ExecuteContext): Step {
  const { challenge, page } = browserById(world, browserId);
  if (challenge === null) return { world, result: fail(refusal(null, { code: 'no-challenge' })) };
  const { principal } = challenge;
  const refuseCode = (code: WebAuthnProblem | 'needs-a-code-device') =>
    codeRefused(world, browserId, principal, refusal(signInFailed(), { code }), context.now);
  const registered = allDevicesOf(world.account, principal).find(
    ({ serialNumber }) => serialNumber === challenge.serialNumber,
  );
  if (registered === undefined && challenge.serialNumber !== null) return refuseCode('no-credential');
  if (registered === undefined || givesCodes(registered)) return refuseCode('needs-a-code-device');
  const asserted = getAssertion(
    world.securityKey,
    {
      origin: originOf(world, page),
      challenge: challenge.nonce,
      rpId: AWS_RP_ID,
      allowCredentials: [registered.credentialId],
    },
    { random: context.random, signatures: context.signatures },
  );
  if (!asserted.ok) return refuseCode(asserted.failure);
  const { publicKey, signCount } = registered;
  const verified = verifyResponse(
    asserted.value.response,
    { type: 'webauthn.get', challenge: challenge.nonce, rpId: AWS_RP_ID, publicKey, signCount },
    context.signatures,
  );
  if (!verified.ok) return refuseCode(verified.failure);
  const counted = world.account.securityKeys.map((key) =>
    key === registered ? { ...key, signCount: verified.value } : key,
  );
  const signed: World = {
    ...world,
    securityKey: asserted.value.key,
    account: { ...world.account, securityKeys: counted },
  };
  return openSession(signed, browserId, principal, { serialNumber: registered.serialNumber }, context.now);
}

function callerOf(world: World, browserId: string): { readonly user: User } | { readonly refusal: Refusal } {
  const { session } = browserById(world, browserId);
  if (session === null) return { refusal: refusal(null, { code: 'not-signed-in' }) };
  if (session.principal.type === 'root') return { refusal: refusal(null, { code: 'root-user' }) };
  const user = findUser(world.account, session.principal.userName);
  return user === undefined
    ? { refusal: refusal(noSuchUser(session.principal.userName), { code: 'no-such-user' }) }
    : { user };
}

/** Permission, the rule about one's own devices, and the limit: as for any other device. */
function registrationProblem(
  world: World,
  browserId: string,
  user: User,
  context: ExecuteContext,
): Refusal | null {
  const { session } = browserById(world, browserId);
  if (session === null) return refusal(null, { code: 'not-signed-in' });
  const { account } = world;
  const own: Principal = { type: 'user', userName: user.userName };
  const denial =
    authorize(account, session, 'iam:EnableMFADevice', userArn(account.id, user.userName)) ??
    ownDeviceRule(account, user, { ...context, session });
  if (denial !== null) return denial;
  return allDevicesOf(account, own).length >= MAX_MFA_DEVICES_PER_USER
    ? refusal(tooManyDevices(MAX_MFA_DEVICES_PER_USER), {
        code: 'too-many-devices',
        limit: MAX_MFA_DEVICES_PER_USER,
      })
    : null;
}

function keyRefusal(problem: WebAuthnProblem): Refusal {
  return refusal(null, { code: problem });
}

function refuse(
  world: World,
  browserId: string,
  refused: Refusal,
  eventName?: string,
  context?: ExecuteContext,
): Step {
  const banner = refused.error === null ? null : ({ kind: 'refused', error: refused.error } as const);
  const shown = changeBrowser(world, browserId, { banner });
  const written =
    eventName === undefined || context === undefined
      ? shown
      : writeDown(shown, browserId, eventName, refused, context);
  return { world: written, result: fail(refused) };
}

function writeDown(
  world: World,
  browserId: string,
  eventName: string,
  refused: Refusal | null,
  { now }: ExecuteContext,
  serialNumber?: string,
): World {
  const { session } = browserById(world, browserId);
  const actor = session?.principal.type === 'user' ? session.principal.userName : null;
  return record(world, {
    at: now,
    eventSource: IAM_SOURCE,
    eventName,
    actor,
    browser: browserId,
    mfaAuthenticated: session?.mfa != null,
    details: serialNumber === undefined ? {} : { serialNumber },
    refusal: refused,
  });
}
