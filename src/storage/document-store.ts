import path from 'node:path';
import { confPath, createConfWriter, serialize } from './conf-writer.js';
import {
  ensureFolder,
  type JsonObject,
  judge,
  type Reading,
  readDocument,
  reasonOf,
  removeTemporaryFiles,
  restrictMode,
  setAside,
  tryWriting,
} from './document-file.js';
import { acquireLock, type HeldLock, type LockAttempt } from './lock-file.js';

export type { JsonObject } from './document-file.js';

/** What opening found that the learner must be told. Data only: the words are the screen's. */
export type OpenNotice =
  | { readonly kind: 'corrupt'; readonly keptAt: string }
  | { readonly kind: 'newer-version'; readonly path: string; readonly version: number }
  | { readonly kind: 'unwritable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'in-use'; readonly path: string; readonly pid: number };

/** How a save went. `reason` is the system's, in short ("ENOSPC: no space left on device"). */
export type SaveResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** One document on disk, for one run of the lab. */
export interface DocumentStore {
  readonly path: string;
  /** What was stored when the store was opened; undefined when nothing (usable) was. */
  readonly document: JsonObject | undefined;
  readonly notices: readonly OpenNotice[];
  /** False when saving is off for this run; a save that fails does not turn it off. */
  readonly isSaving: boolean;
  /** Replaces the stored document, at once and whole. Never throws; after a failure, a later save tries again. */
  save(document: JsonObject): SaveResult;
  /** Gives the data back to other labs. Nothing is saved after it; more calls do nothing. */
  release(): void;
}

/** Where and what to open. */
export interface OpenOptions {
  /** Default: where `conf` puts it for the platform. */
  readonly directory?: string;
  /** The newest `schemaVersion` that this lab understands; older ones are returned as they are. */
  readonly version: number;
  /** False for a document that is not ours; it is then kept aside as corrupt. */
  readonly validate: (document: JsonObject) => boolean;
  /** Dates the name of a corrupt file. */
  readonly now: () => Date;
  readonly pid?: number;
}

/** Where the data would live, without creating anything (for `--help` and `doctor`). */
export function dataDirectory(directory?: string): string {
  return path.dirname(confPath(directory));
}

/** Opens the document for this run: reads it, takes the lock, keeps broken content aside. Never throws. */
export function openDocumentStore(options: OpenOptions): DocumentStore {
  const file = confPath(options.directory);
  const reading = readDocument(file, options);
  const obstacle = obstacleIn(file, reading);
  if (obstacle) return readOnlyStore(file, reading, obstacle);
  const attempt = lockBeside(file, options.pid ?? process.pid);
  switch (attempt.kind) {
    case 'held':
      return openLocked(file, attempt.lock, options);
    case 'in-use':
      return readOnlyStore(file, reading, { kind: 'in-use', path: file, pid: attempt.pid });
    case 'failed':
      return readOnlyStore(file, reading, unwritable(file, attempt.cause));
  }
}

function openLocked(file: string, lock: HeldLock, options: OpenOptions): DocumentStore {
  // Another lab may have saved and ended since the first look.
  const reading = readDocument(file, options);
  try {
    const obstacle = obstacleIn(file, reading);
    if (!obstacle) return savingStore(file, reading, lock, options);
    lock.release();
    return readOnlyStore(file, reading, obstacle);
  } catch (error) {
    lock.release();
    return readOnlyStore(file, reading, unwritable(file, error));
  }
}

function obstacleIn(file: string, reading: Reading): OpenNotice | undefined {
  if (reading.kind === 'newer-version') return { ...reading, path: file };
  return reading.kind === 'unreadable' ? unwritable(file, reading.cause) : undefined;
}

function unwritable(file: string, cause: unknown): OpenNotice {
  return { kind: 'unwritable', path: file, reason: reasonOf(cause) };
}

function lockBeside(file: string, pid: number): LockAttempt {
  const folder = path.dirname(file);
  try {
    ensureFolder(folder);
  } catch (cause) {
    return { kind: 'failed', cause };
  }
  // The time on the wall, not the lab's, which a test or a lesson may set: locks are compared with the machine's boot.
  return acquireLock(path.join(folder, 'progress.lock'), { pid, now: () => new Date() });
}

function readOnlyStore(file: string, reading: Reading, obstacle: OpenNotice): DocumentStore {
  return {
    path: file,
    document: documentIn(reading),
    notices: [obstacle],
    isSaving: false,
    save: () => ({ ok: false, reason: obstacle.kind === 'unwritable' ? obstacle.reason : obstacle.kind }),
    release: () => undefined,
  };
}

function savingStore(file: string, reading: Reading, lock: HeldLock, options: OpenOptions): DocumentStore {
  const saving = { file, lock, options, write: createConfWriter(path.dirname(file)) };
  removeTemporaryFiles(file);
  const notices: OpenNotice[] = [];
  // Nothing after this may fail, or the learner would not be told.
  if (reading.kind === 'corrupt') notices.push({ kind: 'corrupt', keptAt: setAside(file, options.now()) });
  restrictMode(file);
  let isReleased = false;
  return {
    path: file,
    document: documentIn(reading),
    notices,
    isSaving: true,
    save(document) {
      if (isReleased) return { ok: false, reason: 'released' };
      return saveDocument(document, saving);
    },
    release() {
      if (!isReleased) lock.release();
      isReleased = true;
    },
  };
}

interface Saving {
  readonly file: string;
  readonly lock: HeldLock;
  readonly options: OpenOptions;
  readonly write: (document: JsonObject) => void;
}

function saveDocument(document: JsonObject, { file, lock, options, write }: Saving): SaveResult {
  try {
    ensureFolder(path.dirname(file));
    // The folder may have been deleted, and the lock with it; then another lab may be the owner now.
    const renewed = lock.renew();
    if (renewed.kind === 'in-use') return { ok: false, reason: renewed.kind };
    if (renewed.kind === 'failed') throw renewed.cause;
    // It may have come meanwhile with a synchronised folder.
    if (readDocument(file, options).kind === 'newer-version') return { ok: false, reason: 'newer-version' };
    const bytes = Buffer.from(serialize(document));
    if (judge(bytes, options).kind !== 'document') return { ok: false, reason: 'invalid document' };
    tryWriting(file, bytes);
    write(document);
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function documentIn(reading: Reading): JsonObject | undefined {
  return reading.kind === 'document' ? reading.document : undefined;
}
