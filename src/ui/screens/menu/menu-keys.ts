import { nextLesson } from '../../../lessons/engine/routes.js';
import { openCheck } from '../check/check-update.js';
import type { KeyTable } from '../key-table.js';
import { GLOSSARY, HELP_AND_QUIT, WHAT_IS_REAL } from '../key-table.js';
import { changePhone, changeRoute, moveInMenu, openChosen, restartChosen } from './menu-update.js';

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
    when: ({ saved }) => nextLesson(saved.settings.route, saved.progress) === undefined,
    does: (model) => ({ ...model, screen: 'finish', check: null, textPage: 0, notice: null }),
  },
  { keys: ['c'], shown: 'c', help: 'check phone', does: openCheck },
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
  GLOSSARY,
  WHAT_IS_REAL,
  ...HELP_AND_QUIT,
];
