import { describe, expect, it } from 'vitest';
import { dots } from '../../../src/ui/text/dots.js';
import { dressed } from '../../../src/ui/text/dressing.js';
import { lineWidth } from '../../../src/ui/text/spans.js';
import { textOf } from '../screens/course.js';
import { ASCII_DISPLAY, FULL_DISPLAY } from './displays.js';

const WAY = dots(['done', 'done', 'here', 'to-come', 'skipped']);

describe('the dots of a way', () => {
  it('tell done, here, to come and skipped by their shape', () => {
    expect(textOf(dressed(WAY, FULL_DISPLAY))).toBe('✓ ✓ ◐ ○ –');
  });

  it('leave it to the words beside them where there is no colour, or nothing but ASCII', () => {
    for (const display of [ASCII_DISPLAY, { ...FULL_DISPLAY, colors: 'none' as const }]) {
      expect(textOf(dressed(WAY, display)).trim()).toBe('');
    }
  });

  it('take the same columns either way, for many steps and for few', () => {
    for (const count of [2, 5, 14]) {
      const way = dots(Array.from({ length: count }, () => 'to-come' as const));

      expect(lineWidth(dressed(way, ASCII_DISPLAY))).toBe(lineWidth(dressed(way, FULL_DISPLAY)));
    }
  });
});
