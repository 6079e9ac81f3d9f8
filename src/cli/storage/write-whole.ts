import fs from 'node:fs';
import { serialize } from './conf-writer.js';
import { type JsonObject, tryWriting } from './document-file.js';

/** What belongs to a document that takes the place of another. */
export interface Replacing {
  /** The document as it will be in the file, where that is known already. */
  readonly bytes?: Uint8Array;
  /** What is kept of the file as it is, once there is room for the new one. */
  readonly keep?: () => void;
  /** Gives the place back to what was there. */
  readonly putBack: () => void;
}

/** What the system says when it is asked to write more than there is room for. */
const DISK_FULL = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/**
 * Puts a document in the place of the file, whole or not at all, and answers its bytes. Room that was there a moment ago
 * may be gone, and conf's writer takes a part for all: so what was written is read back. Throws what the system says.
 */
export function writeWhole(
  { file, write }: { readonly file: string; readonly write: (document: JsonObject) => void },
  document: JsonObject,
  { bytes = Buffer.from(serialize(document)), keep, putBack }: Replacing,
): Uint8Array {
  tryWriting(file, bytes);
  keep?.();
  write(document);
  if (!fs.readFileSync(file).equals(bytes)) {
    putBack();
    throw DISK_FULL;
  }
  return bytes;
}
