import type { ReadStep } from '../../../lessons/engine/lesson.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import type { Line } from '../../text/spans.js';
import { textPages } from '../overlays/text-pages.js';
import { textScreen } from '../text-screen.js';

/** A page of text: a reading step. */
export function readView(model: Model, open: OpenLesson, step: ReadStep): readonly Line[] {
  return textScreen(model, open, step.title, textPages(model));
}
