import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from '../storage/document-file.js';
import type { FileWriting } from './command.js';

/** Modules of quiet around the code, as ISO/IEC 18004 asks for. */
const QUIET_ZONE = 4;

/** Pixels of a module in a PNG. */
const SCALE = 8;

/**
 * Writes a QR code as a picture that only its owner may read (0600), whole or not at all. An existing file is replaced
 * only when forced. Never throws.
 */
export async function writePictureFile(
  uri: string,
  kind: 'png' | 'svg',
  file: string,
  force: boolean,
): Promise<FileWriting> {
  const unfinished = path.join(path.dirname(file), `.mfa-lab-${randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, await drawPicture(uri, kind), { mode: 0o600, flag: 'wx' });
    if (force) await rename(unfinished, file);
    else await putNew(unfinished, file);
    return { kind: 'written' };
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? { kind: 'exists' } : { kind: 'failed', reason: reasonOf(error) };
  } finally {
    // A folder that refused the file refuses this as well, and that has been said.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

async function drawPicture(uri: string, kind: 'png' | 'svg'): Promise<string | Uint8Array> {
  // The PNG writer is loaded only by who asks for a picture.
  const { default: qrcode } = await import('qrcode');
  const options = { errorCorrectionLevel: 'L', margin: QUIET_ZONE } as const;
  return kind === 'svg'
    ? qrcode.toString(uri, { ...options, type: 'svg' })
    : qrcode.toBuffer(uri, { ...options, scale: SCALE });
}

/** Gives the finished file its name, which nothing else may have. A link fails where a rename would replace. */
async function putNew(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Some file systems know no links.
    await copyFile(unfinished, file, constants.COPYFILE_EXCL);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
