import { writePrivateFile } from './private-file.js';

/** Writes the QR code of a device as a PNG into a folder; it is the device's secret. Returns its path. */
export async function writeQrFile(directory: string, deviceName: string, uri: string): Promise<string> {
  // The PNG writer is loaded only by who asks for a picture.
  const { default: qrcode } = await import('qrcode');
  const picture = await qrcode.toBuffer(uri, { errorCorrectionLevel: 'L', margin: 4, scale: 8 });
  return writePrivateFile(directory, `qr-${deviceName}.png`, picture);
}
