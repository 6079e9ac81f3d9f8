import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Looks for tests that fail now and then: npm run test:again -- [RUNS]. Runs `npm test` so often, ten times if nothing is
 * said, and keeps the machine busy with something else in every second run. Exit code 1 when any run failed; what a
 * failed run said is kept in a file.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Keeps one core busy, and ends by itself when nobody is left who could end it. */
const BURNER = `
  process.stdin.on('end', () => process.exit()).resume();
  const burn = () => { for (const until = Date.now() + 50; Date.now() < until; ); setImmediate(burn); };
  burn();
`;

const runs = Number(process.argv[2] ?? 10);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`not a number of runs: ${process.argv[2]}`);

function burnAllCores(): { end(): Promise<void> } {
  const burners = Array.from({ length: os.availableParallelism() }, () =>
    spawn(process.execPath, ['--eval', BURNER], { stdio: ['pipe', 'ignore', 'ignore'] }),
  );
  return {
    async end() {
      const ended = burners.map((burner) => new Promise((resolve) => burner.once('exit', resolve)));
      for (const burner of burners) burner.kill();
      await Promise.all(ended);
    },
  };
}

let current: ChildProcess | undefined;
let ending: NodeJS.Signals | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    ending = signal;
    // Of Ctrl+C the terminal tells everybody.
    if (signal !== 'SIGINT') current?.kill(signal);
  });
}

/** One run of all tests, and all that it said. */
async function runOnce(): Promise<{ readonly isPassed: boolean; readonly output: string }> {
  // Without npm in between, which would end at a signal and leave the tests running.
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/test.ts'], { cwd: ROOT, stdio: 'pipe' });
  current = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { isPassed: code === 0, output };
}

let failures = 0;
for (let run = 1; run <= runs && ending === undefined; run += 1) {
  const isBusy = run % 2 === 0;
  const burners = isBusy ? burnAllCores() : undefined;
  const began = performance.now();
  const { isPassed, output } = await runOnce().finally(() => burners?.end());
  const seconds = Math.round((performance.now() - began) / 1000);
  const where = isBusy ? ' on a busy machine' : '';
  if (isPassed) console.log(`run ${run} of ${runs}: passed in ${seconds} s${where}`);
  else if (ending === undefined) {
    failures += 1;
    const file = path.join(os.tmpdir(), `mfa-lab-failed-run-${process.pid}-${run}.txt`);
    writeFileSync(file, output);
    console.log(`run ${run} of ${runs}: FAILED after ${seconds} s${where}; what it said is in ${file}`);
  }
}
console.log(
  ending !== undefined
    ? `Ended by ${ending}.`
    : failures === 0
      ? 'No run failed.'
      : `${failures} of ${runs} runs failed.`,
);
process.exitCode = ending === undefined ? Number(failures > 0) : 128 + os.constants.signals[ending];
