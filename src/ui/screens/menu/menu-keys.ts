import { MONDAY_ID } from '../../../lessons/content/monday/monday.js';
import { SANDBOX } from '../../../lessons/content/sandbox.js';
import { oldQuestions } from '../../../lessons/engine/review.js';
import { nextLesson } from '../../../lessons/engine/routes.js';
import type { Model } from '../../store/model.js';
import { routeNow } from '../../store/route-now.js';
import { openCheck } from '../check/check-update.js';
import type { KeyTable } from '../key-table.js';
import { GLOSSARY, HELP_AND_QUIT, SIX_STEPS, WHAT_IS_REAL } from '../key-table.js';
import { openLessonById } from '../lesson/enter-lesson.js';
import { openExport } from '../overlays/export-overlay.js';
import { openReview } from '../review/review-update.js';
import { changePhone, changeRoute, moveInMenu, openChosen, restartChosen } from './menu-update.js';

const hasOldQuestions = ({ saved }: Model) => oldQuestions(saved.progress).length > 0;

/** The list of lessons. */
export const MENU_KEYS: KeyTable = [
  { keys: ['up', 'k'], shown: 'Up/k', help: 'up', isQuiet: true, does: (model) => moveInMenu(model, -1) },
  {
    keys: ['down', 'j', 'tab'],
    shown: 'Down/j',
    help: 'down',
    isQuiet: true,
    does: (model) => moveInMenu(model, 1),
  },
  { keys: ['enter'], shown: 'Enter', help: 'open', does: (model, { context }) => openChosen(model, context) },
  {
    keys: ['f'],
    shown: 'f',
    help: 'last page',
    when: (model) => nextLesson(routeNow(model), model.saved.progress) === undefined,
    does: (model) => ({ ...model, screen: 'finish', check: null, textPage: 0, notice: null }),
  },
  {
    keys: ['R'],
    shown: 'R',
    help: 'review',
    when: hasOldQuestions,
    does: (model, { context }) => openReview(model, context),
  },
  {
    keys: ['R'],
    shown: 'R',
    help: 'review',
    isUnnamed: true,
    does: (model, { context }) => openReview(model, context),
  },
  { keys: ['c'], shown: 'c', help: 'check phone', does: openCheck },
  {
    keys: ['b'],
    shown: 'b',
    help: 'sandbox',
    does: (model, { context }) => openLessonById(model, SANDBOX.id, context),
  },
  {
    keys: ['M'],
    shown: 'M',
    help: 'Monday',
    does: (model, { context }) => openLessonById(model, MONDAY_ID, context),
  },
  { keys: ['r'], shown: 'r', help: 'route', does: changeRoute },
  { keys: ['p'], shown: 'p', help: 'phone', does: changePhone },
  { keys: ['x'], shown: 'x', help: 'restart the lesson', isQuiet: true, does: restartChosen },
  {
    keys: ['X'],
    shown: 'X',
    help: 'erase everything',
    isQuiet: true,
    does: (model) => ({ ...model, overlay: { kind: 'erase', typed: '' } }),
  },
  { keys: ['E'], shown: 'E', help: 'export for a facilitator', isQuiet: true, does: openExport },
  { ...SIX_STEPS, isQuiet: true },
  {
    keys: ['o'],
    shown: 'o',
    help: 'odds',
    does: (model) => ({ ...model, overlay: { kind: 'odds' }, textPage: 0 }),
  },
  GLOSSARY,
  WHAT_IS_REAL,
  ...HELP_AND_QUIT,
];
