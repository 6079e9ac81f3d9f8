import fs from 'node:fs';
import path from 'node:path';
import type { FoundFile } from '../commands/command.js';
import { codeOf, reasonOf } from './document-file.js';

/** The largest export of a whole course has 10 kB. */
const MOST_BYTES = 256_000;

/**
 * The files that somebody named, and the *.json in folders that they named, not below; in the order of their names. Each is
 * read when it is asked for, and one after the other: thousands at once take longer. Never throws.
 */
export function* foundExports(paths: readonly string[]): Iterable<FoundFile> {
  for (const named of paths) {
    const names = namesIn(named);
    if (names === null) yield { path: named, reading: readSmall(named) };
    else if (names.length === 0) yield { path: named, reading: { kind: 'no-exports' } };
    else
      for (const name of names) {
        const file = path.join(named, name);
        yield { path: file, reading: readSmall(file) };
      }
  }
}

/** Null for what is no folder; one that cannot be opened is told as a file that cannot. */
function namesIn(named: string): readonly string[] | null {
  try {
    return fs
      .readdirSync(named)
      .filter((name) => name.toLowerCase().endsWith('.json'))
      .sort();
  } catch {
    return null;
  }
}

function readSmall(file: string): FoundFile['reading'] {
  try {
    const stats = fs.statSync(file);
    if (!stats.isFile()) return stats.isDirectory() ? unreadableFolder(file) : { kind: 'not-a-file' };
    if (stats.size > MOST_BYTES) return { kind: 'too-large' };
    const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    return text.includes('\0') ? { kind: 'not-text' } : { kind: 'read', text };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** A folder among the files of a folder is not looked into; one that was named could not be. */
function unreadableFolder(folder: string): FoundFile['reading'] {
  try {
    fs.readdirSync(folder);
    return { kind: 'not-a-file' };
  } catch (error) {
    return codeOf(error) === 'ENOTDIR' ? { kind: 'not-a-file' } : { kind: 'failed', reason: reasonOf(error) };
  }
}
