import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** What the files of a folder may import: folders of ours, and packages. The first rule that fits a file holds. */
const RULES: readonly {
  readonly files: RegExp;
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}[] = [
  { files: /^sim\/totp\.ts$/, folders: ['sim'], packages: ['otplib'] },
  { files: /^sim\//, folders: ['sim'], packages: [] },
  { files: /^lessons\//, folders: ['sim', 'lessons'], packages: [] },
  { files: /^ui\/store\//, folders: ['sim', 'lessons', 'ui/store'], packages: ['string-width'] },
  { files: /^ui\/qr-blocks\.ts$/, folders: ['ui'], packages: ['qrcode/lib/core/qrcode.js'] },
  { files: /^ui\/paced-stdin\.ts$/, folders: ['ui'], packages: ['node:events'] },
  {
    files: /^ui\/components\/line-view\.tsx$/,
    folders: ['ui'],
    packages: ['react', 'ink', 'ink-text-input'],
  },
  { files: /^ui\//, folders: ['sim', 'lessons', 'ui'], packages: ['react', 'ink', 'qrcode'] },
  { files: /^storage\/conf-writer\.ts$/, folders: ['storage'], packages: ['conf', 'node:'] },
  { files: /^storage\//, folders: ['sim', 'lessons', 'ui/store', 'storage'], packages: ['valibot', 'node:'] },
  {
    files: /^commands\/(picture|saved)-file\.ts$/,
    folders: ['storage', 'commands'],
    packages: ['qrcode', 'node:'],
  },
  { files: /^commands\//, folders: ['sim', 'lessons', 'ui/store', 'commands'], packages: [] },
  { files: /^plain\//, folders: ['sim', 'lessons', 'ui/store', 'plain'], packages: [] },
  {
    files: /^[^/]+$/,
    folders: ['sim', 'lessons', 'ui', 'storage', 'commands', 'plain', '.'],
    packages: ['ink', 'qrcode', 'node:'],
  },
];

/** Words that would make the pure core depend on the moment, the machine or the screen. `new Date(time)` asks nobody. */
const IMPURE =
  /\b(Date\.|new Date(?!\(\w)|Math\.random|setTimeout|setInterval|process\.|console\.(?:log|error|warn|info|debug))/;

function problemsOf(file: string, source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const rule = RULES.find(({ files }) => files.test(file));
  if (rule === undefined) return [`${file}: no rule says what it may import`];
  const imports = [...code.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(([, name = '']) => name);
  const strangers = imports.filter((name) => !isAllowed(file, name, rule));
  const isPure = /^(sim|lessons|ui\/store|commands|plain)\//.test(file);
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

describe('the shape of src', () => {
  it.each(files)('%s imports only what its folder may', (file) => {
    expect(problemsOf(file, readFileSync(path.join(SRC, file), 'utf8'))).toEqual([]);
  });

  it('has the folders that the rules speak of', () => {
    for (const folder of ['sim/', 'lessons/', 'ui/store/', 'storage/', 'commands/']) {
      expect(files.some((file) => file.startsWith(folder))).toBe(true);
    }
  });

  it.each([
    ['sim/x.ts', "import { act } from '../lessons/session.js';", 'sim/x.ts imports ../lessons/session.js'],
    ['sim/x.ts', "import { generate } from 'otplib';", 'sim/x.ts imports otplib'],
    ['sim/operations/x.ts', "import fs from 'node:fs';", 'sim/operations/x.ts imports node:fs'],
    ['lessons/x.ts', "import { App } from '../ui/app.js';", 'lessons/x.ts imports ../ui/app.js'],
    ['lessons/x.ts', 'const now = Date.now();', 'lessons/x.ts uses Date.'],
    ['ui/store/x.ts', "import { useState } from 'react';", 'ui/store/x.ts imports react'],
    [
      'ui/store/x.ts',
      "import { screenView } from '../view/screen-view.js';",
      'ui/store/x.ts imports ../view/screen-view.js',
    ],
    [
      'ui/view/x.ts',
      "import { writeQrFile } from '../../qr-file.js';",
      'ui/view/x.ts imports ../../qr-file.js',
    ],
    ['ui/x.ts', "const conf = await import('conf');", 'ui/x.ts imports conf'],
    ['commands/x.ts', "import fs from 'node:fs';", 'commands/x.ts imports node:fs'],
    [
      'commands/x.ts',
      "import { drawQr } from '../ui/qr-blocks.js';",
      'commands/x.ts imports ../ui/qr-blocks.js',
    ],
    [
      'lessons/x.ts',
      "import { wrap } from '../commands/wrap.js';",
      'lessons/x.ts imports ../commands/wrap.js',
    ],
    ['commands/x.ts', 'process.exit(1);', 'commands/x.ts uses process.'],
  ])('would notice a fault in %s: %s', (file, source, problem) => {
    expect(problemsOf(file, source)).toEqual([problem]);
  });
});
