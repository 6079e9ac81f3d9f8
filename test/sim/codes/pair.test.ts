import { describe, expect, it } from 'vitest';
import { addSeconds, addSteps, epochSeconds, stepAt, timeStep } from '../../../src/sim/base/time.js';
import type { CheckedSeed } from '../../../src/sim/codes/checked-seed.js';
import { freshSeed } from '../../../src/sim/codes/checked-seed.js';
import {
  FAR_STEPS,
  LARGEST_GAP,
  NEAR_STEPS,
  PAIR_STEPS_BACK,
  PAIR_STEPS_FORWARD,
} from '../../../src/sim/codes/limits.js';
import type { CodePair } from '../../../src/sim/codes/pair.js';
import { isPairUsed, pairReason, readPair } from '../../../src/sim/codes/pair.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { createDevice, device, labWithDevice, RFC_SEED, START } from '../scenario.js';

const NOW = addSeconds(START, 10);
const STEP = stepAt(NOW);
const RFC = freshSeed(RFC_SEED);

const codeOf = (stepsOff: number) => codeAtStep(RFC_SEED, addSteps(STEP, stepsOff));
const pairOf = (stepsOff: number): CodePair => [codeOf(stepsOff - 1), codeOf(stepsOff)];
const at = (stepsOff: number) => addSteps(STEP, stepsOff);
const read = (codes: CodePair, memory: Partial<CheckedSeed> = {}) =>
  readPair({ ...RFC, ...memory }, codes, NOW, null);

describe('two codes of a device', () => {
  it.each([-PAIR_STEPS_BACK, -1, 0, 1, PAIR_STEPS_FORWARD])('%i steps from now are taken', (stepsOff) => {
    expect(read(pairOf(stepsOff))).toEqual({ kind: 'taken', step: at(stepsOff) });
  });

  it.each([-FAR_STEPS, -PAIR_STEPS_BACK - 1, PAIR_STEPS_FORWARD + 1, FAR_STEPS])(
    '%i steps from now are out of range',
    (stepsOff) => {
      expect(read(pairOf(stepsOff))).toEqual({ kind: 'out-of-range', step: at(stepsOff) });
    },
  );

  it.each([-FAR_STEPS - 1, FAR_STEPS + 1])('%i steps from now are not recognised', (stepsOff) => {
    expect(read(pairOf(stepsOff))).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['swapped', [codeOf(0), codeOf(-1)], { kind: 'swapped', step: at(-1) }],
    ['swapped, hours off', [codeOf(720), codeOf(719)], { kind: 'swapped', step: at(719) }],
    ['with one between', [codeOf(-2), codeOf(0)], { kind: 'not-adjacent', step: at(0), stepsApart: 2 }],
    ['21 steps apart', [codeOf(-21), codeOf(0)], { kind: 'not-adjacent', step: at(0), stepsApart: 21 }],
    ['the newer first', [codeOf(3), codeOf(0)], { kind: 'not-adjacent', step: at(0), stepsApart: -3 }],
    [
      'as far apart as is called a gap',
      [codeOf(-LARGEST_GAP), codeOf(0)],
      { kind: 'not-adjacent', step: at(0), stepsApart: LARGEST_GAP },
    ],
    [
      'further apart than that',
      [codeOf(-LARGEST_GAP - 1), codeOf(0)],
      { kind: 'first-code-unknown', step: at(0) },
    ],
    [
      'apart, hours off',
      [codeOf(-722), codeOf(-720)],
      { kind: 'not-adjacent', step: at(-720), stepsApart: 2 },
    ],
    ['one twice', [codeOf(-1), codeOf(-1)], { kind: 'same-code', step: at(-1) }],
    ['one of nobody twice', ['000000', '000000'], { kind: 'same-code', step: null }],
    ['the second mistyped', [codeOf(0), '000000'], { kind: 'second-code-unknown', step: at(0) }],
    ['the first mistyped', ['000000', codeOf(-4)], { kind: 'first-code-unknown', step: at(-4) }],
    [
      'the first mistyped, the second as far off as one code is recognised',
      ['000000', codeOf(NEAR_STEPS)],
      { kind: 'first-code-unknown', step: at(NEAR_STEPS) },
    ],
    ['the first mistyped, the second further off', ['000000', codeOf(NEAR_STEPS + 1)], { kind: 'unknown' }],
    ['both mistyped', ['000000', '000001'], { kind: 'unknown' }],
  ] as const)('%s are read as that', (_case, codes, reading) => {
    expect(read(codes)).toEqual(reading);
  });

  it('are looked for where the device is expected', () => {
    expect(read(pairOf(1500), { drift: 500 })).toEqual({ kind: 'taken', step: at(1500) });
    expect(read(pairOf(1501), { drift: 500 })).toEqual({ kind: 'out-of-range', step: at(1501) });
    expect(read(pairOf(-499), { drift: 500 })).toEqual({ kind: 'out-of-range', step: at(-499) });
  });

  it('are recognised around now, too, once the clock of a drifted device is right', () => {
    const drift = FAR_STEPS + 500;

    expect(read(pairOf(0), { drift })).toEqual({ kind: 'out-of-range', step: at(0) });
    expect(read([codeOf(0), '000000'], { drift })).toEqual({ kind: 'second-code-unknown', step: at(0) });
  });

  it('are the pair that they are when two neighbours are equal', () => {
    const twins = epochSeconds(910_738 * 30);

    expect(readPair(RFC, ['911617', '911617'], twins, null)).toEqual({ kind: 'taken', step: 910_738 });
    expect(readPair({ ...RFC, lastPairStep: timeStep(910_738) }, ['911617', '911617'], twins, null)).toEqual({
      kind: 'already-used',
      step: 910_738,
    });
  });

  it('have no steps before 1970', () => {
    expect(readPair(RFC, ['755224', '287082'], epochSeconds(30), null)).toEqual({ kind: 'taken', step: 1 });
    expect(readPair(RFC, ['000000', '755224'], epochSeconds(0), null)).toEqual({
      kind: 'first-code-unknown',
      step: 0,
    });
  });
});

describe('two codes of a device that has taken others', () => {
  it.each([
    ['the same pair', 0, 'already-used'],
    ['one that begins with the last code', 1, 'already-used'],
    ['an older one', -5, 'already-used'],
    ['the next one that shares no code', 2, 'taken'],
  ])('are refused unless both are newer: %s', (_case, stepsOff, kind) => {
    expect(read(pairOf(stepsOff), { lastPairStep: at(0) })).toEqual({ kind, step: at(stepsOff) });
  });

  it('are taken once, also where the order of pairs was let go', () => {
    const memory = { lastPairStep: null, pastPairs: [at(-4), at(0)] };

    expect(read(pairOf(0), memory)).toMatchObject({ kind: 'already-used' });
    expect(read(pairOf(-4), memory)).toMatchObject({ kind: 'already-used' });
    expect(read(pairOf(-2), memory)).toMatchObject({ kind: 'taken' });
  });

  it('are too far off, which is more to the point than that they are older', () => {
    expect(read(pairOf(-1200), { lastPairStep: at(0) })).toMatchObject({ kind: 'out-of-range' });
  });

  it('are the ones from before, however long ago that was', () => {
    expect(read(pairOf(-1200), { lastPairStep: at(-1200) })).toMatchObject({ kind: 'already-used' });
    expect(read(pairOf(-1200), { pastPairs: [at(-1200)] })).toMatchObject({ kind: 'already-used' });
  });

  it('may be used for signing in all the same', () => {
    expect(read(pairOf(0), { usedSteps: [{ step: at(0) }, { step: at(-1) }] })).toMatchObject({
      kind: 'taken',
    });
  });

  it('have an order that can be asked for', () => {
    expect(isPairUsed({ lastPairStep: at(0) }, at(1))).toBe(true);
    expect(isPairUsed({ lastPairStep: at(0) }, at(2))).toBe(false);
    expect(isPairUsed({ lastPairStep: null, pastPairs: [at(3)] }, at(3))).toBe(true);
  });
});

describe('two codes in an account', () => {
  /** A lab of alice with a phone, a second device that nobody has, and one that was removed. */
  function accountWithOthers() {
    const lab = labWithDevice('phone');
    createDevice(lab, 'spare');
    const removed = { name: 'old-phone', seed: RFC_SEED, removedAt: lab.now };
    const account = { ...lab.world.account, removedDevices: [removed] };
    const shown = (name: string, stepsOff: number) =>
      codeAtStep(
        name === 'old-phone' ? RFC_SEED : device(lab, name).seed,
        addSteps(stepAt(lab.now), stepsOff),
      );
    const of = (codes: CodePair) =>
      readPair(device(lab, 'phone'), codes, lab.now, { account, device: device(lab, 'phone') });
    return { shown, of };
  }

  it.each([
    ['spare', 'other-device'],
    ['old-phone', 'removed-device'],
  ])('are told to come from %s', (name, code) => {
    const { shown, of } = accountWithOthers();
    const from = expect.objectContaining({ code });

    expect(of([shown(name, -1), shown(name, 0)])).toEqual({ kind: 'foreign', from });
    expect(of([shown(name, 0), shown(name, 0)])).toEqual({ kind: 'foreign', from });
    expect(of([shown(name, NEAR_STEPS), '000000'])).toEqual({ kind: 'foreign', from });
    expect(of([shown(name, NEAR_STEPS + 1), '000000'])).toEqual({ kind: 'unknown' });
  });

  it('may be one of each, and the foreign one is the trouble', () => {
    const { shown, of } = accountWithOthers();

    expect(of([shown('phone', 3), shown('spare', 4)])).toMatchObject({ kind: 'foreign' });
    expect(of([shown('spare', 3), shown('phone', 4)])).toMatchObject({ kind: 'foreign' });
  });

  it('are one code of the device typed twice before anything is looked for elsewhere', () => {
    const { shown, of } = accountWithOthers();

    expect(of([shown('phone', 0), shown('phone', 0)])).toMatchObject({ kind: 'same-code' });
  });
});

describe('the reason for refusing two codes', () => {
  const foreign = { code: 'removed-device', deviceName: 'old', removedAt: NOW } as const;

  it.each([
    [{ kind: 'already-used', step: at(0) }, { code: 'pair-already-used' }],
    [
      { kind: 'out-of-range', step: at(-1200) },
      { code: 'pair-out-of-range', stepsOff: -1200 },
    ],
    [{ kind: 'swapped', step: at(0) }, { code: 'swapped' }],
    [
      { kind: 'not-adjacent', step: at(0), stepsApart: 21 },
      { code: 'not-adjacent', stepsApart: 21 },
    ],
    [{ kind: 'same-code', step: null }, { code: 'same-unknown-code' }],
    [{ kind: 'foreign', from: foreign }, foreign],
    [{ kind: 'first-code-unknown', step: at(0) }, { code: 'first-code-unknown' }],
    [{ kind: 'second-code-unknown', step: at(0) }, { code: 'second-code-unknown' }],
    [{ kind: 'unknown' }, { code: 'unknown-pair' }],
  ] as const)('follows from the reading: %j', (reading, reason) => {
    expect(pairReason(reading, NOW)).toEqual(reason);
  });
});
