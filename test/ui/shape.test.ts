import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const UI = fileURLToPath(new URL('../../src/ui', import.meta.url));

/** The most lines of a file; a longer one does more than one thing. */
const MOST_LINES = 220;

const SOURCES = Object.fromEntries(
  readdirSync(UI, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(path.join(UI, file), 'utf8')]),
);

/** Files by their path in `src/ui`, each with those that it imports from there; imports of types count. */
type Imports = { readonly [file: string]: readonly string[] };

const IMPORTS: Imports = Object.fromEntries(
  Object.entries(SOURCES).map(([file, source]) => [file, importsOf(file, source)]),
);

function importsOf(file: string, source: string): readonly string[] {
  return [...source.matchAll(/from '(\.[^']+)\.js'/g)].flatMap(([, name = '']) => {
    const target = path.posix.join(path.posix.dirname(file), name);
    return [`${target}.ts`, `${target}.tsx`].filter((one) => Object.hasOwn(SOURCES, one));
  });
}

/** The files that cannot be put into an order in which each imports only earlier ones. */
function circlesIn(imports: Imports): readonly string[] {
  let left = Object.keys(imports);
  for (;;) {
    const stuck = left.filter((file) => imports[file]?.some((target) => left.includes(target)));
    if (stuck.length === left.length) return left;
    left = stuck;
  }
}

describe('the files of src/ui', () => {
  it('import each other in no circle', () => {
    expect(Object.keys(IMPORTS).length).toBeGreaterThan(80);
    expect(circlesIn(IMPORTS)).toEqual([]);
    expect(circlesIn({ ...IMPORTS, 'store/model.ts': ['screens/keymap.ts'] })).toContain('store/model.ts');
  });

  it('are short: the store, the screens and what draws them', () => {
    const long = Object.entries(SOURCES)
      .filter(([file]) => /^(store|screens|ink)\//.test(file))
      .filter(([, source]) => source.split('\n').length - 1 > MOST_LINES);

    expect(long.map(([file]) => file)).toEqual([]);
  });
});
