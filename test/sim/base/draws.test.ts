import { describe, expect, it } from 'vitest';
import { seededDraws } from '../../../src/sim/base/draws.js';

describe('draws from a seed', () => {
  it('are the same for the same seed', () => {
    const [one, other] = [seededDraws(9), seededDraws(9)];

    for (let count = 0; count < 100; count += 1) expect(one.below(1000)).toBe(other.below(1000));
  });

  it('fall evenly, for seeds that are neighbours, too', () => {
    const counts = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 200; seed += 1) {
      const draws = seededDraws(seed);
      for (let count = 0; count < 50; count += 1) {
        const drawn = draws.below(10);
        counts[drawn] = (counts[drawn] ?? 0) + 1;
      }
    }

    // 10,000 draws: 1000 of each, and hardly ever 100 more or fewer.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('stay below their limit', () => {
    const draws = seededDraws(0);
    for (let count = 0; count < 1000; count += 1) {
      expect(draws.below(3)).toBeLessThan(3);
      expect(draws.part()).toBeLessThan(1);
    }
  });
});
