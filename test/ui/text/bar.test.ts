import { describe, expect, it } from 'vitest';
import { asciiText } from '../../../src/ui/text/ascii.js';
import { bar, filledPart } from '../../../src/ui/text/bar.js';

describe('a bar', () => {
  it.each([
    [0, ''],
    [1 / 32, '▎'],
    [1 / 8, '█'],
    [0.5, '████'],
    [0.55, '████▍'],
    [1, '████████'],
    [2, '████████'],
    [-1, ''],
  ])('that is filled to %d is smooth to the eighth of a column', (share, filled) => {
    expect(filledPart(share, 8)).toBe(filled);
  });

  it('never gets shorter as it fills, and moves at each second of half a minute', () => {
    const parts = Array.from({ length: 31 }, (_unused, second) => filledPart(second / 30, 19));

    expect(new Set(parts).size).toBe(31);
    for (const [second, part] of parts.entries()) {
      expect(part.length).toBeGreaterThanOrEqual(parts[second - 1]?.length ?? 0);
    }
  });

  it('is as wide as it is long, and made of # and . in ASCII', () => {
    expect(bar(0.5, 6)).toEqual({ text: '███░░░', role: 'bar-ok' });
    expect(asciiText('███▌░░')).toBe('####..');
  });
});
