import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureFolder } from './storage/document-file.js';

/**
 * Writes the QR code of a device as a PNG that only its owner may read, because it is the device's secret. An older
 * picture of a device of the same name is replaced whole. Returns its path.
 */
export async function writeQrFile(directory: string, deviceName: string, uri: string): Promise<string> {
  // The PNG writer is loaded only by who asks for a picture.
  const { default: qrcode } = await import('qrcode');
  const picture = await qrcode.toBuffer(uri, { errorCorrectionLevel: 'L', margin: 4, scale: 8 });
  ensureFolder(directory);
  const file = path.join(directory, `qr-${deviceName}.png`);
  const unfinished = path.join(directory, `qr-${randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, picture, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return file;
}
