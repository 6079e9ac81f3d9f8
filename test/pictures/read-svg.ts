import { CELL } from '../../scripts/pictures/cell-size.js';
import type { Cell } from '../helpers/cells.js';

/** A text of a picture, by the cell it begins in. */
export interface PlacedText {
  readonly column: number;
  readonly row: number;
  readonly text: string;
  readonly length: number;
  readonly attributes: string;
}

interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: number;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const unescaped = (text: string) => text.replace(/&(\w+);/g, (_all, name: string) => ENTITIES[name] ?? '?');

/** What is inside the group that is the screen. */
const screenOf = (svg: string) => svg.slice(svg.indexOf('<g transform='));

/** The texts on the screen of a picture. */
export function textsOf(svg: string): readonly PlacedText[] {
  return [...screenOf(svg).matchAll(/<text x="(\d+)" y="(\d+)" textLength="(\d+)"([^>]*)>([^<]*)</g)].map(
    ([, x, y, length, attributes = '', text = '']) => ({
      column: Number(x) / CELL.width,
      row: Math.floor(Number(y) / CELL.height),
      text: unescaped(text),
      length: Number(length) / CELL.width,
      attributes,
    }),
  );
}

function boxesOf(svg: string): readonly PlacedBox[] {
  return [...screenOf(svg).matchAll(/<path fill="#(\w{6})"[^>]* d="([^"]*)"/g)].flatMap(
    ([, colour = '', d = '']) =>
      [...d.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\3z/g)].map(([, x, y, width, height]) => ({
        x: Number(x),
        y: Number(y),
        width: Number(width),
        height: Number(height),
        colour: Number.parseInt(colour, 16),
      })),
  );
}

/** What an eye sees at the middle of each half cell, whatever it was drawn with: as cells that are lower halves. */
export function seenIn(svg: string, columns: number, rows: number, background: number): Cell[][] {
  const boxes = boxesOf(svg);
  const colourAt = (x: number, y: number) =>
    boxes.findLast((box) => isInside(box, x, y))?.colour ?? background;
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column): Cell => {
      const x = CELL.width * (column + 0.25);
      const y = CELL.height * (row + 0.25);
      const below = colourAt(x, y + CELL.height / 2);
      return { glyph: '▄', background: colourAt(x, y), foreground: below, isBold: false, isDim: false };
    }),
  );
}

function isInside(box: PlacedBox, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
