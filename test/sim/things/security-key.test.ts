import { describe, expect, it } from 'vitest';
import { p256 } from '../../../src/cli/system/p256.js';
import {
  AWS_RP_ID,
  createCredential,
  type Expectation,
  getAssertion,
  newChallenge,
  verifyResponse,
} from '../../../src/sim/things/security-key.js';
import { NEW_SECURITY_KEY } from '../../../src/sim/world/security-key.js';
import { seededRandom } from '../../helpers/fake-ports.js';

const CONSOLE = 'https://console.aws.amazon.com';
const SIGN_IN = 'https://lab-abcde.signin.aws.amazon.com';
const LOOK_ALIKE = 'https://signin-aws.example';

function registered() {
  const ports = { random: seededRandom(3), signatures: p256 };
  const challenge = newChallenge(ports.random);
  const made = createCredential(
    NEW_SECURITY_KEY,
    { origin: CONSOLE, challenge, rpId: AWS_RP_ID, userHandle: 'AIDA1' },
    ports,
  );
  if (!made.ok) throw new Error(made.failure);
  return { ...made.value, ports, challenge };
}

function signedIn(origin = SIGN_IN, challenge = 'c0ffee') {
  const { key, response, ports } = registered();
  const allowCredentials = [response.credentialId];
  const asserted = getAssertion(key, { origin, challenge, rpId: AWS_RP_ID, allowCredentials }, ports);
  return { asserted, publicKey: response.publicKey };
}

function expected(publicKey: string): Expectation {
  return { type: 'webauthn.get', challenge: 'c0ffee', rpId: AWS_RP_ID, publicKey, signCount: 1 };
}

describe('registering a security key', () => {
  it('gives a response that the site can verify', () => {
    const { response, challenge } = registered();

    expect(
      verifyResponse(
        response,
        { ...expected(response.publicKey), type: 'webauthn.create', challenge, signCount: 0 },
        p256,
      ),
    ).toEqual({ ok: true, value: 1 });
  });

  it('is refused by the browser for a site it is not on', () => {
    const ports = { random: seededRandom(3), signatures: p256 };

    expect(
      createCredential(
        NEW_SECURITY_KEY,
        { origin: LOOK_ALIKE, challenge: 'c0ffee', rpId: AWS_RP_ID, userHandle: 'AIDA1' },
        ports,
      ),
    ).toEqual({ ok: false, failure: 'origin-mismatch' });
  });
});

describe('signing in with a security key', () => {
  it('works on the real site', () => {
    const { asserted, publicKey } = signedIn();
    if (!asserted.ok) throw new Error(asserted.failure);

    expect(verifyResponse(asserted.value.response, expected(publicKey), p256)).toEqual({
      ok: true,
      value: 2,
    });
  });

  it.each([
    ['a look-alike', LOOK_ALIKE],
    ['a name that only ends alike', 'https://notaws.amazon.com'],
    ['a page without https', 'http://console.aws.amazon.com'],
    ['a port', 'https://console.aws.amazon.com:8443'],
  ])('signs nothing for %s', (_name, origin) => {
    expect(signedIn(origin).asserted).toEqual({ ok: false, failure: 'origin-mismatch' });
  });

  it('signs nothing for a look-alike that asks in its own name', () => {
    const { key, response, ports } = registered();

    expect(
      getAssertion(
        key,
        {
          origin: LOOK_ALIKE,
          challenge: 'c0ffee',
          rpId: 'signin-aws.example',
          allowCredentials: [response.credentialId],
        },
        ports,
      ),
    ).toEqual({ ok: false, failure: 'no-credential' });
  });

  it('is refused with an old challenge, a used counter, a changed origin or another key', () => {
    const { asserted, publicKey } = signedIn();
    if (!asserted.ok) throw new Error(asserted.failure);
    const { response } = asserted.value;
    const verify = (changed: object, expectation = expected(publicKey)) =>
      verifyResponse({ ...response, ...changed }, expectation, p256);

    expect(verify({}, { ...expected(publicKey), challenge: 'other' })).toMatchObject({
      failure: 'wrong-challenge',
    });
    expect(verify({}, { ...expected(publicKey), signCount: 2 })).toMatchObject({
      failure: 'bad-signature',
    });
    expect(verify({ clientDataJson: response.clientDataJson.replace(SIGN_IN, CONSOLE) })).toMatchObject({
      failure: 'bad-signature',
    });
    const other = p256.keyPair(seededRandom(9)).publicKey;
    expect(verify({}, expected(other))).toMatchObject({ failure: 'bad-signature' });
  });
});
