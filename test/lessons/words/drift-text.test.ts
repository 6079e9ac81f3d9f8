import { describe, expect, it } from 'vitest';
import {
  explainDrift,
  explainKnownDrift,
  explainMeasurement,
  explainOutOfStep,
  explainUnseenDrift,
} from '../../../src/lessons/words/drift-text.js';

describe('a drift', () => {
  it('is told as it is, whether the phone is known or not', () => {
    expect(explainOutOfStep(-8)).toContain('240 s ago');
    expect(explainKnownDrift(4)).toContain('4 steps of 30 s fast. It is');
    expect(explainUnseenDrift(-8)).toContain('240 s slow');
  });

  it('of none and a late code is one that was typed late, or a clock', () => {
    expect(explainDrift(-3, 0, null).why).toContain('a moment 90 s ago. It was typed late');
    expect(explainDrift(3, 0, null).why).toContain('a moment 90 s ahead. The phone');
  });

  it('that a corrected clock no longer has makes codes of now fail', () => {
    const { why, todo } = explainDrift(10, -10, null);

    expect(why).toContain('is right for now, but AWS expects this phone to be 5 minutes slow');
    expect(todo).toBe('Resync it with two fresh codes.');
  });
});

describe('a measured clock', () => {
  it.each([
    [0, 'agree'],
    [-2.4, 'agree'],
    [95, '95 s ahead of'],
    [-125, '125 s behind'],
    [-400, '7 minutes behind'],
  ])('of %i s is said', (seconds, words) => {
    expect(explainMeasurement(seconds, "the lab's")).toContain(words);
  });

  it('names the clock that it was compared with', () => {
    expect(explainMeasurement(95, "this computer's")).toContain("95 s ahead of this computer's.");
    expect(explainMeasurement(95, "the lab's")).toContain("95 s ahead of the lab's.");
  });
});
