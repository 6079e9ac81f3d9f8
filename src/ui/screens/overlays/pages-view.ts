import { findLesson } from '../../../lessons/catalog.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import type { Line } from '../../text/spans.js';
import { textScreen } from '../text-screen.js';
import { textPages } from './text-pages.js';

/** A page of text that lies over the screen, or the last page of all. */
export function pagesView(model: Model, open: OpenLesson | null): readonly Line[] {
  // What was said on the screen below would take lines from the page, which has been cut to fit.
  const quiet: Model = model.overlay === null ? model : { ...model, notice: null };
  return textScreen(quiet, open, pagesTitle(model, open), textPages(model));
}

function pagesTitle({ overlay }: Model, open: OpenLesson | null): string {
  switch (overlay?.kind) {
    case 'help':
      return 'Keys';
    case 'whole':
      return open?.step.title ?? '';
    case 'before':
      return `To read again: ${open?.lesson.steps.find(({ id }) => id === overlay.stepId)?.title ?? ''}`;
    case 'more':
      return open === null ? 'Check my phone: the result' : `More: ${open.step.title}`;
    case 'inside':
      return 'Inside the code, as it is made at this moment';
    case 'glossary':
      return 'Words used here';
    case 'simulated':
      return 'What is real here, and what is not';
    case 'review':
      return `To read again: ${findLesson(overlay.lessonId)?.title ?? ''}`;
    default:
      return 'The end of the course, and what comes now';
  }
}
