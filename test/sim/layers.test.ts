import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SIM = fileURLToPath(new URL('../../src/sim', import.meta.url));

/** Files by their path in `src/sim`, each with those that it imports from there; imports of types count. */
type Imports = { readonly [file: string]: readonly string[] };

const IMPORTS: Imports = Object.fromEntries(
  readdirSync(SIM, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, importsOf(file, readFileSync(path.join(SIM, file), 'utf8'))]),
);

function importsOf(file: string, source: string): readonly string[] {
  return [...source.matchAll(/from '(\.[^']+)\.js'/g)].map(
    ([, name = '']) => `${path.posix.join(path.posix.dirname(file), name)}.ts`,
  );
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

/** Imports that lead from the world up to what acts on it. */
function upwards(imports: Imports): readonly string[] {
  return Object.entries(imports)
    .filter(([file]) => /^world\/[^/]+$/.test(file))
    .flatMap(([file, targets]) =>
      targets.filter((name) => !/^(base|codes|world)\//.test(name)).map((name) => `${file} -> ${name}`),
    );
}

describe('the files of src/sim', () => {
  it('import each other in no circle', () => {
    expect(Object.keys(IMPORTS).length).toBeGreaterThan(40);
    expect(circlesIn(IMPORTS)).toEqual([]);
  });

  it('have the world below all that acts on it', () => {
    expect(upwards(IMPORTS)).toEqual([]);
  });

  it('would not go unnoticed in a circle, or looking up', () => {
    const turned = { ...IMPORTS, 'world/world.ts': ['execute.ts'] };

    expect(circlesIn(turned)).toContain('world/world.ts');
    expect(upwards(turned)).toEqual(['world/world.ts -> execute.ts']);
  });
});
