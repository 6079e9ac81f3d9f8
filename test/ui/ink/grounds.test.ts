import { describe, expect, it } from 'vitest';
import type { Grounded, GroundedRole } from '../../../src/ui/ink/grounds.js';
import { GROUNDS, leastOnGround } from '../../../src/ui/ink/grounds.js';
import { FRAME_CONTRAST } from '../../../src/ui/ink/palettes.js';
import { shownColor, themeFor } from '../../../src/ui/ink/theme.js';
import { contrast, rgbOf } from '../../../src/ui/text/contrast.js';
import type { PaletteName } from '../../../src/ui/text/ground.js';

const NAMES = ['dark', 'light', 'safe'] as const;
const COLORS = [256, 'true'] as const;

/** The backgrounds behind a bar. */
const BEHIND: { readonly [name in PaletteName]: readonly string[] } = {
  dark: ['#000000', '#1e1e1e', '#300a24', '#002b36', '#2e3440'],
  light: ['#ffffff', '#fdf6e3', '#eee8d5', '#fbf1c7'],
  safe: ['#000000', '#ffffff'],
};

const CASES = NAMES.flatMap((name) =>
  Object.entries(GROUNDS[name]).map(
    ([role, grounded]: readonly [string, Grounded]) => [name, role, grounded] as const,
  ),
);

describe('the contrast on a ground of our own', () => {
  it.each(CASES)('in the palette %s of %s is enough', (_name, role, { paint, ground }) => {
    for (const colors of COLORS) {
      const ratio = contrast(shownColor(paint, colors), shownColor(ground, colors));

      expect(ratio).toBeGreaterThanOrEqual(leastOnGround(role as GroundedRole));
    }
  });

  it('is 4.5:1 for all that is read, and 3:1 for bars', () => {
    const bars = (Object.keys(GROUNDS.dark) as GroundedRole[]).filter((role) => leastOnGround(role) === 3);

    expect(bars).toEqual(['bar-ok', 'bar-soon', 'bar-now']);
  });

  it.each(NAMES)('of a bar is 3:1 on the background, too: %s', (name) => {
    for (const role of ['bar-ok', 'bar-soon', 'bar-now'] as const) {
      for (const colors of COLORS) {
        for (const behind of BEHIND[name]) {
          const ratio = contrast(shownColor(GROUNDS[name][role].paint, colors), rgbOf(behind));

          expect(ratio, `${role} ${behind}`).toBeGreaterThanOrEqual(FRAME_CONTRAST);
        }
      }
    }
  });
});

describe.each(NAMES)('what has a ground in the theme %s', (palette) => {
  const ground = { palette, source: 'COLORFGBG', color: null } as const;

  it.each(COLORS)('has both colours set: %s', (colors) => {
    const theme = themeFor(colors, ground);
    for (const role of Object.keys(GROUNDS[palette]) as GroundedRole[]) {
      expect(theme[role].color).toBeDefined();
      expect(theme[role].backgroundColor).toBeDefined();
    }
  });

  it.each(COLORS)('has its brackets in the colour of the ground: %s', (colors) => {
    const theme = themeFor(colors, ground);
    for (const role of ['chip', 'primary', 'field'] as const) {
      expect(theme[`${role}-edge`].color).toBe(theme[role].backgroundColor);
      expect(theme[`${role}-edge`].backgroundColor).toBe(theme[role].backgroundColor);
    }
    expect(theme['focus-edge'].backgroundColor).toBe(theme.focus.color);
  });

  it.each(['none', 16] as const)('has none, and nothing is hidden: %s', (colors) => {
    for (const look of Object.values(themeFor(colors, ground))) expect(look.backgroundColor).toBeUndefined();
  });
});
