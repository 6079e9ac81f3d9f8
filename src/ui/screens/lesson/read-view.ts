import type { ReadStep } from '../../../lessons/engine/lesson.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { wrapText } from '../../text/spans.js';
import { bodyRows } from '../frame.js';
import { textPages } from '../overlays/text-pages.js';
import { textScreen } from '../text-screen.js';
import { isLastStep } from './skipped-steps.js';

/** At the end of a lesson: that it is the end, and what Enter leads to. */
export const LAST_PAGE = 'That was the last page of this lesson. Enter finishes it.';

/** Lines of a title, and of the air below it. */
const TITLE = 2;

/** A page of text: a reading step. The last page of a lesson says that it is the last, where it has room for that. */
export function readView(model: Model, open: OpenLesson, step: ReadStep): readonly Line[] {
  const pages = textPages(model);
  if (!isLastStep(model.saved.progress, open)) return textScreen(model, open, step.title, pages);
  const closing = [[], ...wrapText(LAST_PAGE, textWidth(model.size), 'muted')];
  const last = pages.at(-1) ?? [];
  const hasRoom = TITLE + last.length + closing.length <= bodyRows(model, open);
  const closed = hasRoom ? [...pages.slice(0, -1), [...last, ...closing]] : pages;
  return textScreen(model, open, step.title, closed);
}
