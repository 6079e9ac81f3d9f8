import type { KeyPress } from '../../store/key-press.js';
import type { NotesEffect, NotesMessage, NotesModel, NotesMoment } from './notes-state.js';
import { updateNotes } from './notes-update.js';

/** Holds the notes on the screen, and tells its listeners. */
export interface NotesStore {
  get(): NotesModel;
  dispatch(message: NotesMessage): void;
  /** A key at this moment. */
  press(key: KeyPress): void;
  /** Time has gone by. */
  tick(): void;
  subscribe(listener: () => void): () => void;
}

/** Makes the store. */
export function createNotesStore(
  first: NotesModel,
  ports: {
    readonly moment: () => NotesMoment;
    readonly runEffect: (effect: NotesEffect, dispatch: (message: NotesMessage) => void) => void;
  },
): NotesStore {
  let model = first;
  const listeners = new Set<() => void>();
  const dispatch = (message: NotesMessage): void => {
    const updated = updateNotes(model, message);
    const isChanged = updated.model !== model;
    model = updated.model;
    for (const effect of updated.effects) ports.runEffect(effect, dispatch);
    if (isChanged) for (const listener of listeners) listener();
  };
  return {
    get: () => model,
    dispatch,
    tick: () => dispatch({ kind: 'ticked', at: ports.moment() }),
    press: (key) => dispatch({ kind: 'key', key, at: ports.moment() }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
