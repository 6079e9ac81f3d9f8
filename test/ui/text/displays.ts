import type { Display } from '../../../src/ui/text/display.js';

/** A terminal that can do everything, of somebody who wishes nothing. */
export const FULL_DISPLAY: Display = {
  qrColors: 256,
  areColorsAssumed: false,
  colors: 'true',
  colorFgBg: '15;0',
  ascii: false,
  isUtf8: true,
  reducedMotion: false,
};

/** The same without any character that ASCII lacks. */
export const ASCII_DISPLAY: Display = { ...FULL_DISPLAY, ascii: true };

/** A terminal that calls itself xterm-256color and nothing more. */
export const COLOURS_256: Display = { ...FULL_DISPLAY, colors: 256 };
