import type { QrColors } from './qr-blocks.js';

/** Colours the screen is drawn in. `none` keeps bold and inverse, which are no colours. */
export type Colors = 'none' | 16 | 256 | 'true';

/** What the terminal can do and the learner wants, as far as the screen depends on it. */
export interface Display {
  /** Of the QR code, which needs black and white whatever the rest is drawn in. Null: it cannot be shown. */
  readonly qrColors: QrColors | null;
  /** Nothing is known of the terminal's colours: it is taken to have the 16, as nearly all do. */
  readonly areColorsAssumed: boolean;
  readonly colors: Colors;
  /** What the variable of this name says of the background. */
  readonly colorFgBg: string | undefined;
  /** Nothing but ASCII characters, for terminals and fonts that have no others. */
  readonly ascii: boolean;
  /** Whether the locale's characters are UTF-8. */
  readonly isUtf8: boolean;
  /** Nothing moves by itself: no bar, and seconds that are told every five. */
  readonly reducedMotion: boolean;
}

/** Where the wishes come from. */
export interface DisplaySigns {
  readonly env: { readonly [name: string]: string | undefined };
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Bits of colour as Node guesses them, asked `withoutColorWishes`; null where the output is no terminal. */
  readonly colorDepth: number | null;
  /** What is saved. */
  readonly settings: { readonly ascii: boolean; readonly reducedMotion: boolean };
  /** What the command line says. */
  readonly flags: {
    readonly noColor: boolean;
    readonly ascii: boolean;
    readonly reducedMotion: boolean;
  };
}

/** Decides how the screen is drawn. */
export function readDisplay({ env, platform, colorDepth, settings, flags }: DisplaySigns): Display {
  const wish = colorWish(env, flags.noColor);
  const known = knownDepth({ env, platform, colorDepth });
  const depth = known ?? ASSUMED_DEPTH;
  return {
    colors: wish ?? colorsOf(depth),
    qrColors: qrColorsOf(depth, wish),
    areColorsAssumed: known === null,
    colorFgBg: env['COLORFGBG'],
    ascii: flags.ascii || settings.ascii || !isUtf8(env, platform),
    isUtf8: isUtf8(env, platform),
    reducedMotion: flags.reducedMotion || settings.reducedMotion,
  };
}

/**
 * What FORCE_COLOR must say before Ink is loaded, so that its colours are those decided here. Without colours it is
 * level 1 and a look that has none: level 0 would take bold and inverse as well. FORCE_COLOR=0 asks for just that.
 */
export function inkColorLevel({ colors }: Display, env: DisplaySigns['env']): '0' | '1' | '2' | '3' {
  switch (colors) {
    case 'none':
      return isOff(env['FORCE_COLOR']) ? '0' : '1';
    case 16:
      return '1';
    case 256:
      return '2';
    case 'true':
      return '3';
  }
}

/** Programs that run other programs say so with these, and Node and chalk then take any terminal for one without colours. */
export const CI_VARIABLES = ['CI', 'CONTINUOUS_INTEGRATION', 'TEAMCITY_VERSION', 'TF_BUILD'] as const;

const COLOR_WISHES = ['NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS'] as const;

/** The environment without wishes about colour and without what hides the terminal, to ask what that can do. */
export function withoutColorWishes(env: DisplaySigns['env']): {
  readonly [name: string]: string | undefined;
} {
  const hidden: readonly string[] = [...COLOR_WISHES, ...CI_VARIABLES];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !hidden.includes(name)));
}

/** The colours asked for, or null to go by the terminal. FORCE_COLOR speaks of this very case, so it beats NO_COLOR. */
function colorWish(env: DisplaySigns['env'], noColor: boolean): Colors | null {
  if (noColor) return 'none';
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return isOff(forced) ? 'none' : forcedColors(forced);
  return env['NO_COLOR'] === undefined || env['NO_COLOR'] === '' ? null : 'none';
}

function isOff(forced: string | undefined): boolean {
  return forced === '0' || forced === 'false';
}

function forcedColors(forced: string): Colors {
  if (forced === '2') return 256;
  return forced === '3' ? 'true' : 16;
}

function colorsOf(depth: number): Colors {
  if (depth >= 24) return 'true';
  if (depth >= 8) return 256;
  return depth >= 4 ? 16 : 'none';
}

function qrColorsOf(depth: number, wish: Colors | null): QrColors | null {
  if (depth >= 8 || wish === 256 || wish === 'true') return 256;
  return depth >= 4 || wish === 16 ? 16 : null;
}

/** Terminals without colours: `dumb`, those of DEC, those that say `mono`; and none at all. */
const COLORLESS = /^(dumb|unknown|vt\d.*|.*-m|.*-mono)?$/;

/** Terminals with 256 colours (their terminfo entries) that Node does not know by name, as over ssh without COLORTERM. */
const COLORFUL = /^(alacritty|contour|foot|ghostty|kitty|mintty|rio|wezterm)(-|$)/;

/** Bits of colour of a terminal of which nothing is known. */
const ASSUMED_DEPTH = 4;

/**
 * Bits of colour that the terminal has; null where nothing says so: that Node finds none is no proof, because it goes by
 * a list of names. Into a pipe the 16 colours go, which are known everywhere, unless TERM says that they would be text.
 */
export function knownDepth({
  env,
  platform,
  colorDepth,
}: Pick<DisplaySigns, 'env' | 'platform' | 'colorDepth'>): number | null {
  const term = env['TERM'] ?? '';
  if (colorDepth === null) return term === 'dumb' ? 1 : ASSUMED_DEPTH;
  // Windows names no terminal.
  if (platform === 'win32' && env['TERM'] === undefined) return colorDepth;
  if (COLORLESS.test(term)) return 1;
  if (colorDepth > 1) return colorDepth;
  return COLORFUL.test(term) ? 8 : null;
}

/** The locale of characters: the first of the three that is set and not empty holds (POSIX, Base Definitions 8.2). */
export function localeOf(env: DisplaySigns['env']): string {
  return (
    [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '') ?? ''
  );
}

/**
 * Whether the locale's characters are UTF-8. No locale means C, which promises ASCII. Node writes Unicode to a Windows
 * console whatever the variables say.
 */
export function isUtf8(env: DisplaySigns['env'], platform: string): boolean {
  return platform === 'win32' || /utf-?8/i.test(localeOf(env));
}
