import { describe, expect, it } from 'vitest';
import { drawQr, qrSize } from '../../../src/ui/text/qr-blocks.js';
import { paletteColour } from '../../helpers/cells.js';
import { readQr } from '../../helpers/read-qr.js';

const URI =
  'otpauth://totp/MFA%20Lab:alice-phone@lab-123?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=MFA%20Lab';
const LONG_URI = URI.replace('alice-phone', 'a'.repeat(64));

const ESC = '\u001B[';

/** Colour codes as numbers of the 256 colours. */
const COLOURS: Readonly<Record<string, number>> = {
  '30': 0,
  '40': 0,
  '97': 15,
  '107': 15,
  '38;5;16': 16,
  '48;5;16': 16,
  '38;5;231': 231,
  '48;5;231': 231,
};

const cell = (glyph: string, foreground: number, background: number) => ({
  glyph,
  foreground,
  background,
  isBold: false,
  isDim: false,
});

/** The cells of a line of coloured spaces, whose style is a background. */
function cellsOfSpaces(line: string) {
  return line
    .split(ESC)
    .filter((run) => run !== '' && run !== '0m')
    .flatMap((run) => {
      const [style = '', glyphs = ''] = run.split('m');
      const background = paletteColour(COLOURS[style] ?? Number.NaN);
      return [...glyphs].map((glyph) => cell(glyph, 0, background));
    });
}

/** The cells of one drawn line. Its style is a foreground and a background, one half of the codes each. */
function cellsOfLine(line: string) {
  return line
    .split(ESC)
    .filter((run) => run !== '' && run !== '0m')
    .flatMap((run) => {
      const [style = '', glyphs = ''] = [run.slice(0, run.indexOf('m')), run.slice(run.indexOf('m') + 1)];
      const codes = style.split(';');
      const half = codes.length / 2;
      const colour = (parts: readonly string[]) => paletteColour(COLOURS[parts.join(';')] ?? Number.NaN);
      const foreground = colour(codes.slice(0, half));
      const background = colour(codes.slice(half));
      return [...glyphs].map((glyph) => cell(glyph, foreground, background));
    });
}

const CASES = ([16, 256] as const).flatMap((colors) =>
  ([2, 4] as const).flatMap((zone) => [URI, LONG_URI].map((uri) => [colors, zone, uri] as const)),
);

describe('a drawn QR code', () => {
  it.each(CASES)('in %i colours with %i modules around reads as %s', (colors, zone, uri) => {
    const cells = drawQr(uri, zone, colors).lines.map(cellsOfLine);

    expect(readQr({ cells: () => cells })).toBe(uri);
  });

  it.each(CASES)('in %i colours with %i modules around has the size told before: %s', (colors, zone, uri) => {
    const drawing = drawQr(uri, zone, colors);
    const widths = drawing.lines.map((line) => cellsOfLine(line).length);

    expect({ columns: drawing.columns, rows: drawing.lines.length }).toEqual(qrSize(uri, zone));
    expect(new Set(widths)).toEqual(new Set([drawing.columns]));
  });

  it('ends each line with a reset, so that no colour runs on', () => {
    for (const line of drawQr(URI, 2, 256).lines) expect(line.endsWith(`${ESC}0m`)).toBe(true);
  });
});

describe('a QR code of spaces', () => {
  it.each(CASES)('in %i colours with %i modules around reads as %s', (colors, zone, uri) => {
    const cells = drawQr(uri, zone, colors, 'spaces').lines.map(cellsOfSpaces);

    expect(readQr({ cells: () => cells })).toBe(uri);
  });

  it.each(CASES)('in %i colours with %i modules around has the size told before: %s', (colors, zone, uri) => {
    const drawing = drawQr(uri, zone, colors, 'spaces');
    const widths = drawing.lines.map((line) => cellsOfSpaces(line).length);

    expect({ columns: drawing.columns, rows: drawing.lines.length }).toEqual(qrSize(uri, zone, 'spaces'));
    expect(new Set(widths)).toEqual(new Set([drawing.columns]));
  });

  it.each(CASES)('in %i colours with %i modules around is ASCII: %s', (colors, zone, uri) => {
    for (const line of drawQr(uri, zone, colors, 'spaces').lines) expect(line).toMatch(/^[\0-\x7F]+$/);
  });

  it('ends each line with a reset, so that no colour runs on', () => {
    for (const line of drawQr(URI, 2, 256, 'spaces').lines) expect(line.endsWith(`${ESC}0m`)).toBe(true);
  });

  it('has its quiet zone on all four sides', () => {
    const rows = drawQr(URI, 2, 256, 'spaces').lines.map(cellsOfSpaces);
    const white = paletteColour(231);
    const isLight = (cells: readonly { readonly background: number }[]) =>
      cells.every(({ background }) => background === white);

    for (const row of [...rows.slice(0, 2), ...rows.slice(-2)]) expect(isLight(row)).toBe(true);
    for (const row of rows) expect(isLight([...row.slice(0, 4), ...row.slice(-4)])).toBe(true);
  });
});

describe('a text of any length', () => {
  it.each([
    [2953, 'x'],
    [984, '\u20AC'],
  ])(
    'has a size and a drawing up to %i times %s, and is refused beyond without an exception',
    (most, letter) => {
      const size = qrSize(letter.repeat(most), 2);
      const drawing = drawQr(letter.repeat(most), 2, 256);

      expect({ columns: drawing.columns, rows: drawing.lines.length }).toEqual(size);
      expect(qrSize(letter.repeat(most + 1), 2)).toBeNull();
      expect(qrSize(letter.repeat(100_000), 4, 'spaces')).toBeNull();
    },
  );
});
