import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { TextReading } from '../../ui/store/text-reading.js';
import { reasonOf } from './document-file.js';

/** A policy has 10 kB at most, a template of CloudFormation 1 MB, and all policies of an account some more. */
const MOST_BYTES = 4_000_000;

/** What a text file says. Never throws. */
export async function readTextFile(file: string): Promise<TextReading> {
  try {
    // A pipe, which would be waited for, is opened without waiting, and then refused.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { kind: 'not-a-file' };
      return stats.size > MOST_BYTES ? { kind: 'too-large' } : textOf(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** What comes out of a stream until it ends. Never throws. */
export async function readTextStream(stream: Readable): Promise<TextReading> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > MOST_BYTES) return { kind: 'too-large' };
      chunks.push(part);
    }
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
  return textOf(Buffer.concat(chunks));
}

/** UTF-8, or what PowerShell makes of `aws … > policy.json`: UTF-16 with a mark in front. */
function textOf(bytes: Buffer): TextReading {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? { kind: 'not-text' } : { kind: 'read', text };
  } catch {
    // The decoder throws for what is no text of this encoding.
    return { kind: 'not-text' };
  }
}
