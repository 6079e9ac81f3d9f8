import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal } from '../helpers/terminal.js';
import { temporaryFolder } from './lab.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUN_NPX = fileURLToPath(new URL('./fixtures/run-npx.cjs', import.meta.url));

const packed = v.object({
  size: v.number(),
  unpackedSize: v.number(),
  files: v.array(v.object({ path: v.string() })),
  bundled: v.array(v.string()),
});

/** What `npm pack` would put into the tarball. */
function listPackage(): v.InferOutput<typeof packed> {
  const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const listed: unknown = JSON.parse(text);
  // A list of one in older versions of npm, an object by name in newer ones.
  const [only]: unknown[] = Object.values(Object(listed));
  return v.parse(packed, only);
}

describe('the package', () => {
  it('holds the program, its licences, what there is to read, and nothing else', () => {
    const names = listPackage().files.map((file) => file.path);

    const strangers = names.filter((name) => !/^dist\/[\w-]+\.js$/.test(name));
    expect(strangers.sort()).toEqual([
      'LICENSE',
      'README.md',
      'bin/load.cjs',
      'bin/mfa-lab.cjs',
      'dist/THIRD_PARTY_LICENSES.txt',
      'lessons.md',
      'package.json',
    ]);
    expect(names).toContain('dist/cli.js');
  });

  it('is one small package: under 700 kB to fetch, under 2.5 MB unpacked', () => {
    const { size, unpackedSize, bundled } = listPackage();

    expect(size).toBeLessThan(700_000);
    expect(unpackedSize).toBeLessThan(2_500_000);
    expect(bundled).toEqual([]);
  });

  it('has nothing that publint would mend', async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, pack: 'npm', strict: true });

    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('loads nothing but itself and Node', () => {
    const dist = path.join(ROOT, 'dist');
    const imported = readdirSync(dist)
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => [
        ...readFileSync(path.join(dist, name), 'utf8').matchAll(
          /(?:^|[;}])\s*(?:import|export)\b[^;"'()]*?\bfrom\s*["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/g,
        ),
      ])
      .map(([, from, lazily]) => from ?? lazily ?? '');
    const nodes = new Set([...NODE_MODULES, ...NODE_MODULES.map((name) => `node:${name}`)]);

    expect(imported.length).toBeGreaterThan(40);
    expect(imported.filter((name) => !name.startsWith('./') && !nodes.has(name))).toEqual([]);
  });

  it('tells the licence of each package in it', () => {
    const text = readFileSync(path.join(ROOT, 'dist', 'THIRD_PARTY_LICENSES.txt'), 'utf8');

    for (const name of ['ink', 'react', 'yoga-layout', 'otplib/core', 'qrcode', 'conf', 'valibot']) {
      expect(text).toMatch(new RegExp(`^@?${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'));
    }
    const titles = text.match(/^.+ \d+\.\d+\.\d+ \(.+\)$/gm) ?? [];
    const grants = text.match(/^.*(Permission is hereby granted|Permission to use, copy)/gm) ?? [];
    expect(grants.length).toBeGreaterThanOrEqual(titles.length);
  });
});

const NODE_MODULES = [
  'assert',
  'buffer',
  'child_process',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'module',
  'os',
  'path',
  'process',
  'readline',
  'stream',
  'tty',
  'url',
  'util',
  'zlib',
];

describe('npx, with the tarball', () => {
  const place = temporaryFolder();
  let tarball = '';

  beforeAll(() => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', place.folder], {
      cwd: ROOT,
      stdio: 'ignore',
    });
    const [name = ''] = readdirSync(place.folder).filter((file) => file.endsWith('.tgz'));
    tarball = path.join(place.folder, name);
  });

  afterAll(() => place[Symbol.dispose]());

  /** The lab as `npx` starts it, in an empty folder, with an npm cache that only these tests use. */
  function openWithNpx(more: Readonly<Record<string, string>>) {
    const folder = path.join(place.folder, 'empty');
    mkdirSync(folder, { recursive: true });
    return openTerminal(['--yes', `--package=${tarball}`, '--', 'mfa-lab'], {
      program: RUN_NPX,
      env: {
        NPX_FOLDER: folder,
        npm_config_cache: path.join(place.folder, 'cache'),
        npm_config_update_notifier: 'false',
        XDG_CACHE_HOME: path.join(place.folder, 'caches'),
        MFA_LAB_DATA_DIR: path.join(place.folder, 'data'),
        ...more,
      },
    });
  }

  it('shows the first question from an empty folder and an empty cache, and installs one package', async () => {
    using lab = openWithNpx({});
    await lab.seen('Which phone will you use?', 60_000);
    lab.send('q');
    expect((await lab.exited).exitCode).toBe(0);

    const [installed = ''] = readdirSync(path.join(place.folder, 'cache', '_npx'));
    const modules = path.join(place.folder, 'cache', '_npx', installed, 'node_modules');
    expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['mfa-lab']);
    expect(readdirSync(path.join(place.folder, 'empty'))).toEqual([]);
  });

  it('shows it again with the network off', async () => {
    using lab = openWithNpx({ npm_config_offline: 'true' });
    await lab.seen('Which phone will you use?', 60_000);
    lab.send('q');

    expect((await lab.exited).exitCode).toBe(0);
  });

  it('keeps compiled code in the cache folder of the user alone, where Node can', () => {
    const kept = path.join(place.folder, 'caches', 'mfa-lab', 'compile-cache');
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

    expect(existsSync(kept)).toBe(major > 22 || (major === 22 && minor >= 1));
  });
});
