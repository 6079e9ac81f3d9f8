import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asCommonJs } from '../../scripts/build/as-commonjs.js';

/** An entry, what it loads later, and what waits while it is loaded. All of them count with the same counter. */
const PROGRAM = {
  'entry.ts': `
    import { count, type Counted } from './counter.js';
    import plain from './plain.cjs';
    async function main(): Promise<void> {
      const said: Counted[] = [count(plain.name)];
      said.push((await import('./late.js')).default());
      await import('./waits.js');
      said.push((await import('./waits-too.js')).waited());
      said.push(count('entry'));
      console.log(said.join(' '));
    }
    main();`,
  'counter.ts': `
    export type Counted = string;
    let counted = 0;
    export const count = (name: string): Counted => name + (counted += 1);`,
  'plain.cjs': "module.exports = { name: require('node:path').basename('/a/plain') };",
  'late.ts': "import { count } from './counter.js';\nexport default () => count('late');",
  'waits.ts': `
    import { count } from './counter.js';
    const name = await Promise.resolve('waits');
    const late = await import('./late.js');
    export const waited = () => count(name) + late.default();`,
  'waits-too.ts': "export { waited } from './waits.js';",
} as const;

describe('a bundle as CommonJS', () => {
  let folder = '';

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mfa-lab-commonjs-')));
    for (const [name, text] of Object.entries(PROGRAM)) writeFileSync(path.join(folder, name), text);
    const { outputFiles } = await build({
      absWorkingDir: folder,
      entryPoints: ['entry.ts'],
      outdir: 'dist',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      minify: true,
      lineLimit: 40,
      write: false,
      logLevel: 'silent',
    });
    mkdirSync(path.join(folder, 'dist'));
    writeFileSync(path.join(folder, 'dist', 'package.json'), '{ "type": "module" }');
    for (const { path: file, contents } of asCommonJs(outputFiles)) writeFileSync(file, contents);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const texts = () =>
    readdirSync(path.join(folder, 'dist'))
      .filter((name) => name !== 'package.json')
      .map((name) => ({ name, text: readFileSync(path.join(folder, 'dist', name), 'utf8') }));

  it('runs as before, each part of it once', () => {
    const said = execFileSync(process.execPath, [path.join(folder, 'dist', 'entry.cjs')], {
      encoding: 'utf8',
    });

    expect(said).toBe('plain1 late2 waits3late4 entry5\n');
  });

  it('has no module in it, and imports nothing', () => {
    expect(texts().filter(({ name }) => !name.endsWith('.cjs'))).toEqual([]);
    expect(texts().filter(({ text }) => /\bimport\b|\bexport\b/.test(text))).toEqual([]);
  });

  it('waits where something waits at its top level, and nowhere else', () => {
    const waiting = texts().filter(({ text }) => text.startsWith('"use strict";module.exports=(async()=>{'));

    // What waits is in a chunk that both share.
    expect(waiting.map(({ name }) => name.replace(/-[A-Z0-9]{8}/, '')).sort()).toEqual([
      'chunk.cjs',
      'waits-too.cjs',
      'waits.cjs',
    ]);
  });
});

describe('a bundle that cannot be CommonJS', () => {
  const chunk = (text: string) => ({ path: '/dist/entry.js', contents: Buffer.from(text) });

  it.each([
    ['asks where it is', 'console.log(import.meta.url);', 'cannot be CommonJS'],
    ['imports what is not bundled', "import fs from 'node:fs';", 'cannot be CommonJS'],
    ['loads what is not bundled', "await import('node:fs');", 'loads what is not bundled'],
  ])('stops the build where it %s', (_what, text, words) => {
    expect(() => asCommonJs([chunk(text)])).toThrow(words);
  });
});
