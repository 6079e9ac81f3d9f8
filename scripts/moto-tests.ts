import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AwsClient } from 'aws4fetch';
import { keepWorld } from '../src/cli/serve/kept-world.js';
import { p256 } from '../src/cli/system/p256.js';
import { newServedWorld } from '../src/sim/aws/served-world.js';
import { epochSeconds } from '../src/sim/base/time.js';
import { callIam } from '../src/sim/iam/api.js';
import { MAIN_WINDOW } from '../src/sim/world/windows.js';
import type { World } from '../src/sim/world/world.js';
import { labTime } from '../src/sim/world/world.js';
import { DIFFERENT, PASSING } from './moto/lists.js';

// `npm run test:moto -- CHECKOUT`: moto's own tests, with their own assertions, against `mfa-lab serve`. CHECKOUT is a folder with
// https://github.com/getmoto/moto in it (its `tests` are enough). Python needs pytest, boto3 and moto.
//
// moto's tests call as anybody, begin in an account without users, and empty it before each test. So they do not call the lab
// itself, but a server in between, which opens a new `mfa-lab serve` for each test, with such an account, and signs what nobody
// has signed as its root. Nothing is changed of what is asked, and nothing of what is answered.

const PROGRAM = fileURLToPath(new URL('../bin/mfa-lab.cjs', import.meta.url));

const { values, positionals } = parseArgs({
  options: { python: { type: 'string', default: 'python3' } },
  allowPositionals: true,
});
const [checkout] = positionals;
if (checkout === undefined || !existsSync(path.join(checkout, 'tests', 'test_iam'))) {
  process.stderr.write(
    'Usage: npm run test:moto -- CHECKOUT [--python PROGRAM]: a folder with moto in it.\n',
  );
  process.exit(2);
}
const found = spawnSync(values.python, ['-c', 'import boto3, moto, pytest; print(moto.__version__)'], {
  encoding: 'utf8',
});
if (found.status !== 0) {
  process.stdout.write(`SKIPPED: ${values.python} has no pytest, boto3 and moto together.\n`);
  process.exit();
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-moto-'));
const kept = path.join(folder, 'kept.json');

/** The account that moto's tests expect, as text: its number stands in many places of it. */
const ACCOUNT = '123456789012';

function emptyWorld(): World {
  const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
  const context = { random, signatures: p256, now: epochSeconds(Math.floor(Date.now() / 1000)) };
  const made = newServedWorld(context, []);
  if (!made.ok) throw new Error(made.failure);
  const { account } = made.value;
  const bare: World = {
    ...made.value,
    account: { ...account, users: [], accessKeys: [], mfaDevices: [], securityKeys: [], roles: [] },
  };
  const lab = { ...context, now: labTime(bare, context.now) };
  const keyed = callIam(bare, { browser: MAIN_WINDOW }, { operation: 'CreateAccessKey' }, lab);
  if (!keyed.result.ok) throw new Error(keyed.result.failure.error?.message);
  return JSON.parse(JSON.stringify({ ...keyed.world, history: [] }).replaceAll(account.id, ACCOUNT));
}

/** One `mfa-lab serve`, and the file that it keeps its account in. */
interface Lab {
  readonly url: string;
  readonly child: ChildProcess;
}

const empty = emptyWorld();

async function openLab(): Promise<Lab> {
  keepWorld(kept, empty);
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--json', '--keep', kept], {
    env: { ...process.env, MFA_LAB_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first] = await once(createInterface({ input: child.stdout }), 'line');
  child.stdout.resume();
  const { url }: { url: string } = JSON.parse(String(first));
  return { url, child };
}

async function close({ child }: Lab): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

let lab = openLab();

/** Keys of the account, by their ids; root's for an id that is none. */
function keysFor(id: string) {
  const { world }: { world: World } = JSON.parse(readFileSync(kept, 'utf8'));
  const { accessKeys, temporaryCredentials } = world.account;
  const all = [...temporaryCredentials, ...accessKeys];
  const key =
    all.find(({ accessKeyId }) => accessKeyId === id) ?? accessKeys.find((one) => one.userName === null);
  if (key?.secretAccessKey == null) throw new Error('The account has lost its root');
  const { accessKeyId, secretAccessKey } = key;
  return {
    accessKeyId,
    secretAccessKey,
    ...('sessionToken' in key ? { sessionToken: key.sessionToken } : {}),
  };
}

async function handOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (request.url === '/moto-api/reset') {
    await close(await lab);
    lab = openLab();
    await lab;
    response.end();
    return;
  }
  const { url } = await lab;
  const [, id = '', region = 'us-east-1', service = 'iam'] =
    /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const client = new AwsClient({ ...keysFor(id), service, region, retries: 0 });
  const answer = await client.fetch(`${url}${request.url}`, {
    method: request.method ?? 'POST',
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    body: Buffer.concat(chunks).toString(),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const server = createServer((request, response) => {
  handOn(request, response).catch((error: unknown) => {
    response.writeHead(599);
    response.end(String(error));
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('A server without a port');

// Some test files freeze the time, for which they need another package, and not when they call a server.
const stand = path.join(folder, 'stand-in');
mkdirSync(stand);
if (spawnSync(values.python, ['-c', 'import freezegun'], { stdio: 'ignore' }).status !== 0) {
  writeFileSync(path.join(stand, 'freezegun.py'), 'def freeze_time(*_):\n    return lambda test: test\n');
}

const tests = [...PASSING, ...Object.keys(DIFFERENT)];
const report = path.join(folder, 'report.xml');
const pytest = spawn(
  values.python,
  [
    '-m',
    'pytest',
    '-q',
    '-p',
    'no:cacheprovider',
    '--no-header',
    '--tb=line',
    `--junitxml=${report}`,
    ...tests.map((name) => name.replace(/^(\w+)\//, 'tests/$1/')),
  ],
  {
    cwd: checkout,
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: `${stand}:${path.resolve(checkout)}/tests/..`,
      TEST_SERVER_MODE: 'true',
      TEST_SERVER_MODE_ENDPOINT: `http://127.0.0.1:${address.port}`,
      AWS_ACCESS_KEY_ID: 'nobody',
      AWS_SECRET_ACCESS_KEY: 'nobody',
      AWS_DEFAULT_REGION: 'us-east-1',
      NO_PROXY: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  },
);
let said = '';
for (const stream of [pytest.stdout, pytest.stderr]) {
  stream.on('data', (data) => {
    said += data;
  });
}
await once(pytest, 'close');
const outcomes = existsSync(report) ? outcomesIn(readFileSync(report, 'utf8')) : new Map<string, Outcome>();
server.close();
await close(await lab);
rmSync(folder, { recursive: true });

interface Outcome {
  readonly isPassed: boolean;
  readonly said: string;
}

/** By `test_iam/test_iam.py::test_get_user`. A test with parameters has passed when it has with all of them. */
function outcomesIn(xml: string): Map<string, Outcome> {
  const all = new Map<string, Outcome>();
  for (const [, file = '', name = '', rest = ''] of xml.matchAll(
    /<testcase classname="tests\.([\w.]+)" name="(\w+)(?:\[[^"]*\])?"[^>]*?(?:\/>|>(.*?)<\/testcase>)/gs,
  )) {
    const id = `${file.replace('.', '/')}.py::${name}`;
    const isPassed = !/<(failure|error|skipped)/.test(rest) && all.get(id)?.isPassed !== false;
    const [, words = ''] = /message="([^"]*)"/.exec(rest) ?? [];
    all.set(id, { isPassed, said: words.slice(0, 200) });
  }
  return all;
}

const failures: string[] = [];
for (const name of PASSING) {
  const outcome = outcomes.get(name);
  if (outcome?.isPassed !== true) failures.push(`${name}: ${outcome?.said ?? 'was not run'}`);
}
for (const [name, why] of Object.entries(DIFFERENT)) {
  const outcome = outcomes.get(name);
  if (outcome === undefined) failures.push(`${name}: was not run`);
  else if (outcome.isPassed) failures.push(`${name} passes, and was not expected to: ${why}`);
}
if (outcomes.size === 0) process.stderr.write(said);
for (const failure of failures) process.stderr.write(`FAILED: ${failure}\n`);
process.stdout.write(
  `moto ${found.stdout.trim()}'s tests against mfa-lab serve: ${PASSING.length} pass, ${Object.keys(DIFFERENT).length} cannot, each for its reason; ${failures.length} otherwise than expected.\n`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
