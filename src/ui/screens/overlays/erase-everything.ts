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
    notice: {
      kind: 'info',
      text: 'Everything is erased. If your phone has the entry "MFA Lab", delete it as well.',
    },
  };
}

/** A key at the question: a letter of the word, or one letter back. */
export function typeEraseKey(model: Model, key: KeyPress): Model {
  if (key.name === 'backspace') return typeEraseWord(model, '');
  return key.name === 'text' ? typeEraseWord(model, key.text) : model;
}
