import { findLesson } from '../../../lessons/catalog.js';
import type { Model } from '../../store/model.js';
import { nightLines } from '../../store/night.js';
import { openLesson } from '../../store/open-lesson.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { framed } from '../frame.js';
import { ERASE_WORD } from './erase-everything.js';
import type { Confirmation, Night } from './overlay.js';

/** A question that needs a y or an n. */
export function confirmView(model: Model, asked: Confirmation): readonly Line[] {
  return questionView(model, questionOf(asked), ANSWERS);
}

/** The question that needs a whole word, and how much of it is typed. */
export function eraseView(model: Model, typed: string): readonly Line[] {
  return questionView(
    model,
    'Erase everything: progress, answers, the accounts of the lab and settings? This cannot be taken back.',
    [
      [span('Type '), span(ERASE_WORD, 'code'), span(`: ${typed}_`)],
      [span('The last letter does it.', 'muted')],
    ],
  );
}

/** The night so far: an hour a line. */
export function nightView(model: Model, night: Night): readonly Line[] {
  const title = [span('The night passes', 'title')];
  return framed({ ...model, notice: null }, openLesson(model), [
    title,
    [],
    ...nightLines(night).map((line) => [span(line)]),
  ]);
}

/** What each key does, a line for each. */
const ANSWERS: readonly Line[] = [
  [span('y', 'strong'), span('  yes, start over')],
  [span('n', 'strong'), span('  no, leave it as it is')],
];

/** Nothing is to be read here but the question: what was said on the screen below comes back with it. */
function questionView(model: Model, question: string, answers: readonly Line[]): readonly Line[] {
  const lines = wrapText(question, textWidth(model.size), 'strong');
  return framed({ ...model, notice: null }, openLesson(model), [...lines, [], ...answers]);
}

function questionOf(asked: Confirmation): string {
  switch (asked.kind) {
    case 'confirm-own-phone':
      return 'The clock of this lab was moved ahead, and a real phone cannot follow. Restart this lesson in real time, for your own phone? What you have done in other lessons stays.';
    case 'confirm-restart-lesson':
      return `Start "${findLesson(asked.lessonId)?.title ?? ''}" over, in a new world? What is done stays done.`;
    case 'confirm-restart':
      return 'Start this step over? The world goes back to how the step began. What is done in other steps stays.';
  }
}
