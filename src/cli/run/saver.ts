import type { SavedState } from '../../ui/store/model.js';
import type { SaveWhen } from '../../ui/store/saving.js';
import type { Timer } from '../system/timer.js';

/** Milliseconds without a change after which what waits is saved: shorter than a person pauses, longer than between keys. */
export const REST_MS = 300;

/** The most milliseconds that anything waits. */
export const LIMIT_MS = 1000;

/** Milliseconds after which a save that failed is tried again: whoever makes room is told soon, without pressing a key. */
export const RETRY_MS = 5000;

/** What saving takes. */
export interface SaverPorts {
  /** What is on disk when the run begins. */
  readonly stored: SavedState;
  readonly timer: Timer;
  /** Writes a state; answers null, or why it could not. Never throws. */
  write(state: SavedState): string | null;
}

/** Saves states in time, and none twice. */
export interface Saver {
  /** Has a state saved, with all before it. `tell` hears when saving begins to fail, when the reason changes, and when it works again. */
  save(state: SavedState, when: SaveWhen, tell: (problem: string | null) => void): void;
  /** Saves what waits, at once. */
  saveNow(): void;
  /** Why the last save failed, or null. */
  problem(): string | null;
}

/** Makes the saver of a run. Saving the worlds of a whole course takes longer than a key may: typed text waits for a rest. */
export function createSaver({ stored, timer, write }: SaverPorts): Saver {
  let saved = stored;
  let waiting: { readonly state: SavedState; readonly tell: (problem: string | null) => void } | null = null;
  let problem: string | null = null;
  let callOffRest = (): void => {};
  let callOffLimit: (() => void) | null = null;

  function saveNow(): void {
    callOffRest();
    callOffLimit?.();
    callOffLimit = null;
    if (waiting === null) return;
    const { state, tell } = waiting;
    waiting = null;
    if (state === saved && problem === null) return;
    const before = problem;
    problem = write(state);
    if (problem === null) {
      saved = state;
    } else {
      // It still has to be saved: at the next change, after a while, or when the program ends.
      waiting = { state, tell };
      callOffRest = timer.after(RETRY_MS, saveNow);
    }
    if (problem !== before) tell(problem);
  }

  return {
    save(state, when, tell) {
      waiting = { state, tell };
      if (when === 'now') {
        saveNow();
        return;
      }
      callOffRest();
      callOffRest = timer.after(REST_MS, saveNow);
      callOffLimit ??= timer.after(LIMIT_MS, saveNow);
    },
    saveNow,
    problem: () => problem,
  };
}
