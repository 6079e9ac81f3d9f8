import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePictureFile } from '../../../src/cli/storage/picture-file.js';
import { writePrivateFile } from '../../../src/cli/storage/private-file.js';
import { writeQrFile } from '../../../src/cli/storage/qr-file.js';
import { readPng, readSvg } from '../commands/read-picture.js';

const URI = 'otpauth://totp/MFA%20Lab:a@b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=MFA%20Lab';

describe('writePictureFile', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-'));
    file = path.join(folder, 'code');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['png', readPng],
    ['svg', readSvg],
  ] as const)('writes a %s that a phone can read, and nobody else may', async (kind, read) => {
    expect(await writePictureFile(URI, kind, file, false)).toEqual({ kind: 'written' });

    expect(read(readFileSync(file))).toBe(URI);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['code']);
  });

  it('keeps what exists', async () => {
    writeFileSync(file, 'mine');

    expect(await writePictureFile(URI, 'png', file, false)).toEqual({ kind: 'exists' });

    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['code']);
  });

  it.each([
    ['pipe', () => execFileSync('mkfifo', [file])],
    ['folder', () => mkdirSync(file)],
    ['link', () => symlinkSync('/nowhere', file)],
    [
      'link',
      () => {
        writeFileSync(path.join(folder, 'target'), 'mine');
        symlinkSync('target', file);
      },
    ],
    ['link', () => symlinkSync(folder, file)],
  ] as const)('never replaces a %s, not even forced', async (what, make) => {
    make();
    const before = lstatSync(file);
    const names = readdirSync(folder);

    for (const force of [false, true]) {
      expect(await writePictureFile(URI, 'png', file, force)).toEqual({ kind: 'not-a-file', what });
    }

    const { ino, mode } = lstatSync(file);
    expect({ ino, mode }).toEqual({ ino: before.ino, mode: before.mode });
    expect(readdirSync(folder)).toEqual(names);
    if (names.includes('target')) expect(readFileSync(path.join(folder, 'target'), 'utf8')).toBe('mine');
  });

  it('never replaces a socket', async () => {
    const server = createServer().listen(file);
    await once(server, 'listening');

    expect(await writePictureFile(URI, 'svg', file, true)).toEqual({ kind: 'not-a-file', what: 'socket' });

    server.close();
  });

  it('replaces a file when forced, and what everybody could read is private then', async () => {
    writeFileSync(file, 'mine', { mode: 0o644 });

    expect(await writePictureFile(URI, 'svg', file, true)).toEqual({ kind: 'written' });

    expect(readSvg(readFileSync(file))).toBe(URI);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says why it cannot, and leaves nothing behind', async () => {
    writeFileSync(file, 'mine');

    expect(await writePictureFile(URI, 'png', path.join(folder, 'no', 'x'), false)).toEqual({
      kind: 'failed',
      reason: 'ENOENT: no such file or directory',
    });
    expect(await writePictureFile(URI, 'png', path.join(file, 'x'), false)).toEqual({
      kind: 'failed',
      reason: 'ENOTDIR: not a directory',
    });

    expect(readdirSync(folder)).toEqual(['code']);
  });
});

describe('the files that the lab writes into its folder', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

  it("are the QR code of a device, for its owner's eyes, and a newer one takes the place of the lab's own", async () => {
    const data = path.join(folder, 'data');
    const file = path.join(data, 'qr-alice-phone.png');

    const old = await writeQrFile(data, 'alice-phone', URI.replace('a@b', 'x@y'), {});
    expect(old).toEqual({ path: file, digest: digest(file) });
    const written = { 'qr-alice-phone.png': old.digest };
    expect(await writeQrFile(data, 'alice-phone', URI, written)).toEqual({
      path: file,
      digest: digest(file),
    });

    expect(readPng(readFileSync(file))).toBe(URI);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(['qr-alice-phone.png']);
  });

  it.each([
    ['a file that the lab never wrote', () => ({})],
    ["the lab's own file, which somebody has added to", () => ({ 'plan.md': 'a'.repeat(64) })],
    [
      'one whose name is a word of the language',
      () => Object.create({ 'plan.md': digest(path.join(folder, 'plan.md')) }),
    ],
  ])('never take the place of %s', async (_what, lastWritten) => {
    writeFileSync(path.join(folder, 'plan.md'), 'mine');
    writeFileSync(path.join(folder, 'plan-2.md'), 'mine, too');

    const written = await writePrivateFile(folder, 'plan.md', 'new', lastWritten());

    expect(written.path).toBe(path.join(folder, 'plan-3.md'));
    expect(readFileSync(path.join(folder, 'plan.md'), 'utf8')).toBe('mine');
    expect(readFileSync(path.join(folder, 'plan-2.md'), 'utf8')).toBe('mine, too');
    expect(readFileSync(written.path, 'utf8')).toBe('new');
  });

  it('are not written twice with the same content', async () => {
    const { path: file } = await writePrivateFile(folder, 'plan.md', 'the same', {});

    expect(await writePrivateFile(folder, 'plan.md', 'the same', {})).toMatchObject({ path: file });
    expect(readdirSync(folder)).toEqual(['plan.md']);
  });

  it('never take the place of a link, nor go where it leads', async () => {
    const mine = path.join(folder, 'mine.md');
    writeFileSync(mine, 'mine');
    symlinkSync(mine, path.join(folder, 'plan.md'));

    expect(await writePrivateFile(folder, 'plan.md', 'new', { 'plan.md': digest(mine) })).toMatchObject({
      path: path.join(folder, 'plan-2.md'),
    });

    expect(readFileSync(mine, 'utf8')).toBe('mine');
    expect(lstatSync(path.join(folder, 'plan.md')).isSymbolicLink()).toBe(true);
  });

  it.each(['/../../victim/photo', '../photo', 'a\\b', '..', '\u202Eexe', 'n'.repeat(4000)])(
    'stay in it, whatever a device is called: %j',
    async (name) => {
      const data = path.join(folder, 'a', 'b');

      const { path: file } = await writeQrFile(data, name, URI, {});

      expect(path.dirname(file)).toBe(data);
      expect(path.basename(file)).toMatch(/^qr-[\w+=,.@-]{1,128}\.png$/);
      expect(readdirSync(data)).toHaveLength(1);
      expect(readdirSync(folder)).toEqual(['a']);
    },
  );
});
