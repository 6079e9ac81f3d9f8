import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { ensureFolder } from './document-file.js';
import { writeWholeFile } from './whole-file.js';

/**
 * Writes a file that only its owner may read, whole or not at all; an older one is replaced. Returns its path. Throws
 * where that cannot be, as when a folder or a link has the name.
 */
export async function writePrivateFile(
  directory: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  ensureFolder(directory);
  const file = path.join(directory, name);
  const unfinished = path.join(directory, `${randomUUID()}.tmp`);
  const writing = await writeWholeFile(file, content, { force: true, unfinished });
  if (writing !== 'written')
    throw new Error(`${file} is a ${writing} and stays as it is; move it away first`);
  return file;
}
