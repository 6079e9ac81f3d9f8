import type { Display } from '../../../src/ui/text/display.js';

/** A terminal that can do everything, of somebody who wishes nothing. */
export const FULL_DISPLAY: Display = { qrColors: 256, colors: 'true', ascii: false, reducedMotion: false };

/** The same without any character that ASCII lacks. */
export const ASCII_DISPLAY: Display = { ...FULL_DISPLAY, ascii: true };
