import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GUIDE = read('CONTRIBUTING.md');

/** What a copy needs to be tried, without the rest. */
const COPIED = [
  'bin',
  'lessons.md',
  'package.json',
  'scripts',
  'src',
  'test',
  'tsconfig.json',
  'vitest.config.ts',
] as const;

function read(file: string, folder = ROOT): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** The block of code that follows a mark. */
function blockAfter(mark: string): string {
  const [, rest = ''] = GUIDE.split(`<!-- ${mark}:`);
  return /```ts\n(.*?)```/s.exec(rest)?.[1] ?? '';
}

describe('adding a lesson as CONTRIBUTING.md tells', () => {
  const lesson = blockAfter('lesson');
  const [importLine = '', , courseLine = ''] = blockAfter('catalog').split('\n');
  const file = /`(src\/lessons\/content\/[\w-]+\.ts)`:\n/.exec(GUIDE)?.[1] ?? '';
  const title = /title: '(.*)',/.exec(lesson)?.[1] ?? '';
  const id = /id: '(.*)',/.exec(lesson)?.[1] ?? '';
  let copy = '';

  /** Runs a program of the copy with nothing of the environment that tests run in. */
  function run(...args: readonly string[]): string {
    const { PATH = '', HOME = '' } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: copy,
      encoding: 'utf8',
      env: { PATH, HOME, CI: 'false', NO_COLOR: '1' },
    });
    expect(status, `${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
    return stdout;
  }

  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'mfa-lab-contributing-'));
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
    writeFileSync(path.join(copy, file), lesson);
    writeFileSync(path.join(copy, CATALOG), withLesson(read(CATALOG), importLine, courseLine));
    run('node_modules/tsx/dist/cli.mjs', 'scripts/write-lessons.ts');
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('takes one file and two lines of the catalog', () => {
    expect(existsSync(path.join(ROOT, file)), `${file} is the example's; no lesson may have it`).toBe(false);
    expect([importLine, courseLine]).toEqual([
      expect.stringContaining('import'),
      expect.stringMatching(/,$/),
    ]);
    expect(title).not.toBe('');
  });

  it('compiles', () => {
    run('node_modules/typescript/bin/tsc', '-p', '.');
  });

  it('passes the tests that it names, in all that they say of it', () => {
    const files = /^npx vitest run (test\/lessons\/contract.*)$/m.exec(GUIDE)?.[1]?.split(' ') ?? [];
    expect(files).toContain('test/lessons/contract.test.ts');

    const told = run(
      'node_modules/vitest/vitest.mjs',
      ...['run', '--project', 'usual', '--reporter', 'verbose', '--testNamePattern', id],
      ...files,
    );

    for (const file of files.slice(0, 3)) expect(told).toMatch(new RegExp(`✓.* ${file} > .*\\b${id}\\b`));
    expect(told).toMatch(new RegExp(`✓.* lesson '?${id}'? > starts at its checkpoint`));
  });

  it('puts the lesson into the handout, with its answers apart', () => {
    const [course = '', answers = ''] = read('lessons.md', copy).split('\n## Answers\n');

    expect(course).toMatch(new RegExp(`^## \\d+\\. ${title}$`, 'm'));
    expect(answers).toContain(title);
  });

  it('puts the lesson into the list of the program and into its help', () => {
    run('scripts/build.js');

    const list = run('bin/mfa-lab.cjs', 'list', '--data-dir', path.join(copy, 'data'));
    const help = run('bin/mfa-lab.cjs', '--help');

    expect(list).toContain(title);
    expect(help).toContain(title);
    expect(help).toContain(id);
  });
});

const CATALOG = 'src/lessons/catalog.ts';

/** The catalog with one lesson more: in the place of the first one that is planned, else at the end. */
function withLesson(catalog: string, importLine: string, courseLine: string): string {
  const imports = catalog.lastIndexOf('import { thePhoneIsGone }');
  const planned = catalog.search(/^ {2}\{ id: .*\},$/m);
  const place = planned < 0 ? catalog.indexOf('\n];') + 1 : planned;
  const after = planned < 0 ? place : catalog.indexOf('\n', planned) + 1;
  return `${catalog.slice(0, imports)}${importLine}\n${catalog.slice(imports, place)}${courseLine}\n${catalog.slice(after)}`;
}
