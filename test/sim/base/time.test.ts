import { describe, expect, expectTypeOf, it } from 'vitest';
import type { EpochSeconds, LabTime, RealTime } from '../../../src/sim/base/time.js';
import {
  addSeconds,
  addSteps,
  epochSeconds,
  labTimeAt,
  secondsToNextStep,
  stepAt,
  stepStart,
  timeStep,
} from '../../../src/sim/base/time.js';

describe('epochSeconds', () => {
  it.each([0, 59.5, 20_000_000_000])('takes %d', (value) => {
    expect(epochSeconds(value)).toBe(value);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('throws on %d', (value) => {
    expect(() => epochSeconds(value)).toThrow(RangeError);
  });
});

describe('stepAt', () => {
  it.each([
    [0, 0],
    [29.999, 0],
    [30, 1],
    [59, 1],
    [20_000_000_000, 0x27bc86aa],
  ])('puts second %d into step %i', (time, step) => {
    expect(stepAt(epochSeconds(time))).toBe(step);
  });
});

describe('stepStart', () => {
  it('is the first moment of a step', () => {
    const start = stepStart(timeStep(7));

    expect(start).toBe(210);
    expect(stepAt(start)).toBe(7);
    expect(stepAt(epochSeconds(start - 0.001))).toBe(6);
  });
});

describe('secondsToNextStep', () => {
  it.each([
    [60, 30],
    [60.9, 30],
    [61, 29],
    [89, 1],
    [89.9, 1],
  ])('at second %d is %i', (time, seconds) => {
    expect(secondsToNextStep(epochSeconds(time))).toBe(seconds);
  });
});

describe('addSeconds', () => {
  it('moves a time both ways', () => {
    expect(addSeconds(epochSeconds(100), 20)).toBe(120);
    expect(addSeconds(epochSeconds(100), -20)).toBe(80);
  });

  it('stops at 1970', () => {
    expect(addSeconds(epochSeconds(100), -200)).toBe(0);
  });
});

describe('addSteps', () => {
  it('moves a step both ways', () => {
    expect(addSteps(timeStep(7), 3)).toBe(10);
    expect(addSteps(timeStep(7), -3)).toBe(4);
  });
});

describe('timeStep', () => {
  it('is a whole number', () => {
    expect(timeStep(7.9)).toBe(7);
  });
});

describe('labTimeAt', () => {
  it.each([
    [100, 45, 145],
    [100, -45, 55],
    [100, -200, 0],
  ])('is, at second %d with a clock that is %d s ahead, %d', (real, ahead, lab) => {
    expect(labTimeAt(epochSeconds(real), ahead)).toBe(lab);
  });

  it('gives what is no real time, and no real time is lab time', () => {
    const lab = labTimeAt(epochSeconds(100), 0);

    // Counting is the same for both.
    expect(stepAt(lab)).toBe(3);
    expectTypeOf(lab).toExtend<EpochSeconds>();
    expectTypeOf<LabTime>().not.toExtend<RealTime>();
    expectTypeOf<RealTime>().not.toExtend<LabTime>();
    expectTypeOf<EpochSeconds>().not.toExtend<LabTime>();
    expectTypeOf<EpochSeconds>().toExtend<RealTime>();
  });

  it('stays lab time when seconds are added', () => {
    const later = addSeconds(labTimeAt(epochSeconds(100), 0), 30);

    expect(later).toBe(130);
    expectTypeOf(later).toEqualTypeOf<LabTime>();
  });
});
