import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DocumentStore, openDocumentStore } from '../../src/cli/storage/document-store.js';
import { wordNotice } from '../../src/cli/storage/notices.js';
import {
  decodeSavedState,
  encodeSavedState,
  isSavedState,
  SCHEMA_VERSION,
} from '../../src/cli/storage/saved-state.js';
import { screenView } from '../../src/ui/screens/screen-view.js';
import type { KeyPress } from '../../src/ui/store/key-press.js';
import type { Model } from '../../src/ui/store/model.js';
import { firstModel } from '../../src/ui/store/model.js';
import { update } from '../../src/ui/store/update.js';
import { type Line, lineWidth } from '../../src/ui/text/spans.js';
import { temporaryFolder } from '../e2e/lab.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../ui/text/displays.js';
import { halfFinishedDocuments } from './half-finished.js';
import { MUTATIONS, type Mutation, picker, textOf, UNKNOWN_KEY } from './mutations.js';

/** Mutations of each kind; there are 16 kinds. */
const TIMES = attacks(20, 320);

const SIZE = { columns: 80, rows: 24 };
const CONTEXT = fakeContext(SOME_TIME + 100);
const DOCUMENTS = halfFinishedDocuments();

function openIn(folder: string): DocumentStore {
  return openDocumentStore({
    directory: folder,
    version: SCHEMA_VERSION,
    validate: isSavedState,
    now: () => new Date('2026-01-02T03:04:05Z'),
  });
}

/** The first model of a run on this store, as the lab makes it. */
function resumed(store: DocumentStore): Model {
  const saved = decodeSavedState(store.document);
  const model = firstModel(saved, CONTEXT.now, SIZE, store.notices.map(wordNotice));
  return update(model, { kind: 'resumed', now: CONTEXT.now }, CONTEXT).model;
}

function pressed(model: Model, name: KeyPress['name'], text = ''): Model {
  return update(model, { kind: 'key', key: { name, text }, now: CONTEXT.now }, CONTEXT).model;
}

function textIn(line: Line): string {
  return line.map((piece) => ('text' in piece ? piece.text : 'value' in piece ? piece.value : '')).join('');
}

/** The screen, of which nothing may be wider, longer or other than what a terminal takes for text. */
function drawn(model: Model): string {
  const lines = screenView(model, FULL_DISPLAY);
  expect(lines.length).toBeLessThan(SIZE.rows);
  expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(SIZE.columns);
  const text = lines.map(textIn).join('\n');
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  return text;
}

/** Goes on from what was opened: a few keys of every sort, each followed by its frame. */
function goOn(first: Model): Model {
  let model = first;
  const press = (name: KeyPress['name'], text = '') => {
    model = pressed(model, name, text);
    drawn(model);
  };
  for (const letter of 'tp') press('text', letter);
  for (const name of ['enter', 'tab', 'enter', 'escape'] as const) press(name);
  press('text', '123456');
  press('enter');
  for (const letter of 'hhhs') press('text', letter);
  return model;
}

/** What must hold of any bytes in the file's place. */
function checkBytes(folder: string, bytes: Buffer): 'opened' | 'set aside' | 'left alone' {
  const file = path.join(folder, 'progress.json');
  fs.writeFileSync(file, bytes);
  const store = openIn(folder);
  try {
    const model = resumed(store);
    const [notice] = store.notices;
    if (notice === undefined) {
      drawn(model);
      expect(store.save(encodeSavedState(model.saved))).toEqual({ ok: true });
      expect(fs.readFileSync(file).includes(UNKNOWN_KEY)).toBe(bytes.includes(UNKNOWN_KEY));
      // The search for the moment of a wrong code takes its time, so one in three has to do.
      if (bytes.length % 3 === 0) {
        expect(store.save(encodeSavedState(goOn(model).saved))).toEqual({ ok: true });
      }
      return 'opened';
    }
    // In the list of lessons and on the first screen: whichever comes, it says so.
    expect(drawn(model)).toContain(notice.kind === 'corrupt' ? 'could not be read' : 'newer mfa-lab');
    if (notice.kind === 'corrupt') {
      expect(fs.readFileSync(notice.keptAt).equals(bytes)).toBe(true);
      expect(path.basename(notice.keptAt)).toBe('progress.json.corrupt-2026-01-02T03-04-05');
      return 'set aside';
    }
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);
    return 'left alone';
  } finally {
    store.release();
  }
}

function check(bytes: Buffer): ReturnType<typeof checkBytes> {
  using data = temporaryFolder();
  return checkBytes(data.folder, bytes);
}

describe('a damaged progress file', () => {
  it.each(Object.entries(MUTATIONS))(`with %s opens or is kept aside, ${TIMES} times`, (name, mutate) => {
    const pick = picker(name.length * 1000 + 6 + ATTACK_SEED);
    const outcomes = Array.from({ length: TIMES }, () => {
      const document = DOCUMENTS[pick(DOCUMENTS.length)] ?? {};
      return outcome(mutate, document, pick);
    });

    // Damage that never does anything would prove nothing.
    expect(new Set(outcomes).size).toBeGreaterThan(0);
  });

  function outcome(mutate: Mutation, document: (typeof DOCUMENTS)[number], pick: ReturnType<typeof picker>) {
    const bytes = mutate(document, pick);
    try {
      return check(bytes);
    } catch (error) {
      const kept = path.join(fs.mkdtempSync('/tmp/mfa-lab-fuzz-'), 'progress.json');
      fs.writeFileSync(kept, bytes);
      throw new Error(`the file is in ${kept}`, { cause: error });
    }
  }
});

describe('a half-finished course', () => {
  it('is half finished: tasks under way, refusals, and typed codes', () => {
    const [whole = {}] = DOCUMENTS.slice(-1);

    expect(DOCUMENTS.length).toBeGreaterThan(60);
    expect(Object.keys(Object(whole['sessions'])).length).toBeGreaterThan(5);
    expect(textOf(whole).toString()).toMatch(/InvalidAuthenticationCode|"no-match"|"unknown-code"/);
  });

  it('opens undamaged, all of them', () => {
    expect(new Set(DOCUMENTS.map((document) => check(textOf(document))))).toEqual(new Set(['opened']));
  });
});
