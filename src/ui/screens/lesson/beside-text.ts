import { drawFigure } from '../../../lessons/words/figures/draw-figure.js';
import { figureBeside } from '../../../lessons/words/figures/figure-beside.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { FRAME_ROWS } from '../../text/frames.js';
import { frameRows, layoutOf, textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth } from '../../text/spans.js';
import { MARGIN } from '../frame.js';
import { framedDrawing, framedOutline, insideText } from './framed-pane.js';
import { outlineOf } from './outline.js';

/** The first line beside which something stands: below header and rule. */
const TOP = 2;

/** The lines at the end that have nothing beside them: rule, footer, and what a key led to. */
const BOTTOM = 6;

/** The most columns of what stands beside a text. */
const MOST = 60;

/**
 * A page of text in a wide window, and beside it the way through the lesson. Beside a question that is answered stands the
 * drawing as well: before that it would answer it. What is said at the foot of the page moves none of it.
 */
export function besideText(model: Model, open: OpenLesson, lines: readonly Line[]): readonly Line[] {
  const { size } = model;
  if (layoutOf(size) !== 'wide') return lines;
  const at = 2 * MARGIN.length + textWidth(size);
  const columns = Math.min(MOST, size.columns - at);
  const rows = frameRows(size) - TOP - BOTTOM;
  const beside = framesBelow(model, open, columns, rows);
  return lines.map((line, row) => {
    const other = beside[row - TOP];
    return other === undefined || lineWidth(line) > at ? line : [...fitTo(line, at), ...other];
  });
}

function framesBelow(model: Model, open: OpenLesson, columns: number, rows: number): readonly Line[] {
  const { lesson, step, session } = open;
  const steps = outlineOf(model, open);
  if (steps.length === 0) return [];
  const outline = framedOutline(steps, [columns, Math.min(rows, steps.length + FRAME_ROWS)]);
  const figure = step.kind === 'quiz' && session.isSolved ? figureBeside(lesson, step) : null;
  const drawn = figure === null ? null : drawFigure(figure, insideText(columns), null);
  if (drawn === null || outline.length + drawn.length + FRAME_ROWS > rows) return outline;
  return [...outline, ...framedDrawing(drawn, [columns, drawn.length + FRAME_ROWS])];
}
