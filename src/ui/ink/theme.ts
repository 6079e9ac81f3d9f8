import type { TextProps } from 'ink';
import type { Rgb } from '../text/contrast.js';
import { contrast, rgbOf, rgbOfIndex } from '../text/contrast.js';
import type { Colors } from '../text/display.js';
import type { Ground, PaletteName } from '../text/ground.js';
import type { Role } from '../text/roles.js';
import type { Grounded } from './grounds.js';
import { GROUNDS } from './grounds.js';
import type { Paint, PaintedRole } from './palettes.js';
import { leastContrast, PALETTES } from './palettes.js';

/** How a role looks. A colour is `#rrggbb`, `ansi256(N)`, or one of `NAMED_COLORS`; a ground is one of the first two. */
export type Look = Pick<TextProps, 'bold' | 'color' | 'inverse' | 'underline' | 'backgroundColor'>;

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
  mark: { bold: true },
  private: {},
  stranger: { bold: true },
  header: { inverse: true },
  'header-strong': { inverse: true, bold: true },
  'header-done': { inverse: true },
  'header-here': { inverse: true, bold: true },
  'header-open': { inverse: true },
  address: { bold: true },
  'address-private': { bold: true },
  chip: {},
  primary: { bold: true },
  field: { bold: true },
  digits: { bold: true },
  'chip-edge': {},
  'primary-edge': { bold: true },
  'field-edge': { bold: true },
  'focus-edge': { inverse: true, bold: true },
  'bar-ok': {},
  'bar-soon': {},
  'bar-now': {},
  'bar-words': {},
  row: { inverse: true },
  'row-strong': { inverse: true, bold: true },
  'row-muted': { inverse: true },
  'row-here': { inverse: true, bold: true },
  'row-ok': { inverse: true },
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
    mark: 'yellowBright',
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
      return { ...PLAIN, ...painted(Object.entries(SIXTEEN[palette])) };
    case 256:
    case 'true': {
      const colored = Object.entries(PALETTES[palette]).flatMap(([role, paint]: readonly [string, Paint]) =>
        reads(role as PaintedRole, shownColor(paint, colors), background)
          ? [[role, colorName(paint, colors)] as const]
          : [],
      );
      const roles = painted(colored);
      return {
        ...PLAIN,
        ...roles,
        link: { ...PLAIN.link, ...roles.link, underline: true },
        ...grounded(palette, colors),
        ...edges(palette, colors, roles.focus?.color),
      };
    }
  }
}

/** What has a ground of its own. It reads on any background, because both of its colours are ours. */
function grounded(palette: PaletteName, colors: 256 | 'true'): Partial<Theme> {
  return Object.fromEntries(
    Object.entries(GROUNDS[palette]).map(
      ([role, { paint, ground, isBold, isUnderlined }]: readonly [string, Grounded]) => [
        role,
        {
          color: colorName(paint, colors),
          backgroundColor: colorName(ground, colors),
          ...(isBold === true ? { bold: true } : {}),
          ...(isUnderlined === true ? { underline: true } : {}),
        },
      ],
    ),
  );
}

/** Brackets are part of the text, for who copies it or has it read; on a ground they are drawn in its colour. */
function edges(
  palette: PaletteName,
  colors: 256 | 'true',
  focus: Look['color'],
): Pick<Theme, 'chip-edge' | 'primary-edge' | 'field-edge' | 'focus-edge'> {
  const edge = (role: 'chip' | 'primary' | 'field'): Look => {
    const color = colorName(GROUNDS[palette][role].ground, colors);
    return { color, backgroundColor: color };
  };
  return {
    'chip-edge': edge('chip'),
    'primary-edge': edge('primary'),
    'field-edge': edge('field'),
    'focus-edge': focus === undefined ? PLAIN.focus : { color: focus, backgroundColor: String(focus) },
  };
}

/** On a background of middle lightness a colour may be lost: the role then does without. */
function reads(role: PaintedRole, color: Rgb, background: Rgb | null): boolean {
  return background === null || contrast(color, background) >= leastContrast(role);
}

/** The colour that is on the screen. */
export function shownColor({ hex, index }: Paint, colors: 256 | 'true'): Rgb {
  return colors === 'true' ? rgbOf(hex) : rgbOfIndex(index);
}

function colorName({ hex, index }: Paint, colors: 256 | 'true'): string {
  return colors === 'true' ? hex : `ansi256(${index})`;
}

function painted(colors: readonly (readonly [string, string])[]): Partial<Theme> {
  return Object.fromEntries(colors.map(([role, color]) => [role, { ...PLAIN[role as PaintedRole], color }]));
}
