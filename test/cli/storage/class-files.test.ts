import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasClassIn } from '../../../src/cli/storage/class-place.js';
import { keepClassIn, readClassIn } from '../../../src/cli/storage/class-store.js';
import { listBeside } from '../../../src/cli/storage/data-ports.js';
import { foundExports } from '../../../src/cli/storage/found-exports.js';
import { CLASS } from '../../lessons/class/a-class.js';

const isWindows = process.platform === 'win32';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-class-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, text: string | Uint8Array) => writeFileSync(path.join(folder, name), text);

const found = (...names: readonly string[]) =>
  [...foundExports(names.map((name) => path.join(folder, name)))].map(({ path: file, reading }) => [
    path.relative(folder, file).split(path.sep).join('/'),
    reading.kind === 'read' ? reading.text : reading.kind,
  ]);

describe('the files of a class', () => {
  it('are those of a folder that end in .json, by name, and not what is below it', () => {
    mkdirSync(path.join(folder, 'in', 'old.json'), { recursive: true });
    for (const name of ['b.json', 'a.JSON', 'notes.txt']) put(`in/${name}`, name);
    put('in/old.json/c.json', 'c');

    expect(found('in')).toEqual([
      ['in/a.JSON', 'a.JSON'],
      ['in/b.json', 'b.json'],
      ['in/old.json', 'not-a-file'],
    ]);
  });

  it('are named one by one as well, whatever they are called', () => {
    put('x', '\uFEFF{}');

    expect(found('x', 'nobody')).toEqual([
      ['x', '{}'],
      ['nobody', 'failed'],
    ]);
  });

  it('may be anything: too large, no text, a pipe that nobody writes to, a folder without any', () => {
    put('large.json', 'x'.repeat(256_001));
    put('zero.json', '\0');
    put('bytes.json', Uint8Array.from([0xff, 0xfe, 0xd8]));
    mkdirSync(path.join(folder, 'empty'));
    spawnSync('mkfifo', [path.join(folder, 'pipe.json')]);

    expect(found('large.json', 'zero.json', 'empty')).toEqual([
      ['large.json', 'too-large'],
      ['zero.json', 'not-text'],
      ['empty', 'no-exports'],
    ]);
    // Windows has no pipes among files.
    if (!isWindows) expect(found('pipe.json')).toEqual([['pipe.json', 'not-a-file']]);
    expect(found('bytes.json')).toHaveLength(1);
  });
});

describe('the class in the data folder', () => {
  it('is kept whole, for its learner alone, and gone when it is left', async () => {
    const data = path.join(folder, 'data');
    expect(hasClassIn(data)).toBe(false);
    expect(readClassIn(data)).toEqual({ kind: 'none' });
    expect(await keepClassIn(data, JSON.stringify(CLASS))).toBeNull();

    expect(readClassIn(data)).toMatchObject({ kind: 'joined', file: { title: 'MFA, half a day' } });
    if (!isWindows) expect(statSync(path.join(data, 'class.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(['class.json']);
    // Whoever erases everything is told that it stays.
    expect(listBeside(data)).toEqual(['class.json']);
    expect(await keepClassIn(data, JSON.stringify({ ...CLASS, title: 'Another' }))).toBeNull();
    expect(readFileSync(path.join(data, 'class.json'), 'utf8')).toContain('Another');
    expect(await keepClassIn(data, null)).toBeNull();
    expect(await keepClassIn(data, null)).toBeNull();
    expect(hasClassIn(data)).toBe(false);
  });

  it.each<readonly [string, string]>([
    ['{', 'no JSON'],
    ['x'.repeat(256_001), 'no class'],
    [JSON.stringify({ ...CLASS, signIn: 'https://evil.example/' }), 'evil.example'],
  ])('that cannot be used is told, and brings nothing down', (text, part) => {
    put('class.json', text);

    expect(readClassIn(folder)).toMatchObject({ kind: 'unusable', reason: expect.stringContaining(part) });
  });

  it('cannot be kept where nothing can be written, and the reason is told', async () => {
    put('data', 'a file');

    expect(await keepClassIn(path.join(folder, 'data'), '{}')).toMatch(/^E[A-Z]+: /);
  });

  it('that is a folder stays one', async () => {
    mkdirSync(path.join(folder, 'class.json'));
    chmodSync(folder, 0o700);

    expect(readClassIn(folder)).toMatchObject({ kind: 'unusable' });
    expect(await keepClassIn(folder, '{}')).toBe('something else has its name there');
  });
});
