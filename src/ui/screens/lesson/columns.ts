import type { PageView } from '../../console/page-view.js';
import { FRAME_COLUMNS } from '../../text/frames.js';
import type { Size } from '../../text/sizes.js';
import { layoutOf } from '../../text/sizes.js';

// How a task shares out the columns of the screen.

/** Columns between two panes. */
export const SEPARATOR = 3;

/** Columns of the panel beside the console. */
export const PHONE_COLUMNS = 27;

/** Columns of the panel in its frame: a big code fits, with a margin. */
export const PHONE_FRAME = 27;

/** Columns between a text and the frame on its right. */
export const FRAME_MARGIN = 1;

/** Columns between two frames. */
export const FRAME_GAP = 1;

/** Columns of the lesson, where it stands beside the console. */
export const LESSON_COLUMNS = 34;

/** The widest console: what a page says is in short lines. */
const CONSOLE_COLUMNS = 72;

/** Columns of the console, or of what is worked at in its place, inside. The desk needs no phone beside it. */
export function consoleColumns(size: Size, { place }: Pick<PageView, 'place'>): number {
  const beside = place === 'desk' ? 0 : PHONE_COLUMNS + SEPARATOR;
  switch (layoutOf(size)) {
    case 'wide': {
      const room = size.columns - LESSON_COLUMNS - SEPARATOR;
      return place === 'desk' ? room : Math.min(CONSOLE_COLUMNS, room - beside);
    }
    case 'standard':
      return size.columns - FRAME_COLUMNS - (place === 'desk' ? 0 : PHONE_FRAME + FRAME_GAP);
    case 'narrow':
    case 'too-small':
      return size.columns;
  }
}
