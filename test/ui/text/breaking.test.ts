import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenAt, brokenBetweenWords, withoutTabs } from '../../../src/ui/text/breaking.js';
import { textWidthOf } from '../../../src/ui/text/widths.js';

describe('breaking a line as a terminal does', () => {
  it('keeps every blank, and says where each piece begins', () => {
    expect(brokenAt('ab  cd ef', 4)).toEqual([
      { text: 'ab  ', start: 0 },
      { text: 'cd e', start: 4 },
      { text: 'f', start: 8 },
    ]);
  });

  it('has a line for an empty text', () => {
    expect(brokenAt('', 10)).toEqual([{ text: '', start: 0 }]);
  });

  it('moves a wide character to the next line as a whole', () => {
    expect(brokenAt('a漢b', 2).map(({ text }) => text)).toEqual(['a', '漢', 'b']);
  });

  it('loses nothing, and takes no more columns than there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 20 }), (text, columns) => {
        const lines = brokenAt(text, columns);

        expect(lines.map((line) => line.text).join('')).toBe(text);
        for (const line of lines) expect(textWidthOf(line.text)).toBeLessThanOrEqual(columns);
        for (const { text: piece, start } of lines) expect(text.startsWith(piece, start)).toBe(true);
      }),
    );
  });
});

describe('breaking a line between words', () => {
  const pieces = (text: string, columns: number, hang = 2) =>
    brokenBetweenWords(text, columns, hang).map((line) => line.text);

  it('breaks no word that fits on a line, and leaves the blank behind the one before', () => {
    expect(pieces('aws s3 ls --profile deployer', 12)).toEqual(['aws s3 ls ', '--profile ', 'deployer']);
    expect(pieces('aws s3 ls now', 9)).toEqual(['aws s3 ls ', 'now']);
  });

  it('breaks a word that is longer than a line where the line ends', () => {
    expect(pieces('export NAME=abcdefghijkl', 12)).toEqual(['export NAME=', 'abcdefghij', 'kl']);
    expect(pieces('    abcdefghijkl', 12)).toEqual(['    abcdefgh', 'ijkl']);
  });

  it('loses nothing, says where each piece begins, and takes one column more for a blank at most', () => {
    const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(' ')));
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 8, max: 20 }),
        fc.integer({ min: 0, max: 4 }),
        (parts, columns, hang) => {
          const text = parts.join(' ');
          const lines = brokenBetweenWords(text, columns, hang);

          expect(lines.map((line) => line.text).join('')).toBe(text);
          for (const [index, { text: piece, start }] of lines.entries()) {
            const room = index === 0 ? columns : columns - hang;
            expect(textWidthOf(piece.replace(/ $/, ''))).toBeLessThanOrEqual(room);
            expect(text.startsWith(piece, start)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a tab', () => {
  it('leads to the next of every eight columns', () => {
    expect(withoutTabs('a\tb')).toBe('a       b');
    expect(withoutTabs('12345678\tb')).toBe('12345678        b');
    expect(withoutTabs('no tab')).toBe('no tab');
  });
});
