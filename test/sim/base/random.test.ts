import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RandomSource } from '../../../src/sim/base/ports.js';
import { BASE32_ALPHABET, randomBelow, randomChoice, randomText } from '../../../src/sim/base/random.js';
import { seededRandom } from '../../helpers/fake-ports.js';

/** Gives these bytes one after the other. */
function script(...bytes: readonly number[]): RandomSource {
  let position = 0;
  return {
    bytes(count) {
      position += count;
      return Uint8Array.from(bytes.slice(position - count, position));
    },
  };
}

describe('randomBelow', () => {
  it('stays within its bounds and is whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 24 }), fc.integer(), (limit, seed) => {
        const value = randomBelow(seededRandom(seed), limit);

        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(limit);
      }),
    );
  });

  it('reads three bytes, most significant first', () => {
    expect(randomBelow(script(1, 2, 3), 2 ** 24)).toBe(0x01_02_03);
  });

  it('draws again rather than favour the small numbers', () => {
    // 2^24 is one more than a multiple of 5: the largest value would be a second way to 0.
    expect(randomBelow(script(255, 255, 255, 0, 0, 3), 5)).toBe(3);
  });

  it('takes the last value that is fair', () => {
    expect(randomBelow(script(255, 255, 254, 0, 0, 3), 5)).toBe(4);
  });

  it('gives every number about as often', () => {
    const random = seededRandom(11);
    const counts = new Array<number>(10).fill(0);

    for (let draw = 0; draw < 10_000; draw += 1) {
      const value = randomBelow(random, 10);
      counts[value] = (counts[value] ?? 0) + 1;
    }

    // Chi-squared with nine degrees of freedom: 27.9 is exceeded by chance once in a thousand, and the bytes are fixed.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquared).toBeLessThan(27.9);
  });
});

describe('randomText', () => {
  it('has the length and the alphabet asked for', () => {
    expect(randomText(seededRandom(3), BASE32_ALPHABET, 500)).toMatch(/^[A-Z2-7]{500}$/);
  });

  it('uses the whole alphabet', () => {
    const text = randomText(seededRandom(3), BASE32_ALPHABET, 2000);

    expect(new Set(text).size).toBe(32);
  });

  it('can be empty', () => {
    expect(randomText(seededRandom(3), 'abc', 0)).toBe('');
  });
});

describe('randomChoice', () => {
  it('picks any member', () => {
    const random = seededRandom(5);

    const picked = new Set(Array.from({ length: 100 }, () => randomChoice(random, ['a', 'b', 'c'])));

    expect([...picked].toSorted()).toEqual(['a', 'b', 'c']);
  });
});
