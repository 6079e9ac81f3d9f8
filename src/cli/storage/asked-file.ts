import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { FileWriting } from '../commands/command.js';
import { reasonOf } from './document-file.js';
import { writeWholeFile } from './whole-file.js';

/**
 * Writes a file where somebody asked for it: only its owner may read it (0600), and it is there whole or not at all. An
 * existing file is replaced only when forced, and what is no regular file never. Never throws.
 */
export async function writeAskedFile(
  file: string,
  content: () => Promise<string | Uint8Array>,
  force: boolean,
): Promise<FileWriting> {
  const unfinished = path.join(path.dirname(file), `.mfa-lab-${randomUUID()}.tmp`);
  try {
    const writing = await writeWholeFile(file, await content(), { force, unfinished });
    if (writing === 'written' || writing === 'exists') return { kind: writing };
    return { kind: 'not-a-file', what: writing };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}
