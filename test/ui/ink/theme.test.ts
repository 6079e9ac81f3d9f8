import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaintedRole, Palette } from '../../../src/ui/ink/palettes.js';
import { leastContrast, PALETTES } from '../../../src/ui/ink/palettes.js';
import { NAMED_COLORS, SIXTEEN, shownColor, type Theme, themeFor } from '../../../src/ui/ink/theme.js';
import type { Rgb } from '../../../src/ui/text/contrast.js';
import { contrast, luminance, rgbOf, rgbOfIndex } from '../../../src/ui/text/contrast.js';
import type { Ground, PaletteName } from '../../../src/ui/text/ground.js';
import { groundOf } from '../../../src/ui/text/ground.js';

const BLACK = '#000000';
const WHITE = '#ffffff';

/**
 * The backgrounds on which each palette is used. Dark: xterm, Windows, VS Code, Ubuntu, Solarized, Dracula, gruvbox, One
 * Dark, Nord. Light: Solarized with both of its backgrounds, gruvbox, One Light.
 */
const GROUNDS: { readonly [name in PaletteName]: readonly string[] } = {
  dark: [BLACK, '#0c0c0c', '#1e1e1e', '#300a24', '#002b36', '#282a36', '#282828', '#282c34', '#2e3440'],
  light: [WHITE, '#fafafa', '#fdf6e3', '#eee8d5', '#fbf1c7'],
  safe: [BLACK, WHITE],
};

const NAMES = ['dark', 'light', 'safe'] as const;

/** Where a terminal's background is known by its kind alone. */
function kind(palette: PaletteName): Ground {
  return { palette, source: 'COLORFGBG', color: null };
}

function paintsOf(palette: Palette): readonly (readonly [PaintedRole, Palette[PaintedRole]])[] {
  return Object.entries(palette) as [PaintedRole, Palette[PaintedRole]][];
}

const CASES = NAMES.flatMap((name) =>
  paintsOf(PALETTES[name]).flatMap(([role, paint]) =>
    GROUNDS[name].map((ground) => [name, role, ground, paint] as const),
  ),
);

describe('the contrast', () => {
  it.each(CASES)('in the palette %s of %s on %s', (_name, role, ground, paint) => {
    // Of what is drawn in reverse the background is the text, and the ratio the same.
    for (const colors of [256, 'true'] as const) {
      expect(contrast(shownColor(paint, colors), rgbOf(ground))).toBeGreaterThanOrEqual(leastContrast(role));
    }
  });

  it('is 4.5:1 for all but frames, which have 3:1', () => {
    const least = paintsOf(PALETTES.dark).map(([role]) => [role, leastContrast(role)]);

    expect(Object.fromEntries(least)).toEqual({
      ...Object.fromEntries(Object.keys(PALETTES.dark).map((role) => [role, 4.5])),
      frame: 3,
    });
  });

  it('is kept on every background that a terminal can name', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.tuple(channel, channel, channel),
        fc.constantFrom<256 | 'true'>(256, 'true'),
        (answer, colors) => {
          const theme = themeFor(colors, groundOf({ setting: 'auto', answer, colorFgBg: undefined }));
          for (const [role, color] of coloursOf(theme)) {
            expect(contrast(color, answer), role).toBeGreaterThanOrEqual(leastContrast(role));
          }
        },
      ),
    );
  });

  it.each(NAMES)('leaves no colour out on a usual background: %s', (palette) => {
    for (const ground of GROUNDS[palette]) {
      for (const colors of [256, 'true'] as const) {
        const theme = themeFor(colors, { palette, source: 'terminal', color: rgbOf(ground) });

        expect(coloursOf(theme).length, ground).toBe(Object.keys(PALETTES[palette]).length);
      }
    }
  });
});

/** The colours of a theme that has more than 16. */
function coloursOf(theme: Theme): readonly (readonly [PaintedRole, Rgb])[] {
  return Object.entries(theme).flatMap(([role, { color, backgroundColor }]) => {
    // What has a ground of its own is looked at with it.
    if (color === undefined || backgroundColor !== undefined) return [];
    const index = /^ansi256\((\d+)\)$/.exec(String(color))?.[1];
    const rgb = index === undefined ? rgbOf(String(color)) : rgbOfIndex(Number(index));
    return [[role as PaintedRole, rgb] as const];
  });
}

/** Of the usual terminals: the background, and red, blue and the bright colours. */
interface Sixteen {
  readonly background: string;
  readonly [color: string]: string;
}

/** xterm, the VGA palette, Windows, GNOME, VS Code. */
const DARK_TERMINALS: readonly Sixteen[] = [
  {
    background: BLACK,
    redBright: '#ff0000',
    greenBright: '#00ff00',
    yellowBright: '#ffff00',
    cyanBright: '#00ffff',
  },
  {
    background: BLACK,
    redBright: '#ff5555',
    greenBright: '#55ff55',
    yellowBright: '#ffff55',
    cyanBright: '#55ffff',
  },
  {
    background: '#0c0c0c',
    redBright: '#e74856',
    greenBright: '#16c60c',
    yellowBright: '#f9f1a5',
    cyanBright: '#61d6d6',
  },
  {
    background: BLACK,
    redBright: '#ef2929',
    greenBright: '#8ae234',
    yellowBright: '#fce94f',
    cyanBright: '#34e2e2',
  },
  {
    background: '#1e1e1e',
    redBright: '#f14c4c',
    greenBright: '#23d18b',
    yellowBright: '#f5f543',
    cyanBright: '#29b8db',
  },
];

const LIGHT_TERMINALS: readonly Sixteen[] = [
  { background: WHITE, red: '#cd0000', blue: '#0000ee' },
  { background: WHITE, red: '#aa0000', blue: '#0000aa' },
  { background: WHITE, red: '#c50f1f', blue: '#0037da' },
  { background: WHITE, red: '#cc0000', blue: '#3465a4' },
  { background: WHITE, red: '#cd3131', blue: '#0451a5' },
];

describe('of the 16 colours', () => {
  it.each([
    ['dark', DARK_TERMINALS],
    ['light', LIGHT_TERMINALS],
  ] as const)('those are taken that can be read in the usual terminals: %s', (palette, terminals) => {
    const named = Object.entries(themeFor(16, kind(palette))).flatMap(([, { color }]) => color ?? []);

    expect(new Set(named)).toEqual(new Set(Object.values(SIXTEEN[palette])));
    for (const terminal of terminals) {
      for (const color of named) {
        const ratio = contrast(rgbOf(terminal[color] ?? WHITE), rgbOf(terminal.background));
        expect(ratio, `${color} of ${JSON.stringify(terminal)}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('none is taken where the background is not known', () => {
    expect(themeFor(16, kind('safe'))).toEqual(themeFor('none', kind('safe')));
  });

  it('each has its number', () => {
    for (const color of NAMES.flatMap((name) => Object.values(SIXTEEN[name]))) {
      expect(NAMED_COLORS[color], color).toBeDefined();
    }
  });
});

/** Degrees round the wheel of colours. */
function hue(color: Rgb): number {
  const [red, green, blue] = color.map((value) => value / 255) as [number, number, number];
  const angle = Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue);
  return (angle * 180) / Math.PI;
}

function apart(one: Rgb, other: Rgb): number {
  const difference = Math.abs(hue(one) - hue(other)) % 360;
  return Math.min(difference, 360 - difference);
}

describe('the roles', () => {
  const TOLD_APART = ['aws', 'lab', 'ok', 'here'] as const;

  it.each(NAMES.flatMap((name) => ([256, 'true'] as const).map((colors) => [name, colors] as const)))(
    'AWS, the lab, what was achieved and "here" are told apart: %s, %s',
    (name, colors) => {
      const seen = TOLD_APART.map((role) => shownColor(PALETTES[name][role], colors));
      for (const [index, one] of seen.entries()) {
        for (const other of seen.slice(index + 1)) expect(apart(one, other)).toBeGreaterThanOrEqual(25);
      }
    },
  );

  it('"here" has a colour that nothing else has', () => {
    for (const name of NAMES) {
      const { here, focus, mark, ...others } = PALETTES[name];

      expect([focus, mark]).toEqual([here, here]);
      expect(Object.values(others).map(({ hex }) => hex)).not.toContain(here.hex);
      expect(Object.values(others).map(({ index }) => index)).not.toContain(here.index);
    }
  });

  it('of less weight stand back behind the text of a terminal', () => {
    expect(luminance(rgbOf(PALETTES.dark.muted.hex))).toBeLessThan(luminance(rgbOf('#cccccc')));
    expect(luminance(rgbOf(PALETTES.light.muted.hex))).toBeGreaterThan(luminance(rgbOf('#333333')));
  });
});

describe.each(NAMES)('the theme %s', (name) => {
  it.each(['none', 16, 256, 'true'] as const)('leaves text that matters uncoloured: %s', (colors) => {
    const theme = themeFor(colors, kind(name));

    for (const role of ['title', 'strong', 'code'] as const) expect(theme[role].color).toBeUndefined();
  });

  it.each(['none', 16, 256, 'true'] as const)('shows the focus without any colour: %s', (colors) => {
    expect(themeFor(colors, kind(name)).focus).toMatchObject({ inverse: true, bold: true });
  });

  it('has no colour where none is wanted', () => {
    expect(Object.values(themeFor('none', kind(name))).flatMap(({ color }) => color ?? [])).toEqual([]);
  });
});
