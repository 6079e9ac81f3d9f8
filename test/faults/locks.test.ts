import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENDING_SIGNALS } from '../../src/cli/system/signals.js';
import { openLab, started, temporaryFolder } from '../e2e/lab.js';
import { WORDS } from '../helpers/page-words.js';

const SIGNALS = [...ENDING_SIGNALS, 'SIGHUP'] as const;

describe.runIf(process.platform !== 'win32')('the lock', () => {
  it.each(SIGNALS)('is given back on %s, and so is the terminal', async (signal) => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await started(lab);
    expect(existsSync(path.join(data.folder, 'progress.lock'))).toBe(true);

    lab.kill(signal);
    await lab.exited;

    expect(existsSync(path.join(data.folder, 'progress.lock'))).toBe(false);
    expect(lab.isAlternate()).toBe(false);
  });

  it.each(SIGNALS)(
    'is given back on %s in the first moments, before Ink is there, and so is the terminal',
    async (signal) => {
      using data = temporaryFolder();
      using lab = openLab(data.folder);
      await lab.seen(WORDS.phoneQuestion);

      lab.kill(signal);
      await lab.exited;

      expect(existsSync(path.join(data.folder, 'progress.lock'))).toBe(false);
      expect(lab.isAlternate()).toBe(false);
      expect(lab.raw().lastIndexOf('\u001B[?25h')).toBeGreaterThan(lab.raw().lastIndexOf('\u001B[?25l'));
    },
  );

  it('of a process that is another one now does not stop saving', async () => {
    using data = temporaryFolder();
    const owner = {
      pid: process.pid,
      host: os.hostname(),
      startedAt: new Date().toISOString(),
      started: '1',
    };
    writeFileSync(path.join(data.folder, 'progress.lock'), JSON.stringify(owner));
    using lab = openLab(data.folder);
    await started(lab);

    expect(lab.screen()).not.toContain('NOT SAVED');
  });

  it('that holds is named, with its file and the way out', async () => {
    using data = temporaryFolder();
    using first = openLab(data.folder);
    await started(first);
    using second = openLab(data.folder);
    await started(second);

    const said = second.screen().replace(/\s+/g, ' ');
    expect(said).toContain('so this window saves nothing');
    expect(said.replaceAll(' ', '')).toContain(`delete${data.folder}/progress.lock`);
  });

  it('that is a pipe is told, and does not hang the start', async () => {
    using data = temporaryFolder();
    spawnSync('mkfifo', [path.join(data.folder, 'progress.lock')]);
    using lab = openLab(data.folder);
    await started(lab);

    expect(lab.screen()).toContain('NOT SAVED');
  });
});
