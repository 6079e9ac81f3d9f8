import fs from 'node:fs';
import { asideName, restrictMode, targetOf, temporaryName } from './document-file.js';

/** Where the copy of `file` is kept: the document as it was before the last save. */
export function backupOf(file: string): string {
  return `${targetOf(file)}.bak`;
}

/**
 * Makes the file, as it is now, the one copy that is kept. It gets a second name rather than a second content, which
 * needs no room on the disk; the next save gives the first name to a new file. Never throws: a save is worth more than
 * its copy.
 */
export function keepBackup(file: string): void {
  const draft = temporaryName(file);
  try {
    linkOrCopy(targetOf(file), draft);
    fs.renameSync(draft, backupOf(file));
    restrictMode(backupOf(file));
  } catch {
    // The copy of before, if there is one, stays.
  } finally {
    // Two names of one file are left as they are by a rename: so after a lab that was killed between copy and save.
    fs.rmSync(draft, { force: true });
  }
}

/** Takes the place of a document that was only half written; where there was none before, there is none again. */
export function putBack(file: string, wasThere: boolean): void {
  if (wasThere) fs.renameSync(backupOf(file), targetOf(file));
  else fs.rmSync(targetOf(file), { force: true });
}

/**
 * Gives a copy that cannot be used a name of its own, which it answers; null where that cannot be: then a save is worth
 * more than its copy. Never throws.
 */
export function setCopyAside(file: string, word: 'corrupt' | 'newer', now: Date): string | null {
  try {
    const keptAt = asideName(targetOf(file), word, now);
    fs.renameSync(backupOf(file), keptAt);
    restrictMode(keptAt);
    return keptAt;
  } catch {
    return null;
  }
}

/** Removes the copy, when what is in it was erased on purpose. Never throws. */
export function removeBackup(file: string): void {
  try {
    fs.rmSync(backupOf(file), { force: true });
  } catch {
    // Something else has its name.
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch {
    // Some file systems have no hard links (FAT, Android).
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  }
}
