import fs from 'node:fs';
import path from 'node:path';
import type { OpenedData, OpeningProblem } from '../commands/command.js';
import type { DataFacts } from '../commands/doctor/doctor-facts.js';
import { backupOf } from './backup-file.js';
import { confPath } from './conf-writer.js';
import { type Reading, readDocument, reasonOf, tryWriting } from './document-file.js';
import { type DocumentStore, lockPath } from './document-store.js';
import { DOOR_FOLDER } from './door-folders.js';
import { folderOpenToOthers } from './folder-access.js';
import { lockHolder } from './lock-file.js';
import { readSavedFile } from './saved-file.js';
import { decodeSavedState, encodeSavedState, SCHEMA_VERSION } from './saved-state.js';
import { openSavedStore, SAVED_DOCUMENT } from './saved-store.js';

/** How commands get at the data folder, beyond reading. */

/** A saved course has some tens of kilobytes: room that a trial must find. */
const TRIAL_BYTES = 65_536;

/** What a lab leaves in its folder beside the progress and the folders of doors: plans, pictures, a class, kept broken files. */
const BESIDE = /^(recovery-plan(-\d+)?\.md|class\.json|qr-.*\.png|progress\.json\.(corrupt|newer)-.*)$/;

/** Locks what a lab has saved, for a change. A file that cannot be read is left where it is. Never throws. */
export function openSavedFile(directory: string | undefined): OpenedData | OpeningProblem {
  // Opening the store would move a broken file aside, which is for the lab to do, and for nobody who came to reset.
  const reading = readSavedFile(directory);
  if (reading.kind !== 'saved' && reading.kind !== 'missing') return reading;
  const store = openSavedStore(directory);
  return problemOf(store) ?? opened(store);
}

function opened(store: DocumentStore): OpenedData {
  return {
    kind: 'opened',
    file: store.path,
    state: decodeSavedState(store.document),
    save(state) {
      const result = store.save(encodeSavedState(state));
      return result.ok ? null : result.reason;
    },
    release: () => store.release(),
  };
}

function problemOf(store: DocumentStore): OpeningProblem | null {
  const [notice] = store.notices;
  if (notice === undefined || store.isSaving) return null;
  store.release();
  const { path: file } = store;
  switch (notice.kind) {
    case 'in-use':
      return { kind: 'in-use', file, holder: notice.holder, lockFile: lockPath(file) };
    case 'unreadable':
      return { kind: 'unreadable', file, reason: notice.reason };
    case 'unwritable':
      return { kind: 'unwritable', file, reason: notice.reason };
    case 'newer-version':
      return { kind: 'newer-version', file };
    case 'missing':
    case 'open-folder':
    case 'corrupt':
    case 'corrupt-copy':
      return { kind: 'corrupt', file };
  }
}

/** Looks at the data folder for `doctor`. Writes nothing but a trial file, which it removes. Never throws. */
export function inspectSavedFile(directory: string | undefined): DataFacts {
  const file = confPath(directory);
  const reading = readDocument(file, SAVED_DOCUMENT);
  const stats = statsOf(file);
  return {
    file,
    state: reading.kind === 'document' ? 'readable' : reading.kind,
    reason: reading.kind === 'unreadable' ? reasonOf(reading.cause) : null,
    schemaVersion: versionIn(reading),
    newestSchemaVersion: SCHEMA_VERSION,
    bytes: stats?.size ?? null,
    hasBackup: readDocument(backupOf(file), SAVED_DOCUMENT).kind === 'document',
    savedAt: stats === undefined ? null : stats.mtimeMs / 1000,
    writeProblem: writeProblem(file, stats?.size ?? 0),
    openedBy: lockHolder(lockPath(file)),
    openToOthers: folderOpenToOthers(path.dirname(file)),
    filesBeside: listBeside(directory),
  };
}

function statsOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file);
  } catch {
    // Missing, or behind a folder that may not be entered, which reading it has told already.
    return undefined;
  }
}

function versionIn(reading: Reading): number | null {
  if (reading.kind === 'newer-version') return reading.version;
  if (reading.kind !== 'document') return null;
  const { schemaVersion } = reading.document;
  return typeof schemaVersion === 'number' ? schemaVersion : null;
}

/** Only a trial tells: access rights do not know of full disks, nor of the access lists of Windows. */
function writeProblem(file: string, size: number): string | null {
  try {
    const folder = nearestFolder(path.dirname(file));
    tryWriting(path.join(folder, path.basename(file)), Buffer.alloc(Math.max(size, TRIAL_BYTES), ' '));
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** The folder itself, or the one in which it would be made. */
function nearestFolder(folder: string): string {
  const parent = path.dirname(folder);
  return fs.existsSync(folder) || parent === folder ? folder : nearestFolder(parent);
}

/** What else a lab has put into the folder, by name. Never throws. */
export function listBeside(directory: string | undefined): readonly string[] {
  try {
    return fs
      .readdirSync(path.dirname(confPath(directory)))
      .filter((name) => (BESIDE.test(name) || DOOR_FOLDER.test(name)) && /^\P{C}*$/u.test(name))
      .toSorted();
  } catch {
    return [];
  }
}
