import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { p256 } from '../../../src/cli/system/p256.js';
import type { SignedRequest } from '../../../src/sim/aws/sigv4.js';
import { isSignedWith, readAuthorization } from '../../../src/sim/aws/sigv4.js';
import { bytesToHex } from '../../../src/sim/base/random.js';
import { depth } from '../../helpers/depth.js';
import { signed } from './wire-lab.js';

const KEYS = {
  accessKeyId: 'LABA234567ABCDEFGHIJ',
  secretAccessKey: 'a/secret+of forty characters, or so it is',
};

const sha256 = (data: Uint8Array) => p256.sha256(data);

function isGood(request: SignedRequest, secret = KEYS.secretAccessKey): boolean {
  const authorization = readAuthorization(request.headers['authorization'] ?? '');
  return authorization !== null && isSignedWith(request, authorization, secret, sha256);
}

/** Bodies and addresses with whatever is escaped in them. */
const anyCall = fc.record({
  body: fc.string({ maxLength: 200 }),
  service: fc.constantFrom('iam', 'sts'),
  query: fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 10 }), fc.string({ maxLength: 10 })), {
    maxLength: 4,
  }),
  sessionToken: fc.option(fc.constantFrom('a/token+of=some', 'another'), { nil: undefined }),
});

/** A text with one character changed. */
function changedAt(text: string, place: number): string {
  const index = place % text.length;
  const other = text[index] === 'a' ? 'b' : 'a';
  return text.slice(0, index) + other + text.slice(index + 1);
}

describe('a signature', () => {
  it('of another implementation is good, and no longer once anything of it has changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCall,
        fc.nat(),
        fc.nat(),
        async ({ body, service, query, sessionToken }, which, place) => {
          const keys = { ...KEYS, ...(sessionToken === undefined ? {} : { sessionToken }) };
          const path = `/?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
          const request = await signed(keys, { method: 'POST', body, service, path });
          expect(isGood(request)).toBe(true);

          const { headers } = request;
          const header = (name: string) => ({
            ...request,
            headers: { ...headers, [name]: changedAt(headers[name] ?? '', place) },
          });
          const changes: readonly (() => SignedRequest)[] = [
            () => ({ ...request, body: new TextEncoder().encode(`${body}x`) }),
            () => ({ ...request, body: new TextEncoder().encode(body === '' ? 'x' : body.slice(1)) }),
            () => ({ ...request, method: 'PUT' }),
            () => ({ ...request, path: '/x' }),
            () => ({ ...request, query: `${request.query}&x=1` }),
            () => header('host'),
            () => header('x-amz-date'),
            () => (sessionToken === undefined ? header('host') : header('x-amz-security-token')),
            () => ({
              ...request,
              headers: {
                ...headers,
                authorization: (headers['authorization'] ?? '').replace('us-east-1', 'eu-west-1'),
              },
            }),
            () => ({
              ...request,
              headers: {
                ...headers,
                authorization: (headers['authorization'] ?? '').replace(/[0-9a-f]{64}$/, (hex) =>
                  changedAt(hex, place),
                ),
              },
            }),
          ];
          const change = changes[which % changes.length];
          expect(change === undefined ? true : isGood(change()), `change ${which % changes.length}`).toBe(
            false,
          );
          expect(isGood(request, changedAt(KEYS.secretAccessKey, place))).toBe(false);
        },
      ),
      { numRuns: depth(40, 1000) },
    );
  });

  it('is one of the body that came, whatever the header says that was signed', async () => {
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    const headers = { 'x-amz-content-sha256': bytesToHex(sha256(new TextEncoder().encode(body))) };
    const request = await signed(KEYS, { method: 'POST', body, service: 'sts', headers });

    expect(isGood(request)).toBe(true);
    expect(isGood({ ...request, body: new TextEncoder().encode(body.replace('Get', 'Set')) })).toBe(false);
  });

  it('of an S3 client may leave the body out, of which there is none', async () => {
    const request = await signed(KEYS, {
      method: 'GET',
      body: '',
      service: 's3',
      path: '/?list-type=2&prefix=a%2Fb',
    });

    expect(request.headers['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD');
    expect(isGood(request)).toBe(true);
  });

  it.each([
    '',
    'Basic YWxpY2U6c2VjcmV0',
    'AWS4-HMAC-SHA256 Credential=LABA234567ABCDEFGHIJ/20260921/us-east-1/iam/aws4_request',
    // The address or the time may not be left out: a signature would be good anywhere, or for ever.
    `AWS4-HMAC-SHA256 Credential=LABA234567ABCDEFGHIJ/20260921/us-east-1/iam/aws4_request, SignedHeaders=x-amz-date, Signature=${'0'.repeat(64)}`,
    `AWS4-HMAC-SHA256 Credential=LABA234567ABCDEFGHIJ/20260921/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    `AWS4-ECDSA-P256-SHA256 Credential=LABA234567ABCDEFGHIJ/20260921/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  ])('is not read out of %j', (header) => {
    expect(readAuthorization(header)).toBeNull();
  });
});
