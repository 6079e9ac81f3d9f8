import type { Cell, CellTheme } from '../../test/helpers/cells.js';
import { CELL } from './cell-size.js';
import { elementsOf } from './svg.js';
import { escaped, FONTS, hex } from './window.js';

/** A screen on a sheet, and what is said above it. */
export interface Shown {
  readonly caption: string;
  readonly cells: readonly (readonly Cell[])[];
  readonly theme: CellTheme;
}

const MARGIN = 8;
const CAPTION = 24;
const FRAME = '#888888';
const PAPER = '#444444';

/** Screens of one size beside and below each other, as an SVG drawing with a title for those who hear it. */
export function sheetOf(title: string, rows: readonly (readonly Shown[])[]): string {
  const [first] = rows[0] ?? [];
  const width = (first?.cells[0]?.length ?? 0) * CELL.width + 2 * MARGIN;
  const height = (first?.cells.length ?? 0) * CELL.height + CAPTION + MARGIN;
  const columns = Math.max(...rows.map(({ length }) => length));
  const [allWidth, allHeight] = [width * columns, height * rows.length];
  const one = ({ caption, cells, theme }: Shown, column: number, row: number): string =>
    [
      `<g transform="translate(${column * width} ${row * height})">`,
      `<rect x="2" y="2" width="${width - 4}" height="${height - 4}" fill="${hex(theme.background)}" stroke="${FRAME}"/>`,
      `<text x="${MARGIN}" y="17" font-size="12" fill="${FRAME}">${escaped(caption)}</text>`,
      `<g transform="translate(${MARGIN} ${CAPTION})" fill="${hex(theme.foreground)}">`,
      ...elementsOf(cells, theme),
      '</g></g>',
    ].join('\n');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${allWidth} ${allHeight}" width="${allWidth}" height="${allHeight}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${allWidth}" height="${allHeight}" fill="${PAPER}"/>`,
    `<g font-family="${FONTS}" font-size="15" xml:space="preserve">`,
    ...rows.flatMap((shown, row) => shown.map((each, column) => one(each, column, row))),
    '</g></svg>',
    '',
  ].join('\n');
}
