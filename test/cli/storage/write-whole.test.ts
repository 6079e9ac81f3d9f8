import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serialize } from '../../../src/cli/storage/conf-writer.js';
import { type JsonObject, readDocument } from '../../../src/cli/storage/document-file.js';
import { begin } from '../../../src/cli/storage/first-document.js';
import { type Saving, saveDocument } from '../../../src/cli/storage/save-document.js';

const OLD = { schemaVersion: 1, text: 'old' };
const NEW = { schemaVersion: 1, text: 'new, and longer than the old one' };

const LOCK: Saving['lock'] = {
  renew: () => ({ kind: 'held', lock: LOCK }),
  beat: () => {},
  release: () => {},
};

let folder = '';
let file = '';

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-save-'));
  file = path.join(folder, 'progress.json');
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A run that holds the lock, and knows what is in the file. */
function saving(write: Saving['write']): Saving {
  return {
    file,
    write,
    lock: LOCK,
    known: fs.existsSync(file) ? fs.readFileSync(file) : null,
    options: { version: 1, validate: () => true, now: () => new Date('2026-01-02T03:04:05Z') },
  };
}

/** Where room ran out in the middle: a part is written, and nothing is said. */
function writeHalf(document: JsonObject): void {
  const text = serialize(document);
  fs.writeFileSync(`${file}.new`, text.slice(0, text.length / 2));
  fs.renameSync(`${file}.new`, file);
}

describe('a save of which only a part got to the disk', () => {
  it('fails, and the document of before is there again', () => {
    fs.writeFileSync(file, serialize(OLD));
    const run = saving(writeHalf);

    expect(saveDocument(NEW, run)).toEqual({ ok: false, reason: 'ENOSPC: no space left on device' });
    expect(fs.readFileSync(file, 'utf8')).toBe(serialize(OLD));

    const later = { ...run, write: (document: JsonObject) => fs.writeFileSync(file, serialize(document)) };
    expect(saveDocument(NEW, later)).toEqual({ ok: true });
    expect(fs.readFileSync(file, 'utf8')).toBe(serialize(NEW));
  });

  it('leaves no file where there was none', () => {
    expect(saveDocument(NEW, saving(writeHalf))).toMatchObject({ ok: false });
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('a start that goes on from the copy, of which only a part got to the disk', () => {
  const full = 'ENOSPC: no space left on device';
  const names = () => fs.readdirSync(folder).sort();
  const start = (write: Saving['write']) => {
    const place = saving(write);
    return begin(place, readDocument(file, place.options));
  };

  it.each([
    ['there is no file', null, ['progress.json.bak']],
    ['the file is broken', 'broken', ['progress.json', 'progress.json.bak']],
  ])('leaves all as it is where %s, and the next start goes on', (_what, content, left) => {
    fs.writeFileSync(`${file}.bak`, serialize(OLD));
    if (content !== null) fs.writeFileSync(file, content);

    expect(() => start(writeHalf)).toThrow(full);
    expect(names()).toEqual(left);
    if (content !== null) expect(fs.readFileSync(file, 'utf8')).toBe(content);

    const begun = start((document) => fs.writeFileSync(file, serialize(document)));
    expect(begun.document).toEqual(OLD);
    expect(fs.readFileSync(file, 'utf8')).toBe(serialize(OLD));
  });
});
