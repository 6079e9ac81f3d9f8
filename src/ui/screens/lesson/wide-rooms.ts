import { FRAME_COLUMNS, FRAME_ROWS } from '../../text/frames.js';
import type { Size } from '../../text/sizes.js';
import { frameRows } from '../../text/sizes.js';
import { FRAME_GAP, TABLE_FRAME } from './columns.js';

// How a task shares out a wide window. Nothing of it depends on what is said at the moment: a pane keeps its place when a
// message comes.

/** Header and footer. */
const AROUND = 2;

/** Columns of each pane in the least wide window, and at most; the page in the middle takes what the others leave. */
const LEFT = { least: 36, most: 74, share: 0.4 } as const;
const RIGHT = { least: 28, most: 50, share: 0.3 } as const;
const LEAST_COLUMNS = 120;

/** Rows that the text of a task, a page and the panel beside it have at least, before something else gets any. */
const TASK_ROWS = 28;
const PAGE_ROWS = { usual: 22, long: 24 } as const;
const PHONE_ROWS = { least: 15, most: 20 } as const;

/** What there is to be shown besides the task. */
export interface Beside {
  /** What stands at a desk needs no phone beside it. */
  readonly isDesk: boolean;
  /** What stands on the page takes more rows than most. */
  readonly isLong: boolean;
  /** The panel beside the page is as long as the window. */
  readonly isPanelLong: boolean;
  /** It takes more columns than a phone. */
  readonly isPanelBroad: boolean;
  /** Steps of the outline; 0 where there is none. */
  readonly steps: number;
  /** Rows that the drawing takes at a width; null where it has no room there, or there is none. */
  readonly drawnRows: (width: number) => number | null;
}

/** Columns and rows of the panes, frames included; 0 where one is not there. */
export interface WideRooms {
  readonly left: number;
  readonly middle: number;
  readonly right: number;
  readonly task: number;
  /** The outline stands below the task, or below the page. */
  readonly outline: number;
  readonly outlineAt: 'left' | 'middle';
  readonly page: number;
  readonly drawing: number;
  readonly phone: number;
  readonly history: number;
}

/** Shares out a wide window. */
export function wideRooms(size: Size, beside: Beside): WideRooms {
  const rows = frameRows(size) - AROUND;
  const extra = size.columns - LEAST_COLUMNS;
  const grown = ({ least, most, share }: typeof LEFT | typeof RIGHT) =>
    Math.min(most, least + Math.floor(extra * share));
  const left = grown(LEFT);
  const least = beside.isPanelBroad ? TABLE_FRAME : 0;
  const right = beside.isDesk ? 0 : Math.max(least, grown(RIGHT));
  const middle = size.columns - left - FRAME_GAP - (right === 0 ? 0 : right + FRAME_GAP);
  const below = belowPage(rows, middle, beside);
  const isUnderTask = beside.steps > 0 && rows - beside.steps - FRAME_ROWS >= TASK_ROWS;
  const outline = beside.steps === 0 ? 0 : isUnderTask ? beside.steps + FRAME_ROWS : below.outline;
  const page = rows - below.drawing - (isUnderTask ? 0 : outline);
  const phone = beside.isDesk ? 0 : beside.isPanelLong ? rows : phoneRows(rows);
  return {
    left,
    middle,
    right,
    task: isUnderTask ? rows - outline : rows,
    outline,
    outlineAt: isUnderTask ? 'left' : 'middle',
    page,
    drawing: below.drawing,
    phone,
    history: right === 0 ? 0 : rows - phone,
  };
}

/** What stands below the page: the drawing; without one the outline, or those of its steps that have room. */
function belowPage(
  rows: number,
  middle: number,
  { isLong, steps, drawnRows }: Beside,
): { readonly drawing: number; readonly outline: number } {
  const room = rows - (isLong ? PAGE_ROWS.long : PAGE_ROWS.usual);
  const drawn = drawnRows(middle - FRAME_COLUMNS - 2);
  if (drawn !== null && drawn + FRAME_ROWS <= room) return { drawing: drawn + FRAME_ROWS, outline: 0 };
  const outline = isLong ? 0 : Math.min(steps + FRAME_ROWS, room);
  return { drawing: 0, outline: outline < Math.min(steps, LEAST_STEPS) + FRAME_ROWS ? 0 : outline };
}

/** Fewer steps than these are no outline. */
const LEAST_STEPS = 5;

function phoneRows(rows: number): number {
  return Math.min(PHONE_ROWS.most, Math.max(PHONE_ROWS.least, Math.ceil(rows / 2)));
}
