import type { Block } from '../rich-text.js';
import { drawColumns, tellColumns } from './columns.js';
import type { Figure, FigureLine, LiveCodes } from './figure.js';
import { drawFlow, tellFlow } from './flow.js';
import { drawRoad } from './road.js';
import { drawTimeLine } from './time-line.js';

/** The lines of a drawing, none wider than `width`; null where that is too narrow for it. */
export function drawFigure(
  figure: Figure,
  width: number,
  codes: LiveCodes | null,
): readonly FigureLine[] | null {
  const lines = linesOf(figure, width, codes)?.map(trimmed);
  return lines?.every((line) => widthOf(line) <= width) === true ? lines : null;
}

function linesOf(figure: Figure, width: number, codes: LiveCodes | null): readonly FigureLine[] | null {
  switch (figure.kind) {
    case 'time-line':
      return drawTimeLine(figure, width, codes);
    case 'road':
      return drawRoad(figure);
    case 'columns':
      return drawColumns(figure, width);
    case 'flow':
      return drawFlow(figure, width);
  }
}

/** Without the spaces at its end. */
function trimmed(line: FigureLine): FigureLine {
  const last = line.findLastIndex(({ text }) => text.trim() !== '');
  return line
    .slice(0, last + 1)
    .map((piece, place) => (place === last ? { ...piece, text: piece.text.trimEnd() } : piece));
}

/** Each character of a drawing takes one column. */
function widthOf(line: FigureLine): number {
  return line.reduce((width, { text }) => width + text.length, 0);
}

/** What a drawing says, to be heard: a sentence or a row of it on a line. */
export function tellFigure(figure: Figure): readonly string[] {
  switch (figure.kind) {
    case 'time-line':
    case 'road':
      return figure.words;
    case 'columns':
      return tellColumns(figure);
    case 'flow':
      return tellFlow(figure);
  }
}

/** Whether a part of a page changes as time goes on: it has codes in it. */
export function isLive(block: Block): boolean {
  return (
    block.kind === 'figure' &&
    block.figure.kind === 'time-line' &&
    block.figure.rows.some(({ kind }) => kind === 'codes')
  );
}
