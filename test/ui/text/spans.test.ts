import { describe, expect, it } from 'vitest';
import type { FieldSpan } from '../../../src/ui/text/spans.js';
import { fieldStart, fitTo, lineWidth, span, wrapText } from '../../../src/ui/text/spans.js';

const field = (value: string, change: Partial<FieldSpan> = {}): FieldSpan => ({
  fieldId: 'name',
  value,
  isMasked: false,
  isFocused: true,
  version: 0,
  columns: 20,
  ...change,
});

describe('a text field', () => {
  it('shows all of a text that fits with the cursor behind it', () => {
    expect(fieldStart(field('x'.repeat(19)))).toBe(0);
    expect(lineWidth([field('x'.repeat(19))])).toBe(20);
  });

  it('shows the end of a longer one, in leaps, so that it does not run along with each key', () => {
    const starts = Array.from({ length: 20 }, (_, more) => fieldStart(field('x'.repeat(20 + more))));

    expect(new Set(starts)).toEqual(new Set([8, 16, 24]));
  });

  it.each([
    ['wide characters', '日本語'.repeat(20)],
    ['emoji', '\u{1F600}'.repeat(30)],
    ['families of them', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(12)],
    ['combining marks', 'e\u0301'.repeat(40)],
    ['a password', 'p'.repeat(90)],
  ])('is never wider than its columns, nor begins inside a character: %s', (name, value) => {
    const piece = field(value, { isMasked: name === 'a password' });
    const shown = value.slice(fieldStart(piece));

    expect(lineWidth([piece])).toBeLessThanOrEqual(20);
    expect(shown).not.toBe('');
    expect(shown).not.toMatch(/^[\p{M}\p{Cf}\p{Cs}]/u);
    expect(value.endsWith(shown)).toBe(true);
  });

  it('has no limit where none is given', () => {
    const { columns: _columns, ...piece } = field('x'.repeat(300));

    expect(lineWidth([piece])).toBe(301);
  });

  it('stays a field when its line is cut, as long as it has the focus', () => {
    const line = fitTo([span('[abc] '), field('x'.repeat(40), { columns: 60 })], 16);

    expect(line[1]).toMatchObject({ fieldId: 'name', columns: 10 });
    expect(lineWidth(line)).toBe(16);
  });
});

describe('a line of no columns', () => {
  it.each([0, -3])('is empty: %i', (columns) => {
    expect(lineWidth(fitTo([span('text')], columns))).toBe(0);
    expect(lineWidth(fitTo([field('text')], columns))).toBe(0);
  });
});

describe('a word that is longer than its line', () => {
  const lines = (word: string, width: number) =>
    wrapText(word, width).map((line) => line.map((piece) => ('text' in piece ? piece.text : '')).join(''));

  it.each([
    ['arn:aws:iam::544422718487:user/omar', ['arn:aws:iam::544422718487:', 'user/omar']],
    ['/home/ann/lessons/about/mfa/recovery-plan.md', ['/home/ann/lessons/about/mfa/', 'recovery-plan.md']],
    ['x'.repeat(40), ['x'.repeat(30), 'x'.repeat(10)]],
  ])('is broken between its parts, if it has any: %s', (word, broken) => {
    expect(lines(word, 30)).toEqual(broken);
  });
});
