import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { addSteps, epochSeconds, stepAt } from '../../../src/sim/base/time.js';
import { freshSeed } from '../../../src/sim/codes/checked-seed.js';
import { checkCode, checkPair } from '../../../src/sim/codes/code-check.js';
import { insideCode } from '../../../src/sim/codes/inside-code.js';
import { otpauthUri } from '../../../src/sim/codes/otpauth-uri.js';
import { readSecretKey } from '../../../src/sim/codes/secret-key.js';
import { codeAt, codeAtStep, encodeBase32 } from '../../../src/sim/codes/totp.js';
import type { TotpParameters } from '../../../src/sim/codes/totp-parameters.js';
import { AWS_PARAMETERS, isAwsDevice, PERIODS, READERS } from '../../../src/sim/codes/totp-parameters.js';
import { depth } from '../../helpers/depth.js';
import { RFC_SEED } from '../scenario.js';

/** The keys of RFC 6238 appendix B: the same digits over and over, as long as the hash. */
const keyOf = (length: number) => encodeBase32(Buffer.from('1234567890'.repeat(7)).subarray(0, length));
const RFC_KEYS = { SHA1: keyOf(20), SHA256: keyOf(32), SHA512: keyOf(64) } as const;

const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const;

const anyParameters: fc.Arbitrary<TotpParameters> = fc.record({
  algorithm: fc.constantFrom(...ALGORITHMS),
  digits: fc.integer({ min: 6, max: 8 }),
  period: fc.oneof(fc.constantFrom(30, 60, 90, 10), fc.integer({ min: PERIODS.least, max: PERIODS.most })),
});

describe('codes of all three hashes', () => {
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1_111_111_109, '07081804', '68084774', '25091201'],
    [1_111_111_111, '14050471', '67062674', '99943326'],
    [1_234_567_890, '89005924', '91819424', '93441116'],
    [2_000_000_000, '69279037', '90698825', '38618901'],
    [20_000_000_000, '65353130', '77737706', '47863826'],
  ])('are those of RFC 6238 appendix B at %i', (time, ...codes) => {
    for (const [index, algorithm] of ALGORITHMS.entries()) {
      const parameters = { algorithm, digits: 8, period: 30 };
      const [seed, code] = [RFC_KEYS[algorithm], codes[index]];

      expect(codeAt(seed, epochSeconds(time), parameters)).toBe(code);
      expect(insideCode(seed, epochSeconds(time), parameters)).toMatchObject({ code, parameters });
      // Fewer digits are the last ones of more.
      expect(codeAt(seed, epochSeconds(time), { ...parameters, digits: 7 })).toBe(code?.slice(1));
    }
  });

  it('are those of another library, for any key, time, hash, length and period', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(
        bytes,
        fc.integer({ min: 0, max: 20_000_000_000 }),
        anyParameters,
        (key, time, parameters) => {
          const totp = new TOTP({ secret: new Secret({ buffer: key.slice().buffer }), ...parameters });

          expect(codeAt(encodeBase32(key), epochSeconds(time), parameters)).toBe(
            totp.generate({ timestamp: time * 1000 }),
          );
        },
      ),
      { numRuns: depth(200, 8_000) },
    );
  });

  it('are not mixed up by what is remembered of the same key', () => {
    const codes = [30, 60].flatMap((period) =>
      ALGORITHMS.flatMap((algorithm) =>
        [6, 8].map((digits) => codeAt(RFC_SEED, epochSeconds(1_234_567_890), { algorithm, digits, period })),
      ),
    );

    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('a check of other codes', () => {
  it('agrees with another library about what is right, for any way of making codes', () => {
    const time = fc.integer({ min: 100_000, max: 20_000_000_000 });
    fc.assert(
      fc.property(time, fc.integer({ min: -4, max: 4 }), anyParameters, (now, stepsOff, parameters) => {
        const totp = new TOTP({ secret: Secret.fromBase32(RFC_SEED), ...parameters });
        const token = totp.generate({ timestamp: (now + stepsOff * parameters.period) * 1000 });

        const verdict = checkCode(freshSeed(RFC_SEED, parameters), token, epochSeconds(now));

        const window = isAwsDevice(parameters) ? 2 : 1;
        const delta = totp.validate({ token, timestamp: now * 1000, window });
        expect(verdict.kind === 'accepted').toBe(delta !== null);
        // Ten minutes, or a step where steps are longer.
        if (Math.abs(stepsOff) * parameters.period <= 600 && delta === null) {
          expect(verdict).toMatchObject({ kind: 'out-of-window', found: { stepsOff } });
        }
      }),
      { numRuns: depth(75, 2_000) },
    );
  });

  it('measures in its own period, and finds two codes that are hours off', () => {
    const parameters = { algorithm: 'SHA256', digits: 8, period: 60 } as const;
    const now = epochSeconds(1_800_000_000);
    const codeOf = (stepsOff: number) =>
      codeAtStep(RFC_SEED, addSteps(stepAt(now, 60), stepsOff), parameters);
    const checked = freshSeed(RFC_SEED, parameters);

    expect(checkCode(checked, codeOf(-3), now)).toMatchObject({
      kind: 'out-of-window',
      found: { stepsOff: -3, period: 60, range: [-180, -120] },
    });
    const hours = checkPair(checked, [codeOf(-361), codeOf(-360)], now);
    expect(hours.verdict).toMatchObject({ kind: 'out-of-window', found: { stepsOff: -360 } });
    // AWS has no such devices.
    expect(checkPair(checked, [codeOf(-1), codeOf(0)], now).pair.kind).not.toBe('taken');
    expect(checkPair(checked, [codeOf(-1), codeOf(0)], now).verdict.kind).toBe('accepted');
  });
});

describe('the parameters of a key', () => {
  it('come back from the URI that is drawn, which leaves out what is usual', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const uri = otpauthUri({ issuer: 'MFA Lab', account: 'a@b', secret: RFC_SEED, parameters });

        expect(readSecretKey(uri)).toMatchObject({ ok: true, value: { seed: RFC_SEED, parameters } });
        expect(/algorithm|digits|period/.test(uri)).toBe(!isAwsDevice(parameters));
      }),
    );
  });

  it.each([
    ['algorithm', ['sha1', ' SHA-256 ', 'HmacSHA512'], ['MD5', 'SHA', 'SHA384', '256', '']],
    ['digits', ['6', '07', ' 8 '], ['5', '9', '10', '6.0', '-6', '٦', '']],
    ['period', ['10', '030', '3600'], ['0', '9', '3601', '30s', '3e1', '-30', '']],
  ] as const)('are read where they can be used: %s', (name, good, bad) => {
    for (const typed of good) expect(READERS[name](typed), typed).not.toBeNull();
    for (const typed of bad) expect(READERS[name](typed), typed).toBeNull();
  });

  it("are AWS's for a device of AWS alone", () => {
    expect(isAwsDevice(AWS_PARAMETERS)).toBe(true);
    for (const other of [{ algorithm: 'SHA256' as const }, { digits: 8 }, { period: 60 }]) {
      expect(isAwsDevice({ ...AWS_PARAMETERS, ...other })).toBe(false);
    }
  });
});
