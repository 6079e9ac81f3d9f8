import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, ensureFolder, reasonOf } from '../storage/document-file.js';

/** What is in a small file that another process writes, or why it is not read. */
export type SmallReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' | 'too-large' | 'not-a-file' | 'foreign' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads a file of this user's, of at most so many bytes. Neither a link nor a pipe is followed, and nothing of another
 * user's is read: what it says would be shown, or done. Never throws.
 */
export function readSmallFile(file: string, mostBytes: number): SmallReading {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = fs.constants;
  try {
    const handle = fs.openSync(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    try {
      const stats = fs.fstatSync(handle);
      if (!stats.isFile()) return { kind: 'not-a-file' };
      if (isForeign(stats.uid)) return { kind: 'foreign' };
      if (stats.size > mostBytes) return { kind: 'too-large' };
      return { kind: 'text', text: fs.readFileSync(handle, 'utf8') };
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return { kind: 'missing' };
    // What O_NOFOLLOW answers for a link.
    return code === 'ELOOP' ? { kind: 'not-a-file' } : { kind: 'unreadable', reason: reasonOf(error) };
  }
}

function isForeign(owner: number): boolean {
  const user = process.getuid?.();
  return user !== undefined && user !== owner;
}

/** How often, and after how many milliseconds, a file is given its name again on Windows, where somebody reads it just now. */
const RENAMES = 20;
const BETWEEN_RENAMES_MS = 5;

/** What Windows answers then. */
const BUSY: readonly unknown[] = ['EPERM', 'EACCES', 'EBUSY'];

/**
 * Puts a text into a file that only its owner may read (0600), whole: who reads it has the old text or the new one, and
 * never a part. The folder is made where it is missing (0700). It does not wait for the disk, since nobody needs the text
 * after the machine has gone down. Throws what the system refuses.
 */
export function replaceSmallFile(file: string, text: string, isWindows = process.platform === 'win32'): void {
  ensureFolder(path.dirname(file));
  const unfinished = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    fs.writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
    rename(unfinished, file, isWindows ? RENAMES : 1);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw error;
  }
}

function rename(from: string, to: string, tries: number): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (tries <= 1 || !BUSY.includes(codeOf(error))) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_RENAMES_MS);
    rename(from, to, tries - 1);
  }
}

/** Removes files of a folder by their names, and what was left of them half-written. Never throws. */
export function removeSmallFiles(folder: string, isMeant: (name: string) => boolean): void {
  try {
    for (const name of fs.readdirSync(folder)) {
      if (isMeant(name.replace(/\.\d+-[0-9a-f]{8}\.tmp$/, ''))) {
        fs.rmSync(path.join(folder, name), { force: true });
      }
    }
  } catch {
    // It is not there, or it may not be written: then nothing of ours is in it that could be removed.
  }
}
