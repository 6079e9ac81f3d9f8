import { describe, expect, it } from 'vitest';
import { codeSpans } from '../../../src/ui/text/code-span.js';
import { cursorCell } from '../../../src/ui/text/cursor.js';
import { fitTo, span } from '../../../src/ui/text/spans.js';

describe('the cell of the cursor', () => {
  it('is the mark in front of what has the focus', () => {
    const lines = [[span('title', 'title')], [span('日本 '), span('>', 'focus'), span('[Next]', 'focus')]];

    expect(cursorCell(lines)).toEqual({ x: 5, y: 1 });
  });

  it('is where the next digit goes, even behind the mark', () => {
    const lines = [[span('>', 'focus'), span('MFA code 1 '), ...codeSpans('12', 'focus')]];

    expect(cursorCell(lines)).toEqual({ x: 15, y: 0 });
  });

  it('is the mark again once all six digits are there', () => {
    const lines = [[span('>', 'focus'), span('MFA code 1 '), ...codeSpans('123456', 'focus')]];

    expect(cursorCell(lines)).toEqual({ x: 0, y: 0 });
  });

  it('is behind the gap for the fourth digit', () => {
    expect(
      codeSpans('123', 'focus')
        .map((piece) => ('text' in piece ? piece.text : ''))
        .join(''),
    ).toBe('[123 ___]');
    expect(cursorCell([codeSpans('123', 'focus')])).toEqual({ x: 5, y: 0 });
  });

  it('is the mark in front of a name with an underscore, which is no field', () => {
    const lines = [[span('>', 'focus'), span('( ) my_phone', 'focus')]];

    expect(cursorCell(lines)).toEqual({ x: 0, y: 0 });
  });

  it('is the mark where the field is cut off before the next digit', () => {
    const lines = [fitTo([span('>', 'focus'), ...codeSpans('1234', 'focus')], 5)];

    expect(cursorCell(lines)).toEqual({ x: 0, y: 0 });
  });

  it('is nowhere where nothing has the focus', () => {
    expect(cursorCell([[span('> quoted')], []])).toBeNull();
  });
});
