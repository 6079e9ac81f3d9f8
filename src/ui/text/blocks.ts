import { drawFigure, tellFigure } from '../../lessons/words/figures/draw-figure.js';
import type { Figure, LiveCodes } from '../../lessons/words/figures/figure.js';
import type { Block } from '../../lessons/words/rich-text.js';
import type { Line } from './spans.js';
import { span, wrapRich } from './spans.js';

/** The least width of the left column of a table of facts. */
const FACT_COLUMN = 12;

/** The left column is as wide as its longest name, and two more. */
function factColumn(rows: readonly (readonly [string, string])[]): number {
  return Math.max(FACT_COLUMN, ...rows.map(([name]) => name.length + 2));
}

/** The text inside the QR code of the learner's own device, and its parts: name and meaning. */
export interface OwnUri {
  readonly uri: string;
  readonly parts: readonly (readonly [string, string])[];
}

/** What a page shows of the learner's own device; null while there is none. */
export interface OwnDevice {
  readonly uri: OwnUri | null;
  readonly codes: LiveCodes | null;
}

/** Nobody's device. */
export const NO_DEVICE: OwnDevice = { uri: null, codes: null };

/** What a text is laid out for. */
export interface Room {
  readonly width: number;
  /** Lines of a page: a drawing that has more gives way to its words. */
  readonly rows: number;
}

/** The lines of a page of text, a line of air between its parts. */
export function layOut(blocks: readonly Block[], own: OwnDevice, room: Room): readonly Line[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : [[]]), ...layOutBlock(block, own, room)]);
}

function layOutBlock(block: Block, own: OwnDevice, room: Room): readonly Line[] {
  const { width } = room;
  switch (block.kind) {
    case 'text':
      return wrapRich(block.text, width);
    case 'list':
      return block.items.flatMap((item) => wrapRich(`${BULLET} ${item}`, width, 2));
    case 'facts': {
      const column = factColumn(block.rows);
      return block.rows.flatMap(([name, fact]) =>
        wrapRich([{ strong: name.padEnd(column).replaceAll(' ', NO_BREAK) }, fact], width, column),
      );
    }
    case 'figure':
      return figureLines(block.figure, own.codes, room);
    case 'today':
      return [
        [span('On the real console', 'title')],
        ...wrapRich(['today:  ', block.today], width, 8),
        ...wrapRich(['guides from before December 2022:  ', block.older], width, 8),
      ];
    case 'card':
      return besidePhone(block.lines);
    case 'own-uri':
      return uriLines(own.uri, width);
  }
}

/** A drawing, or its words where there is no room for it: a page never ends in the middle of one. */
function figureLines(figure: Figure, codes: LiveCodes | null, { width, rows }: Room): readonly Line[] {
  const drawn = drawFigure(figure, width, codes);
  if (drawn === null || drawn.length > rows) {
    return tellFigure(figure).flatMap((words) => wrapRich([`${BULLET} ${words}`], width, 2));
  }
  const widest = Math.max(...drawn.map((line) => line.reduce((sum, { text }) => sum + text.length, 0)));
  const inset = Math.min(INSET, Math.floor((width - widest) / 2));
  const air = inset > 0 ? [{ text: ' '.repeat(inset), isDrawn: true } as const] : [];
  return drawn.map(
    (line): Line => [
      ...air,
      ...line.map(({ text, tone }) => ({ ...span(text, tone), isDrawn: true }) as const),
    ],
  );
}

/** Columns that a drawing stands in from the text round it, where it has room: it is no part of a sentence. */
const INSET = 4;

/** Whether a line is part of a drawing. */
export function isDrawn([first]: Line): boolean {
  return first !== undefined && 'text' in first && first.isDrawn === true;
}

/** A phone in plain ASCII, beside which a card has up to five lines. */
const PHONE = [' .-----. ', ' | MFA | ', ' | 271 | ', ' | 828 | ', ' |  o  | ', " '-----' "];

function besidePhone(lines: readonly string[]): readonly Line[] {
  return PHONE.map((drawn, row): Line => [span(`${drawn}  ${lines[row - 1] ?? ''}`.trimEnd())]);
}

/** Whether an item of a list begins with this line, or a row of facts: what follows it is indented. */
export function isItemStart([first]: Line): boolean {
  if (first === undefined || !('text' in first)) return false;
  return first.text === BULLET || first.text.endsWith(NO_BREAK);
}

/** Whether a line is the heading of what comes below it: alone, and strong. */
export function isHeading(line: Line): boolean {
  return (
    line.length > 0 &&
    line.every((piece) => 'text' in piece && (piece.role === 'strong' || piece.text.trim() === ''))
  );
}

/** Whether a line is the end of a sentence that leads to what comes below it. */
export function isLeadIn(line: Line): boolean {
  const last = line.at(-1);
  return last !== undefined && 'text' in last && last.text.endsWith(':');
}

const BULLET = '-';

/** Keeps the padding of a column from being taken for a place to break. */
const NO_BREAK = '\u00A0';

function uriLines(own: OwnUri | null, width: number): readonly Line[] {
  if (own === null)
    return wrapRich(['Inside a lesson your own text stands here. Right now there is no device.'], width);
  return [
    ...wrapRich([{ code: own.uri }], width),
    [],
    ...own.parts.flatMap(([name, meaning]) =>
      wrapRich([{ strong: name.padEnd(9).replaceAll(' ', NO_BREAK) }, meaning], width, 9),
    ),
  ];
}
