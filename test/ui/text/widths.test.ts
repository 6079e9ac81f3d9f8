import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { ONE_COLUMN, textWidthOf } from '../../../src/ui/text/widths.js';
import { depth } from '../../helpers/depth.js';

const LAST_CODE_POINT = 0x10_ff_ff;

/** Every code point there is, halves of pairs among them. */
const characters = Array.from({ length: LAST_CODE_POINT + 1 }, (_, code) => String.fromCodePoint(code));

describe('the width of a text', () => {
  it('is one column for each quick character, and the quick ones are those that the lab draws with', () => {
    const quick = characters.filter((character) => ONE_COLUMN.test(character));

    expect(quick.length).toBeGreaterThan(900);
    expect(quick).toEqual(expect.arrayContaining(['a', 'é', '—', '│', '─', '█', '▄', '→', '·', '…']));
    expect(quick.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  });

  it('is that of string-width for every code point', () => {
    // That the quick ones agree is known by now. The others are asked for of string-width itself: some show it.
    const every = depth(502, 3);
    const asked = characters.filter((_, code) => code % every === 0);

    expect(asked.filter((character) => textWidthOf(character) !== stringWidth(character))).toEqual([]);
  });

  it('is that of string-width whatever meets whatever: marks, joiners, emoji, wide characters, looks', () => {
    const pieces = fc.oneof(
      fc.constantFrom('│', '─', '█', 'é', '…', ' ', 'a', '5', '#', '\u00A0', '\u00AD'),
      fc.constantFrom('\u0301', '\u20E3', '\uFE0F', '\u200D', '\u200B', '\u0903', '\uFF9E', '\uD83D'),
      fc.constantFrom(
        '日',
        '本',
        '電',
        '한',
        '\u1100',
        '\u1161',
        '\u11A8',
        '👩',
        '📱',
        '🇨',
        '🇭',
        '\u{1F3FD}',
        '☎',
      ),
      fc.constantFrom('\u001B[1m', '\u001B[22m', '\u001B[38;5;231m', '\u001B[38;2;0;0;0m', '\u001B[0m'),
      fc.constantFrom(
        '\u001B[',
        '\u001B',
        '\u001B[12345m',
        '\u001B[2K',
        '\u001B]8;;x\u0007',
        '\u009B1m',
        ';m',
        'm',
      ),
      fc.integer({ min: 0, max: LAST_CODE_POINT }).map((code) => String.fromCodePoint(code)),
    );

    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(textWidthOf(text)).toBe(stringWidth(text));
      }),
      { seed: 1, numRuns: depth(300, 10_000) },
    );
  });
});
