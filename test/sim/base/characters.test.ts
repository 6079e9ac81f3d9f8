import { describe, expect, it } from 'vitest';
import { cleaned, fitForShow, SHOWABLE_TEXT } from '../../../src/sim/base/characters.js';

describe('a text from outside', () => {
  it.each([
    ['alice', 'alice'],
    ['', ''],
    ['a\u0000b', 'a�b'],
    ['a\nb\tc', 'a�b�c'],
    ['a\u202eb\u200bc', 'a�b�c'],
    ['\ud800', '�'],
    ['😀', '😀'],
  ])('is fit for a sentence: %j', (text, shown) => {
    expect(cleaned(text)).toBe(shown);
  });

  it('is cut where it is longer than anybody reads, and what is cut in two is no character', () => {
    expect(cleaned('x'.repeat(5000))).toBe(`${'x'.repeat(200)}…`);
    expect(cleaned(`${'x'.repeat(199)}😀`)).toBe(`${'x'.repeat(199)}�…`);
    expect(cleaned('x'.repeat(200))).toBe('x'.repeat(200));
    expect(fitForShow('y'.repeat(5000))).toBe(`${'y'.repeat(1500)}…`);
  });

  it('can always be shown then', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      expect(SHOWABLE_TEXT.test(cleaned(String.fromCharCode(code)))).toBe(true);
    }
  });
});
