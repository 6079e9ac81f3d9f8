import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Table } from './figures.js';
import { against, kB, median, ms } from './figures.js';
import { cleanEnvironment, temporaryFolder, timeToExit } from './program.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packs the built program, as `npm publish` would. Answers the path of the tarball. */
export function pack(folder: string): string {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  return path.join(folder, name);
}

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
}

function isPacked(value: unknown): value is Packed {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['size', 'unpackedSize', 'entryCount'].every((key) => key in value)
  );
}

function packedSizes(): Packed {
  const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const listed: unknown = JSON.parse(text);
  // A list of one in older versions of npm, an object by name in newer ones.
  const [packed]: unknown[] = Object.values(Object(listed));
  if (!isPacked(packed)) throw new Error(`npm pack --json answered something else: ${text.slice(0, 200)}`);
  return packed;
}

/** How much there is to fetch, and how long `npx` takes from nothing and from its cache. */
export async function measurePackage(runs: number): Promise<Table> {
  const { size, unpackedSize, entryCount } = packedSizes();
  const packed = temporaryFolder();
  const tarball = pack(packed.folder);
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const home = temporaryFolder();
    cold.push(await timeNpx(tarball, home.folder, {}));
    warm.push(await timeNpx(tarball, home.folder, { npm_config_offline: 'true' }));
    home.remove();
  }
  packed.remove();
  return {
    title: 'The package',
    method: `\`npm pack\`, and \`npx --yes --package=TARBALL -- mfa-lab --version\` from an empty folder: with an empty cache, then again with that cache and the network off; medians of ${runs} runs.`,
    head: ['', 'measured', 'target'],
    rows: [
      ['tarball', kB(size), against(size < 700e3, 'under 700 kB')],
      [`unpacked, ${entryCount} files`, kB(unpackedSize), against(unpackedSize < 2.5e6, 'under 2.5 MB')],
      ['`npx`, empty cache', ms(median(cold)), ''],
      ['`npx`, again, offline', ms(median(warm)), ''],
    ],
  };
}

function timeNpx(tarball: string, home: string, more: Readonly<Record<string, string>>): Promise<number> {
  const empty = path.join(home, 'empty');
  mkdirSync(empty, { recursive: true });
  const env = cleanEnvironment({ HOME: home, npm_config_cache: path.join(home, 'cache'), ...more });
  return timeToExit('npx', ['--yes', `--package=${tarball}`, '--', 'mfa-lab', '--version'], env, empty);
}
