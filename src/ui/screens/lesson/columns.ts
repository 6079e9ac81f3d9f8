import type { PageView } from '../../console/page-view.js';
import type { PhoneView } from '../../console/phone-view.js';
import { FRAME_COLUMNS } from '../../text/frames.js';
import type { Size } from '../../text/sizes.js';

// How a task shares out the columns of the screen. A wide window has more panes: see `wide-rooms.ts`.

/** Columns of the panel in its frame: a big code fits, with a margin on either side. */
const PHONE_FRAME = 28;

/** The same for the table beside a policy, whose columns need more, and for what stands there before and after it. */
export const TABLE_FRAME = 33;

/** Columns of the panel in its frame, at least. */
export function panelColumns({ isBroad }: Pick<PhoneView, 'isBroad'>): number {
  return isBroad === true ? TABLE_FRAME : PHONE_FRAME;
}

/** Columns between a text and the frame on its right. */
export const FRAME_MARGIN = 1;

/** Columns between two frames. */
export const FRAME_GAP = 1;

/** Columns of the console, or of what is worked at in its place, inside. The desk needs no panel beside it. */
export function consoleColumns({ columns }: Size, { place }: Pick<PageView, 'place'>, panel: number): number {
  return columns - FRAME_COLUMNS - (place === 'desk' ? 0 : panel + FRAME_GAP);
}
