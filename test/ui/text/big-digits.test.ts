import { describe, expect, it } from 'vitest';
import { BIG_COLUMNS, BIG_ROWS, bigDigits } from '../../../src/ui/text/big-digits.js';
import { readable } from '../../helpers/readable.js';

describe('a code in big digits', () => {
  it('is drawn in half blocks, two groups of three', () => {
    expect(bigDigits('617642')).toEqual([
      '█▀▀ ▄█  ▀▀█  █▀▀ █ █ ▀▀█',
      '█▀█  █    █  █▀█ ▀▀█ █▀▀',
      '▀▀▀ ▀▀▀   ▀  ▀▀▀   ▀ ▀▀▀',
    ]);
  });

  it('is as wide and as high as it says, and no two digits look alike', () => {
    const seen = Array.from({ length: 10 }, (_unused, digit) => bigDigits(String(digit).repeat(6)));

    for (const lines of seen) {
      expect(lines).toHaveLength(BIG_ROWS);
      expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([BIG_COLUMNS]));
    }
    expect(new Set(seen.map((lines) => lines.join('\n'))).size).toBe(10);
  });

  it.each(['617642', '012345', '999999', '111111', '470189'])('is read by who looks at it: %s', (code) => {
    const screen = ['mfa-lab', ...bigDigits(code).map((line) => ` ${line}`)].join('\n');

    expect(readable(screen)).toContain(` ${code.slice(0, 3)} ${code.slice(3)}`);
  });
});
