import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// `npm run test:clients`: the clients of AWS that are on this computer, each a life with a device against `mfa-lab serve`, in
// `mfa-lab shell`: from the first call to a code that is refused the second time. Who is missing is told. On Debian they are
// `apt-get install python3-boto3 curl ruby-aws-sdk-core golang-go golang-github-aws-aws-sdk-go-v2-dev`. The AWS CLI has a
// script of its own, `npm run test:aws`.

const PROGRAM = fileURLToPath(new URL('../bin/mfa-lab.cjs', import.meta.url));
const here = (name: string) => fileURLToPath(new URL(`clients/${name}`, import.meta.url));

/** Of the clients without IAM, which cannot make a device. */
const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** What a code gets that has got a session already, in the words of boto3. */
const SECOND_TIME =
  'when calling the GetSessionToken operation: MultiFactorAuthentication failed with invalid MFA one time pass code.';

/** What is on this computer, and how it is run; null where it is not there. */
interface Client {
  readonly name: string;
  readonly version: string | null;
  readonly command: readonly string[];
  /** The lines that it prints, where they are not those of all. */
  readonly says?: readonly string[];
  /** Variables that its shell makes of others. */
  readonly env?: readonly string[];
  /** It makes its own device. */
  readonly isWhole: boolean;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-clients-'));

/** The first line of what a program says of itself, or null. */
function versionOf(program: string, ...words: readonly string[]): string | null {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
}

/** Programs of version managers find themselves through a home that the lab takes away: so the real ones are named. */
function pythons(): readonly Client[] {
  const found = ['/usr/bin/python3', 'python3'].flatMap((program) => {
    const real = versionOf(program, '-c', 'import sys; print(sys.executable)');
    return real === null ? [] : [real];
  });
  return [...new Set(found)].flatMap((program) => {
    const version = versionOf(program, '-c', 'import boto3; print(boto3.__version__)');
    const life = {
      name: `boto3 of ${program}`,
      version,
      command: [program, here('boto3_life.py')],
      isWhole: true,
    };
    if (version === null || /^1\.([01]?\d|2[0-7])\./.test(version)) return [life];
    const documented = {
      ...life,
      name: 'the script of docs/serve.md',
      command: [program, documentedScript()],
    };
    return [life, { ...documented, says: [`An error occurred (AccessDenied) ${SECOND_TIME}`] }];
  });
}

/** As it stands there, but for the user. */
function documentedScript(): string {
  const manual = readFileSync(fileURLToPath(new URL('../docs/serve.md', import.meta.url)), 'utf8');
  const [, text = ''] = /```python\n(.*?)```/s.exec(manual) ?? [];
  const file = path.join(folder, 'first.py');
  writeFileSync(file, `import os\n${text.replace('"alice"', 'os.environ["AWS_PROFILE"]')}`);
  return file;
}

/** A program of Go has to be built, with what Debian has in a folder of its own. */
function builtGo(): Client {
  const none: Client = { name: 'SDK for Go v2', version: null, command: [], isWhole: false };
  const version = versionOf('dpkg-query', '--show', 'golang-github-aws-aws-sdk-go-v2-dev');
  if (version === null || versionOf('go', 'version') === null) return none;
  const program = path.join(folder, 'life');
  const source = path.join(folder, 'go');
  mkdirSync(source);
  copyFileSync(here('main.go'), path.join(source, 'main.go'));
  const { status, stderr } = spawnSync('go', ['build', '-o', program, 'main.go'], {
    cwd: source,
    env: {
      ...process.env,
      GO111MODULE: 'off',
      GOPATH: '/usr/share/gocode',
      GOCACHE: path.join(folder, 'cache'),
      GOFLAGS: '-mod=mod',
    },
    encoding: 'utf8',
  });
  if (status !== 0) process.stderr.write(stderr);
  const isOld = /\s1\.(\d|1\d|2[01])\./.test(version);
  const env = isOld ? ['GIVEN_ENDPOINT="$AWS_ENDPOINT_URL"'] : [];
  return status === 0 ? { ...none, version, env, command: [program] } : none;
}

const clients: readonly Client[] = [
  ...pythons(),
  {
    name: 'SDK for JavaScript v3 and aws4fetch',
    version: packageVersion('@aws-sdk/client-sts'),
    command: [process.execPath, here('sdk-v3.mjs')],
    isWhole: true,
  },
  {
    name: 'curl',
    version: versionOf('curl', '--help', 'all') === null ? null : versionOf('curl', '--version'),
    command: ['/bin/sh', here('curl.sh')],
    isWhole: true,
  },
  {
    name: 'SDK for Ruby',
    version: versionOf('ruby', '-e', "require 'aws-sdk-core'; puts Aws::CORE_GEM_VERSION"),
    command: ['ruby', here('ruby_life.rb')],
    isWhole: false,
  },
  builtGo(),
];

function packageVersion(name: string): string | null {
  const file = fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url));
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
}

const userOf = (index: number) => `client${index}`;
const users = clients.map(({ isWhole }, index) => ({
  userName: userOf(index),
  policies: {
    Work: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
    },
  },
  ...(isWhole ? {} : { mfaDevice: { name: userOf(index), seed: SEED } }),
}));
writeFileSync(path.join(folder, 'users.json'), JSON.stringify({ users }));

const environment = {
  ...process.env,
  MFA_LAB_DATA_DIR: path.join(folder, 'data'),
  MFA_LAB: `'${process.execPath}' '${PROGRAM}'`,
  SHELL: '/bin/bash',
  SEED,
  // Of somebody who works with AWS.
  AWS_PROFILE: 'prod',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  HTTPS_PROXY: 'http://proxy.invalid:3128',
};

const server = spawn(
  process.execPath,
  [PROGRAM, 'serve', '--port', '0', '--json', '--seed-users', path.join(folder, 'users.json')],
  { env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
);
const [first] = await once(createInterface({ input: server.stdout }), 'line');
server.stdout.resume();
const { account }: { account: string } = JSON.parse(String(first));

/** What each of them has to print. */
function expected(user: string, isWhole: boolean): readonly string[] {
  const who = `who arn:aws:iam::${account}:user/${user}`;
  const again = 'again AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.';
  return isWhole
    ? [
        who,
        'picture PNG',
        'same InvalidAuthenticationCode: Authentication code for device is not valid.',
        'devices 1',
        again,
        'without AccessDenied',
        'buckets True',
      ]
    : [who, 'session LABS', again];
}

let failed = 0;
for (const [index, { name, version, command, env = [], isWhole, says }] of clients.entries()) {
  if (version === null) {
    process.stdout.write(`MISSING: ${name}\n`);
    continue;
  }
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const child = spawn(process.execPath, [PROGRAM, 'shell', '--as', userOf(index)], { env: environment });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data;
    });
  }
  child.stdin.end(`${env.map((one) => `export ${one}; `).join('')}exec ${quoted}\n`);
  await once(child, 'close');
  const seen = said.split('\n').map((line) => line.trimEnd().replace('CodeException:', 'Code:'));
  const missing = (says ?? expected(userOf(index), isWhole)).filter((line) => !seen.includes(line));
  process.stdout.write(`${missing.length === 0 ? 'ok' : 'FAILED'}: ${name} ${version}\n`);
  if (missing.length === 0) continue;
  failed += 1;
  process.stderr.write(`not said: ${missing.join(' | ')}\n${said}\n`);
}
server.kill();
await once(server, 'exit');
rmSync(folder, { recursive: true });
process.exitCode = failed > 0 ? 1 : 0;
