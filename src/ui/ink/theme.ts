import type { TextProps } from 'ink';
import type { Rgb } from '../text/contrast.js';
import { contrast, rgbOf, rgbOfIndex } from '../text/contrast.js';
import type { Colors } from '../text/display.js';
import type { Ground, PaletteName } from '../text/ground.js';
import type { Role } from '../text/roles.js';
import type { Paint, PaintedRole } from './palettes.js';
import { leastContrast, PALETTES } from './palettes.js';

/** How a role looks. A colour is `#rrggbb`, `ansi256(N)`, or one of `NAMED_COLORS`. */
export type Look = Pick<TextProps, 'bold' | 'color' | 'inverse'>;

/** How each role looks. */
export type Theme = { readonly [role in Role]: Look };

/**
 * Without colours: what remains is bold and inverse, and the word or sign that every state has. Body text has no role,
 * and no colour in any theme, so that it is as readable as the learner's own shell.
 */
const PLAIN: Theme = {
  title: { bold: true },
  strong: { bold: true },
  code: { bold: true },
  here: { bold: true },
  aws: { bold: true },
  lab: { bold: true },
  ok: { bold: true },
  problem: { bold: true },
  link: {},
  muted: {},
  frame: {},
  focus: { inverse: true, bold: true },
};

/** Those of the 16 colours that the themes use, and how the terminal is told. */
export const NAMED_COLORS: { readonly [name: string]: number } = {
  red: 31,
  blue: 34,
  redBright: 91,
  greenBright: 92,
  yellowBright: 93,
  cyanBright: 96,
};

/**
 * The 16 colours are the terminal's own. Here are those that have 4.5:1 on the background of the usual ones; green and
 * magenta on white have not. None has it on black and on white, so that nothing is coloured where nothing is known.
 */
export const SIXTEEN: { readonly [name in PaletteName]: { readonly [role in PaintedRole]?: string } } = {
  dark: {
    here: 'yellowBright',
    focus: 'yellowBright',
    aws: 'redBright',
    problem: 'redBright',
    lab: 'cyanBright',
    ok: 'greenBright',
  },
  light: { aws: 'red', problem: 'red', lab: 'blue' },
  safe: {},
};

/** The look for what the terminal can show and the background that it has. */
export function themeFor(colors: Colors, { palette, color: background }: Ground): Theme {
  switch (colors) {
    case 'none':
      return PLAIN;
    case 16:
      return paintedWith(Object.entries(SIXTEEN[palette]));
    case 256:
    case 'true':
      return paintedWith(
        Object.entries(PALETTES[palette]).flatMap(([role, paint]: readonly [string, Paint]) =>
          reads(role as PaintedRole, shownColor(paint, colors), background)
            ? [[role, colors === 'true' ? paint.hex : `ansi256(${paint.index})`] as const]
            : [],
        ),
      );
  }
}

/** On a background of middle lightness a colour may be lost: the role then does without. */
function reads(role: PaintedRole, color: Rgb, background: Rgb | null): boolean {
  return background === null || contrast(color, background) >= leastContrast(role);
}

/** The colour that is on the screen. */
export function shownColor({ hex, index }: Paint, colors: 256 | 'true'): Rgb {
  return colors === 'true' ? rgbOf(hex) : rgbOfIndex(index);
}

function paintedWith(colors: readonly (readonly [string, string])[]): Theme {
  const painted = colors.map(([role, color]) => [role, { ...PLAIN[role as PaintedRole], color }]);
  return { ...PLAIN, ...Object.fromEntries(painted) };
}
