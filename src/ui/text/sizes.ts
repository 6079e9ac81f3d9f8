/** Size of the terminal in character cells. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The terminal size to take when the terminal tells none. */
export const FALLBACK_SIZE: Size = { columns: 80, rows: 24 };

/** How the screen is divided. */
export type LayoutKind = 'wide' | 'standard' | 'narrow' | 'too-small';

/** The least that a reduced screen needs. */
export const LEAST_SIZE: Size = { columns: 60, rows: 16 };
const STANDARD: Size = { columns: 80, rows: 24 };
const WIDE: Size = { columns: 120, rows: 30 };

/** Text lines are not stretched past this; longer ones are hard to read. */
const TEXT_COLUMNS = 70;

/** Which layout a terminal gets. */
export function layoutOf(size: Size): LayoutKind {
  if (isAtLeast(size, WIDE)) return 'wide';
  if (isAtLeast(size, STANDARD)) return 'standard';
  return isAtLeast(size, LEAST_SIZE) ? 'narrow' : 'too-small';
}

function isAtLeast(size: Size, least: Size): boolean {
  return size.columns >= least.columns && size.rows >= least.rows;
}

/** Lines a frame may have: one fewer than the terminal, or Ink wipes the scrollback. */
export function frameRows({ rows }: Size): number {
  return rows - 1;
}

/** Columns of running text. */
export function textWidth({ columns }: Size): number {
  return Math.min(TEXT_COLUMNS, columns - 4);
}

/** Header, rule and footer of a page of text, with a line of air. */
const TEXT_PAGE_FRAME = 5;

/** Lines of running text on one page. */
export function textRows(size: Size): number {
  return Math.max(3, frameRows(size) - TEXT_PAGE_FRAME);
}

/** The same under a title. */
export function titledRows(size: Size): number {
  return textRows(size) - 2;
}

/** What a terminal tells of its size. */
export interface ToldSize {
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** The size that a terminal tells, or 80x24 where it tells none: some report 0x0, at the start or at a resize. */
export function sizeOf({ columns, rows }: ToldSize): Size {
  return columns !== undefined && rows !== undefined && columns > 0 && rows > 0
    ? { columns, rows }
    : FALLBACK_SIZE;
}
