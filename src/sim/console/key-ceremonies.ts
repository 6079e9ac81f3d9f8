import type { LabContext } from '../base/ports.js';
import { signInFailed } from '../iam/aws-error.js';
import type { Handlers, Outcome } from '../outcome.js';
import { failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done, SignedIn } from '../responses.js';
import type { WebAuthnProblem } from '../things/security-key.js';
import { AWS_RP_ID, getAssertion, verifyResponse } from '../things/security-key.js';
import { allDevicesOf } from '../world/account.js';
import { givesCodes } from '../world/devices.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { askForRegistration, touchAtRegistration } from './key-registration.js';
import { pageOrigin } from './origin.js';
import { inHandsOf } from './page.js';
import type { KeyRequest } from './requests.js';
import { codeRefused, openSession } from './sessions.js';

/**
 * Security keys in the console. Registering and using them is console-only on AWS (IAM User Guide, "Supported
 * configurations for using passkeys and security keys"), so no IAM operation stands behind it here.
 */
export const KEY_HANDLERS = {
  'submit-key-name': askForRegistration,
  'touch-security-key': inHandsOf(['learner'], touch),
} satisfies Handlers<KeyRequest>;

/** A touch answers what the page asks for: a new credential, or a signature. */
function touch(
  world: World,
  { browser }: RequestOf<'touch-security-key'>,
  context: LabContext,
): Outcome<Done | SignedIn> {
  const { page } = browserById(world, browser);
  return page.name === 'register-security-key'
    ? touchAtRegistration(world, browser, page, context)
    : touchAtSignIn(world, browser, context);
}

/** A touch at sign-in: the key signs the challenge for the site that the browser is really on. */
function touchAtSignIn(world: World, browserId: string, context: LabContext): Outcome<SignedIn> {
  const { challenge, page } = browserById(world, browserId);
  if (challenge === null) return failed(world, refusal(null, { code: 'no-challenge' }));
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
      origin: pageOrigin(world, { page, challenge }),
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
