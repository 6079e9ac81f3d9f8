import type { PageRow } from '../console/pages/elements.js';
import type { Model } from '../store/model.js';
import type { Line } from '../text/spans.js';
import { fitTo, lineWidth, span, spread } from '../text/spans.js';
import { cardLines, trayLines } from './card-lines.js';
import { groupLines } from './choice-groups.js';
import { documentLines } from './document-lines.js';
import type { FocusLine } from './element-line.js';
import { elementLines } from './element-lines.js';
import { eventLines } from './event-lines.js';
import { tableLines } from './table-lines.js';
import { printedLines, promptLines } from './terminal-lines.js';
import { bigLines, countdownLines, textLines } from './text-lines.js';

/** The lines of a pane, and which of them is to be in sight. */
export interface PaneLines {
  readonly lines: readonly Line[];
  /** The one with the focus, or used last; the one that draws where the last code fell, below it or without a focus. */
  readonly focusLine: number | null;
}

/** What the rows of a page are drawn for. */
export interface Drawn {
  /** How much room there is: for where a page stands among others, for air, or for neither. */
  readonly room?: 'roomy' | 'airy' | 'tight';
  /** The digits that are drawn big. */
  readonly bigCode?: string | null;
  /** Columns between a text and the frame on its right. */
  readonly margin?: number;
}

/** Fits the rows of a page to a width. */
export function paneLines(
  rows: readonly PageRow[],
  model: Model,
  width: number,
  { room = 'airy', bigCode = null, margin = 0 }: Drawn = {},
): PaneLines {
  const lines: Line[] = [];
  let focusLine: number | null = null;
  let timeLine: number | null = null;
  for (const row of rows) {
    switch (row.kind) {
      case 'blank':
        lines.push([]);
        break;
      case 'air':
        if (room !== 'tight') lines.push([]);
        break;
      case 'crumbs':
        if (room === 'roomy') lines.push([span(' '), span(row.names.join(' › '), 'muted')]);
        break;
      case 'card':
        lines.push(...cardLines(row, width));
        break;
      case 'trays':
        lines.push(...trayLines(row.trays, width));
        break;
      case 'event':
        lines.push(...eventLines(row, width - margin));
        break;
      case 'table':
        lines.push(...tableLines(row.table, width));
        break;
      case 'printed':
        lines.push(...printedLines(row, width, room === 'tight'));
        break;
      case 'document':
        lines.push(...documentLines(row.text, width));
        break;
      case 'time':
        timeLine = lines.length;
        lines.push(...textLines(row, width));
        break;
      case 'code':
        lines.push(...(row.digits === bigCode ? bigLines(row.digits) : textLines(row, width - margin)));
        break;
      case 'countdown':
        lines.push(...countdownLines(row, model.saved.settings.reducedMotion, width));
        break;
      case 'text':
      case 'secret':
        lines.push(...textLines(row, width - margin));
        break;
      case 'elements':
      case 'prompt':
      case 'groups': {
        const drawn = drawnElements(row, model, width, room === 'tight');
        for (const { line, isSought } of drawn) {
          if (isSought) focusLine = lines.length;
          lines.push(line);
        }
        break;
      }
    }
  }
  // What is drawn below a field is in sight with it.
  const isBelowFocus = timeLine !== null && focusLine !== null && timeLine === focusLine + 1;
  const isFirst = isBelowFocus || model.focus === null;
  return { lines, focusLine: isFirst ? (timeLine ?? focusLine) : (focusLine ?? timeLine) };
}

/** What the focus can be on. */
function drawnElements(
  row: Extract<PageRow, { kind: 'elements' | 'prompt' | 'groups' }>,
  model: Model,
  width: number,
  isTight: boolean,
): readonly FocusLine[] {
  switch (row.kind) {
    case 'elements':
      return elementLines(row, model, width);
    case 'prompt':
      return promptLines(row, model, width, isTight);
    case 'groups':
      return groupLines(row.groups, model, width);
  }
}

/**
 * As many lines as there is room for, with the focused one among them, at exactly this size; with `scrolled` as many lines
 * further down, or up. What is cut off is told.
 */
export function pane(
  { lines, focusLine }: PaneLines,
  width: number,
  rows: number,
  scrolled = 0,
): readonly Line[] {
  const last = Math.max(0, lines.length - rows);
  const within = (line: number) => Math.min(last, Math.max(0, line));
  const start = within((focusLine === null ? 0 : within(focusLine - rows + 2)) + scrolled);
  const shown = excerpt(lines, start, rows, width);
  return Array.from({ length: rows }, (_, index) => fitTo(shown[index] ?? [], width));
}

const MORE_ABOVE = 'more above';

/** What stands in a pane that has no room for all of its lines. */
export const MORE_BELOW = 'more below';

/** Some lines of a page, with a word at the end that goes on: a button that nobody sees is not looked for. */
export function excerpt(lines: readonly Line[], start: number, rows: number, width: number): readonly Line[] {
  const shown = lines.slice(start, start + rows);
  const isMore = (others: readonly Line[]) => others.some(({ length }) => length > 0);
  const top = isMore(lines.slice(0, start)) ? markOne(shown, MORE_ABOVE, 0, width) : shown;
  return isMore(lines.slice(start + rows)) ? markOne(top, MORE_BELOW, top.length - 1, width) : top;
}

/**
 * Puts a word at the right end of a line: of `end`, or of one near it that has more room. In a narrow pane, where none has,
 * it takes the place of the whole line: what is left of half a line of a table says something else.
 */
function markOne(lines: readonly Line[], word: string, end: number, width: number): readonly Line[] {
  const room = width - word.length - 1;
  const near = lines
    .map((line, index) => ({ index, isFree: lineWidth(line) <= room, far: Math.abs(index - end) }))
    .filter(({ isFree, far }) => isFree && far < lines.length / 2)
    .toSorted((one, other) => one.far - other.far);
  const at = near[0]?.index ?? end;
  const isWhole = near.length > 0 || width > 4 * word.length;
  return lines.map((line, index) =>
    index === at ? spread(isWhole ? line : [], [span(word, 'muted')], width) : line,
  );
}

/** Panes side by side, with a line between them. */
export function beside(panes: readonly (readonly Line[])[]): readonly Line[] {
  const rows = Math.max(...panes.map((lines) => lines.length));
  return Array.from({ length: rows }, (_, row) =>
    panes.flatMap((lines, index) => [...(index === 0 ? [] : [span(' │ ', 'frame')]), ...(lines[row] ?? [])]),
  );
}
