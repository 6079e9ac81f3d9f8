import { type DocumentStore, openDocumentStore } from './document-store.js';
import { isBlankState, isSavedState, SCHEMA_VERSION } from './saved-state.js';

/** What a file with the learner's state looks like, for whoever opens or reads one. */
export const SAVED_DOCUMENT = {
  version: SCHEMA_VERSION,
  validate: isSavedState,
  isBlank: isBlankState,
} as const;

/** Opens the learner's state for this run, in its own folder or in another. Never throws. */
export function openSavedStore(directory: string | undefined): DocumentStore {
  return openDocumentStore({
    ...(directory === undefined ? {} : { directory }),
    ...SAVED_DOCUMENT,
    now: () => new Date(),
  });
}
