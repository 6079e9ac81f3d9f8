import type { FigureLine } from '../../../lessons/words/figures/figure.js';
import type { FrameLook } from '../../text/frames.js';
import { FRAME_COLUMNS, FRAME_ROWS, framedIn } from '../../text/frames.js';
import type { Line } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import type { PaneLines } from '../panes.js';
import { pane } from '../panes.js';
import type { OutlineStep } from './outline.js';
import { OUTLINE_TITLE, outlineLines } from './outline.js';

/** Columns and rows of a frame, borders and all. */
export type FrameSize = readonly [columns: number, rows: number];

/** Columns of air at each side of a text in its frame. */
const AIR = 1;

/** Columns of a text in a frame. */
export function insideText(columns: number): number {
  return columns - FRAME_COLUMNS - 2 * AIR;
}

/** A frame of exactly this size with a pane in it; nothing where it has no rows. */
export function framedPane(
  inside: PaneLines,
  [columns, rows]: FrameSize,
  look: FrameLook,
  scrolled = 0,
): readonly Line[] {
  if (rows === 0) return [];
  return framedIn(pane(inside, columns - FRAME_COLUMNS, rows - FRAME_ROWS, scrolled), columns, look);
}

/** A frame with a text in it, on which nothing can have the focus. */
export function framedText(lines: readonly Line[], size: FrameSize, look: FrameLook): readonly Line[] {
  const inside = lines.map((line): Line => (line.length === 0 ? [] : [span(' '.repeat(AIR)), ...line]));
  return framedPane({ lines: inside, focusLine: null }, size, look);
}

/** The way through the lesson. */
export function framedOutline(steps: readonly OutlineStep[], size: FrameSize): readonly Line[] {
  const [columns, rows] = size;
  return framedText(outlineLines(steps, insideText(columns), rows - FRAME_ROWS), size, {
    title: OUTLINE_TITLE,
  });
}

/** A drawing that was read before. */
export function framedDrawing(drawn: readonly FigureLine[], size: FrameSize): readonly Line[] {
  const lines = drawn.map((line): Line => line.map(({ text, tone }) => span(text, tone)));
  return framedText(lines, size, { title: 'To look at again' });
}
