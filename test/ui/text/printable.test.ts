import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, printable } from '../../../src/ui/text/printable.js';
import { showableLine } from '../../../src/ui/text/showable-line.js';
import { fitTo, lineWidth } from '../../../src/ui/text/spans.js';
import { depth } from '../../helpers/depth.js';
import { hiddenIn, hostileText } from '../../helpers/hostile-text.js';

describe('a text before it reaches a terminal', () => {
  it.each([
    ['an escape sequence', '\u001B]52;c;ZXZpbA==\u0007', '\\u001b]52;c;ZXZpbA==\\u0007'],
    ['a control character of 8 bits', '\u009B2J', '\\u009b2J'],
    ['text turned round', 'a\u202Eb\u2066c\u200Fd', 'a\\u202eb\\u2066c\\u200fd'],
    ['line ends that only Unicode knows', 'a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
    ['a carriage return, a tab and NUL', 'a\rb\tc\u0000', 'a\\u000db\\u0009c\\u0000'],
    ['half of a character', 'a\uD83Db', 'a\\ud83db'],
    ['a letter of the hidden alphabet', 'a\u{E0041}b', 'a\\udb40\\udc41b'],
    ['zero width, and a mark of bytes', 'a\u200Bb\uFEFF', 'a\\u200bb\\ufeff'],
  ])('has %s spelt out', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each(['Zoë, 日本, naïve', 'a\nb', '👩\u200D💻', 'می\u200Cخواهم', 'e\u0301', '─│▄ …'])(
    'is left as it is where everything can be seen: %j',
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );

  it('as JSON says the same as before', () => {
    fc.assert(
      fc.property(fc.dictionary(hostileText(), hostileText()), (value) => {
        const shown = printable(JSON.stringify(value));
        expect(hiddenIn(shown)).toBeNull();
        expect(JSON.parse(shown)).toEqual(value);
      }),
      { numRuns: depth(200, 5000) },
    );
  });
});

describe('a line of the screen', () => {
  it('has no hidden characters, and takes the columns that it is measured to take', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), fc.integer({ min: 0, max: 40 }), (text, value, columns) => {
        const field = { fieldId: 'f', value, isMasked: false, isFocused: false, version: 0 };
        const shown = fitTo(showableLine([{ text }, field]), columns);
        expect(shown.map((piece) => hiddenIn('text' in piece ? piece.text : 'x'))).not.toContainEqual(
          expect.any(String),
        );
        expect(lineWidth(shown)).toBe(columns);
      }),
      { numRuns: depth(200, 5000) },
    );
  });

  it('leaves what can be shown as it is, without a copy', () => {
    const line = [{ text: 'alice' }, { raw: '\u001B[31mx\u001B[0m', width: 1 }];

    expect(showableLine(line)).toBe(line);
  });
});

describe('what may stand in a field', () => {
  it('has nothing hidden, no half of a character, and no more than there is room for', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 0, max: 20 }), (text, longest) => {
        const kept = cleanText(text, longest);
        expect(kept).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u);
        expect(kept.length).toBeLessThanOrEqual(longest);
      }),
      { numRuns: depth(200, 5000) },
    );
  });

  it('is not cut through a character', () => {
    expect(cleanText('ab😀', 3)).toBe('ab');
  });
});
