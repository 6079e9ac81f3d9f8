import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pack } from './bench/package.js';
import { cleanEnvironment, temporaryFolder, watch } from './bench/program.js';
import { bundle } from './build.js';
import type { InstalledNode } from './nodes.js';
import { installNode } from './nodes.js';

/**
 * The test suite and the packed program on several versions of Node: npm run test:nodes -- [--nodes 20,22] [--quick 24].
 * One line for each; exit code 1 when anything failed. Node comes from the npm package `node`.
 *
 * `--quick` takes the packed program and those tests that drive it in a real terminal, for CI. Nodes that are too old
 * must say so, in one sentence, and nothing else.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const SUPPORTED = [20, 22, 24, 26];
const TOO_OLD = [12, 16, 18];

/** The tests in a real terminal that together touch every way in and out of the program. */
const SMOKE = ['first-frame', 'survival', 'typing', 'harness'].map((name) => `test/e2e/${name}.test.ts`);

const { values } = parseArgs({ options: { nodes: { type: 'string' }, quick: { type: 'string' } } });

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What went wrong, one a line. */
  readonly problems: readonly string[];
}

function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
    problems: counts.flatMap(({ problems }) => problems),
  };
}

function say(name: string, count: Count): Count {
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed`);
  for (const problem of count.problems) console.log(`  ${problem}`);
  return count;
}

/** The environment in which `node` is this one. */
function environment({ bin }: InstalledNode): Record<string, string> {
  const env = cleanEnvironment({ npm_config_update_notifier: 'false' });
  return { ...env, PATH: [bin, env['PATH']].join(path.delimiter) };
}

/** The part of Vitest's report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'numPassedTests' in value && 'testResults' in value;
}

/** Runs the suite, or the files of it. */
function runSuite(node: InstalledNode, files: readonly string[]): Count {
  const place = temporaryFolder();
  const report = path.join(place.folder, 'report.json');
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--reporter=json', `--outputFile=${report}`, ...files];
  const { stderr } = spawnSync(node.program, args, { cwd: ROOT, env: environment(node), encoding: 'utf8' });
  try {
    const read: unknown = JSON.parse(readFileSync(report, 'utf8'));
    if (!isReport(read)) throw new Error('the report has another shape');
    return countOf(read);
  } catch (error) {
    return { passed: 0, failed: 1, problems: [`Vitest gave no report: ${error}`, ...stderr.split('\n')] };
  } finally {
    place.remove();
  }
}

function countOf({ numPassedTests, numFailedTests, testResults }: Report): Count {
  // A file that cannot even be loaded has no tests that could fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    problems: [...failed, ...broken.map(({ name, message }) => `${path.relative(ROOT, name)}: ${message}`)],
  };
}

/** What the packed program must do in an empty folder. Each check answers what is wrong, or nothing. */
async function runPacked(node: InstalledNode, tarball: string): Promise<Count> {
  const place = temporaryFolder();
  const env = { ...environment(node), MFA_LAB_DATA_DIR: place.folder, XDG_CACHE_HOME: place.folder };
  const install = [
    'install',
    '--prefix',
    place.folder,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    tarball,
  ];
  execFileSync('npm', install, { cwd: place.folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const command = path.join(place.folder, 'node_modules', '.bin', 'mfa-lab');
  const run = (...args: readonly string[]) => execFileSync(command, args, { env, encoding: 'utf8' }).trim();
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const count = sum(
    await Promise.all([
      check('--version', () => expectText(run('--version'), version)),
      // RFC 6238, Appendix B: at 59 s the last six of its eight digits.
      check('code', () =>
        expectText(run('code', '--secret', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '--at', '59'), '287082'),
      ),
      check('first frame', async () => {
        const lab = watch(command, [], env);
        await lab.seen('Which phone will you use?').finally(() => lab.end());
      }),
    ]),
  );
  place.remove();
  return count;
}

async function check(name: string, run: () => void | Promise<void>): Promise<Count> {
  try {
    await run();
    return { passed: 1, failed: 0, problems: [] };
  } catch (error) {
    return { passed: 0, failed: 1, problems: [`packed program, ${name}: ${error}`] };
  }
}

function expectText(actual: string, expected: string): void {
  if (!actual.includes(expected)) throw new Error(`expected ${expected}, got ${actual}`);
}

/** An old Node says one plain sentence, whatever it was asked for. */
function runTooOld(node: InstalledNode): Count {
  const program = path.join(ROOT, 'bin', 'mfa-lab.cjs');
  const { status, stdout, stderr } = spawnSync(node.program, [program, '6'], { encoding: 'utf8' });
  const sentence = `mfa-lab needs Node.js 20 or newer; this is ${node.version}. Install a newer Node.js from nodejs.org and run the same command again.\n`;
  const isRight = status === 1 && stdout === '' && stderr === sentence;
  if (isRight) return { passed: 1, failed: 0, problems: [] };
  return { passed: 0, failed: 1, problems: [`exit code ${status}, and said: ${stdout}${stderr}`] };
}

async function testNode(major: number, files: readonly string[], tarball: string): Promise<Count> {
  const node = installNode(major);
  return say(`Node ${node.version}`, sum([runSuite(node, files), await runPacked(node, tarball)]));
}

const isQuick = values.quick !== undefined;
const majors = (values.quick ?? values.nodes)?.split(',').map(Number) ?? SUPPORTED;
await bundle({ entry: 'src/cli.ts', outdir: 'dist' });
const packed = temporaryFolder();
const tarball = pack(packed.folder);
const counts: Count[] = [];
for (const major of majors) counts.push(await testNode(major, isQuick ? SMOKE : [], tarball));
if (!isQuick && values.nodes === undefined) {
  for (const major of TOO_OLD) {
    const node = installNode(major);
    counts.push(say(`Node ${node.version}, which is too old`, runTooOld(node)));
  }
}
packed.remove();
const { passed, failed } = sum(counts);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
