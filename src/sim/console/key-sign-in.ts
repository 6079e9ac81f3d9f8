import type { LabContext } from '../base/ports.js';
import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { signInFailed } from '../iam/aws-error.js';
import type { Outcome } from '../outcome.js';
import type { SignedIn } from '../responses.js';
import type { SignedResponse, WebAuthnProblem } from '../things/security-key.js';
import { AWS_RP_ID, getAssertion, verifyResponse } from '../things/security-key.js';
import { allDevicesOf } from '../world/account.js';
import type { Browser, Challenge } from '../world/browser.js';
import type { RegisteredKey } from '../world/devices.js';
import { givesCodes } from '../world/devices.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { pageOrigin } from './origin.js';
import { codeRefused, openSession } from './sessions.js';

// A sign-in with a security key, in its two halves: what the key makes for the site that asks, and what AWS says of it.
// On AWS's own page both happen in one browser. On any other page the first half is where it ends.

/** The key that a sign-in waits for, or why there is none to wait for. */
export function awaitedKey(
  { account }: World,
  { principal, serialNumber }: Challenge,
): Result<RegisteredKey, 'no-credential' | 'needs-a-code-device'> {
  const device = allDevicesOf(account, principal).find((one) => one.serialNumber === serialNumber);
  if (device === undefined) return fail(serialNumber === null ? 'needs-a-code-device' : 'no-credential');
  return givesCodes(device) ? fail('needs-a-code-device') : ok(device);
}

/** What a page asks of the key: in whose name, and for which sign-in. */
export interface KeyQuestion {
  /** The window that shows the page. Its browser says which site that is; the page cannot. */
  readonly asking: Pick<Browser, 'page' | 'challenge'>;
  readonly rpId: string;
  readonly challenge: Challenge;
  readonly registered: RegisteredKey;
}

/** A touch: the key signs the challenge for the site that the browser is really on, if it has anything for that site. */
export function askKey(
  world: World,
  { asking, rpId, challenge, registered }: KeyQuestion,
  { random, signatures }: LabContext,
): Result<{ readonly world: World; readonly response: SignedResponse }, WebAuthnProblem> {
  const asserted = getAssertion(
    world.securityKey,
    {
      origin: pageOrigin(world, asking),
      challenge: challenge.nonce,
      rpId,
      allowCredentials: [registered.credentialId],
    },
    { random, signatures },
  );
  if (!asserted.ok) return asserted;
  const { key, response } = asserted.value;
  return ok({ world: { ...world, securityKey: key }, response });
}

/** AWS looks at what came from the browser that waits: challenge, site, signature. Then that browser is in, or is not. */
export function takeSignature(
  world: World,
  waiting: string,
  response: SignedResponse,
  { challenge, registered }: Pick<KeyQuestion, 'challenge' | 'registered'>,
  { signatures, now }: LabContext,
): Outcome<SignedIn> {
  const { principal } = challenge;
  const { publicKey, signCount, serialNumber } = registered;
  const verified = verifyResponse(
    response,
    { type: 'webauthn.get', challenge: challenge.nonce, rpId: AWS_RP_ID, publicKey, signCount },
    signatures,
  );
  if (!verified.ok) {
    const refused = refusal(signInFailed(), { code: verified.failure });
    return codeRefused(world, waiting, principal, refused, now);
  }
  const securityKeys = world.account.securityKeys.map((key) =>
    key === registered ? { ...key, signCount: verified.value } : key,
  );
  const counted = { ...world, account: { ...world.account, securityKeys } };
  return openSession(counted, waiting, principal, { serialNumber }, now);
}
