import { spawn } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * All tests: npm test, and npm run test:deep (`--deep`), which takes what npm test leaves out, and searches deeper. And
 * npm run test:attacks (`--attacks`): the same, each thing as often as it is ever tried.
 * Types and lint are checked meanwhile. What each says comes unmixed, one behind the other: the check last, because it
 * is silent unless it fails, and a failure is looked for at the end. Exit code 1 when either fails. (`concurrently` and
 * `npm-run-all2` do the same, but want a newer Node than the project.)
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const isAttack = process.argv.includes('--attacks');
const isDeep = isAttack || process.argv.includes('--deep');

type Job = readonly [program: string, ...args: readonly string[]];

const VITEST: Job = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run'];

const JOBS: readonly Job[] = isDeep
  ? [VITEST]
  : [
      [...VITEST, '--project', 'usual'],
      [process.platform === 'win32' ? 'npm.cmd' : 'npm', 'run', '--silent', 'check'],
    ];

/** Where processes have groups, a job is one: what it has started ends with it. */
const HAS_GROUPS = process.platform !== 'win32';

/** A job that has been started: its output goes to the screen when it is its turn. */
function start([program, ...args]: Job) {
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      ...(isDeep ? { TEST_DEPTH: 'deep' } : {}),
      ...(isAttack ? { ATTACK_SCALE: 'full' } : {}),
    },
    shell: !HAS_GROUPS,
    detached: HAS_GROUPS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const held: (() => void)[] = [];
  let isShown = false;
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.on('data', (data) => (isShown ? to.write(data) : held.push(() => to.write(data))));
  }
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)));
  });
  return {
    end(signal: NodeJS.Signals): void {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      if (HAS_GROUPS) process.kill(-child.pid, signal);
      else child.kill(signal);
    },
    /** Shows the output, what is there and what comes. Resolves with the exit code. */
    show(): Promise<number> {
      for (const write of held) write();
      isShown = true;
      return ended;
    },
  };
}

const running = JOBS.map(start);
let ending: NodeJS.Signals | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    ending = signal;
    for (const job of running) job.end(signal);
  });
}
const failed: string[] = [];
for (const [index, job] of running.entries()) {
  const code = await job.show();
  if (code !== 0) failed.push(`${JOBS[index]?.slice(1, 4).join(' ')} failed with exit code ${code}.`);
}
for (const sentence of failed) console.error(sentence);
process.exitCode = ending === undefined ? Number(failed.length > 0) : 128 + os.constants.signals[ending];
