import type { Model } from '../../store/model.js';
import type { KeyTable, Pressed } from '../key-table.js';
import { HELP_AND_QUIT, WHAT_IS_REAL } from '../key-table.js';
import { leaveLesson } from '../lesson/next-step.js';
import { openExport } from '../overlays/export-overlay.js';
import { NEXT_PAGE, PAGES } from '../overlays/text-keys.js';
import { openReview } from '../review/review-update.js';

const toLessons = (model: Model, { context }: Pressed) => leaveLesson(model, context.now);

/** The last page of all: a text, and behind it the list. */
export const FINISH_KEYS: KeyTable = [
  NEXT_PAGE,
  { keys: ['enter'], shown: 'Enter', help: 'lessons', does: toLessons },
  ...PAGES,
  {
    keys: ['R'],
    shown: 'R',
    help: 'review',
    does: (model, { context }) => openReview(model, context),
  },
  { keys: ['E'], shown: 'E', help: 'hand in', does: openExport },
  { keys: ['l', 'escape'], shown: 'l', help: 'lessons', isQuiet: true, does: toLessons },
  WHAT_IS_REAL,
  ...HELP_AND_QUIT,
];
