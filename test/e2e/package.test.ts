import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

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
  let listed: ReturnType<typeof listPackage>;

  beforeAll(() => {
    listed = listPackage();
  });

  it('holds the program, its licences, what there is to read, and nothing else', () => {
    const names = listed.files.map((file) => file.path);

    const strangers = names.filter((name) => !/^dist\/[\w-]+\.cjs$/.test(name));
    expect(strangers.sort()).toEqual([
      'LICENSE',
      'README.md',
      'bin/keep.cjs',
      'bin/load.cjs',
      'bin/mfa-lab.cjs',
      'dist/THIRD_PARTY_LICENSES.txt',
      'package.json',
    ]);
    expect(names).toContain('dist/cli.cjs');
  });

  it('is one small package: under 700 kB to fetch, under 2.5 MB unpacked', () => {
    const { size, unpackedSize, bundled } = listed;

    expect(size).toBeLessThan(700_000);
    expect(unpackedSize).toBeLessThan(2_500_000);
    expect(bundled).toEqual([]);
  });

  it('loads nothing but itself and Node, and what opens a port in one place only', () => {
    const dist = path.join(ROOT, 'dist');
    const imported = readdirSync(dist)
      .filter((name) => name.endsWith('.cjs'))
      .flatMap((name) =>
        [
          ...readFileSync(path.join(dist, name), 'utf8').matchAll(
            /(?:^|[;}])\s*(?:import|export)\b[^;"'()]*?\bfrom\s*["']([^"']+)["']|\bimport\(["']([^"']+)["']\)|\brequire\("([^"]+)"\)|\b\w+\("(node:[^"]+)"\)/g,
          ),
        ].map(([, from, lazily, required, ofNode]) => ({
          chunk: name.replace(/-.*/, ''),
          module: from ?? lazily ?? required ?? ofNode ?? '',
        })),
      );
    const nodes = new Set([...NODE_MODULES, ...NODE_MODULES.map((name) => `node:${name}`)]);

    expect(imported.length).toBeGreaterThan(40);
    expect(imported.filter(({ module }) => !module.startsWith('./') && !nodes.has(module))).toEqual([
      { chunk: 'door', module: 'node:http' },
    ]);
  });

  it('tells the licence of each package in it', () => {
    const text = readFileSync(path.join(ROOT, 'dist', 'THIRD_PARTY_LICENSES.txt'), 'utf8');

    for (const name of ['ink', 'react', 'yoga-layout', 'otplib/core', 'qrcode', 'conf', 'valibot']) {
      expect(text).toMatch(new RegExp(`^@?${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'));
    }
    const titles = text.match(/^.+ \d+\.\d+\.\d+ \(.+\)$/gm) ?? [];
    const grants =
      text.match(/^.*(Permission is hereby granted|Permission to use, copy|Apache License)/gm) ?? [];
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
