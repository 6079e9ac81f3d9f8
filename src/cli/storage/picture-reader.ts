import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { PictureReading } from '../commands/command.js';
import { reasonOf } from './document-file.js';

/** A screenshot of the largest screens has 10 MB and 34 million pixels (8K). */
const MOST_BYTES = 40_000_000;
const MOST_PIXELS = 50_000_000;

/** How a PNG begins (PNG, third edition, section 5.2), and a JPEG. */
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];

/** Where the width and the height stand in the first chunk (section 11.2.1). */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/** What the QR code in a PNG says. The picture is read and nothing of it is kept. Never throws. */
export async function readPictureFile(file: string): Promise<PictureReading> {
  const bytes = await bytesOf(file);
  return bytes instanceof Uint8Array ? readPng(bytes) : bytes;
}

async function bytesOf(file: string): Promise<Buffer | PictureReading> {
  try {
    // A pipe, which would be waited for, is opened without waiting, and then refused.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { kind: 'not-a-file' };
      return stats.size > MOST_BYTES ? { kind: 'too-large' } : await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function readPng(bytes: Buffer): Promise<PictureReading> {
  if (begins(bytes, JPEG_SIGNATURE)) return { kind: 'not-png', what: 'jpeg' };
  if (!begins(bytes, PNG_SIGNATURE)) return { kind: 'not-png', what: 'other' };
  if (bytes.length < HEIGHT_AT + 4) return { kind: 'damaged', reason: 'it is cut off' };
  // Before it is unpacked: a small file may hold a huge picture.
  if (bytes.readUInt32BE(WIDTH_AT) * bytes.readUInt32BE(HEIGHT_AT) > MOST_PIXELS)
    return { kind: 'too-large' };
  const { readQrInPng } = await import('./qr-in-png.js');
  try {
    const text = readQrInPng(bytes);
    return text === null ? { kind: 'no-code' } : { kind: 'read', text };
  } catch (error) {
    return { kind: 'damaged', reason: reasonOf(error) };
  }
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
