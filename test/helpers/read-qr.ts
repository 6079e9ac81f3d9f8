import jsqr from 'jsqr';
import type { Cell } from './cells.js';

/** Side of the square that one module becomes. A cell is one column wide and two halves tall. */
const PIXELS = 4;

/**
 * What a phone would read off the screen, or undefined. It looks at the cells, not at what the program meant to
 * draw: a wrapped row, a covered corner or a colour lost under NO_COLOR makes it fail, as it should.
 */
export function readQr(screen: { cells(): readonly (readonly Cell[])[] }): string | undefined {
  const halves = screen.cells().flatMap((row) => [row.map(upperHalf), row.map(lowerHalf)]);
  const width = (halves[0]?.length ?? 0) * PIXELS;
  const height = halves.length * PIXELS;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const row = halves[Math.floor(y / PIXELS)] ?? [];
    for (let x = 0; x < width; x++) {
      const shade = isLight(row[Math.floor(x / PIXELS)] ?? 0) ? 255 : 0;
      pixels.set([shade, shade, shade, 255], (y * width + x) * 4);
    }
  }
  return decode(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data;
}

// jsqr's types promise a default export, its file is the function itself.
const decode = typeof jsqr === 'function' ? jsqr : jsqr.default;

const upperHalf = ({ glyph, foreground, background }: Cell) =>
  glyph === '▀' || glyph === '█' ? foreground : background;
const lowerHalf = ({ glyph, foreground, background }: Cell) =>
  glyph === '▄' || glyph === '█' ? foreground : background;

/** Relative luminance without gamma (ITU-R BT.709 weights), above one half. */
function isLight(colour: number): boolean {
  const red = Math.floor(colour / 0x10000);
  const green = Math.floor(colour / 0x100) % 0x100;
  return 0.2126 * red + 0.7152 * green + 0.0722 * (colour % 0x100) > 127;
}
