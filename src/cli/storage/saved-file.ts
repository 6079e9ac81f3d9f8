import type { SavedReading } from '../commands/command.js';
import { backupOf } from './backup-file.js';
import { confPath } from './conf-writer.js';
import { type Reading, readDocument, reasonOf } from './document-file.js';
import { decodeSavedState } from './saved-state.js';
import { SAVED_DOCUMENT } from './saved-store.js';

/** Reads what a lab has saved, beside a lab that may be running: takes no lock, and writes nothing. Never throws. */
export function readSavedFile(directory: string | undefined): SavedReading {
  const file = confPath(directory);
  const reading = readFileOrCopy(file);
  switch (reading.kind) {
    case 'document':
      return { kind: 'saved', file, state: decodeSavedState(reading.document) };
    case 'missing':
      return { kind: 'missing', file };
    case 'unreadable':
      return { kind: 'unreadable', file, reason: reasonOf(reading.cause) };
    case 'corrupt':
    case 'newer-version':
      return { kind: reading.kind, file };
  }
}

/** The file; where there is none, the copy, from which a lab that is started now would go on. */
function readFileOrCopy(file: string): Reading {
  const reading = readDocument(file, SAVED_DOCUMENT);
  if (reading.kind !== 'missing') return reading;
  const copy = readDocument(backupOf(file), SAVED_DOCUMENT);
  if (copy.kind === 'newer-version') return copy;
  return copy.kind === 'document' && !SAVED_DOCUMENT.isBlank(copy.document) ? copy : reading;
}
