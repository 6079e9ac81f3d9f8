import path from 'node:path';
import type { LockHolder } from '../commands/lock-holder.js';
import { keepBackup, putBack } from './backup-file.js';
import { serialize } from './conf-writer.js';
import {
  copyAside,
  ensureFolder,
  type JsonObject,
  judge,
  type Reading,
  readDocument,
  reasonOf,
} from './document-file.js';
import type { Place } from './first-document.js';
import type { HeldLock } from './lock-file.js';
import { writeWhole } from './write-whole.js';

/**
 * Why a save failed. `reason` is the system's, in short ("ENOSPC: no space left on device"), or a word of the store's own:
 * `in-use` by the holder, of a `newer-version`, or `changed` by somebody else since this run read or wrote it last.
 */
export interface SaveFailure {
  readonly ok: false;
  readonly reason: string;
  readonly holder?: LockHolder;
}

/** How a save went. */
export type SaveResult = { readonly ok: true } | SaveFailure;

/** Where and how a run saves, and what it knows of the file. */
export interface Saving extends Place {
  readonly lock: HeldLock;
  /** The content that this run read or wrote last; null where there was none. */
  known: Uint8Array | null;
}

/** Replaces the stored document, at once and whole, where it is still the one that this run knows. Never throws. */
export function saveDocument(document: JsonObject, saving: Saving): SaveResult {
  const { file, lock, options } = saving;
  try {
    ensureFolder(path.dirname(file));
    // The folder may have been deleted, and the lock with it; then another lab may be the owner now.
    const renewed = lock.renew();
    if (renewed.kind === 'in-use') return { ok: false, reason: renewed.kind, holder: renewed.holder };
    if (renewed.kind === 'failed') throw renewed.cause;
    // Something else may have come meanwhile with a synchronised folder, or from an editor.
    const found = readDocument(file, options);
    if (found.kind === 'newer-version') return { ok: false, reason: 'newer-version' };
    // A pipe, or a link to somewhere else: it is not ours to replace.
    if (found.kind === 'unreadable') throw found.cause;
    if (isOfSomebodyElse(found, saving)) {
      // Whoever starts anew goes on from it, and needs the lock.
      lock.release();
      return { ok: false, reason: 'changed' };
    }
    const bytes = Buffer.from(serialize(document));
    if (judge(bytes, options).kind !== 'document') return { ok: false, reason: 'invalid document' };
    saving.known = writeWhole(saving, document, {
      bytes,
      keep: () => {
        if (found.kind === 'document') keepBackup(file);
        if (found.kind === 'corrupt') copyAside(file, options.now());
      },
      putBack: () => putBack(file, found.kind === 'document'),
    });
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/**
 * Whether somebody saved there meanwhile: as after a long sleep of this computer, in which the lock came to an end, a lab
 * on another one went on from here, and ended. The lock is free then, and the progress is not this run's to replace.
 */
function isOfSomebodyElse(found: Reading, { known }: Saving): boolean {
  return found.kind === 'document' && (known === null || Buffer.compare(known, found.bytes) !== 0);
}
