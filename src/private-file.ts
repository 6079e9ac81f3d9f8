import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureFolder } from './storage/document-file.js';

/** Writes a file that only its owner may read, whole or not at all; an older one is replaced. Returns its path. */
export async function writePrivateFile(
  directory: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  ensureFolder(directory);
  const file = path.join(directory, name);
  const unfinished = path.join(directory, `${randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, content, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return file;
}
