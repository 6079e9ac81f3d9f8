import type { CellTheme } from '../../test/helpers/cells.js';
import { CELL } from './cell-size.js';

/** A monospaced font advances about 0.6 of its size; what is missing to the cell's width, `textLength` adds. */
const FONT_SIZE = 15;
export const FONTS =
  "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/** Around the screen, and the bar above it. */
export const MARGIN = 12;
const BAR = 30;
/** From the top of the bar down to the line on which its text stands. */
const BAR_BASELINE = 20;
/** Of the frame alone: all colours of the screen come from the screen. */
const FRAME = { bar: '#1c1f24', line: '#454b54', text: '#a9b0b8' } as const;

/** A window with a screen in it. */
export interface Window {
  /** What the picture is called, for those who hear it. */
  readonly title: string;
  /** What there is to see, in words: the alternative text. */
  readonly description: string;
  readonly columns: number;
  readonly rows: number;
  readonly theme: CellTheme;
  /** What comes before all that is drawn. */
  readonly head?: readonly string[];
  /** In the bar above the screen, and in the screen, from its corner. */
  readonly bar: readonly string[];
  readonly screen: readonly string[];
}

/** The window as a drawing. */
export function windowOf({
  title,
  description,
  columns,
  rows,
  theme,
  head = [],
  bar,
  screen,
}: Window): string {
  const width = widthOf(columns);
  const height = BAR + 2 * MARGIN + CELL.height * rows;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    ...head,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="7" fill="${hex(theme.background)}" stroke="${FRAME.line}"/>`,
    `<path fill="${FRAME.bar}" d="M1 ${BAR}V8a7 7 0 0 1 7-7H${width - 8}a7 7 0 0 1 7 7V${BAR}z"/>`,
    `<g font-family="${FONTS}" font-size="${FONT_SIZE}" xml:space="preserve">`,
    ...bar,
    `<g transform="translate(${MARGIN} ${BAR + MARGIN})" fill="${hex(theme.foreground)}">`,
    ...screen,
    '</g>',
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Of the whole window, in units of the picture. */
export function widthOf(columns: number): number {
  return 2 * MARGIN + CELL.width * columns;
}

/** What was typed in the shell, as it stands in the bar. */
export function commandElement(command: string): string {
  return barText(MARGIN, `$ ${command}`);
}

/** What is said about the screen, at the other end of the bar. */
export function captionElement(caption: string, columns: number): string {
  return barText(widthOf(columns) - MARGIN, caption, ' text-anchor="end"');
}

function barText(x: number, text: string, more = ''): string {
  return `<text x="${x}" y="${BAR_BASELINE}" font-size="13" fill="${FRAME.text}"${more}>${escaped(text)}</text>`;
}

/** A colour as it is written. */
export function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it is written. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
