import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { drawPicture } from '../../../src/cli/storage/picture-file.js';
import { readPictureFile } from '../../../src/cli/storage/picture-reader.js';
import { someOf } from '../../helpers/depth.js';
import { exportUri } from '../../helpers/export-uri.js';
import { RFC_SEED } from '../../sim/scenario.js';

const folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const URI = `otpauth://totp/Amazon%20Web%20Services:alice@123456789012?secret=${RFC_SEED}&issuer=AWS`;

function fileOf(name: string, content: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function pictureOf(uri: string): Promise<PNG> {
  const drawn = await drawPicture(uri, 'png');
  return PNG.sync.read(Buffer.from(drawn));
}

/** A screen of one shade with the code somewhere on it; `paint` changes a pixel of the code. */
function screenshot(code: PNG, paint: (shade: number) => number, ground: number): Uint8Array {
  const screen = new PNG({ width: code.width + 700, height: code.height + 300 });
  screen.data.fill(ground);
  for (let at = 3; at < screen.data.length; at += 4) screen.data[at] = 255;
  for (let y = 0; y < code.height; y += 1) {
    for (let x = 0; x < code.width; x += 1) {
      const shade = paint(code.data[(y * code.width + x) * 4] ?? 0);
      screen.data.fill(
        shade,
        ((y + 100) * screen.width + x + 400) * 4,
        ((y + 100) * screen.width + x + 400) * 4 + 3,
      );
    }
  }
  return PNG.sync.write(screen);
}

const SCREENS = [
  ['light on dark', (shade: number) => 255 - shade, 0],
  ['on a light screen', (shade: number) => shade, 240],
  ['in two greys', (shade: number) => 60 + shade * 0.6, 200],
  ['on a dark screen', (shade: number) => shade, 20],
] as const;

describe('readPictureFile', () => {
  it('reads the QR code that the lab writes, and one of an export', async () => {
    const entries = ['a', 'b', 'c'].map((name) => ({ secret: Buffer.from(name.repeat(20)), name }));
    for (const uri of [URI, exportUri(entries)]) {
      const file = fileOf('code.png', Buffer.from(await drawPicture(uri, 'png')));

      expect(await readPictureFile(file)).toEqual({ kind: 'read', text: uri });
    }
  });

  it.each(someOf(SCREENS, 4))('reads it off a screenshot, %s', async (name, paint, ground) => {
    const file = fileOf(`${name}.png`, screenshot(await pictureOf(URI), paint, ground));

    expect(await readPictureFile(file)).toEqual({ kind: 'read', text: URI });
  });

  it('takes what can be seen through for white', async () => {
    const code = await pictureOf(URI);
    for (let at = 0; at < code.data.length; at += 4) {
      if (code.data[at] === 255) code.data.fill(0, at, at + 4);
    }

    expect(await readPictureFile(fileOf('clear.png', PNG.sync.write(code)))).toEqual({
      kind: 'read',
      text: URI,
    });
  });

  it('sees no code where there is none', async () => {
    const empty = new PNG({ width: 300, height: 200 });
    empty.data.fill(255);

    expect(await readPictureFile(fileOf('empty.png', PNG.sync.write(empty)))).toEqual({ kind: 'no-code' });
  });

  it('names a JPEG, and what is no picture', async () => {
    const jpeg = fileOf('photo.png', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16));

    expect(await readPictureFile(jpeg)).toEqual({ kind: 'not-png', what: 'jpeg' });
    expect(await readPictureFile(fileOf('a.txt', Buffer.from(URI)))).toEqual({
      kind: 'not-png',
      what: 'other',
    });
    expect(await readPictureFile(fileOf('nothing', new Uint8Array()))).toEqual({
      kind: 'not-png',
      what: 'other',
    });
  });

  it('answers to one that is damaged at any byte or cut off anywhere, and never throws', async () => {
    const whole = Buffer.from(await drawPicture(URI, 'png'));
    for (const at of [8, 12, 20, 23, 24, 33, 45, 60, whole.length - 9]) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      for (const bytes of [flipped, whole.subarray(0, at)]) {
        const reading = await readPictureFile(fileOf('damaged.png', bytes));

        expect(['read', 'no-code', 'damaged', 'too-large']).toContain(reading.kind);
        if (reading.kind === 'read') expect(reading.text).toBe(URI);
      }
    }
  });

  it('does not unpack a huge picture', async () => {
    const huge = Buffer.from(await drawPicture(URI, 'png'));
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);

    expect(await readPictureFile(fileOf('huge.png', huge))).toEqual({ kind: 'too-large' });
  });

  it('says why a file cannot be read, and waits for no pipe', async () => {
    expect(await readPictureFile(path.join(folder, 'gone.png'))).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^ENOENT/),
    });
    expect(await readPictureFile(folder)).toEqual({ kind: 'not-a-file' });
    if (process.platform !== 'win32') {
      const pipe = path.join(folder, 'pipe.png');
      execFileSync('mkfifo', [pipe]);
      expect(await readPictureFile(pipe)).toEqual({ kind: 'not-a-file' });
    }
  });

  it('leaves nothing behind', async () => {
    const before = readdirSync(folder);

    await readPictureFile(fileOf('code.png', Buffer.from(await drawPicture(URI, 'png'))));

    expect(readdirSync(folder).toSorted()).toEqual([...new Set([...before, 'code.png'])].toSorted());
  });
});
