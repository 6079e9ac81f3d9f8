import type { Binding, KeyTable } from '../key-table.js';
import { HELP_BY_F1 } from '../key-table.js';
import { enterFocused } from './enter-key.js';
import { isSolved } from './lesson-facts.js';
import { moveByArrow, moveFocus } from './move-focus.js';

/** Walks to the next thing that can be chosen, in a text field as well. */
export const MOVE: Binding = {
  keys: ['tab', 'down'],
  shown: 'Tab',
  help: 'move',
  does: (model, { key }) => (key.name === 'down' ? moveByArrow(model, 'down') : moveFocus(model, 1)),
};

/** Walks the other way. */
export const MOVE_BACK: Binding = {
  keys: ['shift-tab', 'up'],
  shown: 'Shift+Tab',
  help: 'move back',
  isQuiet: true,
  does: (model, { key }) => (key.name === 'up' ? moveByArrow(model, 'up') : moveFocus(model, -1)),
};

/** Lines that one press brings into sight: not so many that those from before are gone. */
const SCROLLED_LINES = 5;

/** Looks at what is out of sight of the pane with the focus, which stays where it is. */
export const SCROLL = {
  keys: ['page-down', 'page-up'],
  shown: 'PgUp/PgDn',
  help: 'see more',
  does: (model, { key }) => ({
    ...model,
    scrolled: model.scrolled + (key.name === 'page-up' ? -SCROLLED_LINES : SCROLLED_LINES),
  }),
} as const satisfies Binding;

/** Letters are keys again. */
export const STOP_TYPING = {
  keys: ['escape'],
  shown: 'Esc',
  help: 'stop typing, for keys',
  does: (model) => ({ ...model, isTyping: false }),
} as const satisfies Binding;

/** The same once the task is done: it is what leads on. */
export const STOP_AND_GO_ON: Binding = { ...STOP_TYPING, help: 'then n: next', when: isSolved };

/** While a text is typed, letters are text. */
export const TYPING_KEYS: KeyTable = [
  STOP_AND_GO_ON,
  {
    keys: ['enter'],
    shown: 'Enter',
    help: 'go on',
    does: (model, { context }) => enterFocused(model, context),
  },
  MOVE,
  MOVE_BACK,
  STOP_TYPING,
  { ...SCROLL, isQuiet: true },
  HELP_BY_F1,
];
