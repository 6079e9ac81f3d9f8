import type { KeyPress } from '../../store/key-press.js';
import type { Model } from '../../store/model.js';
import { NOTHING_SAVED } from '../../store/model.js';
import { WELCOME } from '../welcome/welcome-state.js';

/** The word that erases everything, letter by letter. */
export const ERASE_WORD = 'erase';

/** Types at the question whether to erase everything. Only the whole word does it. */
export function typeEraseWord(model: Model, letter: string): Model {
  if (model.overlay?.kind !== 'erase') return model;
  const typed = letter === '' ? model.overlay.typed.slice(0, -1) : model.overlay.typed + letter;
  if (typed !== ERASE_WORD) {
    return { ...model, overlay: { kind: 'erase', typed: typed.slice(0, ERASE_WORD.length) } };
  }
  return {
    ...model,
    saved: NOTHING_SAVED,
    ...WELCOME,
    menuIndex: 0,
    overlay: null,
    undo: [],
    notice: { kind: 'info', text: ERASED },
  };
}

const ERASED = 'Everything is erased. If your phone has the entry "MFA Lab", delete it as well.';

/** How many files are named; the rest is counted, for the first question needs room on the same page. */
const NAMED = 3;

/** Adds what stays in the lab's folder to what is said of the rest. */
export function tellFilesLeft(model: Model, folder: string, names: readonly string[]): Model {
  if (names.length === 0) return model;
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const left = `${names.slice(0, NAMED).join(', ')}${more}`;
  const secrets = 'Pictures and broken files hold secrets: delete what you do not need.';
  return { ...model, notice: { kind: 'info', text: `${ERASED} Still in ${folder}: ${left}. ${secrets}` } };
}

/** A key at the question: a letter of the word, or one letter back. */
export function typeEraseKey(model: Model, key: KeyPress): Model {
  if (key.name === 'backspace') return typeEraseWord(model, '');
  return key.name === 'text' ? typeEraseWord(model, key.text) : model;
}
