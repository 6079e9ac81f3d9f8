import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTextFile, readTextStream } from '../../../src/cli/storage/text-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-text-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(bytes: Uint8Array | string): string {
  const name = path.join(folder, 'policy.json');
  writeFileSync(name, bytes);
  return name;
}

const GOOD = { kind: 'read', text: '{"é": 1}' };

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from('{"é": 1}')],
    ['UTF-8 with a mark in front', Buffer.from('\uFEFF{"é": 1}')],
    ['UTF-16, as PowerShell writes it', Buffer.from('\uFEFF{"é": 1}', 'utf16le')],
  ])('is read as %s', async (_what, bytes) => {
    expect(await readTextFile(file(bytes))).toEqual(GOOD);
    expect(await readTextStream(Readable.from([bytes]))).toEqual(GOOD);
  });

  it.each([
    ['bytes of another encoding', Buffer.from([0x7b, 0xe9, 0x7d])],
    ['zeros', Buffer.from('a\0b')],
  ])('is no text with %s', async (_what, bytes) => {
    expect(await readTextFile(file(bytes))).toEqual({ kind: 'not-text' });
    expect(await readTextStream(Readable.from([bytes]))).toEqual({ kind: 'not-text' });
  });

  it('may be split in a character', async () => {
    const bytes = Buffer.from('{"é": 1}');

    expect(await readTextStream(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]))).toEqual(GOOD);
  });

  it('is not read when it is too large, a folder, or not there', async () => {
    const large = file('');
    truncateSync(large, 5_000_000);

    expect(await readTextFile(large)).toEqual({ kind: 'too-large' });
    expect(await readTextFile(folder)).toEqual({ kind: 'not-a-file' });
    expect(await readTextFile(path.join(folder, 'none'))).toMatchObject({ kind: 'failed' });
  });

  it('is not read on and on from a stream without end', async () => {
    const endless = Readable.from(
      (function* chunks() {
        for (;;) yield Buffer.alloc(100_000, 32);
      })(),
    );

    expect(await readTextStream(endless)).toEqual({ kind: 'too-large' });
  });
});
