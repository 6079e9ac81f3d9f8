import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldDigits, readTypedCode } from '../../../src/sim/codes/typed-code.js';
import { anyText } from '../../helpers/any-text.js';

describe('readTypedCode', () => {
  it.each([
    ['as it is', '012345'],
    ['with a space in the middle', '012 345'],
    ['with spaces around', '  012345\t'],
    ['with a line end', '012345\r\n'],
    ['with a dash', '012-345'],
    ['with a long dash', '012–345'],
    ['with a no-break space', '012\u00a0345'],
    ['with a thin space', '012\u2009345'],
    ['with a zero-width space', '012\u200b345'],
    ['with a byte order mark', '\ufeff012345'],
    ['with a left-to-right mark', '\u200e012345'],
    ['with a soft hyphen', '012\u00ad345'],
    ['in full-width digits', '０１２３４５'],
    ['in Arabic-Indic digits', '٠١٢٣٤٥'],
    ['in Persian digits', '۰۱۲۳۴۵'],
    ['in digits of several kinds', '0١２۳45'],
  ])('reads a code %s', (_case, typed) => {
    expect(readTypedCode(typed)).toEqual({ ok: true, value: '012345' });
  });

  it.each(['٦٧٨٩٠١', '۶۷۸۹۰۱', '６７８９０１'])('reads the other digits, too: %s', (typed) => {
    expect(readTypedCode(typed)).toEqual({ ok: true, value: '678901' });
  });

  it.each(['', '   ', '-', '\u200b', '\r\n'])('says that nothing was typed: %j', (typed) => {
    expect(readTypedCode(typed)).toEqual({ ok: false, failure: { kind: 'nothing-typed' } });
  });

  it.each([
    ['12345a', 'a'],
    ['O12345', 'O'],
    ['12.456', '.'],
    ['1e5', 'e'],
    ['123456😀', '😀'],
  ])('names what is no digit in %j', (typed, found) => {
    expect(readTypedCode(typed)).toEqual({ ok: false, failure: { kind: 'not-digits', found } });
  });

  it.each([
    ['1', 1],
    ['12 345', 5],
    ['1234567', 7],
    ['123456 234567', 12],
  ])('says how many digits there are in %j', (typed, length) => {
    expect(readTypedCode(typed)).toEqual({ ok: false, failure: { kind: 'wrong-length', length } });
  });

  it('reads six digits whatever separators are between them', () => {
    const separator = fc.constantFrom('', ' ', '-', '\u00a0', '\u2009', '\u200b', '–', '\t');
    const digit = fc.constantFrom(...'0123456789');
    fc.assert(
      fc.property(fc.array(fc.tuple(separator, digit), { minLength: 6, maxLength: 6 }), (parts) => {
        const value = parts.map(([, typedDigit]) => typedDigit).join('');

        expect(readTypedCode(parts.flat().join(''))).toEqual({ ok: true, value });
      }),
    );
  });

  it('answers to anything that can be typed or pasted', () => {
    fc.assert(
      fc.property(anyText(), (typed) => {
        const read = readTypedCode(typed);

        if (read.ok) expect(read.value).toMatch(/^[0-9]{6}$/);
      }),
    );
  });
});

describe('foldDigits', () => {
  it('keeps what it does not know, for the message', () => {
    expect(foldDigits(' 12-a ')).toBe('12a');
  });
});
