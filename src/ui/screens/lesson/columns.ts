import type { PageView } from '../../console/page-view.js';
import { FRAME_COLUMNS } from '../../text/frames.js';
import type { Size } from '../../text/sizes.js';

// How a task shares out the columns of the screen. A wide window has more panes: see `wide-rooms.ts`.

/** Columns of the panel in its frame: a big code fits, with a margin on either side. */
export const PHONE_FRAME = 28;

/** Columns between a text and the frame on its right. */
export const FRAME_MARGIN = 1;

/** Columns between two frames. */
export const FRAME_GAP = 1;

/** Columns of the console, or of what is worked at in its place, inside. The desk needs no phone beside it. */
export function consoleColumns({ columns }: Size, { place }: Pick<PageView, 'place'>): number {
  return columns - FRAME_COLUMNS - (place === 'desk' ? 0 : PHONE_FRAME + FRAME_GAP);
}
