import { create } from 'qrcode/lib/core/qrcode.js';

/** How many colours the terminal can show: 256 fixed ones are the same in every theme. */
export type QrColors = 16 | 256;

/** A QR code drawn for a terminal. */
export interface QrDrawing {
  /** Each line carries its colours, and ends with a reset. */
  readonly lines: readonly string[];
  readonly columns: number;
}

/** Light modules around the code. Two suffice for readers, four are the standard's; odd numbers break the pairing of rows. */
export type QuietZone = 2 | 4;

const ESC = '\u001B[';
const RESET = `${ESC}0m`;

/**
 * What the code is drawn with. `blocks`: two modules a character, half blocks where they differ. `spaces`: coloured
 * spaces alone, two columns a module, for terminals that have no half blocks; it takes twice the columns and rows.
 */
export type QrGlyphs = 'blocks' | 'spaces';

/** Black on white, set explicitly, so that no theme turns the code around or washes it out. */
const PALETTE = {
  16: { dark: { fg: '30', bg: '40' }, light: { fg: '97', bg: '107' } },
  256: { dark: { fg: '38;5;16', bg: '48;5;16' }, light: { fg: '38;5;231', bg: '48;5;231' } },
} as const;

/** ISO/IEC 18004, table 7: the bytes that version 40 holds at error correction L. */
const MAX_BYTES = 2953;

/** Draws a text that `qrSize` has a size for as a QR code: error correction L, as a screen is not damaged paper. */
export function drawQr(
  text: string,
  quietZone: QuietZone,
  colors: QrColors,
  glyphs: QrGlyphs = 'blocks',
): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const side = modules.size + 2 * quietZone;
  const isDark: IsDark = (row, column) => {
    const y = row - quietZone;
    const x = column - quietZone;
    const isInside = y >= 0 && x >= 0 && y < modules.size && x < modules.size;
    return isInside && modules.data[y * modules.size + x] === 1;
  };
  const { columns, rows } = sizeOf(side, glyphs);
  const drawRow = glyphs === 'blocks' ? blocksRow : spacesRow;
  const lines = Array.from({ length: rows }, (_, row) => drawRow(row, side, isDark, PALETTE[colors]));
  return { lines, columns };
}

/** Rows and columns a text takes as a QR code, to decide whether it fits; null when no QR code holds so much. */
export function qrSize(
  text: string,
  quietZone: QuietZone,
  glyphs: QrGlyphs = 'blocks',
): { readonly columns: number; readonly rows: number } | null {
  if (new TextEncoder().encode(text).length > MAX_BYTES) return null;
  return sizeOf(create(text, { errorCorrectionLevel: 'L' }).modules.size + 2 * quietZone, glyphs);
}

function sizeOf(side: number, glyphs: QrGlyphs): { readonly columns: number; readonly rows: number } {
  return glyphs === 'blocks'
    ? { columns: side, rows: Math.ceil(side / 2) }
    : { columns: side * 2, rows: side };
}

type IsDark = (row: number, column: number) => boolean;

type Palette = (typeof PALETTE)[QrColors];

/**
 * Equal halves are coloured spaces and unequal ones a lower half block: measured to decode at every font size, where
 * upper half blocks fail at some, because the seams between rows then fall on edges of modules.
 */
function blocksRow(row: number, side: number, isDark: IsDark, { dark, light }: Palette): string {
  return drawCells(side, (column) => {
    const [upper, lower] = [isDark(row * 2, column), isDark(row * 2 + 1, column)];
    const style = `${(lower ? dark : light).fg};${(upper ? dark : light).bg}`;
    return { style, glyph: upper === lower ? ' ' : '▄' };
  });
}

/** A cell is about twice as tall as wide, so that two columns of one row make a square. */
function spacesRow(row: number, side: number, isDark: IsDark, { dark, light }: Palette): string {
  return drawCells(side, (column) => ({ style: (isDark(row, column) ? dark : light).bg, glyph: '  ' }));
}

/** Colours are named where they change only. */
function drawCells(
  count: number,
  cellAt: (column: number) => { readonly style: string; readonly glyph: string },
): string {
  let drawn = '';
  let last = '';
  for (let column = 0; column < count; column += 1) {
    const { style, glyph } = cellAt(column);
    drawn += style === last ? glyph : `${ESC}${style}m${glyph}`;
    last = style;
  }
  return drawn + RESET;
}
