import path from 'node:path';
import type { LockHolder } from '../commands/lock-holder.js';
import { backupOf, removeBackup } from './backup-file.js';
import { confPath, createConfWriter, serialize } from './conf-writer.js';
import {
  codeOf,
  ensureFolder,
  type JsonObject,
  type Reading,
  readDocument,
  reasonOf,
  removeTemporaryFiles,
  restrictMode,
} from './document-file.js';
import {
  begin,
  documentIn,
  isBlank,
  type OpenNotice,
  type OpenOptions,
  setUnusableCopyAside,
} from './first-document.js';
import { folderOpenToOthers } from './folder-access.js';
import { acquireLock, type HeldLock, type LockAttempt } from './lock-file.js';
import { HEARTBEAT_MS } from './lock-owner.js';
import { type SaveResult, type Saving, saveDocument } from './save-document.js';

export type { JsonObject } from './document-file.js';
export type { OpenNotice, OpenOptions } from './first-document.js';
export type { SaveFailure } from './save-document.js';

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
      return openLocked(file, reading, attempt.lock, options);
    case 'in-use':
      return readOnlyStore(file, reading, inUse(file, attempt.holder), options);
    case 'failed':
      return readOnlyStore(file, reading, unwritable(file, attempt.cause), options);
  }
}

function openLocked(file: string, before: Reading, lock: HeldLock, options: OpenOptions): DocumentStore {
  // Another lab may have saved and ended since the first look.
  const reading = readDocument(file, options, before);
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

function inUse(file: string, holder: LockHolder): OpenNotice {
  return { kind: 'in-use', path: file, holder, lockFile: lockPath(file) };
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
  const place = { file, options, write: createConfWriter(path.dirname(file)) };
  removeTemporaryFiles(file);
  // Nothing after this may fail, or the learner would not be told.
  const { document, notices } = begin(place, reading);
  const saving: Saving = { ...place, lock, known: bytesOf(reading, document) };
  restrictMode(file);
  let isReleased = false;
  let last = document;
  let isCopyChecked = false;
  const heart = setInterval(() => lock.beat(), HEARTBEAT_MS).unref();
  return {
    path: file,
    document,
    notices: [...notices, ...openFolders(file)],
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

/** What is in the file when a run has begun: what was read, or what was put there in place of it. */
function bytesOf(reading: Reading, document: JsonObject | undefined): Uint8Array | null {
  if (reading.kind === 'document') return reading.bytes;
  return document === undefined ? null : Buffer.from(serialize(document));
}

/** Told at the start, once: the progress is used all the same. */
function openFolders(file: string): readonly OpenNotice[] {
  const open = folderOpenToOthers(path.dirname(file));
  return open === null ? [] : [{ kind: 'open-folder', ...open }];
}
