import { describe, expect, it } from 'vitest';
import { bar } from '../../../src/ui/text/bar.js';
import type { Display } from '../../../src/ui/text/display.js';
import { dressed, hasGrounds } from '../../../src/ui/text/dressing.js';
import { lineWidth, span } from '../../../src/ui/text/spans.js';
import { textOf } from '../screens/course.js';
import { ASCII_DISPLAY, COLOURS_256, FULL_DISPLAY } from './displays.js';

const NO_COLOURS: Display = { ...FULL_DISPLAY, colors: 'none' };
const SIXTEEN: Display = { ...FULL_DISPLAY, colors: 16 };

const CHIP = [span('[', 'chip-edge'), span('Cancel', 'chip'), span(']', 'chip-edge')];
const LINK = [{ text: ' ', words: '[' }, span('Home', 'link'), { text: ' ', words: ']' }];

describe('a line', () => {
  it('has grounds where there are colours and characters for them', () => {
    expect([FULL_DISPLAY, COLOURS_256].map(hasGrounds)).toEqual([true, true]);
    expect([ASCII_DISPLAY, NO_COLOURS, SIXTEEN].map(hasGrounds)).toEqual([false, false, false]);
  });

  it('keeps the brackets of a button in its text, and shows them where it has no ground', () => {
    expect(dressed(CHIP, FULL_DISPLAY)).toEqual(CHIP);
    for (const display of [ASCII_DISPLAY, NO_COLOURS, SIXTEEN]) {
      expect(textOf(dressed(CHIP, display))).toBe('[Cancel]');
      expect(dressed(CHIP, display)[0]).toEqual(span('[', 'chip'));
    }
  });

  it('has brackets round a link only where nothing else tells that it is one', () => {
    expect(dressed(LINK, FULL_DISPLAY)[0]).toMatchObject({ text: ' ' });
    expect(textOf(dressed(LINK, NO_COLOURS))).toBe('[Home]');
  });

  it('shows what of a bar is empty by its ground, else by a pattern', () => {
    expect(textOf(dressed([bar(0.5, 6)], FULL_DISPLAY))).toBe('███   ');
    expect(textOf(dressed([bar(0.5, 6)], NO_COLOURS))).toBe('███░░░');
  });

  it('is as wide either way', () => {
    for (const line of [CHIP, LINK, [bar(0.3, 9)]]) {
      expect(lineWidth(dressed(line, NO_COLOURS))).toBe(lineWidth(dressed(line, FULL_DISPLAY)));
    }
  });
});
