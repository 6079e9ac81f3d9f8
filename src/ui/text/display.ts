import type { QrColors } from './qr-blocks.js';

/** Colours the screen is drawn in. `none` keeps bold and inverse, which are no colours. */
export type Colors = 'none' | 16 | 256 | 'true';

/** What the terminal can do and the learner wants, as far as the screen depends on it. */
export interface Display {
  /** Of the QR code, which needs black and white whatever the rest is drawn in. Null: it cannot be shown. */
  readonly qrColors: QrColors | null;
  readonly colors: Colors;
  /** Nothing but ASCII characters, for terminals and fonts that have no others. */
  readonly ascii: boolean;
  /** Nothing moves by itself: no bar, and seconds that are told every five. */
  readonly reducedMotion: boolean;
}

/** Where the wishes come from. */
export interface DisplaySigns {
  readonly env: { readonly [name: string]: string | undefined };
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Bits of colour that the terminal takes, with the wishes of `NO_COLOR` and `FORCE_COLOR` left out. */
  readonly colorDepth: number;
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
  const depth = isColorless(env, platform) ? 1 : colorDepth;
  return {
    colors: wish ?? colorsOf(depth),
    qrColors: qrColorsOf(depth, wish),
    ascii: flags.ascii || settings.ascii || !isUtf8(env, platform),
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

/** The environment without wishes about colour, to ask a terminal what it can do. */
export function withoutColorWishes(env: DisplaySigns['env']): {
  readonly [name: string]: string | undefined;
} {
  const { NO_COLOR: _no, FORCE_COLOR: _force, NODE_DISABLE_COLORS: _node, ...rest } = env;
  return rest;
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

/** A terminal nobody knows is taken to have the 16 colours, as nearly all do; the key stands beside the code anyway. */
function qrColorsOf(depth: number, wish: Colors | null): QrColors | null {
  if (depth >= 8 || wish === 256 || wish === 'true') return 256;
  return depth >= 4 || wish === 16 ? 16 : null;
}

/** Terminals without colours: `dumb`, those of DEC, those that say `mono`; and none at all. */
const COLORLESS = /^(dumb|unknown|vt\d.*|.*-m|.*-mono)?$/;

function isColorless(env: DisplaySigns['env'], platform: string): boolean {
  // Windows names no terminal.
  if (platform === 'win32' && env['TERM'] === undefined) return false;
  return COLORLESS.test(env['TERM'] ?? '');
}

/**
 * Whether the locale's characters are UTF-8. The first of the three that is set and not empty holds (POSIX, Base
 * Definitions 8.2); none means the locale C, which promises ASCII. Node writes Unicode to a Windows console whatever
 * these say.
 */
export function isUtf8(env: DisplaySigns['env'], platform: string): boolean {
  if (platform === 'win32') return true;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /utf-?8/i.test(locale ?? '');
}
