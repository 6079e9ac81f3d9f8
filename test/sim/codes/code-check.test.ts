import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { addSeconds, addSteps, epochSeconds, stepAt, timeStep } from '../../../src/sim/base/time.js';
import type { CheckedSeed } from '../../../src/sim/codes/checked-seed.js';
import { freshSeed } from '../../../src/sim/codes/checked-seed.js';
import { checkCode, checkPair } from '../../../src/sim/codes/code-check.js';
import { codeAtStep, encodeBase32 } from '../../../src/sim/codes/totp.js';
import { depth } from '../../helpers/depth.js';
import { RFC_SEED, START } from '../scenario.js';

const NOW = addSeconds(START, 10);
const STEP = stepAt(NOW);
const RFC = freshSeed(RFC_SEED);

/** Two neighbours with the same six digits, 911617. */
const TWINS = [910_737, 910_738] as const;

const codeOf = (stepsOff: number, seed = RFC_SEED) => codeAtStep(seed, addSteps(STEP, stepsOff));
const pairOf = (stepsOff: number, seed = RFC_SEED) =>
  [codeOf(stepsOff - 1, seed), codeOf(stepsOff, seed)] as const;
const device = (memory: Partial<CheckedSeed>): CheckedSeed => ({ ...RFC, ...memory });

describe('checkCode', () => {
  it.each([-2, -1, 0, 1, 2])('accepts the code %i steps from now, as a sign-in would', (stepsOff) => {
    expect(checkCode(RFC, codeOf(stepsOff), NOW)).toMatchObject({
      kind: 'accepted',
      found: { stepsOff, step: STEP + stepsOff },
    });
  });

  it.each([-20, -10, -3, 3, 10, 20])('measures the code %i steps from now', (stepsOff) => {
    expect(checkCode(RFC, codeOf(stepsOff), NOW)).toMatchObject({
      kind: 'out-of-window',
      found: { stepsOff },
    });
  });

  it.each([-21, 21, 720, -3000])('says nothing of a code %i steps from now', (stepsOff) => {
    expect(checkCode(RFC, codeOf(stepsOff), NOW)).toEqual({ kind: 'no-match' });
  });

  it('says between which bounds the clocks differ', () => {
    const range = (stepsOff: number) => {
      const verdict = checkCode(RFC, codeOf(stepsOff), NOW);
      return 'found' in verdict ? verdict.found?.range : undefined;
    };

    expect(range(0)).toEqual([-10, 20]);
    expect(range(-1)).toEqual([-40, -10]);
    expect(range(3)).toEqual([80, 110]);
  });

  it('knows that a code works once', () => {
    const used = device({ usedSteps: [{ step: STEP }] });

    expect(checkCode(used, codeOf(0), NOW)).toMatchObject({ kind: 'already-used', found: { stepsOff: 0 } });
    expect(checkCode(used, codeOf(-1), NOW)).toMatchObject({ kind: 'accepted' });
  });

  it('looks where the service expects the device, and where the clock is', () => {
    const drifted = device({ drift: -60 });

    expect(checkCode(drifted, codeOf(-60), NOW)).toMatchObject({
      kind: 'accepted',
      found: { stepsOff: -60 },
    });
    expect(checkCode(drifted, codeOf(-63), NOW)).toMatchObject({
      kind: 'out-of-window',
      found: { stepsOff: -63 },
    });
    expect(checkCode(drifted, codeOf(0), NOW)).toMatchObject({
      kind: 'out-of-window',
      found: { stepsOff: 0 },
    });
    expect(checkCode(drifted, codeOf(-30), NOW)).toEqual({ kind: 'no-match' });
  });

  it.each([
    [TWINS[0], 0, TWINS[0], TWINS[1]],
    [TWINS[1], 0, TWINS[1], TWINS[0]],
    [TWINS[0] - 2, 2, TWINS[0], TWINS[1]],
    [TWINS[1] + 2, -2, TWINS[1], TWINS[0]],
  ])('takes the nearer of two equal neighbours, from step %i', (now, stepsOff, step, other) => {
    const verdict = checkCode(RFC, '911617', epochSeconds(now * 30 + 1));

    expect(verdict).toMatchObject({ kind: 'accepted', found: { step, stepsOff, alsoAt: [other] } });
  });

  it('takes the other of two equal neighbours when one was used', () => {
    const used = device({ usedSteps: [{ step: timeStep(TWINS[0]) }] });

    const verdict = checkCode(used, '911617', epochSeconds(TWINS[0] * 30));

    expect(verdict).toMatchObject({ kind: 'accepted', found: { step: TWINS[1], stepsOff: 1 } });
  });

  it('has no steps before 1970', () => {
    expect(checkCode(RFC, '755224', epochSeconds(5))).toMatchObject({ kind: 'accepted', found: { step: 0 } });
    expect(checkCode(RFC, '000000', epochSeconds(5))).toEqual({ kind: 'no-match' });
  });

  it('knows 41 of the million codes, and puts none of the others anywhere', () => {
    const known = new Set(Array.from({ length: 41 }, (_, index) => codeOf(index - 20)));
    // Some of them, which is enough to notice.
    for (let number = 0; number < 1_000_000; number += depth(211, 17)) {
      const code = String(number).padStart(6, '0');
      const isFound = checkCode(RFC, code, NOW).kind !== 'no-match';
      if (isFound !== known.has(code)) throw new Error(`${code} is ${isFound ? '' : 'not '}found`);
    }

    expect(known.size).toBe(41);
    for (const code of known) {
      const verdict = checkCode(RFC, code, NOW);
      const stepsOff = 'found' in verdict ? verdict.found?.stepsOff : undefined;
      expect(Math.abs(stepsOff ?? Number.NaN)).toBeLessThanOrEqual(20);
    }
  });

  it('says how sure it is', () => {
    const verdict = checkCode(RFC, codeOf(0), NOW);

    expect('found' in verdict && verdict.found?.oneIn).toBeCloseTo(1_000_000 / 41);
  });

  it('agrees with another library on what a sign-in takes, for any key, time and offset', () => {
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 64 });
    const seconds = fc.integer({ min: 3600, max: 4_000_000_000 });
    fc.assert(
      fc.property(bytes, seconds, fc.integer({ min: -25, max: 25 }), (key, time, stepsOff) => {
        const totp = new TOTP({ secret: new Secret({ buffer: key.slice().buffer }) });
        const token = totp.generate({ timestamp: (time + stepsOff * 30) * 1000 });

        const verdict = checkCode(freshSeed(encodeBase32(key)), token, epochSeconds(time));

        const isTaken = totp.validate({ token, timestamp: time * 1000, window: 2 }) !== null;
        expect(verdict.kind === 'accepted').toBe(isTaken);
      }),
    );
  });
});

describe('checkPair', () => {
  it.each([-3000, -2880, -720, -120, -21, -3, 3, 21, 120, 720, 2880, 3000])(
    'measures two codes %i steps from now',
    (stepsOff) => {
      expect(checkPair(RFC, pairOf(stepsOff), NOW)).toMatchObject({
        verdict: { kind: 'out-of-window', found: { stepsOff } },
      });
    },
  );

  it.each([-2, -1, 0, 1, 2])('accepts the second of two codes %i steps from now', (stepsOff) => {
    expect(checkPair(RFC, pairOf(stepsOff), NOW)).toMatchObject({
      verdict: { kind: 'accepted', found: { stepsOff } },
      pair: { kind: 'taken' },
    });
  });

  it.each([-3001, 3001])('does not look %i steps from now', (stepsOff) => {
    expect(checkPair(RFC, pairOf(stepsOff), NOW)).toEqual({
      verdict: { kind: 'no-match' },
      pair: { kind: 'unknown' },
    });
  });

  it.each([
    [-999, false],
    [-998, true],
    [1000, true],
    [1001, false],
  ])('knows whether AWS takes a pair %i steps from now to resynchronise: %s', (stepsOff, isTaken) => {
    expect(checkPair(RFC, pairOf(stepsOff), NOW).pair.kind === 'taken').toBe(isTaken);
  });

  it('knows that a pair has to be newer than the last one, and is looked for around the drift', () => {
    expect(checkPair(device({ lastPairStep: STEP }), pairOf(1), NOW).pair.kind).not.toBe('taken');
    expect(checkPair(device({ lastPairStep: STEP }), pairOf(2), NOW).pair.kind).toBe('taken');
    expect(checkPair(device({ drift: 500 }), pairOf(1500), NOW).pair.kind).toBe('taken');
    expect(checkPair(device({ drift: 500 }), pairOf(-499), NOW).pair.kind).not.toBe('taken');
  });

  it('knows that the second code was used', () => {
    const used = device({ usedSteps: [{ step: STEP }] });

    expect(checkPair(used, pairOf(0), NOW)).toMatchObject({
      verdict: { kind: 'already-used' },
      pair: { kind: 'taken' },
    });
  });

  it('takes two equal neighbours for the pair that they are', () => {
    const now = epochSeconds(TWINS[1] * 30);

    expect(checkPair(RFC, ['911617', '911617'], now)).toMatchObject({
      verdict: { kind: 'accepted', found: { step: TWINS[1], stepsOff: 0 } },
    });
  });

  it.each([
    [
      'swapped neighbours',
      [codeOf(0), codeOf(-1)],
      { kind: 'swapped', found: { stepsOff: 0 }, signIn: 'accepted' },
    ],
    [
      'swapped ones, hours off',
      [codeOf(720), codeOf(719)],
      { kind: 'swapped', found: { stepsOff: 720 }, signIn: 'out-of-window' },
    ],
    [
      'a gap',
      [codeOf(-2), codeOf(0)],
      { kind: 'not-adjacent', stepsApart: 2, found: { stepsOff: 0 }, signIn: 'accepted' },
    ],
    [
      'a gap, newer first',
      [codeOf(3), codeOf(0)],
      { kind: 'not-adjacent', stepsApart: -3, found: { stepsOff: 3 } },
    ],
    ['a gap as wide as can be', [codeOf(-20), codeOf(20)], { kind: 'not-adjacent', stepsApart: 40 }],
    ['a gap, hours off', [codeOf(-722), codeOf(-720)], { kind: 'not-adjacent', found: { stepsOff: -720 } }],
    ['one code twice', [codeOf(-1), codeOf(-1)], { kind: 'same-code', found: { stepsOff: -1 } }],
    ['a foreign code twice', ['000000', '000000'], { kind: 'same-code', found: null }],
    ['a wrong second code', [codeOf(0), '000000'], { kind: 'second-code-unknown', found: { stepsOff: 0 } }],
    ['a wrong first code', ['000000', codeOf(-4)], { kind: 'first-code-unknown', found: { stepsOff: -4 } }],
    ['two wrong codes', ['000000', '000001'], { kind: 'no-match' }],
  ] as const)('names %s', (_case, codes, verdict) => {
    expect(checkPair(RFC, codes, NOW)).toMatchObject({ verdict });
  });

  it('never takes codes of other keys for a clock that is hours off', () => {
    const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(bytes, fc.integer({ min: -3000, max: 3000 }), (key, stepsOff) => {
        const { verdict } = checkPair(RFC, pairOf(stepsOff, encodeBase32(key)), NOW);

        // One of the two may be near by chance, once in 12,000; a place hours off takes both.
        expect(['no-match', 'first-code-unknown', 'second-code-unknown']).toContain(verdict.kind);
      }),
      { numRuns: depth(50, 1000) },
    );
  });
});
