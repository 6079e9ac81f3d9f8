import { spawn as spawnProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';

/** The built program of this repository. */
export const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));

const PATIENCE_MILLISECONDS = 20_000;

/** A temporary folder; `remove` it. */
export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The environment of a measured program: nothing of the developer's own but where programs and the home folder are. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inherited = ['PATH', 'HOME', 'USER', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(inherited),
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    ...more,
  };
}

/** Milliseconds that a command takes, without a terminal. */
export async function timeToExit(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd?: string,
): Promise<number> {
  const started = performance.now();
  const child = spawnProcess(command, args, { env, stdio: 'ignore', cwd });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with exit code ${code}`);
  return performance.now() - started;
}

/** A program in a pseudo-terminal of 80x24, watched from outside. */
export type Watched = ReturnType<typeof watch>;

/** Starts a program and watches what it writes. Nothing is drawn: that would take time from what is measured. */
export function watch(command: string, args: readonly string[], env: Record<string, string>) {
  const started = performance.now();
  const child = spawn(command, [...args], { name: 'xterm-256color', cols: 80, rows: 24, env });
  let text = '';
  let waiting: (() => void) | null = null;
  child.onData((data) => {
    text += data;
    waiting?.();
  });
  const exited = new Promise<void>((resolve) => {
    child.onExit(() => {
      waiting?.();
      resolve();
    });
  });
  const until = (what: string, isTrue: () => boolean) =>
    new Promise<number>((resolve, reject) => {
      const complain = (): void =>
        reject(new Error(`${what}: not seen. Written so far:\n${text.slice(-2000)}`));
      const timer = setTimeout(complain, PATIENCE_MILLISECONDS);
      waiting = () => {
        if (!isTrue()) return;
        waiting = null;
        clearTimeout(timer);
        resolve(performance.now());
      };
      waiting();
    });
  return {
    pid: child.pid,
    /** Characters written so far. */
    written: () => text.length,
    /** Milliseconds from the start until the text was written. */
    seen: async (wanted: string) => (await until(wanted, () => text.includes(wanted))) - started,
    press: (key: string) => child.write(key),
    /** Milliseconds from a key to the first of what comes of it. */
    async answer(key: string) {
      const [before, sent] = [text.length, performance.now()];
      child.write(key);
      return (await until(`an answer to ${JSON.stringify(key)}`, () => text.length > before)) - sent;
    },
    async end(signal = 'SIGKILL') {
      child.kill(signal);
      await exited;
    },
  };
}

/** CPU time of a running process in milliseconds, all threads together; null where the system does not tell. */
export function cpuMilliseconds(pid: number): number | null {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = tasks.map((task) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, value) => sum + value, 0) / 1e6;
  } catch {
    return null;
  }
}

/** The most memory that a running process had, in bytes; null where the system does not tell. */
export function peakMemory(pid: number): number | null {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}
