import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { FileWriting } from '../commands/command.js';
import { reasonOf } from './document-file.js';
import { writeWholeFile } from './whole-file.js';

/** Modules of quiet around the code, as ISO/IEC 18004 asks for. */
const QUIET_ZONE = 4;

/** Pixels of a module in a PNG. */
const SCALE = 8;

/**
 * Writes a QR code as a picture that only its owner may read (0600), whole or not at all. An existing file is replaced
 * only when forced, and what is no regular file never. Never throws.
 */
export async function writePictureFile(
  uri: string,
  kind: 'png' | 'svg',
  file: string,
  force: boolean,
): Promise<FileWriting> {
  const unfinished = path.join(path.dirname(file), `.mfa-lab-${randomUUID()}.tmp`);
  try {
    const picture = await drawPicture(uri, kind);
    const writing = await writeWholeFile(file, picture, { force, unfinished });
    if (writing === 'written' || writing === 'exists') return { kind: writing };
    return { kind: 'not-a-file', what: writing };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** Draws a QR code as a picture, for phones to scan and for browsers to show. */
export async function drawPicture(uri: string, kind: 'png' | 'svg'): Promise<string | Uint8Array> {
  // The PNG writer is loaded only by who asks for a picture.
  const { default: qrcode } = await import('qrcode');
  const options = { errorCorrectionLevel: 'L', margin: QUIET_ZONE } as const;
  return kind === 'svg'
    ? qrcode.toString(uri, { ...options, type: 'svg' })
    : qrcode.toBuffer(uri, { ...options, scale: SCALE });
}
