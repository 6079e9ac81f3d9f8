import { findLesson } from '../../../lessons/catalog.js';
import { DOOR_TITLE } from '../../../lessons/words/door-text.js';
import { mondayResultTitle } from '../../../lessons/words/monday-text.js';
import { ODDS_TITLE } from '../../../lessons/words/odds-page.js';
import { SIX_STEPS_TITLE } from '../../../lessons/words/six-steps.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { openLesson } from '../../store/open-lesson.js';
import type { Line } from '../../text/spans.js';
import { besideText } from '../lesson/beside-text.js';
import { textScreen } from '../text-screen.js';
import type { TextOverlay } from './overlay.js';
import { textPages } from './text-pages.js';

/** A page of text that lies over a screen. */
export function pagesView(model: Model, overlay: TextOverlay): readonly Line[] {
  const open = openLesson(model);
  // What was said on the screen below would take lines from the page, which has been cut to fit.
  const lines = textScreen(
    { ...model, notice: null },
    open,
    pagesTitle(model, overlay, open),
    textPages(model),
  );
  return open !== null && overlay.kind === 'before' ? besideText(model, open, lines) : lines;
}

function pagesTitle({ saved }: Model, overlay: TextOverlay, open: OpenLesson | null): string {
  switch (overlay.kind) {
    case 'help':
      return 'Keys';
    case 'whole':
      return open?.step.title ?? '';
    case 'before':
      return `To read again: ${titleOf(open, overlay.stepId)}`;
    case 'more':
      return open === null
        ? 'Check my phone: the result'
        : `More: ${titleOf(open, overlay.stepId ?? open.step.id)}`;
    case 'inside':
      return 'Inside the code, as it is made at this moment';
    case 'six-steps':
      return SIX_STEPS_TITLE;
    case 'glossary':
      return 'Words used here';
    case 'monday':
      return mondayResultTitle(saved.progress.mondays.at(-1));
    case 'odds':
      return ODDS_TITLE;
    case 'door':
      return DOOR_TITLE;
    case 'simulated':
      return 'What is real here, and what is not';
    case 'review':
      return `To read again: ${findLesson(overlay.lessonId)?.title ?? ''}`;
  }
}

function titleOf(open: OpenLesson | null, stepId: string): string {
  return open?.lesson.steps.find(({ id }) => id === stepId)?.title ?? '';
}
