import type { Rgb } from './contrast.js';
import { contrast } from './contrast.js';

/** What `settings theme` can be. */
export const THEME_CHOICES = ['auto', 'dark', 'light'] as const;

export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** The colours for a dark background, for a light one, and those that can be read on both. */
export type PaletteName = 'dark' | 'light' | 'safe';

/** What the lab knows of the terminal's background, and from where. */
export interface Ground {
  readonly palette: PaletteName;
  /** `terminal`: it was asked, and answered. `nothing`: nobody says anything. */
  readonly source: 'setting' | 'terminal' | 'COLORFGBG' | 'nothing';
  /** The background itself, where the terminal named it. */
  readonly color: Rgb | null;
}

/** What the background is known by, in the order in which it counts. */
export interface GroundSigns {
  readonly setting: ThemeChoice;
  /** The terminal's answer; null while there is none. */
  readonly answer: Rgb | null;
  /** The variable that rxvt, Konsole and some others set: two or three numbers, of which the last is the background. */
  readonly colorFgBg: string | undefined;
}

/** Which palette is taken, and why. */
export function groundOf({ setting, answer, colorFgBg }: GroundSigns): Ground {
  if (setting !== 'auto') return { palette: setting, source: 'setting', color: null };
  if (answer !== null) return { palette: paletteOn(answer), source: 'terminal', color: answer };
  const named = paletteOfVariable(colorFgBg);
  if (named !== null) return { palette: named, source: 'COLORFGBG', color: null };
  return { palette: 'safe', source: 'nothing', color: null };
}

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** Light colours where white reads better than black, dark ones elsewhere. */
function paletteOn(background: Rgb): PaletteName {
  return contrast(WHITE, background) >= contrast(BLACK, background) ? 'dark' : 'light';
}

/** Of the 16 colours the backgrounds that are dark: black to cyan, and grey. Vim reads the variable in the same way. */
const DARK_BACKGROUNDS = [0, 1, 2, 3, 4, 5, 6, 8];

function paletteOfVariable(colorFgBg: string | undefined): PaletteName | null {
  const background = /^[^;]+;(?:[^;]*;)?(\d{1,2})$/.exec(colorFgBg ?? '')?.[1];
  if (background === undefined || Number(background) > 15) return null;
  return DARK_BACKGROUNDS.includes(Number(background)) ? 'dark' : 'light';
}
