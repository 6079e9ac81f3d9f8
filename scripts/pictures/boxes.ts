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

/** Characters that must meet their neighbours without a seam, which no font promises: they are drawn, not written. */
const DRAWN: Readonly<Record<string, Shape>> = {
  '█': FULL,
  '▀': { ...FULL, height: HALF },
  '▄': { ...FULL, y: HALF, height: HALF },
  ...Object.fromEntries(
    [...'▏▎▍▌▋▊▉'].map((block, index) => [block, { ...FULL, width: (CELL.width * (index + 1)) / 8 }]),
  ),
  '─': { ...FULL, y: HALF, height: 1 },
  '│': { ...FULL, x: (CELL.width - 1) / 2, width: 1 },
};

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
      row.flatMap(({ glyph, foreground }, x) => {
        const shape = DRAWN[glyph];
        return shape === undefined ? [] : [placed(x, y, foreground, shape)];
      }),
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
    const last = found.at(-1);
    if (last !== undefined && isNext(last, box)) found[found.length - 1] = widened(last, box);
    else found.push(box);
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
