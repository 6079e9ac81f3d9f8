import type { TextProps } from 'ink';
import type { Colors } from '../text/display.js';
import type { Role } from '../text/spans.js';

/** How a role looks. */
export type Look = Pick<TextProps, 'bold' | 'color' | 'inverse'>;

/** How each role looks. */
export type Theme = { readonly [role in Role]: Look };

/**
 * Without colours: what remains is bold and inverse, and the word or sign that every state has. Text that matters has
 * no colour in any theme, so that it is as readable as the learner's own shell.
 */
const PLAIN: Theme = {
  title: { bold: true },
  strong: { bold: true },
  code: { bold: true },
  accent: {},
  ok: { bold: true },
  problem: { bold: true },
  muted: {},
  focus: { inverse: true, bold: true },
};

/**
 * Accents of middle lightness, with a contrast of 3:1 and more on black and on white, as they are and as the nearest
 * of the 256 colours: a test works it out. Grey is text, if of less weight, and has 4.5:1.
 */
const COLOURFUL: Theme = {
  ...PLAIN,
  accent: { color: '#2878be' },
  ok: { bold: true, color: '#187f4c' },
  problem: { bold: true, color: '#d0453f' },
  muted: { color: '#767676' },
};

/**
 * The 16 colours are the theme's of the terminal, not ours, and the nearest ones to the accents above are cyan, green
 * and black, which are lost on white or on black. Only bright red has 3:1 on both in the usual palettes.
 */
const SIXTEEN: Theme = {
  ...PLAIN,
  problem: { bold: true, color: 'redBright' },
};

/** The look for what the terminal can show. */
export function themeFor(colors: Colors): Theme {
  switch (colors) {
    case 'none':
      return PLAIN;
    case 16:
      return SIXTEEN;
    case 256:
    case 'true':
      return COLOURFUL;
  }
}
