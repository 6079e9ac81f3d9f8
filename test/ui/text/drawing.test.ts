import { describe, expect, it } from 'vitest';
import { AS_FOUND, displayNow, groundNow, qrManner } from '../../../src/ui/text/drawing.js';
import { ASCII_DISPLAY, FULL_DISPLAY } from './displays.js';

describe('the display as it holds now', () => {
  it.each([
    ['as found', FULL_DISPLAY, AS_FOUND, false],
    ['ASCII as found', ASCII_DISPLAY, AS_FOUND, true],
    ['frames that were measured to be wide', FULL_DISPLAY, { ...AS_FOUND, isWide: true }, true],
    ['turned to ASCII', FULL_DISPLAY, { ...AS_FOUND, isAsciiTurned: true }, true],
    ['turned from ASCII to frames', ASCII_DISPLAY, { ...AS_FOUND, isAsciiTurned: true }, false],
    [
      'turned to frames against the measurement',
      FULL_DISPLAY,
      { ...AS_FOUND, isWide: true, isAsciiTurned: true },
      false,
    ],
  ])('is ASCII or not: %s', (_what, display, drawing, ascii) => {
    expect(displayNow(display, drawing).ascii).toBe(ascii);
  });
});

describe('the background as it is known now', () => {
  const WHITE = [255, 255, 255] as const;

  it.each([
    ['the variable', AS_FOUND, 'auto', 'dark'],
    ['what the terminal has said since', { ...AS_FOUND, background: WHITE }, 'auto', 'light'],
    ['what is set', { ...AS_FOUND, background: WHITE }, 'dark', 'dark'],
  ] as const)('goes by %s', (_what, drawing, setting, palette) => {
    expect(groundNow(FULL_DISPLAY, drawing, setting).palette).toBe(palette);
  });
});

describe('the ways to draw a QR code', () => {
  const round = (display: typeof FULL_DISPLAY) =>
    [0, 1, 2, 3].map((turns) => {
      const manner = qrManner(display, turns);
      return manner === null ? null : `${manner.glyphs} ${manner.colors}`;
    });

  it('begin with what the terminal is known for, and go round', () => {
    expect(round(FULL_DISPLAY)).toEqual(['blocks 256', 'spaces 256', null, 'blocks 256']);
    expect(round(ASCII_DISPLAY)).toEqual(['spaces 256', 'blocks 256', null, 'spaces 256']);
  });

  it('begin with none where no colours are known, and still draw it for whoever says that there are some', () => {
    expect(round({ ...FULL_DISPLAY, qrColors: null })).toEqual([null, 'blocks 16', 'spaces 16', null]);
  });
});
