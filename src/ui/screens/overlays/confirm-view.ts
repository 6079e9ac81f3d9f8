import { findLesson } from '../../../lessons/catalog.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { framed } from '../frame.js';
import { ERASE_WORD } from './erase-everything.js';

/** A question that needs a y or an n. */
export function confirmView(model: Model, open: OpenLesson | null): readonly Line[] {
  const width = textWidth(model.size);
  const answers: Line =
    model.overlay?.kind === 'erase'
      ? [span('Type '), span(ERASE_WORD, 'code'), span(`: ${model.overlay.typed}_`)]
      : [span('y  yes'), span('     n  no')];
  return framed(model, open, [...wrapText(questionOf(model), width, 'strong'), [], answers]);
}

function questionOf({ overlay }: Model): string {
  switch (overlay?.kind) {
    case 'confirm-own-phone':
      return 'The clock of this lab was moved ahead, and a real phone cannot follow. Restart this lesson in real time, for your own phone? What you have done in other lessons stays.';
    case 'confirm-restart-lesson':
      return `Start "${findLesson(overlay.lessonId)?.title ?? ''}" anew, in a new world? What is done stays done.`;
    case 'erase':
      return 'Erase everything: progress, answers, worlds and settings? This cannot be taken back.';
    default:
      return 'Start this step anew? The world goes back to how the step began. What is done in other steps stays.';
  }
}
