import type { Rgb } from './contrast.js';
import type { Display } from './display.js';
import type { Ground, ThemeChoice } from './ground.js';
import { groundOf } from './ground.js';
import type { QrColors, QrGlyphs } from './qr-blocks.js';

/** What was learned of the terminal, or chosen by the learner, since the lab was started. */
export interface Drawing {
  /** Frames and half blocks take two columns each here: it was measured. */
  readonly isWide: boolean;
  /** The background, which the terminal was asked for; null before it answers. */
  readonly background: Rgb | null;
  /** The learner wants the other characters: ASCII in the place of frames, or frames in the place of ASCII. */
  readonly isAsciiTurned: boolean;
  /** Nothing on the screen moves by itself. */
  readonly isStill: boolean;
  /** How often the learner asked for the QR code to be drawn otherwise. */
  readonly qrTurns: number;
}

/** Everything as the terminal was found at the start. */
export const AS_FOUND: Drawing = {
  isWide: false,
  background: null,
  isAsciiTurned: false,
  isStill: false,
  qrTurns: 0,
};

/** The display as it holds now. */
export function displayNow(display: Display, { isWide, isAsciiTurned }: Drawing): Display {
  return { ...display, ascii: (display.ascii || isWide) !== isAsciiTurned };
}

/** The background as it is known now: what is set holds, then what the terminal says, then the variable. */
export function groundNow(
  { colorFgBg }: Pick<Display, 'colorFgBg'>,
  { background }: Pick<Drawing, 'background'>,
  setting: ThemeChoice,
): Ground {
  return groundOf({ setting, answer: background, colorFgBg });
}

/** How a QR code is drawn. */
export interface QrManner {
  readonly glyphs: QrGlyphs;
  readonly colors: QrColors;
}

/**
 * How the QR code is drawn now, or null: not at all. What the terminal is known for comes first; whoever sees it broken
 * goes round the other ways. Where no colours are known, it is the learner who can say that there are some.
 */
export function qrManner(
  { qrColors, ascii }: Pick<Display, 'qrColors' | 'ascii'>,
  turns = 0,
): QrManner | null {
  const colors = qrColors ?? 16;
  const ways: readonly QrManner[] = (
    ascii ? (['spaces', 'blocks'] as const) : (['blocks', 'spaces'] as const)
  ).map((glyphs) => ({ glyphs, colors }));
  const all: readonly (QrManner | null)[] = qrColors === null ? [null, ...ways] : [...ways, null];
  return all[turns % all.length] ?? null;
}
