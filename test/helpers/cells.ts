import type { Terminal } from '@xterm/headless';

/** One column of one row, as it is seen: colours resolved to 0xRRGGBB, `inverse` already applied. */
export interface Cell {
  readonly glyph: string;
  readonly foreground: number;
  readonly background: number;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

/** The colours of a terminal where the program sets none. */
export interface CellTheme {
  readonly foreground: number;
  readonly background: number;
}

export const DARK: CellTheme = { foreground: 0xcccccc, background: 0x000000 };
export const LIGHT: CellTheme = { foreground: 0x222222, background: 0xffffff };

/** The first 16 colours as xterm has them. */
const BASIC = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
  0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/** A colour of the 256: 16 basic ones, then a cube of 6 by 6 by 6, then 24 greys. */
export function paletteColour(index: number): number {
  const basic = BASIC[index];
  if (basic !== undefined) return basic;
  if (index >= 232) return (8 + 10 * (index - 232)) * 0x010101;
  const level = (step: number) => (step === 0 ? 0 : 55 + 40 * step);
  const cube = index - 16;
  const red = level(Math.floor(cube / 36));
  const green = level(Math.floor(cube / 6) % 6);
  return red * 0x10000 + green * 0x100 + level(cube % 6);
}

/** The cells of the rows that are on the screen now. */
export function cellsOf(terminal: Terminal, theme = DARK): Cell[][] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_row, y) => {
    const line = active.getLine(active.viewportY + y);
    return Array.from({ length: terminal.cols }, (_column, x): Cell => {
      const cell = line?.getCell(x);
      if (!cell) throw new Error(`The screen has no cell ${x}, ${y}.`);
      const foreground = cell.isFgDefault()
        ? theme.foreground
        : cell.isFgPalette()
          ? paletteColour(cell.getFgColor())
          : cell.getFgColor();
      const background = cell.isBgDefault()
        ? theme.background
        : cell.isBgPalette()
          ? paletteColour(cell.getBgColor())
          : cell.getBgColor();
      const isInverse = cell.isInverse() !== 0;
      return {
        glyph: cell.getChars() || ' ',
        foreground: isInverse ? background : foreground,
        background: isInverse ? foreground : background,
        isBold: cell.isBold() !== 0,
        isDim: cell.isDim() !== 0,
      };
    });
  });
}
