import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutants/mutants.js';
import { MUTANTS } from './mutants/mutants.js';

/**
 * Breaks one rule of the program at a time, in a copy of it, and looks which test notices: npm run test:mutants [-- WORD],
 * for those whose name holds the word. `npm test` is asked first, then what `npm run test:deep` adds. Exit code 1 when a
 * broken rule went unnoticed.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What is asked, one behind the other, until one notices. */
const RUNS = [
  { name: 'npm test', args: ['--project', 'unit'], isDeep: false },
  { name: 'npm test', args: ['--project', 'e2e'], isDeep: false },
  { name: 'npm run test:deep', args: [], isDeep: true },
] as const;

/** The files that git knows, and those it would. */
function copyOfProject(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'mfa-lab-mutants-'));
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(ROOT, file), path.join(copy, file));
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** The first test that fails in a run, or null. */
function noticedIn(copy: string, { args, isDeep }: (typeof RUNS)[number]): string | null {
  const vitest = path.join('node_modules', 'vitest', 'vitest.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', '--bail', '1', ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0', ...(isDeep ? { TEST_DEPTH: 'deep' } : {}) },
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return null;
  const failed = `${stdout}\n${stderr}`.match(/^ FAIL\s+(.*)$/m)?.[1];
  if (failed === undefined) throw new Error(`The tests could not be run:\n${stdout}\n${stderr}`);
  return failed.trim();
}

/** Who notices that a rule is broken. */
function verdictOn(copy: string, { file, from, to }: Mutant): string | null {
  const place = path.join(copy, file);
  const whole = readFileSync(place, 'utf8');
  if (whole.split(from).length !== 2) throw new Error(`${file} does not have this once: ${from}`);
  writeFileSync(
    place,
    whole.replace(from, () => to),
  );
  try {
    for (const run of RUNS) {
      const test = noticedIn(copy, run);
      if (test !== null) return `${run.name}: ${test}`;
    }
    return null;
  } finally {
    writeFileSync(place, whole);
  }
}

const wanted = process.argv[2] ?? '';
const copy = copyOfProject();
let unnoticed = 0;
try {
  for (const mutant of MUTANTS.filter(({ name }) => name.includes(wanted))) {
    const verdict = verdictOn(copy, mutant);
    if (verdict === null) unnoticed += 1;
    console.log(`${verdict === null ? 'NOT NOTICED' : 'noticed'}: ${mutant.name} (${mutant.file})`);
    if (verdict !== null) console.log(`  by ${verdict}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(unnoticed === 0 ? 'Every broken rule was noticed.' : `${unnoticed} broken rules went unnoticed.`);
process.exitCode = unnoticed === 0 ? 0 : 1;
