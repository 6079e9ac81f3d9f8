import { describe, expect, it } from 'vitest';
import type { Theme } from '../../../src/ui/ink/theme.js';
import { themeFor } from '../../../src/ui/ink/theme.js';
import { paletteColour } from '../../helpers/cells.js';

const BLACK = 0x000000;
const WHITE = 0xffffff;

/** Red, green and blue of 0xRRGGBB. */
function channels(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: number, other: number): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The nearest of the 256 colours as chalk 5 finds it (ansi-styles 6.2, `rgbToAnsi256`), which is not always near. */
function ansi256(colour: number): number {
  const [red, green, blue] = channels(colour);
  if (red === green && green === blue) {
    if (red < 8) return 16;
    return red > 248 ? 231 : Math.round(((red - 8) / 247) * 24) + 232;
  }
  const [r, g, b] = [red, green, blue].map((value) => Math.round((value / 255) * 5));
  return 16 + 36 * (r ?? 0) + 6 * (g ?? 0) + (b ?? 0);
}

function coloursOf(theme: Theme): readonly (readonly [string, number])[] {
  return Object.entries(theme).flatMap(([role, { color }]) =>
    color === undefined ? [] : [[role, Number.parseInt(String(color).slice(1), 16)] as const],
  );
}

/** WCAG 2.2, 1.4.11: what is not text. And 1.4.3: text. */
const ACCENT_CONTRAST = 3;
const TEXT_CONTRAST = 4.5;

/** Bright red of the terminals people have: xterm, the VGA palette, Windows, macOS, GNOME's, VS Code. */
const BRIGHT_REDS = [0xff0000, 0xff5555, 0xe74856, 0xfc391f, 0xef2929, 0xf14c4c];

describe('the measure', () => {
  it.each([
    [BLACK, WHITE, 21],
    [0x767676, WHITE, 4.54],
    [0xff0000, WHITE, 4],
  ])('of %i on %i is WCAG’s', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 1);
  });

  it.each([
    [0x2f81c7, 74],
    [0xd0453f, 167],
    [0x767676, 243],
    [0x000000, 16],
    [0xffffff, 231],
  ])('takes %i for colour %i of 256, as chalk does', (colour, index) => {
    expect(ansi256(colour)).toBe(index);
  });
});

describe.each(coloursOf(themeFor('true')))('the colour of %s', (role, colour) => {
  const least = role === 'muted' ? TEXT_CONTRAST : ACCENT_CONTRAST;

  it.each([
    ['black', BLACK],
    ['white', WHITE],
  ])('can be seen on %s', (_name, background) => {
    expect(contrast(colour, background)).toBeGreaterThanOrEqual(least);
    expect(contrast(paletteColour(ansi256(colour)), background)).toBeGreaterThanOrEqual(least);
  });
});

describe('the theme', () => {
  it('has colours at all, the same in 256 as in all colours', () => {
    expect(coloursOf(themeFor('true')).map(([role]) => role)).toEqual(['accent', 'ok', 'problem', 'muted']);
    expect(themeFor(256)).toEqual(themeFor('true'));
  });

  it.each(['none', 16, 256, 'true'] as const)('leaves text that matters uncoloured: %s', (colors) => {
    const theme = themeFor(colors);

    for (const role of ['title', 'strong', 'code', 'focus'] as const)
      expect(theme[role].color).toBeUndefined();
  });

  it.each(['none', 16, 256, 'true'] as const)('shows the focus without any colour: %s', (colors) => {
    expect(themeFor(colors).focus).toMatchObject({ inverse: true, bold: true });
  });

  it('has no colour where none is wanted', () => {
    expect(coloursOf(themeFor('none'))).toEqual([]);
  });

  it('has one of the 16 colours, bright red, which the usual palettes show on black and on white', () => {
    const named = Object.entries(themeFor(16)).flatMap(([role, { color }]) => (color ? [[role, color]] : []));

    expect(named).toEqual([['problem', 'redBright']]);
    for (const red of BRIGHT_REDS) {
      expect(contrast(red, BLACK)).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
      expect(contrast(red, WHITE)).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
    }
  });
});
