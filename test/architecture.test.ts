import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const TESTS = fileURLToPath(new URL('.', import.meta.url));

/** What the files of a folder may import: folders of ours, and packages. The first rule that fits a file holds. */
const RULES: readonly {
  readonly files: RegExp;
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}[] = [
  { files: /^sim\/codes\/totp\.ts$/, folders: ['sim'], packages: ['otplib'] },
  { files: /^sim\/policy\/values\.ts$/, folders: ['sim'], packages: ['ipaddr.js'] },
  { files: /^sim\/terminal\/aws\/query\.ts$/, folders: ['sim'], packages: ['jmespath'] },
  { files: /^sim\/world\/schema\//, folders: ['sim'], packages: ['valibot'] },
  { files: /^sim\//, folders: ['sim'], packages: [] },
  { files: /^lessons\/engine\/schema\.ts$/, folders: ['sim', 'lessons'], packages: ['valibot'] },
  { files: /^lessons\//, folders: ['sim', 'lessons'], packages: [] },
  { files: /^ui\/ink\/line-view\.tsx$/, folders: ['ui'], packages: ['react', 'ink', 'ink-text-input'] },
  { files: /^ui\/ink\//, folders: ['sim', 'lessons', 'ui'], packages: ['react', 'ink'] },
  { files: /^ui\/text\/qr-blocks\.ts$/, folders: ['ui'], packages: ['qrcode/lib/core/qrcode.js'] },
  { files: /^ui\/text\/qrcode-core\.d\.ts$/, folders: ['ui'], packages: ['qrcode'] },
  { files: /^ui\/text\/widths\.ts$/, folders: ['ui'], packages: ['string-width'] },
  { files: /^ui\/store\/schema\.ts$/, folders: ['sim', 'lessons', 'ui'], packages: ['valibot'] },
  { files: /^ui\//, folders: ['sim', 'lessons', 'ui'], packages: [] },
  { files: /^cli\/arguments\/options\.ts$/, folders: ['cli'], packages: ['node:util'] },
  {
    files: /^cli\/commands\/policy\/read\/read-json\.ts$/,
    folders: ['sim', 'cli'],
    packages: ['jsonc-parser'],
  },
  { files: /^cli\/commands\/policy\/read\/read-yaml\.ts$/, folders: ['sim', 'cli'], packages: ['yaml'] },
  { files: /^cli\/commands\/class\/csv-text\.ts$/, folders: [], packages: ['csv-stringify/sync'] },
  { files: /^cli\/(arguments|commands)\//, folders: ['sim', 'lessons', 'ui', 'cli'], packages: [] },
  { files: /^cli\/storage\/conf-writer\.ts$/, folders: ['cli/storage'], packages: ['conf', 'node:'] },
  { files: /^cli\/storage\/picture-file\.ts$/, folders: ['cli'], packages: ['qrcode', 'node:'] },
  { files: /^cli\/storage\/qr-in-png\.ts$/, folders: ['cli'], packages: ['jsqr', 'pngjs'] },
  { files: /^cli\/storage\/saved-state\.ts$/, folders: ['ui/store', 'cli/storage'], packages: ['valibot'] },
  {
    files: /^cli\/storage\//,
    folders: ['sim', 'lessons', 'ui/store', 'cli/storage', 'cli/commands'],
    packages: ['node:'],
  },
  {
    files: /^cli\/stage\/(schema|mailbox)\.ts$/,
    folders: ['sim', 'lessons', 'ui', 'cli'],
    packages: ['valibot', 'node:'],
  },
  { files: /^cli\/run\/show-(app|notes)\.tsx$/, folders: ['sim', 'ui', 'cli'], packages: ['ink', 'node:'] },
  { files: /^cli\/serve\/kept-world\.ts$/, folders: ['sim'], packages: ['valibot', 'node:'] },
  { files: /^cli/, folders: ['sim', 'lessons', 'ui', 'cli'], packages: ['node:'] },
];

/** Words that would make the pure core depend on the moment, the machine or the screen. `new Date(time)` asks nobody. */
const IMPURE =
  /\b(Date\.|new Date(?!\(\w)|Math\.random|setTimeout|setInterval|process\.|console\.(?:log|error|warn|info|debug))/;

function problemsOf(file: string, source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const rule = RULES.find(({ files }) => files.test(file));
  if (rule === undefined) return [`${file}: no rule says what it may import`];
  const imports = [...code.matchAll(/(?:from|import|import\()\s*'([^'\n]+)'/g)].map(([, name = '']) => name);
  const strangers = imports.filter((name) => !isAllowed(file, name, rule));
  const isPure = /^(sim|lessons|ui\/(?!ink\/)|cli\/(arguments|commands)\/)/.test(file);
  const impure = isPure ? IMPURE.exec(code) : null;
  return [
    ...strangers.map((name) => `${file} imports ${name}`),
    ...(impure === null ? [] : [`${file} uses ${impure[0]}`]),
  ];
}

function isAllowed(file: string, name: string, { folders, packages }: (typeof RULES)[number]): boolean {
  if (!name.startsWith('.')) {
    return packages.some(
      (allowed) => name === allowed || (allowed.endsWith(':') && name.startsWith(allowed)),
    );
  }
  const target = path.posix.join(path.posix.dirname(file), name);
  return folders.some((folder) => (folder === '.' ? !target.includes('/') : target.startsWith(`${folder}/`)));
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));

const sources = new Map(files.map((file) => [file, readFileSync(path.join(SRC, file), 'utf8')]));

/** Files, each with those of `src` that it imports; types count, what is loaded late does not. */
type Imports = ReadonlyMap<string, readonly string[]>;

const imports: Imports = new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]));

function importsOf(file: string, source: string): readonly string[] {
  return [...source.matchAll(/from '(\.[^']+)\.js'/g)].flatMap(([, name = '']) => {
    const target = path.posix.join(path.posix.dirname(file), name);
    return [`${target}.ts`, `${target}.tsx`].filter((one) => sources.has(one));
  });
}

/** The files that cannot be put into an order in which each imports only earlier ones. */
function circlesIn(graph: Imports): readonly string[] {
  let left = [...graph.keys()];
  for (;;) {
    const stuck = left.filter((file) => graph.get(file)?.some((target) => left.includes(target)));
    if (stuck.length === left.length) return left;
    left = stuck;
  }
}

/** Imports that lead from the world up to what acts on it. */
function upwards(graph: Imports): readonly string[] {
  return [...graph]
    .filter(([file]) => /^sim\/world\/[^/]+$/.test(file))
    .flatMap(([file, targets]) =>
      targets.filter((name) => !/^sim\/(base|codes|world)\//.test(name)).map((name) => `${file} -> ${name}`),
    );
}

/** The most lines of a file, but for the content of lessons; a longer one does more than one thing. */
const MOST_LINES = 220;

function tooLong(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts]
    .filter(([file]) => !/^lessons\/(content|notes)\//.test(file))
    .filter(([, source]) => source.split('\n').length - 1 > MOST_LINES)
    .map(([file]) => file);
}

/** Folders of tests that stand beside the mirror of `src`, and why. */
const TEST_FOLDERS = /^(bin|build|course|e2e|faults|golden|helpers|mutants|pictures)(\/|$)/;

describe('the shape of src', () => {
  it.each(files)('%s imports only what its folder may', (file) => {
    expect(problemsOf(file, sources.get(file) ?? '')).toEqual([]);
  });

  it('reads schemas only where the file is read, so that nothing else waits for valibot', () => {
    const mayRead =
      /^(sim\/world\/schema\/.*|(lessons\/engine|ui\/store|cli\/stage)\/schema\.ts|cli\/(storage\/saved-state|stage\/mailbox|serve\/kept-world)\.ts)$/;
    const readers = [...sources]
      .filter(([, source]) => /from '[^']*\bschema(\.js|\/[^']*)'/.test(source))
      .map(([file]) => file);

    expect(readers).toContain('cli/storage/saved-state.ts');
    expect(readers.filter((file) => !mayRead.test(file))).toEqual([]);
  });

  it('writes to the terminal in few places: what comes from outside passes through one of them', () => {
    const writers = files.filter((file) =>
      /console\.(?:log|error|warn|info)|\bstd(?:out|err)\.write\(/.test(
        readFileSync(path.join(SRC, file), 'utf8'),
      ),
    );

    expect(writers.filter((file) => !/^(cli\/terminal|ui\/ink)\//.test(file))).toEqual([
      'cli/run/output.ts',
      'cli/run/run-lab.ts',
    ]);
  });

  it('sends nobody to a package registry: the name there is not ours', () => {
    const senders = files.filter((file) =>
      /\bnpx\b|@latest|npm (?:i|install)\b/.test(readFileSync(path.join(SRC, file), 'utf8')),
    );

    expect(senders).toEqual([]);
  });

  it('has no loose file: every one is in a room, but for the entry', () => {
    const all = readdirSync(SRC, { recursive: true, encoding: 'utf8', withFileTypes: true });
    const loose = all
      .filter(
        (entry) =>
          entry.isFile() && [SRC, path.join(SRC, 'cli'), path.join(SRC, 'ui')].includes(entry.parentPath),
      )
      .map(({ name }) => name);

    expect(loose).toEqual(['cli.ts']);
  });

  it('has no circle of imports', () => {
    expect(imports.size).toBeGreaterThan(200);
    expect(circlesIn(imports)).toEqual([]);
    expect(circlesIn(new Map([...imports, ['sim/world/world.ts', ['sim/execute.ts']]]))).toContain(
      'sim/world/world.ts',
    );
  });

  it('has the world below all that acts on it', () => {
    expect(upwards(imports)).toEqual([]);
    expect(upwards(new Map([['sim/world/world.ts', ['sim/execute.ts']]]))).toEqual([
      'sim/world/world.ts -> sim/execute.ts',
    ]);
  });

  it('has short files', () => {
    expect(tooLong(sources)).toEqual([]);
    expect(tooLong(new Map([['ui/x.ts', '\n'.repeat(MOST_LINES + 1)]]))).toEqual(['ui/x.ts']);
  });

  it('has its tests in folders of the same names', () => {
    const tests = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => /\.test\.tsx?$/.test(file) && !TEST_FOLDERS.test(file));
    const folders = [...new Set(tests.map((file) => path.posix.dirname(file)))];

    expect(folders.length).toBeGreaterThan(20);
    expect(folders.filter((folder) => !existsSync(path.join(SRC, folder)))).toEqual([]);
  });

  it('has the folders that the rules speak of', () => {
    for (const folder of ['sim/', 'lessons/', 'ui/ink/', 'ui/store/', 'cli/storage/', 'cli/commands/']) {
      expect(files.some((file) => file.startsWith(folder))).toBe(true);
    }
  });

  it.each([
    ['sim/x.ts', "import { act } from '../lessons/session.js';", 'sim/x.ts imports ../lessons/session.js'],
    ['sim/x.ts', "import { generate } from 'otplib';", 'sim/x.ts imports otplib'],
    ['sim/iam/x.ts', "import fs from 'node:fs';", 'sim/iam/x.ts imports node:fs'],
    ['lessons/x.ts', "import { App } from '../ui/ink/app.js';", 'lessons/x.ts imports ../ui/ink/app.js'],
    ['lessons/x.ts', 'const now = Date.now();', 'lessons/x.ts uses Date.'],
    ['ui/store/x.ts', "import { useState } from 'react';", 'ui/store/x.ts imports react'],
    [
      'ui/screens/x.ts',
      "import { writeQrFile } from '../../cli/storage/qr-file.js';",
      'ui/screens/x.ts imports ../../cli/storage/qr-file.js',
    ],
    ['ui/plain/x.ts', "const conf = await import('conf');", 'ui/plain/x.ts imports conf'],
    ['ui/text/x.ts', 'console.log(1);', 'ui/text/x.ts uses console.log'],
    ['cli/commands/x.ts', "import fs from 'node:fs';", 'cli/commands/x.ts imports node:fs'],
    ['cli/commands/key/x.ts', 'process.exit(1);', 'cli/commands/key/x.ts uses process.'],
    ['cli/storage/x.ts', "import { render } from 'ink';", 'cli/storage/x.ts imports ink'],
  ])('would notice a fault in %s: %s', (file, source, problem) => {
    expect(problemsOf(file, source)).toEqual([problem]);
  });
});
