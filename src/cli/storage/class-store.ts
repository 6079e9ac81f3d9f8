import fs from 'node:fs';
import path from 'node:path';
import { classOfText } from '../commands/class-file.js';
import type { ClassReading } from '../commands/command.js';
import { writeAskedFile } from './asked-file.js';
import { classPath } from './class-place.js';
import { codeOf, ensureFolder, reasonOf } from './document-file.js';

/** Far more than the longest plan has. */
const MOST_BYTES = 256_000;

/** The class that was joined. Never throws. */
export function readClassIn(directory: string | undefined): ClassReading {
  const file = classPath(directory);
  try {
    const stats = fs.statSync(file);
    if (!stats.isFile() || stats.size > MOST_BYTES)
      return { kind: 'unusable', path: file, reason: 'It is no class.' };
    const reading = classOfText(fs.readFileSync(file, 'utf8'));
    return reading.ok
      ? { kind: 'joined', file: reading.value.file }
      : { kind: 'unusable', path: file, reason: reading.failure };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return { kind: 'none' };
    return { kind: 'unusable', path: file, reason: `It cannot be read (${reasonOf(error)}).` };
  }
}

/** Puts a class into the data folder, whole, or with null takes it away. Answers null, or why it could not. Never throws. */
export async function keepClassIn(
  directory: string | undefined,
  text: string | null,
): Promise<string | null> {
  const file = classPath(directory);
  try {
    if (text === null) {
      fs.rmSync(file, { force: true });
      return null;
    }
    ensureFolder(path.dirname(file));
  } catch (error) {
    return reasonOf(error);
  }
  const writing = await writeAskedFile(file, async () => text, true);
  if (writing.kind === 'written') return null;
  return writing.kind === 'failed' ? writing.reason : `something else has its name there`;
}
