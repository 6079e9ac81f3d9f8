import { describe, expect, it } from 'vitest';
import { cursorCell } from '../../../src/ui/text/cursor.js';
import { span } from '../../../src/ui/text/spans.js';

describe('the cell of the cursor', () => {
  it('is the mark in front of what has the focus', () => {
    const lines = [[span('title', 'title')], [span('日本 '), span('>', 'focus'), span('[Next]', 'focus')]];

    expect(cursorCell(lines)).toEqual({ x: 5, y: 1 });
  });

  it('is where the next digit goes, even behind the mark', () => {
    const lines = [[span('>', 'focus'), span('MFA code 1 '), span('[12_ ___]', 'focus')]];

    expect(cursorCell(lines)).toEqual({ x: 15, y: 0 });
  });

  it('is the mark again once all six digits are there', () => {
    const lines = [[span('>', 'focus'), span('MFA code 1 '), span('[123 456]', 'focus')]];

    expect(cursorCell(lines)).toEqual({ x: 0, y: 0 });
  });

  it('is nowhere where nothing has the focus', () => {
    expect(cursorCell([[span('> quoted')], []])).toBeNull();
  });
});
