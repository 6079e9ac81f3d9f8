import * as v from 'valibot';
import type { SavedState } from '../../ui/store/model.js';
import { NOTHING_SAVED } from '../../ui/store/model.js';
import { savedState } from '../../ui/store/schema.js';
import { isObject, type JsonObject } from './document-file.js';
import { migrate } from './migrations.js';

/** Version of what is stored. Add one, and a migration, when an older program could not read it any more. */
export const SCHEMA_VERSION = 3;

/** What was made of a document when it was judged: whoever judges one decodes it next, and a whole course takes its time. */
const decoded = new WeakMap<JsonObject, SavedState>();

/** Whether a document is one of ours, so that a foreign file is never taken for progress. */
export function isSavedState(document: JsonObject): boolean {
  if (!isShallow(document)) return false;
  const result = v.safeParse(savedState, migrate(document), { abortEarly: true });
  if (result.success) decoded.set(document, result.output);
  return result.success;
}

/** Levels of a document; our own have fewer than twenty. Far deeper ones can be read, but not written again. */
const DEEPEST = 500;

function isShallow(document: JsonObject): boolean {
  let level: readonly object[] = [document];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    level = level.flatMap((value) => Object.values(value).filter(isContainer));
  }
  return level.length === 0;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Nothing of the learner's is in this document of ours, so nothing of theirs may be kept beside it. */
export function isBlankState({ sessions, progress, planPath, checkEntry }: JsonObject): boolean {
  const { lessons = {}, mondays = [] } = isObject(progress) ? progress : {};
  const isUntouched = [sessions, lessons].every(isEmpty) && Array.isArray(mondays) && mondays.length === 0;
  return isUntouched && (planPath ?? null) === null && (checkEntry ?? null) === null;
}

function isEmpty(record: unknown): boolean {
  return isObject(record) && Object.keys(record).length === 0;
}

/** Reads a document that was found good; nothing stored yet gives the empty state. */
export function decodeSavedState(document: JsonObject | undefined): SavedState {
  if (document === undefined) return NOTHING_SAVED;
  return decoded.get(document) ?? v.parse(savedState, migrate(document));
}

/** What is written. */
export function encodeSavedState(state: SavedState): JsonObject {
  const [sessions, finished] = [state.sessions, state.finished].map(encodeSessions);
  return { ...state, sessions, finished, schemaVersion: SCHEMA_VERSION };
}

function encodeSessions(sessions: SavedState['sessions']): JsonObject {
  return Object.fromEntries(Object.entries(sessions).map(([id, session]) => [id, encodeSession(session)]));
}

function encodeSession(session: SavedState['sessions'][string]): JsonObject {
  // Half of the file would be each world a second time.
  return { ...session, stepStart: session.stepStart === session.world ? null : session.stepStart };
}
