import type { Cell, CellTheme } from '../../test/helpers/cells.js';
import type { Box } from './boxes.js';
import { backgroundsOf, drawingsOf } from './boxes.js';
import { CELL } from './cell-size.js';
import type { Run } from './runs.js';
import { runsOf } from './runs.js';
import { commandElement, escaped, hex, windowOf } from './window.js';

/** What a picture of the screen is made of. */
export interface Picture {
  /** What the picture is called, for those who hear it. */
  readonly title: string;
  /** What there is to see, in words: the alternative text. */
  readonly description: string;
  /** What was typed in the shell; it stands in the frame. */
  readonly command: string;
  readonly cells: readonly (readonly Cell[])[];
  readonly theme: CellTheme;
}

/** From the top of a cell down to the line on which its text stands. */
const BASELINE = 14;

/** The screen as a drawing, the same bytes for the same cells. Its words are text, its blocks and lines are shapes. */
export function svgOf({ title, description, command, cells, theme }: Picture): string {
  const rows = withoutEnd(cells, theme);
  return windowOf({
    title,
    description,
    columns: cells[0]?.length ?? 0,
    rows: rows.length,
    theme,
    bar: [commandElement(command)],
    screen: elementsOf(rows, theme),
  });
}

/** The rows but for the empty ones at the end. */
export function withoutEnd(
  cells: readonly (readonly Cell[])[],
  theme: CellTheme,
): readonly (readonly Cell[])[] {
  return cells.slice(0, 1 + cells.findLastIndex((row) => !row.every((cell) => isEmpty(cell, theme))));
}

function isEmpty({ glyph, background }: Cell, theme: CellTheme): boolean {
  return glyph === ' ' && background === theme.background;
}

/** What is drawn of some rows, the first of them at the top. */
export function elementsOf(rows: readonly (readonly Cell[])[], theme: CellTheme): readonly string[] {
  return [
    ...paths(backgroundsOf(rows, theme.background)),
    ...paths(drawingsOf(rows)),
    ...rows.flatMap((row, y) => runsOf(row).map((run) => textElement(run, y, theme))),
  ];
}

/** One path for all boxes of a colour: a QR code has hundreds of them. They do not cover each other. */
function paths(boxes: readonly Box[]): readonly string[] {
  const outlines = new Map<number, string>();
  for (const box of boxes) outlines.set(box.colour, (outlines.get(box.colour) ?? '') + outline(box));
  return [...outlines].map(
    ([colour, d]) => `<path fill="${hex(colour)}" shape-rendering="crispEdges" d="${d}"/>`,
  );
}

function outline({ x, y, width, height }: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

function textElement({ column, text, style }: Run, row: number, theme: CellTheme): string {
  const attributes = [
    `x="${CELL.width * column}"`,
    `y="${CELL.height * row + BASELINE}"`,
    `textLength="${CELL.width * [...text].length}"`,
    'lengthAdjust="spacingAndGlyphs"',
    ...(style.foreground === theme.foreground ? [] : [`fill="${hex(style.foreground)}"`]),
    ...(style.isBold ? ['font-weight="bold"'] : []),
    ...(style.isDim ? ['fill-opacity=".6"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`;
}
