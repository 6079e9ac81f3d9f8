import { constants, copyFile, link, lstat, rename, rm, writeFile } from 'node:fs/promises';
import { codeOf } from './document-file.js';

/** What has a name and is no regular file, so that a picture or a plan must not take its place. */
export type NotAFile = 'folder' | 'link' | 'pipe' | 'socket' | 'device';

/** How a file was written, or what was in its place and stays there. */
export type WholeWriting = 'written' | 'exists' | NotAFile;

/**
 * Writes a file that only its owner may read (0600), whole or not at all: under the name `unfinished` in the same folder
 * first. A regular file is replaced only when forced, anything else never. Throws what the system refuses.
 */
export async function writeWholeFile(
  file: string,
  content: string | Uint8Array,
  { force, unfinished }: { readonly force: boolean; readonly unfinished: string },
): Promise<WholeWriting> {
  const obstacle = await obstacleAt(file);
  if (obstacle !== null && (obstacle !== 'exists' || !force)) return obstacle;
  try {
    await writeFile(unfinished, content, { mode: 0o600, flag: 'wx' });
    if (!force) return await putNew(unfinished, file);
    await rename(unfinished, file);
    return 'written';
  } finally {
    // A folder that refused the file refuses this as well, and that is being said.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** What has the name already; null for nothing. A link is not followed: what it leads to may be anything. */
async function obstacleAt(file: string): Promise<'exists' | NotAFile | null> {
  const found = await lstat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return null;
  if (found.isFile()) return 'exists';
  if (found.isDirectory()) return 'folder';
  if (found.isSymbolicLink()) return 'link';
  if (found.isFIFO()) return 'pipe';
  return found.isSocket() ? 'socket' : 'device';
}

/** Gives the finished file its name, which nothing else may have. A link fails where a rename would replace. */
async function putNew(unfinished: string, file: string): Promise<'written' | 'exists'> {
  try {
    await linkOrCopy(unfinished, file);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'exists';
    throw error;
  }
}

async function linkOrCopy(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Some file systems know no links.
    await copyFile(unfinished, file, constants.COPYFILE_EXCL);
  }
}
