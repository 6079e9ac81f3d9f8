import type { Edit } from '../../text/editing.js';
import type { Binding, KeyTable } from '../key-table.js';
import { HELP_BY_F1 } from '../key-table.js';
import { canInterrupt, completeLine, editLine, interrupt, recall, runTyped } from './prompt.js';
import { MOVE_BACK, SCROLL, STOP_AND_GO_ON, STOP_TYPING } from './typing-keys.js';

/** Keys that edit the line, as they do in every shell, and by what name the program hears of them. */
const EDITS: readonly (readonly [key: Edit, shown: string, help: string])[] = [
  ['erase-before', 'Ctrl+U', 'erase to the start'],
  ['erase-word', 'Ctrl+W', 'erase a word'],
  ['erase-behind', 'Ctrl+K', 'erase to the end'],
  ['home', 'Ctrl+A', 'to the start of the line'],
  ['end', 'Ctrl+E', 'to its end'],
  ['left', 'Left', 'a character back'],
  ['right', 'Right', 'a character on'],
  ['backspace', 'Backspace', 'erase a character'],
  ['delete', 'Delete', 'erase the one under the cursor'],
];

const editing: KeyTable = EDITS.map(
  ([key, shown, help]): Binding => ({
    keys: [key],
    shown,
    help,
    isQuiet: true,
    does: (model) => editLine(model, key),
  }),
);

/** At the prompt of the terminal: letters are text, and the other keys do what they do in a shell. */
export const PROMPT_KEYS: KeyTable = [
  STOP_AND_GO_ON,
  {
    keys: ['enter'],
    shown: 'Enter',
    help: 'run',
    does: (model, { context }) => runTyped(model, context),
  },
  { keys: ['tab'], shown: 'Tab', help: 'complete', does: completeLine },
  { keys: ['up'], shown: 'Up', help: 'earlier lines', does: (model) => recall(model, 1) },
  { keys: ['down'], shown: 'Down', help: 'back down', isQuiet: true, does: (model) => recall(model, -1) },
  {
    keys: ['ctrl-c'],
    shown: 'Ctrl+C',
    help: 'drop the line',
    when: canInterrupt,
    does: (model, { context }) => interrupt(model, context),
  },
  STOP_TYPING,
  { ...SCROLL, isQuiet: true },
  ...editing,
  { ...MOVE_BACK, keys: ['shift-tab'], help: 'to the phone' },
  HELP_BY_F1,
];
