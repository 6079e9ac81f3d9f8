import type { Role } from '../text/roles.js';
import type { Size } from '../text/sizes.js';
import type { Line, Span } from '../text/spans.js';
import { fitTo, lineWidth, span } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';

/** A line of a list to choose from: what stands in front of a title, and what at the right end. */
export interface ListRow {
  readonly lead?: Line;
  readonly title: string;
  /** The title where there is no room for the whole. */
  readonly shortTitle?: string;
  readonly trail?: Line;
  readonly isChosen: boolean;
  /** It stands back: it can be chosen, and is not meant to be now. */
  readonly isOff?: boolean;
}

/** In front of what is chosen: one column, in which nothing else stands. */
const CHOSEN: Span = { text: '▌', role: 'row-here', words: '>' };

/** The same further down: it is one thing that is chosen. */
const EDGE: Span = { ...CHOSEN, words: ' ' };

/** Columns in front of a list and behind it. */
const MARGIN = ' ';

/** Columns between a title and what stands behind it, at the least. */
const GAP = 2;

/** The most columns of a list: what stands at its right end belongs to what stands at the left. */
const MOST_COLUMNS = 84;

/** Columns that a list has in a window. */
export function listColumns({ columns }: Size): number {
  return Math.min(columns, MOST_COLUMNS);
}

/** The line, at this many columns. What is chosen has a ground of its own, from edge to edge. */
export function listRow(row: ListRow, columns: number): Line {
  const { lead = [], trail = [], isChosen, isOff = false } = row;
  const inside = insideOf(columns);
  const behind = trail.length === 0 ? 0 : lineWidth(trail) + 1;
  const room = inside - lineWidth(lead) - (behind === 0 ? 0 : behind + GAP);
  const title = span(titleIn(row, room), isOff ? 'muted' : isChosen ? 'strong' : undefined);
  const text = fitTo([...lead, title], inside - behind);
  return grounded(behind === 0 ? text : [...text, ...trail, span(' ')], isChosen ? CHOSEN : null);
}

/** A line below another one that is part of it: on the same ground. */
export function listNote(words: Line, isChosen: boolean, columns: number): Line {
  return grounded(fitTo(words, insideOf(columns)), isChosen ? EDGE : null);
}

/** Columns between the mark of what is chosen and the right margin. */
function insideOf(columns: number): number {
  return columns - 2 * MARGIN.length - 1;
}

function grounded(line: Line, mark: Span | null): Line {
  return [span(MARGIN), ...(mark === null ? [span(' '), ...line] : [mark, ...line.map(onRow)])];
}

function titleIn({ title, shortTitle = title }: ListRow, room: number): string {
  const fitting = [title, shortTitle].find((words) => textWidthOf(words) <= room);
  return fitting ?? `${shortTitle.slice(0, Math.max(0, room - 3))}...`;
}

/** What a piece is on the ground of what is chosen. */
const ROW_ROLES: { readonly [role in Role]?: Role } = {
  title: 'row-strong',
  strong: 'row-strong',
  muted: 'row-muted',
  ok: 'row-ok',
  here: 'row-here',
};

function onRow(piece: Span): Span {
  if (!('text' in piece)) return piece;
  return { ...piece, role: (piece.role === undefined ? undefined : ROW_ROLES[piece.role]) ?? 'row' };
}
