import { describe, expect, it } from 'vitest';
import { countdownLine, NEXT_COMES } from '../../../src/ui/screens/countdown-line.js';
import { BIG_COLUMNS } from '../../../src/ui/text/big-digits.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { textOf } from './course.js';

const WIDTH = 25;

function roleAt(left: number): string | undefined {
  const piece = countdownLine(left, WIDTH)[1];
  return piece !== undefined && 'text' in piece ? piece.role : undefined;
}

describe('the time until a code changes', () => {
  it('is a bar with the number of seconds beside it, as wide as the code above', () => {
    for (let left = 1; left <= 30; left += 1) {
      const line = countdownLine(left, WIDTH);

      expect(lineWidth(line)).toBe(1 + BIG_COLUMNS);
      expect(textOf(line)).toMatch(new RegExp(` ${left} s${left < 5 ? '' : ' left'}$`));
    }
  });

  it.each([
    [30, 'bar-ok'],
    [11, 'bar-ok'],
    [10, 'bar-soon'],
    [6, 'bar-soon'],
    [5, 'bar-now'],
    [1, 'bar-now'],
  ])('with %d s left is drawn as %s', (left, role) => {
    expect(roleAt(left)).toBe(role);
  });

  it('says what to do instead where there is too little of it', () => {
    expect(textOf(countdownLine(5, WIDTH))).not.toContain(NEXT_COMES);
    for (const left of [4, 3, 2, 1]) expect(textOf(countdownLine(left, WIDTH))).toContain(NEXT_COMES);
  });
});
