import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const LOADER = fileURLToPath(new URL('../../bin/load.cjs', import.meta.url));
const require = createRequire(import.meta.url);

let home = '';

beforeEach(() => {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'mfa-lab-cache-')));
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_CACHE_HOME', '');
  vi.stubEnv('NODE_COMPILE_CACHE', '');
  vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '');
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const caches = () => path.join(home, '.cache');
const folder = () => path.join(caches(), 'mfa-lab', 'compile-cache');
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

/** Starts a program that does nothing, as a Node would that keeps compiled code, and tells which folder it was given. */
function folderGiven(umask = 0o022): unknown {
  const program = path.join(home, 'program.cjs');
  writeFileSync(program, '');
  const nodeModule = require('node:module');
  const original = nodeModule.enableCompileCache;
  const listeners = process.listeners('SIGUSR1');
  const given: unknown[] = [];
  nodeModule.enableCompileCache = (asked: unknown) => given.push(asked);
  const before = process.umask(umask);
  try {
    require(LOADER)(program);
  } finally {
    process.umask(before);
    nodeModule.enableCompileCache = original;
    for (const listener of process.listeners('SIGUSR1')) {
      if (!listeners.includes(listener)) process.off('SIGUSR1', listener);
    }
  }
  return given[0];
}

describe.runIf(process.platform === 'linux')('the folder for compiled code', () => {
  it.each([0o000, 0o002, 0o022, 0o077])('is made for us alone, under an umask of %i too', (umask) => {
    expect(folderGiven(umask)).toBe(folder());
    expect([modeOf(folder()), modeOf(path.dirname(folder()))]).toEqual(['700', '700']);
  });

  it('is used again', () => {
    folderGiven();

    expect(folderGiven(0)).toBe(folder());
  });

  it.each([0o777, 0o775, 0o770, 0o755, 0o722])('is not used when others get into it: %i', (mode) => {
    mkdirSync(folder(), { recursive: true });
    chmodSync(folder(), mode);

    expect(folderGiven()).toBeUndefined();
  });

  it.each([0o777, 0o775])('is not used when others could put another in its place: %i', (mode) => {
    folderGiven();
    for (const above of [path.dirname(folder()), caches(), home]) {
      chmodSync(above, mode);
      expect(folderGiven()).toBeUndefined();
      chmodSync(above, 0o755);
    }
    expect(folderGiven()).toBe(folder());
  });

  it.runIf(process.getuid?.() === 0)('is not used when it is somebody else’s', async () => {
    folderGiven();
    const { chownSync } = await import('node:fs');
    chownSync(folder(), 65534, 65534);

    expect(folderGiven()).toBeUndefined();
  });

  it('is judged by where a link leads', () => {
    const elsewhere = path.join(home, 'open');
    mkdirSync(path.join(elsewhere, 'compile-cache'), { recursive: true, mode: 0o700 });
    chmodSync(elsewhere, 0o777);
    mkdirSync(caches());
    symlinkSync(elsewhere, path.join(caches(), 'mfa-lab'));

    expect(folderGiven()).toBeUndefined();
  });

  it('is left alone where Node was told otherwise, or a file is in its way', () => {
    vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1');
    expect(folderGiven()).toBeUndefined();
    expect(existsSync(caches())).toBe(false);
    vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '');
    writeFileSync(caches(), '');

    expect(folderGiven()).toBeUndefined();
  });

  it('has what the lab keeps itself, on a Node that keeps nothing', () => {
    const program = path.join(home, 'program-ABCD1234.cjs');
    writeFileSync(program, `console.log(${JSON.stringify('x'.repeat(20_000))});`);
    const script = `delete require('node:module').enableCompileCache; require(${JSON.stringify(LOADER)})(${JSON.stringify(program)});`;
    execFileSync(process.execPath, ['-e', script], { env: { HOME: home } });

    expect(readdirSync(folder())).toEqual([`program-ABCD1234.cjs.${process.version}-${process.arch}`]);
  });
});
