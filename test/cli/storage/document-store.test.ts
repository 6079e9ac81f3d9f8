import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DocumentStore,
  dataDirectory,
  type JsonObject,
  type OpenOptions,
  openDocumentStore,
} from '../../../src/cli/storage/document-store.js';
import { wordNotice } from '../../../src/cli/storage/notices.js';
import { type Bundled, bundled } from '../../helpers/bundled.js';
import { IS_DEEP } from '../../helpers/depth.js';

const NOW = new Date('2025-03-04T05:06:07Z');
const DOCUMENT = { schemaVersion: 2, lesson: 'drift', people: ['zoë', '日本'], world: { phones: [1, 2] } };

let root: string;
let folder: string;
let file: string;
const stores: DocumentStore[] = [];
const children: ChildProcess[] = [];

/** For other processes. */
let storeModule: Bundled;

beforeAll(async () => {
  storeModule = await bundled('src/cli/storage/document-store.ts');
});

afterAll(() => storeModule.remove());

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-store-'));
  folder = path.join(root, 'data');
  file = path.join(folder, 'progress.json');
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const store of stores.splice(0)) store.release();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  fs.rmSync(root, { recursive: true, force: true });
});

function open(options: Partial<OpenOptions> = {}): DocumentStore {
  const defaults = { directory: folder, version: 2, validate: () => true, now: () => NOW };
  const store = openDocumentStore({ ...defaults, ...options });
  stores.push(store);
  return store;
}

/** Puts `content` where the document is stored. */
function place(content: string | Uint8Array | JsonObject, mode = 0o600): void {
  fs.mkdirSync(folder, { recursive: true });
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  fs.writeFileSync(file, isRaw ? content : JSON.stringify(content), { mode });
}

function stored(at = file): unknown {
  return JSON.parse(fs.readFileSync(at, 'utf8'));
}

function modeOf(target: string): number {
  return fs.statSync(target).mode & 0o777;
}

function names(): readonly string[] {
  return fs.readdirSync(folder).sort();
}

describe('openDocumentStore in a new place', () => {
  it('starts fresh, without a notice', () => {
    const store = open();

    expect(store).toMatchObject({ path: file, document: undefined, notices: [], isSaving: true });
    expect(fs.existsSync(file)).toBe(false);
  });

  it('makes the folder and its missing parents for the owner alone', () => {
    open({ directory: path.join(root, 'a', 'b') });

    expect(modeOf(path.join(root, 'a'))).toBe(0o700);
    expect(modeOf(path.join(root, 'a', 'b'))).toBe(0o700);
  });

  it('leaves the mode of a folder that exists', () => {
    fs.mkdirSync(folder);
    fs.chmodSync(folder, 0o755);

    open().save(DOCUMENT);

    expect(modeOf(folder)).toBe(0o755);
  });
});

describe.runIf(process.platform !== 'win32')('openDocumentStore where other users may write', () => {
  it('uses the folder, and says which one is open', () => {
    place(DOCUMENT);
    fs.chmodSync(root, 0o755);
    fs.chmodSync(folder, 0o777);

    const store = open();

    expect(store).toMatchObject({ document: DOCUMENT, isSaving: true });
    expect(store.notices).toEqual([{ kind: 'open-folder', folder: fs.realpathSync(folder), isOwn: true }]);
  });
});

describe('openDocumentStore with a stored document', () => {
  it('returns what was saved before', () => {
    const first = open();
    expect(first.save(DOCUMENT)).toEqual({ ok: true });
    first.release();

    expect(open()).toMatchObject({ document: DOCUMENT, notices: [], isSaving: true });
  });

  it('keeps unknown keys, whatever their names', () => {
    const text =
      '{"schemaVersion":2,"a.b@c":{"d.e":1},"__proto__":{"x":1},"__internal__":{"y":1},"constructor":2}';
    place(text);
    const store = open();

    expect(store.save({ ...store.document })).toEqual({ ok: true });

    expect(JSON.stringify(stored())).toBe(text);
  });

  it('replaces the document whole: keys that are gone are gone', () => {
    place({ schemaVersion: 2, __internal__: { migrations: { version: '9.0.0' } }, old: true });

    open().save(DOCUMENT);

    expect(stored()).toEqual(DOCUMENT);
  });

  it('leaves the caller’s document as it is', () => {
    place({ schemaVersion: 2, __internal__: 1 });
    const document = Object.freeze({ schemaVersion: 2 });

    expect(open().save(document)).toEqual({ ok: true });
    expect(document).toEqual({ schemaVersion: 2 });
  });

  it('returns an older version as it is', () => {
    place({ schemaVersion: 1, before: true });

    expect(open()).toMatchObject({
      document: { schemaVersion: 1, before: true },
      notices: [],
      isSaving: true,
    });
    expect(stored()).toEqual({ schemaVersion: 1, before: true });
  });

  it('reads a file that a Windows editor gave a byte order mark, and saves over it', () => {
    place(`\uFEFF${JSON.stringify(DOCUMENT)}\r\n`);
    const store = open();

    expect(store).toMatchObject({ document: DOCUMENT, notices: [], isSaving: true });
    expect(store.save({ schemaVersion: 2 })).toEqual({ ok: true });
    expect(stored()).toEqual({ schemaVersion: 2 });
  });

  it('makes a readable-for-all file private when it opens it, and keeps it so', () => {
    place(DOCUMENT);
    fs.chmodSync(file, 0o644);

    const store = open();
    expect(modeOf(file)).toBe(0o600);

    store.save(DOCUMENT);
    expect(modeOf(file)).toBe(0o600);
  });

  it('removes the temporary files that a killed lab left, and no others', () => {
    place(DOCUMENT);
    const others = [
      'notes.txt',
      'progress.json.bak',
      'progress.json.tmp-mine',
      'x.progress.json.tmp-1234567890abcdef',
      // Of a browser, in a folder of downloads.
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301.tmp',
      'progress.lock.mine',
    ];
    const left = [
      'progress.json.tmp-1234567890abcdef',
      '.mfa-lab-3f2504e0-4f89-41d3-9a0c-0305e82c3301.tmp',
      'progress.lock.0123456789ab.tmp',
    ];
    for (const name of [...others, ...left]) fs.writeFileSync(path.join(folder, name), '');

    open().release();

    expect(names()).toEqual([...others, 'progress.json'].sort());
  });

  it('follows a linked file, and tidies up beside its target', () => {
    const target = path.join(root, 'dotfiles.json');
    place(DOCUMENT);
    fs.renameSync(file, target);
    fs.symlinkSync(target, file);
    fs.writeFileSync(`${target}.tmp-1234567890abcdef`, '');

    const store = open();
    expect(store.document).toEqual(DOCUMENT);
    expect(store.save({ schemaVersion: 2, linked: true })).toEqual({ ok: true });

    expect(stored(target)).toEqual({ schemaVersion: 2, linked: true });
    expect(fs.lstatSync(file).isSymbolicLink()).toBe(true);
    expect(fs.readdirSync(root).sort()).toEqual(['data', 'dotfiles.json', 'dotfiles.json.bak']);
  });

  it.runIf(process.getuid?.() === 0)(
    'never follows a link that another user made, also while it is open',
    () => {
      const target = path.join(root, 'theirs.json');
      const link = () => {
        fs.rmSync(file, { force: true });
        fs.symlinkSync(target, file);
        fs.lchownSync(file, 65_534, 65_534);
      };
      place(DOCUMENT, 0o644);
      fs.renameSync(file, target);
      link();

      const store = open();
      expect(store).toMatchObject({ document: undefined, isSaving: false });
      expect(store.notices).toMatchObject([{ kind: 'unreadable', reason: 'a link that somebody else made' }]);

      fs.rmSync(file);
      const later = open();
      expect(later.isSaving).toBe(true);
      link();
      expect(later.save({ schemaVersion: 2 })).toEqual({
        ok: false,
        reason: 'a link that somebody else made',
      });

      expect(JSON.parse(fs.readFileSync(target, 'utf8'))).toEqual(DOCUMENT);
      expect(modeOf(target)).toBe(0o644);
      expect(fs.readdirSync(root).sort()).toEqual(['data', 'theirs.json']);
    },
  );
});

/** A document with a key that nobody knows, of so many levels. */
function deep(levels: number): string {
  return `{"schemaVersion":2,"unknown":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}

describe('openDocumentStore with broken or foreign content', () => {
  const keptAt = () => `${file}.corrupt-2025-03-04T05-06-07`;

  it.each<[string, string | Uint8Array]>([
    ['an empty file', ''],
    ['white space', ' \n'],
    ['a byte order mark alone', '\uFEFF'],
    ['a byte order mark and garbage', '\uFEFF%PDF'],
    ['zeros, as after a power cut', new Uint8Array(512)],
    ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify(DOCUMENT)}`, 'utf16le')],
    ['bytes that are not UTF-8', Buffer.from('{"schemaVersion":2,"name":"zo\u00eb"}', 'latin1')],
    ['an array', '[]'],
    ['null', 'null'],
    ['a string', '"progress"'],
    ['a number', '42'],
    ['an object without a version', '{"lesson":"drift"}'],
    ['a version that is not a number', '{"schemaVersion":"2"}'],
    ['a version without bounds', '{"schemaVersion":1e999}'],
    ['a version below the first', '{"schemaVersion":0}'],
    ['a version below zero', '{"schemaVersion":-1}'],
    ['half a version', '{"schemaVersion":1.5}'],
    ['objects so deep that they could not be written', deep(20_000)],
    ['two documents', '{"schemaVersion":2}{"schemaVersion":2}'],
    ['nesting that is too deep', `{"schemaVersion":2,"a":${'['.repeat(200_000)}`],
  ])('keeps %s aside, byte for byte, and starts fresh', (_name, content) => {
    place(content, 0o644);

    const store = open();

    expect(store).toMatchObject({ document: undefined, isSaving: true });
    expect(store.notices).toEqual([{ kind: 'corrupt', keptAt: keptAt(), isRestored: false }]);
    expect(fs.readFileSync(keptAt()).equals(Buffer.from(content))).toBe(true);
    expect(modeOf(keptAt())).toBe(0o600);
    expect(fs.existsSync(file)).toBe(false);
    expect(store.save(DOCUMENT)).toEqual({ ok: true });
    expect(stored()).toEqual(DOCUMENT);
  });

  it('keeps a document aside that ends early, wherever it ends', () => {
    const whole = Buffer.from(JSON.stringify(DOCUMENT));

    for (let length = 0; length < whole.length; length += 1) {
      place(whole.subarray(0, length));
      const store = open();
      store.release();

      expect(store.notices).toEqual([{ kind: 'corrupt', keptAt: keptAt(), isRestored: false }]);
      expect(fs.readFileSync(keptAt()).equals(whole.subarray(0, length))).toBe(true);
      fs.rmSync(keptAt());
    }
  });

  it('keeps a document aside that the caller does not recognise', () => {
    place(DOCUMENT);

    expect(open({ validate: (document) => 'learner' in document }).notices).toMatchObject([
      { kind: 'corrupt' },
    ]);
    expect(stored(keptAt())).toEqual(DOCUMENT);
  });

  it('keeps a document aside that the caller fails to judge', () => {
    place(DOCUMENT);
    const validate = () => {
      throw new TypeError('not what I expected');
    };

    expect(open({ validate }).notices).toMatchObject([{ kind: 'corrupt' }]);
  });

  it('has a document judged once, although it is read before the lock and behind it', () => {
    place(DOCUMENT);
    const validate = vi.fn(() => true);

    expect(open({ validate }).document).toEqual(DOCUMENT);
    expect(validate).toHaveBeenCalledTimes(1);
  });

  it('keeps two broken files of the same second', () => {
    for (const content of ['first', 'second', 'third']) {
      place(content);
      open().release();
    }

    const kept = names().map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]);
    expect(kept).toEqual([
      ['progress.json.corrupt-2025-03-04T05-06-07', 'first'],
      ['progress.json.corrupt-2025-03-04T05-06-07-2', 'second'],
      ['progress.json.corrupt-2025-03-04T05-06-07-3', 'third'],
    ]);
  });

  it('does not overwrite a broken file that it cannot move', () => {
    place('broken');
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error("EPERM: operation not permitted, rename 'a' -> 'b'"), { code: 'EPERM' });
    });

    const store = open();

    expect(store).toMatchObject({ document: undefined, isSaving: false });
    expect(store.notices).toEqual([
      { kind: 'unwritable', path: file, reason: 'EPERM: operation not permitted' },
    ]);
    expect(store.save(DOCUMENT)).toMatchObject({ ok: false });
    expect(names()).toEqual(['progress.json']);
    expect(fs.readFileSync(file, 'utf8')).toBe('broken');
  });
});

describe('openDocumentStore with a document of a newer version', () => {
  it('changes nothing on disk, whatever is asked of it', () => {
    const text = '{ "schemaVersion": 3, "shape": "unknown" }';
    place(text);
    fs.chmodSync(file, 0o644);
    fs.writeFileSync(`${file}.tmp-1234567890abcdef`, '');
    const before = [names(), fs.statSync(file).mtimeMs, fs.statSync(folder).mtimeMs];

    const store = open({ validate: () => false });
    const result = store.save(DOCUMENT);
    store.release();

    expect(store).toMatchObject({ document: undefined, isSaving: false });
    expect(store.notices).toEqual([{ kind: 'newer-version', path: file, version: 3 }]);
    expect(result).toEqual({ ok: false, reason: 'newer-version' });
    expect(fs.readFileSync(file, 'utf8')).toBe(text);
    expect([names(), fs.statSync(file).mtimeMs, fs.statSync(folder).mtimeMs]).toEqual(before);
    expect(modeOf(file)).toBe(0o644);
  });

  it('does not save over one that comes while the lab runs', () => {
    const store = open();
    place({ schemaVersion: 3 });

    expect(store.save(DOCUMENT)).toEqual({ ok: false, reason: 'newer-version' });
    expect(stored()).toEqual({ schemaVersion: 3 });
  });
});

describe('openDocumentStore where it cannot write', () => {
  it('runs without saving when a parent of the folder is a file', () => {
    fs.writeFileSync(folder, 'a file');

    const store = open({ directory: path.join(folder, 'deeper') });

    expect(store).toMatchObject({ document: undefined, isSaving: false });
    expect(store.notices).toMatchObject([{ kind: 'unwritable', reason: 'ENOTDIR: not a directory' }]);
    expect(store.save(DOCUMENT)).toEqual({ ok: false, reason: 'ENOTDIR: not a directory' });
    expect(() => store.release()).not.toThrow();
  });

  it('runs without saving when something else is in the file’s place', () => {
    fs.mkdirSync(file, { recursive: true });

    const store = open();

    expect(store.notices).toEqual([{ kind: 'unreadable', path: file, reason: 'not a regular file' }]);
    expect(store.isSaving).toBe(false);
    expect(names()).toEqual(['progress.json']);
  });

  it('says of a file that may not be read that it cannot be read, and leaves it alone', () => {
    place(DOCUMENT);
    // As root, modes stop nobody.
    vi.spyOn(fs, 'readFileSync').mockImplementation(() => {
      throw Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
    });

    const store = open();
    vi.restoreAllMocks();

    expect(store).toMatchObject({ document: undefined, isSaving: false });
    const [said = ''] = store.notices.map(wordNotice);
    expect(said).toContain(`Your progress cannot be read: ${file} (EACCES: permission denied)`);
    expect(store.save({ schemaVersion: 2 })).toMatchObject({ ok: false });
    expect(stored()).toEqual(DOCUMENT);
  });

  it.runIf(process.platform === 'linux')('runs without saving where nobody may create a folder', () => {
    const store = open({ directory: '/proc/mfa-lab' });

    expect(store.notices).toMatchObject([{ kind: 'unwritable', path: '/proc/mfa-lab/progress.json' }]);
    expect(store.save(DOCUMENT)).toMatchObject({ ok: false });
  });

  it('still reads the document when the folder is read-only', () => {
    place(DOCUMENT);
    // As root, modes stop nobody; a folder in the lock's place stops everybody.
    fs.mkdirSync(path.join(folder, 'progress.lock'));

    const store = open();

    expect(store).toMatchObject({ document: DOCUMENT, isSaving: false });
    expect(store.notices).toMatchObject([{ kind: 'unwritable', path: file }]);
    expect(store.save({ schemaVersion: 2 })).toMatchObject({ ok: false });
    expect(stored()).toEqual(DOCUMENT);
  });

  it('leaves a broken file in its place when the disk is full at the start', () => {
    place('broken');
    failWriting('ENOSPC: no space left on device, write');

    const store = open();

    expect(store.notices).toEqual([
      { kind: 'unwritable', path: file, reason: 'ENOSPC: no space left on device' },
    ]);
    expect(names()).toEqual(['progress.json']);
  });
});

/** Makes every write of ours fail, after it created its file, like on a full disk. */
function failWriting(message: string) {
  const write = fs.writeFileSync;
  return vi.spyOn(fs, 'writeFileSync').mockImplementation((target, _data, options) => {
    write(target, '', options);
    throw Object.assign(new Error(message), { code: message.slice(0, message.indexOf(':')) });
  });
}

describe('save', () => {
  it('answers a full disk, keeps what was stored, and works again when there is room', () => {
    const store = open();
    store.save(DOCUMENT);

    const disk = failWriting('ENOSPC: no space left on device, write');
    expect(store.save({ schemaVersion: 2 })).toEqual({
      ok: false,
      reason: 'ENOSPC: no space left on device',
    });
    expect(stored()).toEqual(DOCUMENT);
    expect(names()).toEqual(['progress.json', 'progress.lock']);
    expect(store.isSaving).toBe(true);

    disk.mockRestore();
    expect(store.save({ schemaVersion: 2 })).toEqual({ ok: true });
    expect(stored()).toEqual({ schemaVersion: 2 });
  });

  it('does not put half a document in the place of a whole one when a part still fits', () => {
    const script = `
      process.on('SIGXFSZ', () => {});
      const { openDocumentStore } = await import(${JSON.stringify(storeModule.url)});
      const store = openDocumentStore({ directory: ${JSON.stringify(folder)}, version: 2, validate: () => true, now: () => new Date() });
      const results = [10, 100_000].map((length) => store.save({ schemaVersion: 2, long: 'x'.repeat(length) }));
      store.release();
      console.log(JSON.stringify(results));
    `;
    const node = [process.execPath, '--input-type=module', '-e', script];

    // A limit on the size of files stops a write in its middle, as a nearly full disk does.
    const output = execFileSync('sh', ['-c', 'ulimit -f 32; exec "$@"', 'sh', ...node], {
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });

    expect(JSON.parse(output)).toEqual([{ ok: true }, { ok: false, reason: 'EFBIG: file too large' }]);
    expect(stored()).toEqual({ schemaVersion: 2, long: 'x'.repeat(10) });
    expect(names()).toEqual(['progress.json']);
  });

  it('makes a deleted folder again, for the owner alone, and locks it', () => {
    const store = open();
    fs.rmSync(folder, { recursive: true });

    expect(store.save(DOCUMENT)).toEqual({ ok: true });

    expect(modeOf(folder)).toBe(0o700);
    expect(modeOf(file)).toBe(0o600);
    expect(names()).toEqual(['progress.json', 'progress.lock']);
  });

  it('answers when something else takes the folder’s place, and works again when it is gone', () => {
    const store = open();
    fs.rmSync(folder, { recursive: true });
    fs.writeFileSync(folder, '');
    expect(store.save(DOCUMENT)).toMatchObject({ ok: false, reason: expect.stringMatching(/^E\w+: /) });

    fs.rmSync(folder);
    expect(store.save(DOCUMENT)).toEqual({ ok: true });
  });

  it('answers when something else takes the file’s place, and leaves nothing behind', async () => {
    const store = open();
    fs.mkdirSync(file);

    expect(store.save(DOCUMENT)).toEqual({ ok: false, reason: 'not a regular file' });
    // conf removes its temporary file a moment later.
    await vi.waitFor(() => expect(names()).toEqual(['progress.json', 'progress.lock']));
  });

  it('refuses a document that could not be opened again', () => {
    const store = open({ validate: ({ lesson }) => lesson === 'drift' });
    const loop: Record<string, unknown> = { ...DOCUMENT };
    loop['loop'] = loop;

    for (const document of [
      {},
      { lesson: 'drift' },
      { schemaVersion: 3 },
      { ...DOCUMENT, lesson: 1 },
      loop,
    ]) {
      expect(store.save(document)).toMatchObject({ ok: false, reason: expect.any(String) });
    }
    expect(store.save({ ...DOCUMENT, big: 1n })).toMatchObject({ ok: false, reason: expect.any(String) });
    expect(fs.existsSync(file)).toBe(false);
  });

  it('replaces the file at once, also in a shell inside a snap', () => {
    vi.stubEnv('SNAP', '/snap/code/1');
    const store = open();
    store.save(DOCUMENT);
    const before = fs.statSync(file).ino;

    store.save(DOCUMENT);

    expect(fs.statSync(file).ino).not.toBe(before);
    expect(process.env['SNAP']).toBe('/snap/code/1');
  });
});

describe('release', () => {
  it('gives the lock back, ends saving, and may be repeated', () => {
    const store = open();
    store.save(DOCUMENT);
    expect(names()).toEqual(['progress.json', 'progress.lock']);

    store.release();
    store.release();

    expect(names()).toEqual(['progress.json']);
    expect(store.save({ schemaVersion: 2 })).toEqual({ ok: false, reason: 'released' });
    expect(stored()).toEqual(DOCUMENT);
  });
});

/** Another lab in its own process, on the same data; it saves `document` and then runs until it is killed. */
async function startLab(document: JsonObject): Promise<ChildProcess> {
  const script = `
    const { openDocumentStore } = await import(${JSON.stringify(storeModule.url)});
    const store = openDocumentStore({ directory: ${JSON.stringify(folder)}, version: 2, validate: () => true, now: () => new Date() });
    process.on('message', (document) => process.send(store.save(document)));
    process.send(store.save(${JSON.stringify(document)}));
  `;
  const args = ['--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(child);
  const [result] = await once(child, 'message');
  expect(result).toEqual({ ok: true });
  return child;
}

describe('a second lab on the same data', () => {
  it('shows the document, says who uses it, and never overwrites', async () => {
    const lab = await startLab(DOCUMENT);

    const second = open();
    expect(second).toMatchObject({ document: DOCUMENT, isSaving: false });
    expect(second.notices).toMatchObject([
      { kind: 'in-use', path: file, holder: { pid: lab.pid, host: null } },
    ]);
    expect(second.save({ schemaVersion: 2 })).toEqual({ ok: false, reason: 'in-use' });
    second.release();

    lab.send({ schemaVersion: 2, from: 'first' });
    expect((await once(lab, 'message'))[0]).toEqual({ ok: true });
    expect(stored()).toEqual({ schemaVersion: 2, from: 'first' });
  });

  it.runIf(IS_DEEP)('does not touch a broken file or temporary files of the first', async () => {
    await startLab(DOCUMENT);
    place('broken');
    fs.writeFileSync(`${file}.tmp-1234567890abcdef`, '');
    const before = names();

    const second = open();

    expect(second).toMatchObject({ document: undefined, notices: [{ kind: 'in-use' }], isSaving: false });
    expect(names()).toEqual(before);
    expect(fs.readFileSync(file, 'utf8')).toBe('broken');
  });

  it.runIf(IS_DEEP)('keeps its data when the first comes back to a folder that was deleted', async () => {
    const first = open();
    fs.rmSync(folder, { recursive: true });
    const { pid } = await startLab(DOCUMENT);

    const result = first.save({ schemaVersion: 2 });
    expect(result).toMatchObject({ ok: false, reason: 'in-use', holder: { pid, host: null } });
    first.release();

    expect(stored()).toEqual(DOCUMENT);
    expect(names()).toEqual(['progress.json', 'progress.lock']);
  });

  it('saves at once when the first was killed', async () => {
    const lab = await startLab(DOCUMENT);
    lab.kill('SIGKILL');
    await once(lab, 'exit');
    expect(names()).toContain('progress.lock');

    const next = open();

    expect(next).toMatchObject({ document: DOCUMENT, notices: [], isSaving: true });
    expect(next.save({ schemaVersion: 2 })).toEqual({ ok: true });
  });
});

describe('a run whose lock came to an end, and was taken by another lab', () => {
  const OTHERS = { schemaVersion: 2, from: 'the other lab' };

  /** Another lab takes the lock over, saves, and ends. */
  async function otherSaves(): Promise<void> {
    fs.rmSync(path.join(folder, 'progress.lock'));
    const other = await startLab(OTHERS);
    other.kill('SIGKILL');
    await once(other, 'exit');
  }

  it('does not save over what the other saved, and lets the lock go', async () => {
    const first = open();
    expect(first.save(DOCUMENT)).toEqual({ ok: true });
    await otherSaves();

    expect(first.save(DOCUMENT)).toEqual({ ok: false, reason: 'changed' });
    expect(first.save(DOCUMENT)).toEqual({ ok: false, reason: 'changed' });

    expect(stored()).toEqual(OTHERS);
    expect(stored(`${file}.bak`)).toEqual(DOCUMENT);
    expect(names()).toEqual(['progress.json', 'progress.json.bak']);
    expect(open()).toMatchObject({ document: OTHERS, isSaving: true });
  });

  it.runIf(IS_DEEP)('does not save over it either when it had saved nothing yet', async () => {
    place(DOCUMENT);
    const first = open();
    await otherSaves();

    expect(first.save(DOCUMENT)).toEqual({ ok: false, reason: 'changed' });
    expect(stored()).toEqual(OTHERS);
  });

  it.runIf(IS_DEEP)('saves again when that file was moved away', async () => {
    const first = open();
    await otherSaves();
    expect(first.save(DOCUMENT)).toEqual({ ok: false, reason: 'changed' });
    fs.renameSync(file, `${file}.theirs`);

    expect(first.save(DOCUMENT)).toEqual({ ok: true });
    expect(first.save({ ...DOCUMENT, lesson: 'next' })).toEqual({ ok: true });
    expect(stored(`${file}.theirs`)).toEqual(OTHERS);
  });

  it('goes on saving when the file has the same content, whoever wrote it', async () => {
    const first = open();
    expect(first.save(DOCUMENT)).toEqual({ ok: true });
    fs.writeFileSync(file, fs.readFileSync(file));

    expect(first.save({ ...DOCUMENT, lesson: 'next' })).toEqual({ ok: true });
  });
});

describe('dataDirectory', () => {
  /** A fresh process, with nothing else in its environment. */
  function dataDirectoryWith(environment: Record<string, string>): string {
    const script = `import { dataDirectory } from ${JSON.stringify(storeModule.url)}; console.log(dataDirectory());`;
    const args = ['--input-type=module', '-e', script];
    const env = { PATH: process.env['PATH'], ...environment };
    return execFileSync(process.execPath, args, { encoding: 'utf8', env }).trim();
  }

  it('answers the folder it is given, in full', () => {
    expect(dataDirectory(folder)).toBe(folder);
    expect(dataDirectory('somewhere')).toBe(path.resolve('somewhere'));
    expect(fs.existsSync(folder)).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'answers conf’s folder for the platform, and creates nothing',
    () => {
      expect(dataDirectoryWith({ HOME: root })).toBe(path.join(root, '.config', 'mfa-lab'));
      expect(dataDirectoryWith({ HOME: root, XDG_CONFIG_HOME: folder })).toBe(path.join(folder, 'mfa-lab'));
      expect(fs.readdirSync(root)).toEqual([]);
    },
  );

  it('takes an empty answer for none', () => {
    expect(dataDirectory('')).toBe(dataDirectory());
  });

  it('answers without a home folder, where it also saves, and leaves the environment alone', () => {
    const script = `
      import os from 'node:os';
      os.homedir = () => { if (process.env.HOME) return process.env.HOME; throw new Error('uv_os_homedir'); };
      const { syncBuiltinESMExports } = await import('node:module');
      syncBuiltinESMExports();
      delete process.env.HOME;
      const { dataDirectory, openDocumentStore } = await import(${JSON.stringify(storeModule.url)});
      const store = openDocumentStore({ directory: ${JSON.stringify(folder)}, version: 2, validate: () => true, now: () => new Date() });
      const { ok } = store.save({ schemaVersion: 2 });
      store.release();
      console.log(JSON.stringify([dataDirectory('/somewhere'), ok, 'HOME' in process.env]));
    `;
    const args = ['--input-type=module', '-e', script];

    expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual([
      '/somewhere',
      true,
      false,
    ]);
  });
});
