import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeStep } from '../../../src/sim/base/time.js';
import { findCode, stepsNearestFirst } from '../../../src/sim/codes/code-search.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { RFC_SEED } from '../scenario.js';

const range = (centre: number, back: number, forward: number) => ({
  centre: timeStep(centre),
  back,
  forward,
});

describe('stepsNearestFirst', () => {
  it.each([
    ['both ways alike', range(10, 2, 2), [10, 9, 11, 8, 12]],
    ['further forward', range(10, 1, 3), [10, 9, 11, 12, 13]],
    ['further back', range(10, 3, 1), [10, 9, 11, 8, 7]],
    ['only the centre', range(10, 0, 0), [10]],
    ['past the first step', range(1, 2, 0), [1, 0, -1]],
  ])('goes %s', (_case, steps, expected) => {
    expect([...stepsNearestFirst(steps)]).toEqual(expected);
  });

  it('visits each step of the range once, never coming nearer again', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(50), fc.nat(50), (centre, back, forward) => {
        const steps = [...stepsNearestFirst(range(centre, back, forward))];

        const distances = steps.map((step) => Math.abs(step - centre));
        expect(distances).toEqual(distances.toSorted((one, other) => one - other));
        expect(steps.toSorted((one, other) => one - other)).toEqual(
          Array.from({ length: back + forward + 1 }, (_, index) => centre - back + index),
        );
      }),
    );
  });
});

describe('findCode', () => {
  const codeOf = (step: number) => codeAtStep(RFC_SEED, timeStep(step));

  it.each([-2, -1, 0, 1, 2, 3])('finds the code %i steps from the centre', (steps) => {
    expect(findCode(RFC_SEED, codeOf(500 + steps), range(500, 2, 3))).toBe(500 + steps);
  });

  it.each([-3, 4])('does not look %i steps from the centre', (steps) => {
    expect(findCode(RFC_SEED, codeOf(500 + steps), range(500, 2, 3))).toBeUndefined();
  });

  it('finds nothing for a code of another seed', () => {
    expect(findCode(RFC_SEED, '000000', range(500, 20, 20))).toBeUndefined();
  });

  it.each([
    [910_736, 910_737],
    [910_737, 910_737],
    [910_738, 910_738],
    [910_739, 910_738],
  ])('looking from %i, takes %i of two neighbours with the same code', (centre, found) => {
    expect(findCode(RFC_SEED, '911617', range(centre, 5, 5))).toBe(found);
  });

  it('has no steps before 1970', () => {
    expect(findCode(RFC_SEED, '755224', range(1, 5, 0))).toBe(0);
    expect(findCode(RFC_SEED, '000000', range(1, 5, 0))).toBeUndefined();
  });
});
