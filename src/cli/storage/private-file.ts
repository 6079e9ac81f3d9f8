import { createHash, randomUUID } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureFolder } from './document-file.js';
import { writeWholeFile } from './whole-file.js';

/** A file that the lab wrote into its folder: where, and the SHA-256 of its content in hexadecimal. */
export interface WrittenFile {
  readonly path: string;
  readonly digest: string;
}

/** The digests of what the lab wrote last, by the file's name in the folder. */
export type WrittenDigests = { readonly [name: string]: string };

/** How many files of one name there may be; this many are a fault. */
const MAX_NAMES = 1000;

/** More than a plan or a picture of the lab ever has, in bytes: a larger file is not read to find out whose it is. */
const LARGEST = 1_000_000;

/**
 * Writes a file that only its owner may read, whole or not at all. What has the name already is replaced only where its
 * content is what the lab itself wrote there last; beside anything else the file becomes `NAME-2`, `NAME-3` and so on,
 * because it is the learner's. Throws where nothing can be written.
 */
export async function writePrivateFile(
  directory: string,
  name: string,
  content: string | Uint8Array,
  lastWritten: WrittenDigests,
): Promise<WrittenFile> {
  ensureFolder(directory);
  const digest = digestOf(content);
  for (let count = 1; count <= MAX_NAMES; count += 1) {
    const candidate = count === 1 ? name : numbered(name, count);
    const file = path.join(directory, candidate);
    const found = await digestAt(file);
    if (found === digest) return { path: file, digest };
    const isOurs = Object.hasOwn(lastWritten, candidate) && lastWritten[candidate] === found;
    const unfinished = path.join(directory, `.mfa-lab-${randomUUID()}.tmp`);
    const writing = await writeWholeFile(file, content, { force: isOurs, unfinished });
    if (writing === 'written') return { path: file, digest };
  }
  throw new Error(`there are ${MAX_NAMES} files called ${name} already`);
}

function numbered(name: string, count: number): string {
  const { name: stem, ext } = path.parse(name);
  return `${stem}-${count}${ext}`;
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The digest of a regular file; null for nothing, and for what is no such file or cannot be read. */
async function digestAt(file: string): Promise<string | null> {
  try {
    const found = await lstat(file);
    return found.isFile() && found.size <= LARGEST ? digestOf(await readFile(file)) : null;
  } catch {
    // Nothing is there, or whose it is cannot be found out; then it is not the lab's.
    return null;
  }
}
