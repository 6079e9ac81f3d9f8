import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../../src/sim/codes/export-uri.js';
import { readSecretKey } from '../../../src/sim/codes/secret-key.js';
import { decodeBase32, encodeBase32 } from '../../../src/sim/codes/totp.js';
import { exportBytes, exportUri, uriOf } from '../../helpers/export-uri.js';
import { RFC_SEED } from '../scenario.js';

const SECRET = decodeBase32(RFC_SEED);
const AWS = { secret: SECRET, name: 'Amazon Web Services:alice@123456789012', issuer: 'Amazon Web Services' };
const OTHER = { secret: Uint8Array.of(1, 2, 3, 4, 5), name: 'bob', issuer: 'Mail' };

describe('an export of Google Authenticator', () => {
  it('gives the key of its one entry, with its name', () => {
    expect(readSecretKey(exportUri([AWS]))).toMatchObject({
      ok: true,
      value: {
        seed: RFC_SEED,
        label: { issuer: 'Amazon Web Services', account: 'alice@123456789012' },
        parameters: { algorithm: 'SHA1', digits: 6, period: 30 },
        part: null,
      },
    });
  });

  it('asks which, where there are several, and gives the chosen one', () => {
    const uri = exportUri([AWS, OTHER, { ...OTHER, name: 'counter', type: 1 }]);

    expect(readSecretKey(uri)).toEqual({
      ok: false,
      failure: {
        kind: 'several-entries',
        chosen: null,
        entries: [
          { issuer: 'Amazon Web Services', account: 'alice@123456789012', isTimed: true },
          { issuer: 'Mail', account: 'bob', isTimed: true },
          { issuer: 'Mail', account: 'counter', isTimed: false },
        ],
      },
    });
    expect(readSecretKey(uri, 1)).toMatchObject({ value: { seed: RFC_SEED } });
    expect(readSecretKey(uri, 2)).toMatchObject({ value: { seed: encodeBase32(OTHER.secret) } });
    expect(readSecretKey(uri, 3)).toEqual({ ok: false, failure: { kind: 'other-type', type: 'hotp' } });
    for (const chosen of [0, 4, 999]) {
      expect(readSecretKey(uri, chosen)).toMatchObject({ failure: { kind: 'several-entries', chosen } });
    }
  });

  it.each([
    [
      { algorithm: 0, digits: 0, type: 0 },
      { algorithm: 'SHA1', digits: 6 },
    ],
    [
      { algorithm: 2, digits: 2 },
      { algorithm: 'SHA256', digits: 8 },
    ],
    [
      { algorithm: 3, digits: 1 },
      { algorithm: 'SHA512', digits: 6 },
    ],
  ])('knows how the codes of %j are made', (numbers, parameters) => {
    expect(readSecretKey(exportUri([{ ...AWS, ...numbers }]))).toMatchObject({ value: { parameters } });
  });

  it.each([
    [{ algorithm: 4 }, 'algorithm'],
    [{ digits: 3 }, 'digits'],
  ])('refuses %j, which are no codes that can be made here', (numbers, name) => {
    expect(readSecretKey(exportUri([{ ...AWS, ...numbers }]))).toMatchObject({
      failure: { kind: 'other-parameter', name },
    });
  });

  it('says which part it is, where it was cut into several QR codes', () => {
    expect(readSecretKey(exportUri([AWS], { parts: 3, part: 1 }))).toMatchObject({
      value: { part: { part: 2, parts: 3 } },
    });
  });

  it('takes the alphabet of addresses, and a plus that became a space', () => {
    const base64 = Buffer.from(
      exportBytes([{ ...AWS, secret: Uint8Array.of(0xfb, 0xef, 0xff, 0xbe) }]),
    ).toString('base64');
    expect(base64).toMatch(/[+/]/);

    for (const data of [
      base64,
      base64.replaceAll('+', ' '),
      base64.replaceAll('+', '-').replaceAll('/', '_'),
    ]) {
      expect(readExport(data)?.entries[0]?.secret).toEqual(Uint8Array.of(0xfb, 0xef, 0xff, 0xbe));
    }
  });

  it('never takes one that was cut off for a shorter key', () => {
    const whole = exportBytes([AWS]);
    for (let length = 0; length < whole.length; length += 1) {
      const read = readSecretKey(uriOf(whole.slice(0, length)));

      if (read.ok) expect(read.value.seed).toBe(RFC_SEED);
      else expect(read.failure.kind).toBe('export-uri');
    }
  });

  it('gives back any key, and answers to any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 128 }), fc.string(), (secret, name) => {
        expect(readSecretKey(exportUri([{ secret, name }]))).toMatchObject({
          value: { seed: encodeBase32(secret), byteCount: secret.length },
        });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (message) => {
        const read = readSecretKey(uriOf(message));
        expect(read.ok ? read.value.byteCount : 1).toBeGreaterThan(0);
      }),
    );
  });
});
