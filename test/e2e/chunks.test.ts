import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../helpers/page-words.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** The file that was built for what is loaded under this name. */
function built(name: string): string {
  const file = readdirSync(DIST).find((one) => one === `${name}.js` || one.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`nothing in dist is called ${name}`);
  return file;
}

/** Files, and all that they import at once. */
function loadedWith(names: readonly string[], loaded = new Set<string>()): ReadonlySet<string> {
  for (const file of names.filter((name) => !loaded.has(name))) {
    loaded.add(file);
    const text = readFileSync(path.join(DIST, file), 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, name = '']) => name);
    loadedWith(imports, loaded);
  }
  return loaded;
}

const textOf = (files: ReadonlySet<string>) =>
  [...files].map((file) => readFileSync(path.join(DIST, file), 'utf8')).join('\n');

describe('what is loaded', () => {
  const atOnce = loadedWith([built('cli')]);
  // conf, which reads and writes the progress, is called after its folder.
  const lab = loadedWith([built('cli'), built('run-lab'), built('source')]);

  it('before the first frame is in at most 16 files', () => {
    expect(lab.size).toBeLessThanOrEqual(16);
  });

  it('before the first frame is neither Ink nor any command', () => {
    expect(lab).not.toContain(built('without-screen'));
    expect(textOf(lab)).not.toContain('yoga');
    expect(textOf(lab)).toContain(WORDS.phoneQuestion);
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
