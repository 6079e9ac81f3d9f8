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
import { asCommonJs, BANNER } from '../../scripts/build/as-commonjs.js';

/** An entry, what it loads later, and what waits while it is loaded. All of them count with the same counter. */
const PROGRAM = {
  'entry.ts': `
    import { count, type Counted } from './counter.js';
    import plain from './plain.cjs';
    async function main(): Promise<void> {
      const said: Counted[] = [count(plain.name)];
      said.push((await import('./late.js')).default());
      said.push((await import('./waits.js')).waited());
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
      banner: { js: BANNER },
      logLevel: 'silent',
    });
    mkdirSync(path.join(folder, 'dist'));
    writeFileSync(path.join(folder, 'dist', 'package.json'), '{ "type": "module" }');
    for (const { path: file, contents } of asCommonJs(outputFiles)) writeFileSync(file, contents);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const names = () => readdirSync(path.join(folder, 'dist')).map((name) => name.replace(/-\w+/, ''));

  it('runs as before, each part of it once', () => {
    const said = execFileSync(process.execPath, [path.join(folder, 'dist', 'entry.cjs')], {
      encoding: 'utf8',
    });

    expect(said).toBe('plain1 late2 waits3late4 entry5\n');
  });

  it('has as a module only what waits at its top level', () => {
    expect(names().filter((name) => name.endsWith('.js'))).toEqual(['waits.js']);
    expect(names()).toEqual(expect.arrayContaining(['entry.cjs', 'late.cjs', 'modules.cjs']));
  });

  it('loads a module through a file of its own, and requires the rest', () => {
    const text = readFileSync(path.join(folder, 'dist', 'entry.cjs'), 'utf8');

    expect(text).toMatch(/^"use strict";\n(const\{[^}]*\}=require\("\.\/chunk-\w+\.cjs"\);\n)+/);
    expect(text).toMatch(/require\("\.\/modules\.cjs"\)\("\.\/waits-\w+\.js"\)/);
    expect(text).not.toContain('import');
  });
});
