import type { Edit } from '../text/editing.js';

/** What a key of a shell does to the line, by whichever key a terminal has for it: Ctrl+A is `home`. */
export type LineKey = Exclude<Edit, 'left' | 'right' | 'backspace'>;

/** A key that was pressed, the same on every terminal. */
export interface KeyPress {
  readonly name:
    | 'enter'
    | 'escape'
    | 'tab'
    | 'shift-tab'
    | 'up'
    | 'down'
    | 'left'
    | 'right'
    | 'page-up'
    | 'page-down'
    | 'backspace'
    | 'ctrl-c'
    | 'f1'
    | LineKey
    | 'text';
  /** The characters typed, for `text`. */
  readonly text: string;
}
