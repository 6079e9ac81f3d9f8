import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DocumentStore,
  type OpenOptions,
  openDocumentStore,
} from '../../../src/cli/storage/document-store.js';
import { wordNotice } from '../../../src/cli/storage/notices.js';

const NOW = new Date('2025-03-04T05:06:07Z');

let folder: string;
let file: string;
let backup: string;
const stores: DocumentStore[] = [];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-backup-'));
  file = path.join(folder, 'progress.json');
  backup = `${file}.bak`;
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const store of stores.splice(0)) store.release();
  fs.rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<OpenOptions> = {}): DocumentStore {
  const store = openDocumentStore({
    directory: folder,
    version: 1,
    validate: () => true,
    now: () => NOW,
    ...options,
  });
  stores.push(store);
  return store;
}

/** A store that saved these documents, one after the other, and was closed. */
function saved(...actions: readonly number[]): void {
  const store = open();
  for (const action of actions) expect(store.save({ schemaVersion: 1, action })).toEqual({ ok: true });
  store.release();
}

function stored(at: string): unknown {
  return JSON.parse(fs.readFileSync(at, 'utf8'));
}

function failWith(code: string) {
  return () => {
    throw Object.assign(new Error(`${code}: refused`), { code });
  };
}

describe('a save', () => {
  it('keeps the document before it beside the new one, for the owner alone, and no older ones', () => {
    saved(1, 2, 3);

    expect(stored(file)).toEqual({ schemaVersion: 1, action: 3 });
    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 2 });
    expect(fs.statSync(backup).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder).sort()).toEqual(['progress.json', 'progress.json.bak']);
  });

  it('keeps it also where the file system has no hard links', () => {
    vi.spyOn(fs, 'linkSync').mockImplementation(failWith('EPERM'));

    saved(1, 2);

    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 1 });
    expect(fs.readdirSync(folder).sort()).toEqual(['progress.json', 'progress.json.bak']);
  });

  it('goes on after a lab that was killed between the copy and the save', () => {
    saved(1, 2);
    fs.rmSync(backup);
    fs.linkSync(file, backup);

    saved(3);

    expect(stored(file)).toEqual({ schemaVersion: 1, action: 3 });
    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 2 });
    expect(fs.readdirSync(folder).sort()).toEqual(['progress.json', 'progress.json.bak']);
  });

  it('does not fail with its copy', () => {
    fs.mkdirSync(path.join(backup, 'in the way'), { recursive: true });

    saved(1, 2);

    expect(stored(file)).toEqual({ schemaVersion: 1, action: 2 });
  });

  it('leaves the copy alone when there is no room for the new document', () => {
    saved(1, 2);
    const store = open();
    vi.spyOn(fs, 'writeFileSync').mockImplementation(failWith('ENOSPC'));

    expect(store.save({ schemaVersion: 1, action: 3 })).toMatchObject({ ok: false });

    expect(stored(file)).toEqual({ schemaVersion: 1, action: 2 });
    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 1 });
  });

  it('of a document without anything in it leaves no copy of what was erased', () => {
    const store = open({ isBlank: ({ action }) => action === undefined });
    store.save({ schemaVersion: 1, action: 1 });
    store.save({ schemaVersion: 1, action: 2 });

    store.save({ schemaVersion: 1 });

    expect(fs.readdirSync(folder).sort()).toEqual(['progress.json', 'progress.lock']);
  });

  it('over a file that something else broke meanwhile keeps that aside, and does not make it the copy', () => {
    saved(1, 2);
    const store = open();
    fs.writeFileSync(file, 'broken');

    expect(store.save({ schemaVersion: 1, action: 3 })).toEqual({ ok: true });

    expect(fs.readFileSync(`${file}.corrupt-2025-03-04T05-06-07`, 'utf8')).toBe('broken');
    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 1 });
    expect(stored(file)).toEqual({ schemaVersion: 1, action: 3 });
  });
});

describe('opening a broken file that has a good copy', () => {
  it.each([
    ['empty', ''],
    ['cut short', '{"schemaVersion":1,"act'],
    ['of zeros', '\u0000'.repeat(100)],
  ])('goes on from the copy when the file is %s, says so, and keeps the broken one', (_name, content) => {
    saved(1, 2);
    fs.writeFileSync(file, content);

    const store = open();

    const keptAt = `${file}.corrupt-2025-03-04T05-06-07`;
    expect(store.document).toEqual({ schemaVersion: 1, action: 1 });
    expect(store.notices).toEqual([{ kind: 'corrupt', keptAt, isRestored: true }]);
    expect(store.notices.map(wordNotice).join()).toContain('goes on from the copy');
    expect(fs.readFileSync(keptAt, 'utf8')).toBe(content);
    expect(stored(file)).toEqual({ schemaVersion: 1, action: 1 });
    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 1 });
  });

  it('never leaves the place of the file empty', () => {
    saved(1, 2);
    fs.writeFileSync(file, 'broken');
    const renamed = vi.spyOn(fs, 'renameSync');
    const removed = vi.spyOn(fs, 'rmSync');

    open();

    expect(stored(file)).toEqual({ schemaVersion: 1, action: 1 });
    expect([...renamed.mock.calls, ...removed.mock.calls].map(([name]) => name)).not.toContain(file);
  });

  it('starts fresh when the copy is broken as well', () => {
    saved(1, 2);
    fs.writeFileSync(file, 'broken');
    fs.writeFileSync(backup, 'broken too');

    const store = open();

    expect(store).toMatchObject({ document: undefined, notices: [{ isRestored: false }, {}] });
  });

  it('changes nothing on a full disk, and shows what is in the copy', () => {
    saved(1, 2);
    fs.writeFileSync(file, 'broken');
    const write = fs.writeFileSync;
    vi.spyOn(fs, 'writeFileSync').mockImplementation((target, data, options) => {
      if (String(target).includes('.json.tmp')) failWith('ENOSPC')();
      write(target, data, options);
    });

    const store = open();

    expect(store).toMatchObject({
      document: { action: 1 },
      isSaving: false,
      notices: [{ kind: 'unwritable' }],
    });
    expect(fs.readFileSync(file, 'utf8')).toBe('broken');
    expect(fs.readdirSync(folder).sort()).toEqual(['progress.json', 'progress.json.bak']);
  });
});

const BLANK: Pick<OpenOptions, 'isBlank'> = { isBlank: ({ action }) => action === undefined };

describe('opening a copy without its file', () => {
  it('goes on from it, says so, and keeps it while nothing of the learner is saved', () => {
    saved(1, 2);
    fs.rmSync(file);

    const store = open(BLANK);

    expect(store).toMatchObject({
      document: { schemaVersion: 1, action: 1 },
      notices: [{ kind: 'missing', path: file }],
      isSaving: true,
    });
    expect(store.notices.map(wordNotice).join()).toContain('goes on from the copy');
    expect(stored(file)).toEqual({ schemaVersion: 1, action: 1 });
    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 1 });
  });

  it('says nothing about one without anything in it', () => {
    fs.writeFileSync(backup, '{"schemaVersion":1}');

    expect(open(BLANK)).toMatchObject({ document: undefined, notices: [] });
  });

  it.each([
    ['broken', '{"schemaVersion":1,"act'],
    ['empty', ''],
  ])('keeps one that is %s aside, whatever is saved then, and says so', (_what, content) => {
    fs.writeFileSync(backup, content);

    const store = open(BLANK);
    const keptAt = `${file}.corrupt-2025-03-04T05-06-07`;
    expect(store.notices).toEqual([{ kind: 'corrupt-copy', keptAt }]);
    expect(store.notices.map(wordNotice).join()).toContain(keptAt);
    store.save({ schemaVersion: 1 });
    store.save({ schemaVersion: 1, action: 1 });

    expect(fs.readFileSync(keptAt, 'utf8')).toBe(content);
  });

  it.each([
    ['is missing', undefined],
    ['is broken', 'broken'],
  ])('leaves one of a newer lab alone, and saves nothing, when the file %s', (_what, content) => {
    fs.writeFileSync(backup, '{"schemaVersion":2,"newer":true}');
    if (content !== undefined) fs.writeFileSync(file, content);
    const before = fs.readdirSync(folder);

    const store = open(BLANK);

    expect(store).toMatchObject({ isSaving: false, notices: [{ kind: 'newer-version', path: backup }] });
    expect(store.save({ schemaVersion: 1 })).toMatchObject({ ok: false });
    expect(fs.readdirSync(folder)).toEqual(before);
  });
});

describe('a copy that is not of this lab', () => {
  it.each([
    ['of a newer lab', '{"schemaVersion":2,"newer":true}', 'newer'],
    ['broken', '{"schemaVersion":1,"act', 'corrupt'],
  ])('and %s is kept aside before a save needs its name', (_what, content, word) => {
    fs.writeFileSync(file, '{"schemaVersion":1,"action":1}');
    fs.writeFileSync(backup, content);

    saved(2, 3);

    expect(fs.readFileSync(`${file}.${word}-2025-03-04T05-06-07`, 'utf8')).toBe(content);
    expect(stored(backup)).toEqual({ schemaVersion: 1, action: 2 });
  });

  it('stays when the file is broken too, beside that', () => {
    fs.writeFileSync(file, 'broken');
    fs.writeFileSync(backup, 'can be mended');

    const store = open(BLANK);
    expect(store.notices.map(({ kind }) => kind)).toEqual(['corrupt', 'corrupt-copy']);
    store.save({ schemaVersion: 1 });

    const kept = fs.readdirSync(folder).filter((name) => name.includes('corrupt'));
    expect(kept.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).toSorted()).toEqual([
      'broken',
      'can be mended',
    ]);
  });
});

describe('the copy of what was saved', () => {
  it('goes when everything is erased, and not with a save that had nothing in it before', () => {
    fs.writeFileSync(file, '{"schemaVersion":1}');
    fs.writeFileSync(backup, '{"schemaVersion":1,"action":1}');
    const store = open(BLANK);

    store.save({ schemaVersion: 1, setting: true });
    expect(fs.existsSync(backup)).toBe(true);
    store.save({ schemaVersion: 1, action: 2 });
    store.save({ schemaVersion: 1 });

    expect(fs.existsSync(backup)).toBe(false);
  });
});
