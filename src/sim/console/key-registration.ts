import type { LabContext } from '../base/ports.js';
import { randomHex } from '../base/random.js';
import { authorize } from '../iam/authorization.js';
import { noSuchUser, tooManyDevices } from '../iam/aws-error.js';
import { malformedDeviceName } from '../iam/constraints.js';
import { MAX_MFA_DEVICES_PER_USER, ownDeviceRule } from '../iam/operations/device-binding.js';
import type { Outcome } from '../outcome.js';
import { done } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done } from '../responses.js';
import type { WebAuthnProblem } from '../things/security-key.js';
import { AWS_RP_ID, createCredential, newChallenge, verifyResponse } from '../things/security-key.js';
import type { User } from '../world/account.js';
import { allDevicesOf, findUser } from '../world/account.js';
import { securityKeyArn, userArn } from '../world/arn.js';
import { consoleCaller } from '../world/caller.js';
import type { RegisteredKey } from '../world/devices.js';
import { IAM_SOURCE, record } from '../world/history.js';
import type { Principal } from '../world/principal.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { tooLongForLab } from './device-wizard.js';
import { pageOrigin } from './origin.js';
import type { PageOf } from './page.js';
import { changeBrowser, isOver, show, showRefusal } from './page.js';

/** Takes the name of a key, and asks for a touch. */
export function askForRegistration(
  world: World,
  { browser: browserId, keyName }: RequestOf<'submit-key-name'>,
  context: LabContext,
): Outcome<Done> {
  const caller = callerOf(world, browserId, context);
  if ('refusal' in caller) return showRefusal(world, browserId, caller.refusal);
  const tooLong = tooLongForLab(keyName);
  if (tooLong !== null) return showRefusal(world, browserId, tooLong);
  const problem = malformedDeviceName(keyName) ?? registrationProblem(world, browserId, caller.user, context);
  if (problem !== null) return refuse(world, browserId, problem, context);
  const nonce = newChallenge(context.random);
  return show(world, browserId, { name: 'register-security-key', keyName, nonce });
}

/** A touch on the page that registers a key: the key makes a pair for this site, and AWS keeps the public half. */
export function touchAtRegistration(
  world: World,
  browserId: string,
  page: PageOf<'register-security-key'>,
  context: LabContext,
): Outcome<Done> {
  const caller = callerOf(world, browserId, context);
  if ('refusal' in caller) return showRefusal(world, browserId, caller.refusal);
  const problem = registrationProblem(world, browserId, caller.user, context);
  if (problem !== null) return refuse(world, browserId, problem, context);
  const request = {
    origin: pageOrigin(world, { page, challenge: null }),
    challenge: page.nonce,
    rpId: AWS_RP_ID,
  };
  const made = createCredential(
    world.securityKey,
    { ...request, userHandle: caller.user.userId },
    { random: context.random, signatures: context.signatures },
  );
  if (!made.ok) return refuse(world, browserId, keyRefusal(made.failure), context);
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
  if (!verified.ok) return refuse(world, browserId, keyRefusal(verified.failure), context);
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
  return done(writeDown(shown, browserId, null, context, registered.serialNumber));
}

function callerOf(
  world: World,
  browserId: string,
  context: LabContext,
): { readonly user: User } | { readonly refusal: Refusal } {
  const { session } = browserById(world, browserId);
  if (session === null) return { refusal: refusal(null, { code: 'not-signed-in' }) };
  if (isOver(session, context)) return { refusal: refusal(null, { code: 'session-expired' }) };
  if (session.principal.type === 'root') return { refusal: refusal(null, { code: 'root-user' }) };
  if (session.mustChangePassword) return { refusal: refusal(null, { code: 'password-reset-required' }) };
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
  context: LabContext,
): Refusal | null {
  const { session } = browserById(world, browserId);
  if (session === null) return refusal(null, { code: 'not-signed-in' });
  const { account } = world;
  const asking = { ...context, caller: consoleCaller(browserId, session) };
  const own: Principal = { type: 'user', userName: user.userName };
  const denial =
    authorize(account, asking, 'iam:EnableMFADevice', userArn(account.id, user.userName)) ??
    ownDeviceRule(account, user, asking);
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

/** Says on the page that AWS refused, and writes it down. */
function refuse(world: World, browserId: string, refused: Refusal, context: LabContext): Outcome<never> {
  return showRefusal(writeDown(world, browserId, refused, context), browserId, refused);
}

function writeDown(
  world: World,
  browserId: string,
  refused: Refusal | null,
  { now }: LabContext,
  serialNumber?: string,
): World {
  const { session } = browserById(world, browserId);
  const actor = session?.principal.type === 'user' ? session.principal.userName : null;
  return record(world, {
    at: now,
    eventSource: IAM_SOURCE,
    eventName: 'EnableMFADevice',
    actor,
    browser: browserId,
    mfaAuthenticated: session?.mfa != null,
    details: serialNumber === undefined ? {} : { serialNumber },
    refusal: refused,
  });
}
