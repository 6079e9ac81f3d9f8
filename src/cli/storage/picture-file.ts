import type { FileWriting } from '../commands/command.js';
import { writeAskedFile } from './asked-file.js';

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
  return writeAskedFile(file, () => drawPicture(uri, kind), force);
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
