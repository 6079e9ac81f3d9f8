import type { RandomSource, SignaturePort } from '../base/ports.js';
import { bytesToHex, hexToBytes, randomHex } from '../base/random.js';
import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import type { Credential, SecurityKey } from '../world/security-key.js';

/**
 * A security key and the service that trusts it: what W3C Web Authentication Level 2 needs of them, no more. The signed
 * data is laid out as there (sections 5.8.1, 6.1); attestation is "self", and extensions, user verification and
 * transports are left out. The arithmetic is real P-256; `SignaturePort` does it.
 */

/** The relying party's id that keys are bound to. The lab's choice: AWS's own was not looked up. */
export const AWS_RP_ID = 'aws.amazon.com';

/** Bytes of a challenge; section 13.4.3 asks for at least 16. */
const CHALLENGE_BYTES = 32;

/** Flags of the authenticator data, section 6.1: bit 0, user present; bit 6, a credential is attached. */
const USER_PRESENT = 0x01;
const ATTESTED = 0x41;

/** What a browser hands back to the site after a touch. */
export interface SignedResponse {
  readonly credentialId: string;
  readonly publicKey: string;
  /** JSON text: type, challenge and the origin that the browser is really on. */
  readonly clientDataJson: string;
  /** Hex: SHA-256 of the rp id, flags, counter. */
  readonly authenticatorData: string;
  readonly signature: string;
}

/** What the site asks of the browser. The origin comes from the browser, never from the page. */
export interface TouchRequest {
  readonly origin: string;
  readonly challenge: string;
  readonly rpId: string;
}

/** Why a key or a site says no. */
export type WebAuthnProblem = 'origin-mismatch' | 'no-credential' | 'wrong-challenge' | 'bad-signature';

/** What a ceremony needs of the outside. */
export interface WebAuthnPorts {
  readonly random: RandomSource;
  readonly signatures: SignaturePort;
}

/** A fresh challenge, hex. */
export function newChallenge(random: RandomSource): string {
  return randomHex(random, CHALLENGE_BYTES);
}

/** Makes a credential for a site (section 5.1.3): on a touch, and only for a site that the browser is on. */
export function createCredential(
  key: SecurityKey,
  request: TouchRequest & { readonly userHandle: string },
  { random, signatures }: WebAuthnPorts,
): Result<{ readonly key: SecurityKey; readonly response: SignedResponse }, WebAuthnProblem> {
  if (!isWithin(request.origin, request.rpId)) return fail('origin-mismatch');
  const pair = signatures.keyPair(random);
  const credential: Credential = {
    credentialId: randomHex(random, 16),
    rpId: request.rpId,
    userHandle: request.userHandle,
    ...pair,
  };
  const signed = sign(credential, 'webauthn.create', request, ATTESTED, key.signCount + 1, signatures);
  return ok({
    key: { credentials: [...key.credentials, credential], signCount: key.signCount + 1 },
    response: signed,
  });
}

/** Signs a challenge with a credential the site named (section 5.1.4), if the key has one for this very site. */
export function getAssertion(
  key: SecurityKey,
  request: TouchRequest & { readonly allowCredentials: readonly string[] },
  { signatures }: WebAuthnPorts,
): Result<{ readonly key: SecurityKey; readonly response: SignedResponse }, WebAuthnProblem> {
  if (!isWithin(request.origin, request.rpId)) return fail('origin-mismatch');
  const credential = key.credentials.find(
    ({ credentialId, rpId }) => rpId === request.rpId && request.allowCredentials.includes(credentialId),
  );
  if (credential === undefined) return fail('no-credential');
  const signCount = key.signCount + 1;
  const response = sign(credential, 'webauthn.get', request, USER_PRESENT, signCount, signatures);
  return ok({ key: { ...key, signCount }, response });
}

/** What the site expects of a response. */
export interface Expectation {
  readonly type: 'webauthn.create' | 'webauthn.get';
  readonly challenge: string;
  readonly rpId: string;
  /** Of the credential as it was registered; at registration, of the response itself. */
  readonly publicKey: string;
  /** The counter of the last response. */
  readonly signCount: number;
}

/** The site's side (sections 7.1 and 7.2): challenge, origin, rp id, presence, counter, signature. Gives the new counter. */
export function verifyResponse(
  response: SignedResponse,
  expected: Expectation,
  signatures: SignaturePort,
): Result<number, WebAuthnProblem> {
  const client = readClientData(response.clientDataJson);
  if (client === undefined || client.type !== expected.type) return fail('bad-signature');
  if (client.challenge !== expected.challenge) return fail('wrong-challenge');
  if (!isWithin(client.origin, expected.rpId)) return fail('origin-mismatch');
  const data = hexToBytes(response.authenticatorData);
  const rpIdHash = bytesToHex(data.slice(0, 32));
  if (rpIdHash !== bytesToHex(signatures.sha256(utf8(expected.rpId)))) return fail('origin-mismatch');
  const isPresent = ((data[32] ?? 0) & USER_PRESENT) !== 0;
  const counter = Number.parseInt(bytesToHex(data.slice(33, 37)), 16);
  const signedData = concat(data, signatures.sha256(utf8(response.clientDataJson)));
  const isSigned = signatures.verify(expected.publicKey, signedData, response.signature);
  return isPresent && counter > expected.signCount && isSigned ? ok(counter) : fail('bad-signature');
}

function sign(
  credential: Credential,
  type: Expectation['type'],
  { origin, challenge, rpId }: TouchRequest,
  flags: number,
  signCount: number,
  signatures: SignaturePort,
): SignedResponse {
  const clientDataJson = JSON.stringify({ type, challenge, origin });
  const counter = hexToBytes(signCount.toString(16).padStart(8, '0'));
  const data = concat(signatures.sha256(utf8(rpId)), Uint8Array.of(flags), counter);
  const signedData = concat(data, signatures.sha256(utf8(clientDataJson)));
  return {
    credentialId: credential.credentialId,
    publicKey: credential.publicKey,
    clientDataJson,
    authenticatorData: bytesToHex(data),
    signature: signatures.sign(credential.privateKey, signedData),
  };
}

/** Whether an origin is `https` on the rp id's own host or below it (HTML, "is a registrable domain suffix of"). */
function isWithin(origin: string, rpId: string): boolean {
  const host = /^https:\/\/([^/:]+)$/.exec(origin)?.[1];
  return host === rpId || host?.endsWith(`.${rpId}`) === true;
}

function readClientData(
  json: string,
): { readonly type: string; readonly challenge: string; readonly origin: string } | undefined {
  const data: unknown = JSON.parse(json);
  if (typeof data !== 'object' || data === null) return undefined;
  if (!('type' in data && 'challenge' in data && 'origin' in data)) return undefined;
  const { type, challenge, origin } = data;
  return typeof type === 'string' && typeof challenge === 'string' && typeof origin === 'string'
    ? { type, challenge, origin }
    : undefined;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
