import type { Cell } from '../../test/helpers/cells.js';
import { CELL } from './cell-size.js';

/** A rectangle of one colour, in units of the picture, counted from the first cell's corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: number;
}

type Shape = Omit<Box, 'colour'>;

const HALF = CELL.height / 2;
const FULL: Shape = { x: 0, y: 0, width: CELL.width, height: CELL.height };
/** Where a line down a cell is; one across it is at half of its height. */
const MIDDLE = (CELL.width - 1) / 2;

const across = (from: number, to: number = CELL.width, y: number = HALF): Shape => ({
  x: from,
  y,
  width: to - from,
  height: 1,
});
const down = (from: number, to: number = CELL.height, x: number = MIDDLE): Shape => ({
  x,
  y: from,
  width: 1,
  height: to - from,
});
/** The point between the two arms of a round corner. */
const turn = (x: number, y: number): Shape => ({ x: MIDDLE + x, y: HALF + y, width: 1, height: 1 });
const eighths = (count: number): Shape => ({ ...FULL, width: Math.round((CELL.width * count) / 8) });

/** Characters that must meet their neighbours without a seam, which no font promises: they are drawn, not written. */
const DRAWN: Readonly<Record<string, readonly Shape[]>> = {
  '█': [FULL],
  '▀': [{ ...FULL, height: HALF }],
  '▄': [{ ...FULL, y: HALF, height: HALF }],
  '▉': [eighths(7)],
  '▊': [eighths(6)],
  '▋': [eighths(5)],
  '▌': [eighths(4)],
  '▍': [eighths(3)],
  '▎': [eighths(2)],
  '▏': [eighths(1)],
  '─': [across(0)],
  '│': [down(0)],
  '┃': [{ ...FULL, x: MIDDLE - 1, width: 3 }],
  '╭': [across(MIDDLE + 2), turn(1, 1), down(HALF + 2)],
  '╮': [across(0, MIDDLE - 1), turn(-1, 1), down(HALF + 2)],
  '╰': [down(0, HALF - 1), turn(1, -1), across(MIDDLE + 2)],
  '╯': [down(0, HALF - 1), turn(-1, -1), across(0, MIDDLE - 1)],
  '╌': [across(1, MIDDLE), across(MIDDLE + 1, CELL.width - 1)],
  '┆': [down(1, 5), down(7, 11), down(13, 17)],
  '═': [across(0, CELL.width, HALF - 1), across(0, CELL.width, HALF + 1)],
  '║': [down(0, CELL.height, MIDDLE - 1), down(0, CELL.height, MIDDLE + 1)],
  '╔': [
    ...corner(MIDDLE - 1, CELL.width, HALF - 1, CELL.height),
    ...corner(MIDDLE + 1, CELL.width, HALF + 1, CELL.height),
  ],
  '╗': [...corner(MIDDLE + 1, 0, HALF - 1, CELL.height), ...corner(MIDDLE - 1, 0, HALF + 1, CELL.height)],
  '╚': [...corner(MIDDLE - 1, CELL.width, HALF + 1, 0), ...corner(MIDDLE + 1, CELL.width, HALF - 1, 0)],
  '╝': [...corner(MIDDLE + 1, 0, HALF + 1, 0), ...corner(MIDDLE - 1, 0, HALF - 1, 0)],
};

/** A corner at a point, with an arm to one side of the cell and one up or down. */
function corner(x: number, side: number, y: number, end: number): readonly Shape[] {
  return [
    across(Math.min(x, side), Math.max(x + 1, side), y),
    // The corner itself is in the arm across.
    end > y ? down(y + 1, end, x) : down(end, y, x),
  ];
}

/** Whether the glyph is drawn, so that no text has to show it. */
export function isDrawn(glyph: string): boolean {
  return DRAWN[glyph] !== undefined;
}

/** What lies behind the text, where it is not the screen's own `background`. */
export function backgroundsOf(rows: readonly (readonly Cell[])[], background: number): readonly Box[] {
  return rows.flatMap((row, y) =>
    joined(row.map((cell, x) => placed(x, y, cell.background, FULL))).filter(
      ({ colour }) => colour !== background,
    ),
  );
}

/** What is drawn upon it. */
export function drawingsOf(rows: readonly (readonly Cell[])[]): readonly Box[] {
  return rows.flatMap((row, y) =>
    joined(
      row.flatMap(({ glyph, foreground }, x) =>
        (DRAWN[glyph] ?? []).map((shape) => placed(x, y, foreground, shape)),
      ),
    ),
  );
}

function placed(column: number, row: number, colour: number, { x, y, width, height }: Shape): Box {
  return { x: CELL.width * column + x, y: CELL.height * row + y, width, height, colour };
}

/** Boxes of one row, from the left: those that touch and look the same become one. */
function joined(boxes: readonly Box[]): readonly Box[] {
  const found: Box[] = [];
  for (const box of boxes) {
    const index = found.findLastIndex((before) => isNext(before, box));
    const before = found[index];
    if (before === undefined) found.push(box);
    else found[index] = widened(before, box);
  }
  return found;
}

function isNext(one: Box, other: Box): boolean {
  return (
    one.x + one.width === other.x &&
    one.y === other.y &&
    one.height === other.height &&
    one.colour === other.colour
  );
}

function widened(one: Box, other: Box): Box {
  return { ...one, width: one.width + other.width };
}
