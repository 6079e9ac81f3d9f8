import type { Key } from 'ink';
import type { Edit } from '../text/editing.js';

/** Edits that are Ctrl and a letter in every shell. */
const CTRL_EDITS: { readonly [letter: string]: Edit } = {
  a: 'home',
  e: 'end',
  u: 'erase-before',
  k: 'erase-behind',
  w: 'erase-word',
};

/** What a key does to the text of a field; null where it types something, or nothing. */
export function editOf(input: string, key: Key): Edit | null {
  if (key.ctrl) return Object.hasOwn(CTRL_EDITS, input) ? (CTRL_EDITS[input] ?? null) : null;
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.backspace) return 'backspace';
  return key.delete ? 'delete' : null;
}
