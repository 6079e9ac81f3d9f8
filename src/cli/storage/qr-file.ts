import { drawPicture } from './picture-file.js';
import type { WrittenDigests, WrittenFile } from './private-file.js';
import { writePrivateFile } from './private-file.js';

/** What AWS lets into the name of a device. A saved file from elsewhere may have anything there, `../` too. */
const NOT_OF_A_NAME = /[^\w+=,.@-]/g;

/** The most characters of a name that are taken: file systems end at 255 bytes for the whole. */
const NAME_MAX = 128;

/** Writes the QR code of a device as a PNG into a folder, and nowhere else; it is the device's secret. */
export async function writeQrFile(
  directory: string,
  deviceName: string,
  uri: string,
  lastWritten: WrittenDigests,
): Promise<WrittenFile> {
  const name = deviceName.replace(NOT_OF_A_NAME, '_').slice(0, NAME_MAX);
  return writePrivateFile(directory, `qr-${name}.png`, await drawPicture(uri, 'png'), lastWritten);
}
