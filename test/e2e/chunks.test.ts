import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../src/lessons/catalog.js';
import { ALL_NOTES } from '../../src/lessons/notes/all-notes.js';
import { WORDS } from '../helpers/page-words.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** The files that were built for what is loaded under this name. */
function allBuilt(name: string): readonly string[] {
  return readdirSync(DIST).filter((one) => /^(.*?)(-[0-9A-Z]{8})?\.cjs$/.exec(one)?.[1] === name);
}

function built(name: string): string {
  const [file] = allBuilt(name);
  if (file === undefined) throw new Error(`nothing in dist is called ${name}`);
  return file;
}

/** Files, and all that they import at once. */
function loadedWith(names: readonly string[], loaded = new Set<string>()): ReadonlySet<string> {
  for (const file of names.filter((name) => !loaded.has(name))) {
    loaded.add(file);
    const text = readFileSync(path.join(DIST, file), 'utf8');
    const taken = /^(?:const\{[^}]*\}=)?(?:await )?require\("\.\/([^"]+)"\);$/gm;
    const imports = [...text.matchAll(taken)].map(([, name = '']) => name);
    loadedWith(imports, loaded);
  }
  return loaded;
}

/** What stands in files, their long lines in one piece. */
const textOf = (files: ReadonlySet<string>) =>
  [...files].map((file) => readFileSync(path.join(DIST, file), 'utf8').replaceAll('\\\n', '')).join('\n');

describe('what is loaded', () => {
  const atOnce = loadedWith([built('cli')]);
  const lab = loadedWith([built('cli'), built('run-lab')]);

  it('before the first frame is in at most 8 files', () => {
    expect(lab.size).toBeLessThanOrEqual(8);
  });

  // Where nothing is kept compiled yet, V8 looks at each character first: 4 ms for 100 kB.
  it('before the first frame is less than 700 kB', () => {
    expect(textOf(lab).length).toBeGreaterThan(100_000);
    expect(textOf(lab).length).toBeLessThan(700_000);
  });

  it('before the first frame has the steps of no lesson, which have a file each', () => {
    const files = readdirSync(DIST).filter((name) => /^\d\d-.*\.cjs$/.test(name));
    const told = textOf(lab);

    expect(files).toHaveLength(LESSONS.length);
    for (const [index, { id, steps }] of LESSONS.entries()) {
      const own = textOf(new Set(files.slice(index, index + 1)));
      const texts = steps
        .flatMap((step) => (step.kind === 'quiz' ? step.options : []))
        .map(({ explanation }) => explanation)
        .filter((text) => /^[\w ,.:]{30,}$/.test(text));
      expect(texts.length, id).toBeGreaterThan(0);
      expect(texts.filter((text) => !own.includes(text) || told.includes(text))).toEqual([]);
    }
  });

  it.each([
    ['qrcode', 'No input text'],
    ['jmespath', 'Unknown function'],
    ['conf', 'Please specify the'],
    ['string-width', 'ambiguousIsNarrow'],
  ])('before the first frame is without %s', (name, words) => {
    expect(textOf(new Set(allBuilt(name)))).toContain(words);
    expect(textOf(lab)).not.toContain(words);
  });

  it('to save with listens to no signal: Ink would leave the end to who listens after it', () => {
    expect(textOf(new Set(allBuilt('conf')))).not.toMatch(/SIGTERM|SIGQUIT/);
  });

  it('is CommonJS in ASCII, of which each character takes a byte', () => {
    const files = readdirSync(DIST).filter((name) => !name.endsWith('.txt'));

    expect(files.filter((name) => !name.endsWith('.cjs'))).toEqual([]);
    expect(files.filter((name) => /\P{ASCII}/u.test(textOf(new Set([name]))))).toEqual([]);
  });

  it('before the first frame is neither Ink nor any command', () => {
    expect(lab).not.toContain(built('without-screen'));
    expect(textOf(lab)).not.toContain('yoga');
    expect(textOf(lab)).toContain(WORDS.phoneQuestion);
  });

  it("for a learner's lab is nothing of the stage", () => {
    // The stage is loaded with what the lab does outside of itself.
    const stage = textOf(loadedWith([built('outside')]));

    for (const words of ['QR code hidden. H shows it.', 'Do not scan this one']) {
      expect(stage).toContain(words);
      expect(textOf(lab)).not.toContain(words);
      expect(textOf(loadedWith([built('cli'), built('without-screen')]))).not.toContain(words);
    }
  });

  it('for a command is neither what judges policies nor what reads YAML', () => {
    const command = loadedWith([built('cli'), built('without-screen')]);
    expect(textOf(loadedWith([built('judge-text')]))).toContain('deny-misses-access-keys');
    expect(textOf(loadedWith([built('read-yaml')]))).toContain('YAML');

    for (const files of [lab, command]) {
      expect(files).not.toContain(built('judge-text'));
      expect(files).not.toContain(built('read-yaml'));
    }
    expect(textOf(command)).not.toContain('deny-misses-access-keys');
    expect(loadedWith([built('judge-text')])).not.toContain(built('read-yaml'));
  });

  it('for nobody but who asks for them are the notes of a facilitator', () => {
    const goal = ALL_NOTES[0]?.goal ?? '';
    expect(textOf(loadedWith([built('all-notes')]))).toContain(goal);

    for (const files of [lab, loadedWith([built('cli'), built('without-screen')])]) {
      expect(textOf(files)).not.toContain(goal);
    }
  });

  it('for the lab and for every other command is nothing of the door', () => {
    const command = loadedWith([built('cli'), built('without-screen')]);
    expect(textOf(loadedWith([built('door')]))).toContain('SignedHeaders');

    for (const files of [lab, command]) {
      expect(files).not.toContain(built('door'));
      for (const words of ['SignedHeaders', 'ResponseMetadata', 'EvalDecision']) {
        expect(textOf(files)).not.toContain(words);
      }
    }
  });

  it('for the lab is nothing that makes an export, reads one, or reads the plan of a class', () => {
    const words = ['Seen by: ______', 'Steps that held people up', 'is no class: a class begins'];
    const command = loadedWith([built('cli'), built('without-screen')]);
    for (const word of words) {
      expect(textOf(command)).toContain(word);
      expect(textOf(lab)).not.toContain(word);
    }
    // What writes CSV is loaded for nobody but who asks for it.
    expect(command).not.toContain(built('csv-text'));
  });

  it('for --version is neither the lab nor any command', () => {
    expect(atOnce).not.toContain(built('run-lab'));
    expect(atOnce).not.toContain(built('without-screen'));
    expect(atOnce.size).toBeLessThan(lab.size);
  });
});
