import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import { openTerminal } from '../helpers/terminal.js';
import { temporaryFolder } from './lab.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUN_NPX = fileURLToPath(new URL('./fixtures/run-npx.cjs', import.meta.url));

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
    await lab.seen(WORDS.phoneQuestion, 60_000);
    lab.send('q');
    expect((await lab.exited).exitCode).toBe(0);

    const [installed = ''] = readdirSync(path.join(place.folder, 'cache', '_npx'));
    const modules = path.join(place.folder, 'cache', '_npx', installed, 'node_modules');
    expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['mfa-lab']);
    expect(readdirSync(path.join(place.folder, 'empty'))).toEqual([]);
  });

  it('shows it again with the network off', async () => {
    using lab = openWithNpx({ npm_config_offline: 'true' });
    await lab.seen(WORDS.phoneQuestion, 60_000);
    lab.send('q');

    expect((await lab.exited).exitCode).toBe(0);
  });

  it('keeps compiled code in the cache folder of the user alone', () => {
    const kept = path.join(place.folder, 'caches', 'mfa-lab', 'compile-cache');

    expect(readdirSync(kept)).not.toEqual([]);
  });

  it('installs for everybody with one line of npm, and no word of scripts that want to run', () => {
    const own = [
      '--prefix',
      path.join(place.folder, 'global'),
      '--cache',
      path.join(place.folder, 'global-cache'),
    ];

    // Away from the project, whose .npmrc keeps npm quiet.
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['install', '--global', '--offline', ...own, tarball],
      {
        cwd: place.folder,
        encoding: 'utf8',
        env: { ...process.env, npm_config_loglevel: 'notice', npm_config_update_notifier: 'false' },
      },
    );

    expect(stderr).toBe('');
    expect(stdout.trim()).toMatch(/^added 1 package in \d+m?s$/);
    expect(status).toBe(0);
  });
});
