import path from 'node:path';
import { backupOf, keepBackup, removeBackup, setCopyAside } from './backup-file.js';
import { confPath, createConfWriter, serialize } from './conf-writer.js';
import {
  codeOf,
  copyAside,
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
import { HEARTBEAT_MS } from './lock-owner.js';

export type { JsonObject } from './document-file.js';

/** What opening found that the learner must be told. Data only: the words are the screen's. */
export type OpenNotice =
  /** `isRestored`: the copy that was kept beside it is used in its place. */
  | { readonly kind: 'corrupt'; readonly keptAt: string; readonly isRestored: boolean }
  /** There was no file, but the copy of one: that is used in its place. */
  | { readonly kind: 'missing'; readonly path: string }
  /** The file could not be used, and its copy neither. */
  | { readonly kind: 'corrupt-copy'; readonly keptAt: string }
  | { readonly kind: 'newer-version'; readonly path: string; readonly version: number }
  | { readonly kind: 'unreadable' | 'unwritable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'in-use'; readonly path: string; readonly pid: number; readonly lockFile: string };

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
  /** True for a document without anything of the learner's: once it is saved, no copy of the one before is kept. */
  readonly isBlank?: (document: JsonObject) => boolean;
  /** Dates the name of a corrupt file. */
  readonly now: () => Date;
  readonly pid?: number;
}

/** Where the data would live, without creating anything (for `--help` and `doctor`). */
export function dataDirectory(directory?: string): string {
  return path.dirname(confPath(directory));
}

/** The lock of a data file. */
export function lockPath(file: string): string {
  return path.join(path.dirname(file), 'progress.lock');
}

/** Opens the document for this run: reads it, takes the lock, keeps broken content aside. Never throws. */
export function openDocumentStore(options: OpenOptions): DocumentStore {
  const file = confPath(options.directory);
  const reading = readDocument(file, options);
  const obstacle = obstacleIn(file, reading, options);
  if (obstacle) return readOnlyStore(file, reading, obstacle, options);
  const attempt = lockBeside(file, options.pid ?? process.pid);
  switch (attempt.kind) {
    case 'held':
      return openLocked(file, attempt.lock, options);
    case 'in-use':
      return readOnlyStore(file, reading, inUse(file, attempt.pid), options);
    case 'failed':
      return readOnlyStore(file, reading, unwritable(file, attempt.cause), options);
  }
}

function openLocked(file: string, lock: HeldLock, options: OpenOptions): DocumentStore {
  // Another lab may have saved and ended since the first look.
  const reading = readDocument(file, options);
  try {
    const obstacle = obstacleIn(file, reading, options);
    if (!obstacle) return savingStore(file, reading, lock, options);
    lock.release();
    return readOnlyStore(file, reading, obstacle, options);
  } catch (error) {
    lock.release();
    return readOnlyStore(file, reading, unwritable(file, error), options);
  }
}

function obstacleIn(file: string, reading: Reading, options: OpenOptions): OpenNotice | undefined {
  switch (reading.kind) {
    case 'newer-version':
      return { ...reading, path: file };
    case 'unreadable':
      // Where a part of the path is a file there is nothing to be read, and no folder to be made.
      if (codeOf(reading.cause) === 'ENOTDIR') return unwritable(file, reading.cause);
      return { kind: 'unreadable', path: file, reason: reasonOf(reading.cause) };
    case 'document':
      return undefined;
    case 'missing':
    case 'corrupt': {
      // Then the copy is all there is: whoever can read it must find it as it is.
      const copy = readDocument(backupOf(file), options);
      return copy.kind === 'newer-version' ? { ...copy, path: backupOf(file) } : undefined;
    }
  }
}

function inUse(file: string, pid: number): OpenNotice {
  return { kind: 'in-use', path: file, pid, lockFile: lockPath(file) };
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
  return acquireLock(lockPath(file), { pid, now: () => new Date() });
}

function readOnlyStore(
  file: string,
  reading: Reading,
  obstacle: OpenNotice,
  options: OpenOptions,
): DocumentStore {
  return {
    path: file,
    document: documentIn(reading.kind === 'document' ? reading : readDocument(backupOf(file), options)),
    notices: [obstacle],
    isSaving: false,
    save: () => ({ ok: false, reason: 'reason' in obstacle ? obstacle.reason : obstacle.kind }),
    release: () => undefined,
  };
}

function savingStore(file: string, reading: Reading, lock: HeldLock, options: OpenOptions): DocumentStore {
  const saving = { file, lock, options, write: createConfWriter(path.dirname(file)) };
  removeTemporaryFiles(file);
  // Nothing after this may fail, or the learner would not be told.
  const { document, notices } = begin(saving, reading);
  restrictMode(file);
  let isReleased = false;
  let last = document;
  let isCopyChecked = false;
  const heart = setInterval(() => lock.beat(), HEARTBEAT_MS).unref();
  return {
    path: file,
    document,
    notices,
    isSaving: true,
    save(next) {
      if (isReleased) return { ok: false, reason: 'released' };
      // It may be of a newer lab, or broken in a way that a person can mend.
      if (!isCopyChecked) setUnusableCopyAside(saving);
      isCopyChecked = true;
      const result = saveDocument(next, saving);
      if (!result.ok) return result;
      // Only what was erased just now must not stay in the copy; one that was found beside nothing is the learner's.
      if (last !== undefined && !isBlank(last, options) && isBlank(next, options)) removeBackup(file);
      last = next;
      return result;
    },
    release() {
      clearInterval(heart);
      if (!isReleased) lock.release();
      isReleased = true;
    },
  };
}

type Begun = Pick<DocumentStore, 'document' | 'notices'>;

function begin(saving: Saving, reading: Reading): Begun {
  if (reading.kind === 'corrupt') return replaceBroken(saving);
  return reading.kind === 'missing' ? goOnFromCopy(saving) : { document: documentIn(reading), notices: [] };
}

/** Keeps a broken file aside, and puts the copy that was kept in its place, if there is a good one. */
function replaceBroken(saving: Saving): Begun {
  const { file, options, write } = saving;
  const document = documentIn(readDocument(backupOf(file), options));
  if (document === undefined) {
    const keptAt = setAside(file, options.now());
    const copies = setUnusableCopyAside(saving);
    return { document, notices: [{ kind: 'corrupt', keptAt, isRestored: false }, ...copies] };
  }
  tryWriting(file, Buffer.from(serialize(document)));
  // Without a moment in which there is no file: whoever is killed then would come back to nothing.
  const keptAt = copyAside(file, options.now());
  write(document);
  return { document, notices: [{ kind: 'corrupt', keptAt, isRestored: true }] };
}

/** Puts the copy in the place of a file that is gone. Where nothing was ever saved there is no copy, either. */
function goOnFromCopy(saving: Saving): Begun {
  const { file, options, write } = saving;
  const document = documentIn(readDocument(backupOf(file), options));
  if (document === undefined) return { document, notices: setUnusableCopyAside(saving) };
  if (isBlank(document, options)) return { document: undefined, notices: [] };
  tryWriting(file, Buffer.from(serialize(document)));
  write(document);
  return { document, notices: [{ kind: 'missing', path: file }] };
}

/** A copy that is no document of this version is kept beside, before a save needs its name. */
function setUnusableCopyAside({ file, options }: Saving): readonly OpenNotice[] {
  const { kind } = readDocument(backupOf(file), options);
  if (kind === 'missing' || kind === 'document') return [];
  const keptAt = setCopyAside(file, kind === 'newer-version' ? 'newer' : 'corrupt', options.now());
  return keptAt === null ? [] : [{ kind: 'corrupt-copy', keptAt }];
}

function isBlank(document: JsonObject, options: OpenOptions): boolean {
  return options.isBlank?.(document) === true;
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
    // Something else may have come meanwhile with a synchronised folder, or from an editor.
    const found = readDocument(file, options);
    if (found.kind === 'newer-version') return { ok: false, reason: 'newer-version' };
    // A pipe, or a link to somewhere else: it is not ours to replace.
    if (found.kind === 'unreadable') throw found.cause;
    const bytes = Buffer.from(serialize(document));
    if (judge(bytes, options).kind !== 'document') return { ok: false, reason: 'invalid document' };
    tryWriting(file, bytes);
    if (found.kind === 'document') keepBackup(file);
    if (found.kind === 'corrupt') copyAside(file, options.now());
    write(document);
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function documentIn(reading: Reading): JsonObject | undefined {
  return reading.kind === 'document' ? reading.document : undefined;
}
