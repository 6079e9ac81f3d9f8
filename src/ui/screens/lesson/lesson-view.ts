import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { isQrShown } from '../../store/screen-elements.js';
import { isPredicting } from '../../store/shown-question.js';
import type { Display } from '../../text/display.js';
import type { Line } from '../../text/spans.js';
import { besideText } from './beside-text.js';
import { qrView } from './qr-view.js';
import { predictionView, quizView } from './question-view.js';
import { readView } from './read-view.js';
import { taskView } from './task-view.js';

/** The open step, or the QR code that it shows. */
export function lessonView(model: Model, open: OpenLesson, display: Display): readonly Line[] {
  if (isQrShown(model)) return qrView(model, open, display);
  const { step } = open;
  switch (step.kind) {
    case 'read':
      return besideText(model, open, readView(model, open, step));
    case 'quiz':
      return besideText(model, open, quizView(model, open, step));
    case 'task':
      return isPredicting(model)
        ? besideText(model, open, predictionView(model, open, step))
        : taskView(model, open, step);
  }
}
