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
    | 'text';
  /** The characters typed, for `text`. */
  readonly text: string;
}
