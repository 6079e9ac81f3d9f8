import fc from 'fast-check';
import { HOTP, Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { epochSeconds, timeStep } from '../../../src/sim/base/time.js';
import { codeAt, codeAtStep, encodeBase32, isSixDigits, mintSeed } from '../../../src/sim/codes/totp.js';
import { seededRandom } from '../../helpers/fake-ports.js';
import { RFC_KEY, RFC_SEED } from '../scenario.js';

const key = () => fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('codeAtStep', () => {
  // RFC 4226 Appendix D.
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('gives the code of RFC 4226 for counter %i', (step, code) => {
    expect(codeAtStep(RFC_SEED, timeStep(step))).toBe(code);
  });

  // Further steps of the same key, where verifiers are known to go wrong.
  it.each([
    ['one leading zero', 30, '026920'],
    ['a leading zero just before another', 35, '037211'],
    ['two leading zeros', 36, '003784'],
    ['three leading zeros', 44, '000152'],
    ['four leading zeros', 25_193, '000039'],
    ['the first of two equal neighbours', 910_737, '911617'],
    ['the second of two equal neighbours', 910_738, '911617'],
    ['the first of an ordinary pair', 41_152_263, '005924'],
    ['the second of an ordinary pair', 41_152_264, '590587'],
  ])('gives %s', (_case, step, code) => {
    expect(codeAtStep(RFC_SEED, timeStep(step))).toBe(code);
  });

  it('agrees with otpauth for any key and counter, also past 32 bits', () => {
    fc.assert(
      fc.property(key(), fc.integer({ min: 0, max: 2 ** 40 }), (bytes, counter) => {
        const independent = HOTP.generate({ secret: new Secret({ buffer: bytes.slice().buffer }), counter });

        expect(codeAtStep(encodeBase32(bytes), timeStep(counter))).toBe(independent);
      }),
    );
  });

  it('gives the same code when asked again', () => {
    const first = codeAtStep(RFC_SEED, timeStep(44));

    expect(codeAtStep(RFC_SEED, timeStep(44))).toBe(first);
  });

  it('keeps the codes of two seeds apart', () => {
    const other = encodeBase32(new Uint8Array(20));

    expect(codeAtStep(other, timeStep(0))).not.toBe(codeAtStep(RFC_SEED, timeStep(0)));
  });
});

describe('codeAt', () => {
  // RFC 6238 Appendix B, SHA-1: the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('gives the code of RFC 6238 at %i', (time, code) => {
    expect(codeAt(RFC_SEED, epochSeconds(time))).toBe(code);
  });

  it('shows one code for the whole of a step and the next from its first moment', () => {
    expect(codeAt(RFC_SEED, epochSeconds(30))).toBe('287082');
    expect(codeAt(RFC_SEED, epochSeconds(59.999))).toBe('287082');
    expect(codeAt(RFC_SEED, epochSeconds(60))).toBe('359152');
  });

  it('agrees with otpauth for any key and time', () => {
    fc.assert(
      fc.property(key(), fc.integer({ min: 0, max: 4_000_000_000 }), (bytes, time) => {
        const independent = TOTP.generate({
          secret: new Secret({ buffer: bytes.slice().buffer }),
          timestamp: time * 1000,
        });

        expect(codeAt(encodeBase32(bytes), epochSeconds(time))).toBe(independent);
      }),
    );
  });
});

describe('mintSeed', () => {
  it('is 160 random bits in 32 Base32 characters', () => {
    expect(mintSeed({ bytes: (count) => RFC_KEY.slice(0, count) })).toBe(RFC_SEED);
  });

  it('has no padding and only characters that survive in every app', () => {
    const random = seededRandom(7);

    const seeds = Array.from({ length: 50 }, () => mintSeed(random));

    for (const seed of seeds) expect(seed).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('is another each time', () => {
    const random = seededRandom(7);

    const seeds = Array.from({ length: 50 }, () => mintSeed(random));

    expect(new Set(seeds).size).toBe(50);
  });
});

describe('encodeBase32', () => {
  // RFC 4648 section 10, without the padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('encodes %j as %j', (text, encoded) => {
    expect(encodeBase32(new TextEncoder().encode(text))).toBe(encoded);
  });

  it('agrees with otpauth for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(encodeBase32(bytes)).toBe(new Secret({ buffer: bytes.slice().buffer }).base32);
      }),
    );
  });
});

describe('isSixDigits', () => {
  it.each(['000000', '012345', '999999'])('takes %j', (text) => {
    expect(isSixDigits(text)).toBe(true);
  });

  it.each([
    '',
    '12345',
    '1234567',
    '12345a',
    ' 123456',
    '123456\n',
    '123 456',
    '-12345',
    '1e5000',
    '１２３４５６',
    '١٢٣٤٥٦',
  ])('does not take %j', (text) => {
    expect(isSixDigits(text)).toBe(false);
  });
});
