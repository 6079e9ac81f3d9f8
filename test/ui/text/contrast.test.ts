import { describe, expect, it } from 'vitest';
import type { Rgb } from '../../../src/ui/text/contrast.js';
import { contrast, hexOf, rgbOf, rgbOfIndex } from '../../../src/ui/text/contrast.js';
import { paletteColour } from '../../helpers/cells.js';

const WHITE: Rgb = [255, 255, 255];

describe('the contrast', () => {
  it.each<[Rgb, Rgb, number]>([
    [[0, 0, 0], WHITE, 21],
    [[0x76, 0x76, 0x76], WHITE, 4.54],
    [[255, 0, 0], WHITE, 4],
    [WHITE, WHITE, 1],
  ])('of %j on %j is WCAG’s, either way round', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 1);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});

describe('a colour', () => {
  it.each(['#000000', '#0a5fff', '#ffffff'])('is the same there and back: %s', (hex) => {
    expect(hexOf(rgbOf(hex))).toBe(hex);
  });

  it('of the 256 is what terminals draw', () => {
    for (let index = 16; index < 256; index += 1) {
      const [red, green, blue] = rgbOfIndex(index);

      expect(red * 0x10000 + green * 0x100 + blue, String(index)).toBe(paletteColour(index));
    }
  });
});
