import type { Binding, KeyTable } from '../key-table.js';
import { HELP_AND_QUIT } from '../key-table.js';
import { MENU_KEYS } from '../menu/menu-keys.js';
import { openChosen } from '../menu/menu-update.js';
import { listUnder } from './list-under.js';

/** A key of the list, at the end of a lesson that lies over it: nobody has to press it twice. */
function throughEnding(binding: Binding): Binding {
  const { when, does } = binding;
  return {
    ...binding,
    isQuiet: binding.isQuiet === true || !HELP_AND_QUIT.includes(binding),
    ...(when === undefined ? {} : { when: (model) => when(listUnder(model)) }),
    does: (model, pressed) => does(listUnder(model), pressed),
  };
}

/** The end of a lesson. Every key goes on: one that the list has does there what it does. */
export const ENDING_KEYS: KeyTable = [
  {
    keys: ['enter'],
    shown: 'Enter',
    help: 'next lesson',
    does: (model, { context }) => openChosen(listUnder(model), context),
  },
  { keys: ['l', 'escape'], shown: 'l', help: 'lessons', does: listUnder },
  ...MENU_KEYS.filter(({ keys }) => !keys.includes('enter')).map(throughEnding),
];
