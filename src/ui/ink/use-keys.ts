import { type Key as InkKey, useInput, usePaste } from 'ink';
import type { Clock } from '../../sim/base/ports.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import { foldDigits } from '../../sim/codes/typed-code.js';
import type { AppStore } from '../store/app-store.js';
import type { KeyPress } from '../store/key-press.js';
import { isAtPrompt, isTypingText } from '../store/screen-elements.js';
import type { Edit } from '../text/editing.js';
import { editOf } from './edit-keys.js';

/** The one place where keys come in. Their moment is when they arrive. */
export function useKeys(store: AppStore, clock: Clock): void {
  useInput((input, inkKey) => {
    const now = clock.now();
    const special = specialKey(input, inkKey);
    const name = special ?? lineKey(store, input, inkKey);
    if (name !== null) store.dispatch({ kind: 'key', key: { name, text: '' }, now });
    // A text field takes the letters itself.
    else if (!isTypingText(store.get()) && !inkKey.ctrl && !inkKey.meta) typeText(store, input, now);
  });
  usePaste((text) => {
    // An empty clipboard is no mistyped code.
    if (text.trim() !== '') store.dispatch({ kind: 'pasted', text, now: clock.now() });
  });
}

/** Keys that edit a line, where the lab edits it: a text field takes them itself. */
function lineKey(store: AppStore, input: string, key: InkKey): Edit | null {
  return isAtPrompt(store.get()) ? editOf(input, key) : null;
}

/** Keys that a slow line brought together: a few letters, perhaps with digits behind them. */
const QUICK_KEYS = /^[a-zA-Z?]{1,3}[0-9]{0,6}$/;

function typeText(store: AppStore, input: string, now: ReturnType<Clock['now']>): void {
  // Keys that type nothing, such as Insert and F5, and the first character of a sequence that Ink does not know.
  if (input === '' || /\p{Cc}/u.test(input)) return;
  const keys = typedKeys(input);
  if (keys === null) {
    store.dispatch({ kind: 'pasted', text: input, now });
    return;
  }
  for (const text of keys) store.dispatch({ kind: 'key', key: { name: 'text', text }, now });
}

/** The keys that came in one read; null where they are too many, and so a paste. */
export function typedKeys(input: string): readonly string[] | null {
  const folded = foldDigits(input);
  const isDigits = /^[0-9]+$/.test(folded);
  const isKey = QUICK_KEYS.test(input) || input.trim() === '' || [...input].length === 1;
  if (isDigits ? folded.length >= CODE_DIGITS : !isKey) return null;
  if (!isDigits) return input.trim() === '' ? [' '] : [...input];
  // Digits with something between them may be several numbers: hands that were counted.
  const isOne = [...input].length === folded.length;
  return isOne ? [folded] : [...input].map((character) => foldDigits(character) || character);
}

/** The name of a key that types nothing; null for one that types. */
export function specialKey(input: string, key: InkKey): Exclude<KeyPress['name'], 'text'> | null {
  if (key.ctrl && input === 'c') return 'ctrl-c';
  // F1, as `splitKeys` hands it on.
  if (key.ctrl && input === '?') return 'f1';
  if (key.return) return 'enter';
  if (key.escape) return 'escape';
  if (key.tab) return key.shift ? 'shift-tab' : 'tab';
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.pageUp) return 'page-up';
  if (key.pageDown) return 'page-down';
  if (key.backspace) return 'backspace';
  return null;
}
