import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SILENT_LOCK_MS } from '../../src/cli/storage/lock-owner.js';
import { ENTER, openFromList, openLab, press, started, temporaryFolder } from '../e2e/lab.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { WORDS } from '../helpers/page-words.js';
import { PATIENCE_MILLISECONDS } from '../helpers/patience.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { picker } from './mutations.js';
import { storedIn } from './oracle.js';

const UNSHARE = ['--uts', '--pid', '--fork', '--mount-proc'];

/** Whether this machine lets us have a host name and process ids of our own, as in a container. */
const CAN_UNSHARE =
  process.platform === 'linux' && spawnSync('unshare', [...UNSHARE, 'hostname', 'x']).status === 0;

const RESTARTS = attacks(3, 30);

/** The lab as the first process of a container with this name; it gets the signal when the container is stopped. */
function openIn(folder: string, host: string, signal: 'TERM' | 'KILL'): OpenTerminal {
  const container = `unshare ${UNSHARE.join(' ')} --kill-child=${signal}`;
  return openLab(folder, [], {
    shell: `exec ${container} sh -c 'hostname ${host}; exec "$0" "$1"' "$0" "$1"`,
  });
}

/** Ends a container as `docker stop` and `docker kill` do, and waits until the lab in it is gone. */
async function stop(lab: OpenTerminal, lock: string, signal: 'TERM' | 'KILL'): Promise<void> {
  lab.kill('SIGKILL');
  await lab.exited;
  if (signal === 'TERM')
    await expect.poll(() => existsSync(lock), { timeout: PATIENCE_MILLISECONDS }).toBe(false);
}

const isSaving = (lab: OpenTerminal) => !lab.screen().includes('NOT SAVED');

describe.runIf(CAN_UNSHARE)('a container that starts again', () => {
  it(`under another name goes on saving at once after a stop, and minutes after a kill, ${RESTARTS} times (seed ${ATTACK_SEED})`, {
    timeout: 600_000,
  }, async () => {
    using data = temporaryFolder();
    const lock = path.join(data.folder, 'progress.lock');
    const pick = picker(ATTACK_SEED);
    const told: boolean[] = [];
    for (let run = 0; run < RESTARTS; run += 1) {
      const signal = run % 2 === 0 ? 'TERM' : 'KILL';
      using lab = openIn(data.folder, `c${run}x${pick(1000)}`, signal);
      await started(lab);
      told.push(isSaving(lab));
      await stop(lab, lock, signal);
      if (signal === 'TERM') continue;

      expect(existsSync(lock)).toBe(true);
      {
        using soon = openIn(data.folder, `d${run}`, 'TERM');
        await started(soon);
        expect(isSaving(soon)).toBe(false);
        expect(soon.screen().replace(/\s+/g, '')).toContain(`delete${lock}`);
        soon.send('\u0003');
        await soon.exited;
      }
      // Nobody has been heard of for some minutes.
      const silent = new Date(Date.now() - SILENT_LOCK_MS - 1000);
      utimesSync(lock, silent, silent);
    }
    expect(told).toEqual(told.map(() => true));
  });

  it('under the same name goes on saving at once, also after a kill', async () => {
    using data = temporaryFolder();
    const lock = path.join(data.folder, 'progress.lock');
    for (let run = 0; run < 3; run += 1) {
      using lab = openIn(data.folder, 'same', 'KILL');
      await started(lab);
      expect(isSaving(lab)).toBe(true);
      await stop(lab, lock, 'KILL');
    }
  });
});

/** Everything in a folder that somebody else could read, write or enter. */
function openToOthers(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => (lstatSync(file).mode & 0o077) > 0);
}

describe.runIf(process.platform !== 'win32')('an umask that keeps nothing from anybody', () => {
  it.each(['q', 'SIGTERM', 'SIGKILL'])('leaves nothing of the lab to others, ended by %s', async (end) => {
    using home = temporaryFolder();
    const folder = path.join(home.folder, 'data');
    const env = { HOME: home.folder, MFA_LAB_DATA_DIR: folder };
    using lab = openLab(folder, [], { env, shell: 'umask 000; exec "$0" "$1"' });
    await openFromList(lab, 'a', 'two-consecutive-codes');
    await press(lab, 'b', WORDS.rightAnswer);
    await press(lab, ENTER, WORDS.whyTwo);
    await press(lab, ENTER, `>${WORDS.code1}`);
    await press(lab, `kk${ENTER}`, 'it is called');
    await press(lab, 'f', 'Saved to');
    if (end === 'q') lab.send('\u0003');
    else lab.kill(end);
    await lab.exited;

    expect(storedIn(folder)).toBeDefined();
    expect(readdirSync(folder).filter((name) => name.endsWith('.png'))).toHaveLength(1);
    expect(openToOthers(home.folder).filter((file) => !isOnTheWay(file, home.folder))).toEqual([]);
  });
});

/** A folder of the system that other programs use as well: what is the lab's lies in one of its own. */
function isOnTheWay(file: string, home: string): boolean {
  return ['.cache', '.config'].some((name) => file === path.join(home, name));
}
