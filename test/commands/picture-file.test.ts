import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePictureFile } from '../../src/commands/picture-file.js';
import { readPng, readSvg } from './read-picture.js';

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

  it('keeps what exists, also a link that leads nowhere', async () => {
    writeFileSync(file, 'mine');
    const link = path.join(folder, 'link');
    symlinkSync('/nowhere', link);

    expect(await writePictureFile(URI, 'png', file, false)).toEqual({ kind: 'exists' });
    expect(await writePictureFile(URI, 'png', link, false)).toEqual({ kind: 'exists' });

    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['code', 'link']);
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
    expect(await writePictureFile(URI, 'png', folder, true)).toMatchObject({ kind: 'failed' });

    expect(readdirSync(folder)).toEqual(['code']);
  });
});
