import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

/** What is asked, one behind the other, until one notices: the mirror of the file first, because it mostly does. */
const RUNS: readonly {
  readonly name: string;
  readonly args: (file: string) => readonly string[];
  readonly isDeep: boolean;
}[] = [
  { name: 'npm test', args: (file) => ['--project', 'usual', mirrorOf(file)], isDeep: false },
  { name: 'npm test', args: () => ['--project', 'usual'], isDeep: false },
  { name: 'npm run test:deep', args: () => [], isDeep: true },
];

/** The tests of a file's wing and room: `src/ui/store/model.ts` has them in `test/ui/store/`. */
function mirrorOf(file: string): string {
  return `test/${file.split('/').slice(1, 3).join('/')}/`;
}

/** The files that git knows, and those it would; but for the test of the list itself, which would notice every change. */
function copyOfProject(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'mfa-lab-mutants-'));
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = stdout.split('\0').filter((name) => name !== '' && !name.startsWith('test/mutants/'));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(ROOT, file), path.join(copy, file));
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** Of what Vitest writes as JSON, what is looked at. */
interface Report {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The first test that fails in a run, or null. */
function noticedIn(copy: string, { args, isDeep }: (typeof RUNS)[number], file: string): string | null {
  const vitest = path.join('node_modules', 'vitest', 'vitest.mjs');
  const output = path.join(copy, 'mutant-report.json');
  rmSync(output, { force: true });
  const { stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--bail', '1', '--reporter', 'json', '--outputFile', output, ...args(file)],
    {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, ...(isDeep ? { TEST_DEPTH: 'deep' } : {}) },
      maxBuffer: 2 ** 28,
    },
  );
  if (!existsSync(output)) throw new Error(`The tests could not be run:\n${stderr}`);
  const report: Report = JSON.parse(readFileSync(output, 'utf8'));
  for (const { name, message, assertionResults } of report.testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed !== undefined) return `${path.relative(copy, name)}: ${failed.fullName}`;
    if (message !== '') return `${path.relative(copy, name)}: ${message.split('\n')[0]}`;
  }
  return report.success ? null : 'a test file that could not be loaded';
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
      const test = noticedIn(copy, run, file);
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
