import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { STEP_START, temporaryFolder } from '../e2e/lab.js';
import { WORDS } from '../helpers/page-words.js';
import { PATIENCE_MILLISECONDS } from '../helpers/patience.js';
import { storedIn } from './oracle.js';

const HOLDER = fileURLToPath(new URL('./fixtures/holder.cjs', import.meta.url));

/** A lab in a terminal that is a process of its own. */
function openHeld(folder: string, how: string, args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const holder: ChildProcess = spawn(process.execPath, [HOLDER, how, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH, HOME, MFA_LAB_DATA_DIR: folder, MFA_LAB_NOW: String(STEP_START + 3) },
  });
  let drawn = '';
  let look = (): void => {};
  holder.stdout?.on('data', (data) => {
    drawn += String(data);
    look();
  });
  return {
    type: (keys: string) => holder.stdin?.write(keys),
    /** Waits for the text to be drawn. */
    drawn: (text: RegExp) =>
      new Promise<void>((resolve) => {
        look = () => (text.test(drawn) ? resolve() : undefined);
        look();
      }),
    close: () => holder.kill('SIGKILL'),
    [Symbol.dispose]: () => void holder.kill('SIGKILL'),
  };
}

/** The process of the lab that uses this folder. */
function labIn(folder: string): number {
  const { pid }: { pid: number } = JSON.parse(readFileSync(path.join(folder, 'progress.lock'), 'utf8'));
  return pid;
}

/** Running, sleeping or stopped; a process that only waits to be collected uses nothing. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

it.runIf(process.platform !== 'win32').each([
  ['plain', []],
  ['nohup', []],
  ['plain', ['--plain']],
  ['nohup', ['--plain']],
] as const)('a lab whose terminal is closed ends, with everything on disk (%s %j)', async (how, args) => {
  using data = temporaryFolder();
  using terminal = openHeld(data.folder, how, args);
  await terminal.drawn(/own phone/);
  // What is drawn is on the disk; and what was said, when the next line is asked for.
  terminal.type(args.length === 0 ? 'a' : 'a\n');
  await terminal.drawn(
    args.length === 0 ? new RegExp(WORDS.route) : new RegExp(`${WORDS.route}[\\s\\S]*\\n> $`),
  );
  expect(storedIn(data.folder)).toMatchObject({ settings: { phone: 'lab' } });
  const pid = labIn(data.folder);

  terminal.close();
  // The system tells nobody but its parent, which is gone: it has to be asked.
  await vi.waitUntil(() => !isAlive(pid), { timeout: PATIENCE_MILLISECONDS });

  expect(storedIn(data.folder)).toMatchObject({ settings: { phone: 'lab' } });
  expect(readdirSync(data.folder).filter((name) => name.includes('tmp'))).toEqual([]);
});
