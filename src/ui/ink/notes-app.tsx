import { useInput, useWindowSize } from 'ink';
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import type { NotesModel } from '../screens/notes/notes-state.js';
import type { NotesStore } from '../screens/notes/notes-store.js';
import type { Display } from '../text/display.js';
import { sizeOf } from '../text/sizes.js';
import type { Line } from '../text/spans.js';
import { Screen } from './screen.js';
import type { Theme } from './theme.js';
import { specialKey } from './use-keys.js';
import { useRepaint } from './use-repaint.js';

/** Draws the notes. It is handed in: who learns loads Ink as well, and nothing of this. */
export type NotesView = (model: NotesModel, display: Display) => readonly Line[];

interface Props {
  readonly store: NotesStore;
  readonly view: NotesView;
  readonly display: Display;
  readonly theme: Theme;
}

/** The notes on the screen. */
export function NotesApp({ store, view, display, theme }: Props) {
  const model = useSyncExternalStore(store.subscribe, store.get);
  const { columns, rows } = useWindowSize();
  const size = useMemo(() => sizeOf({ columns, rows }), [columns, rows]);
  // Before any key that is pressed at what is shown now.
  useLayoutEffect(() => store.dispatch({ kind: 'resized', size }), [store, size]);
  const isEmpty = useRepaint(size, display.ascii);
  useInput((input, inkKey) => {
    const name = specialKey(input, inkKey);
    if (name !== null) store.press({ name, text: '' });
    else if (!inkKey.ctrl && !inkKey.meta && !/\p{Cc}/u.test(input)) {
      for (const text of input) store.press({ name: 'text', text });
    }
  });
  const frame = view({ ...model, size }, display);
  const lines = isEmpty ? frame.map(() => []) : frame;
  return <Screen lines={lines} theme={theme} onFieldChange={() => {}} />;
}
