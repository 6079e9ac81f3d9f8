import { drawPicture } from './picture-file.js';
import { writePrivateFile } from './private-file.js';

/** Writes the QR code of a device as a PNG into a folder; it is the device's secret. Returns its path. */
export async function writeQrFile(directory: string, deviceName: string, uri: string): Promise<string> {
  return writePrivateFile(directory, `qr-${deviceName}.png`, await drawPicture(uri, 'png'));
}
