import jsqr from 'jsqr';
import { PNG } from 'pngjs';

/*
 * The one module that knows jsQR and pngjs, and loaded only by who gives a picture: together they are larger than all
 * commands. pngjs is what qrcode writes its pictures with; jsQR is small, needs nothing, and reads codes on dark grounds.
 */

// jsqr's types promise a default export, its file is the function itself.
const decode = typeof jsqr === 'function' ? jsqr : jsqr.default;

/** What the QR code in a PNG says; null where none is seen. Throws what pngjs does, for a PNG that is damaged. */
export function readQrInPng(png: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(png);
  // Said each time: jsQR keeps the options of whoever asked it last.
  const code = decode(onWhite(data), width, height, { inversionAttempts: 'attemptBoth' });
  return code === null || code.data === '' ? null : code.data;
}

/** What can be seen through is white, as most programs show it. */
function onWhite(rgba: Uint8Array): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(rgba);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? 255) / 255;
    if (alpha === 1) continue;
    for (const channel of [at, at + 1, at + 2]) {
      pixels[channel] = (pixels[channel] ?? 0) * alpha + 255 * (1 - alpha);
    }
  }
  return pixels;
}
