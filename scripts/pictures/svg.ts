import type { Cell, CellTheme } from '../../test/helpers/cells.js';
import type { Box } from './boxes.js';
import { backgroundsOf, drawingsOf } from './boxes.js';
import { CELL } from './cell-size.js';
import type { Run } from './runs.js';
import { runsOf } from './runs.js';

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

/** A monospaced font advances about 0.6 of its size; what is missing to the cell's width, `textLength` adds. */
const FONT_SIZE = 15;
/** From the top of a cell down to the line on which its text stands. */
const BASELINE = 14;
const FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/** Around the screen, and the bar above it. */
const MARGIN = 12;
const BAR = 30;
/** Of the frame alone: all colours of the screen come from the screen. */
const FRAME = { bar: '#1c1f24', line: '#454b54', text: '#a9b0b8' } as const;

/** The screen as a drawing, the same bytes for the same cells. Its words are text, its blocks and lines are shapes. */
export function svgOf({ title, description, command, cells, theme }: Picture): string {
  const rows = cells.slice(0, 1 + cells.findLastIndex((row) => !row.every((cell) => isEmpty(cell, theme))));
  const width = 2 * MARGIN + CELL.width * (cells[0]?.length ?? 0);
  const height = BAR + 2 * MARGIN + CELL.height * rows.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="7" fill="${hex(theme.background)}" stroke="${FRAME.line}"/>`,
    `<path fill="${FRAME.bar}" d="M1 ${BAR}V8a7 7 0 0 1 7-7H${width - 8}a7 7 0 0 1 7 7V${BAR}z"/>`,
    `<g font-family="${FONTS}" font-size="${FONT_SIZE}" xml:space="preserve">`,
    `<text x="${MARGIN}" y="20" font-size="13" fill="${FRAME.text}">$ ${escaped(command)}</text>`,
    `<g transform="translate(${MARGIN} ${BAR + MARGIN})" fill="${hex(theme.foreground)}">`,
    ...paths(backgroundsOf(rows, theme.background)),
    ...paths(drawingsOf(rows)),
    ...rows.flatMap((row, y) => runsOf(row).map((run) => textElement(run, y, theme))),
    '</g>',
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function isEmpty({ glyph, background }: Cell, theme: CellTheme): boolean {
  return glyph === ' ' && background === theme.background;
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

function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
