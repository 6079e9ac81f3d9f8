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

/** Black on white, set explicitly, so that no theme turns the code around or washes it out. */
const PALETTE = {
  16: { dark: { fg: '30', bg: '40' }, light: { fg: '97', bg: '107' } },
  256: { dark: { fg: '38;5;16', bg: '48;5;16' }, light: { fg: '38;5;231', bg: '48;5;231' } },
} as const;

/** Draws a text as a QR code, two modules a character: error correction L, as a screen is not damaged paper. */
export function drawQr(text: string, quietZone: QuietZone, colors: QrColors): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const columns = modules.size + 2 * quietZone;
  const isDark = (row: number, column: number): boolean => {
    const y = row - quietZone;
    const x = column - quietZone;
    const isInside = y >= 0 && x >= 0 && y < modules.size && x < modules.size;
    return isInside && modules.data[y * modules.size + x] === 1;
  };
  const lines = Array.from({ length: Math.ceil(columns / 2) }, (_, line) =>
    drawLine(columns, (column) => [isDark(line * 2, column), isDark(line * 2 + 1, column)], colors),
  );
  return { lines, columns };
}

/** Rows and columns a text takes as a QR code, to decide whether it fits. */
export function qrSize(
  text: string,
  quietZone: QuietZone,
): { readonly columns: number; readonly rows: number } {
  const columns = create(text, { errorCorrectionLevel: 'L' }).modules.size + 2 * quietZone;
  return { columns, rows: Math.ceil(columns / 2) };
}

/**
 * Equal halves are coloured spaces and unequal ones a lower half block: measured to decode at every font size, where
 * upper half blocks fail at some, because the seams between rows then fall on edges of modules.
 */
function drawLine(
  columns: number,
  halves: (column: number) => readonly [boolean, boolean],
  colors: QrColors,
): string {
  const { dark, light } = PALETTE[colors];
  let drawn = '';
  let style = '';
  for (let column = 0; column < columns; column += 1) {
    const [upper, lower] = halves(column);
    const background = (upper ? dark : light).bg;
    const wanted = `${(lower ? dark : light).fg};${background}`;
    if (wanted !== style) {
      drawn += `${ESC}${wanted}m`;
      style = wanted;
    }
    drawn += upper === lower ? ' ' : '▄';
  }
  return drawn + RESET;
}
