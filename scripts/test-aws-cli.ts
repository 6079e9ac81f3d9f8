import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addSteps, epochSeconds, stepAt } from '../src/sim/base/time.js';
import { codeAtStep } from '../src/sim/codes/totp.js';
import { readPng } from '../test/cli/commands/read-picture.js';
import type { Ears } from './aws-cli/alone.js';
import { isAlone, openEars, runAlone } from './aws-cli/alone.js';
import { tryAnotherTime } from './aws-cli/another-time.js';
import type { Tried } from './aws-cli/more.js';
import { tryMore } from './aws-cli/more.js';
import { HOSTILE_CONFIG } from './aws-cli/ways-out.js';

// `npm run test:aws`: the real AWS CLI against `mfa-lab serve`, from making a device to a session that lists buckets, in the
// environment of somebody who works with the real AWS. Whoever has none is told, and loses nothing. On Debian it is
// `apt-get install awscli`; `--install` tries that, where it may. `--aws PROGRAM` takes another one than that of Debian or of
// PATH, and `--all` also tries what takes longer: every way that is known to lead outside, ten wrong codes, a code that is
// typed, `configure mfa-login`, and a lab of another time. Where Linux gives it one, all of it runs in a network of its own, in which whatever goes
// outside is heard; where strace is, the addresses that the CLI connects to are looked at, too.

const PROGRAM = fileURLToPath(new URL('../bin/mfa-lab.cjs', import.meta.url));
const DEBIAN = '/usr/bin/aws';

/** Later than any clock that a CLI runs by: it asks for credentials anew once they have ended. It stands still. */
const NOW = epochSeconds(3_600_000_003);

const failures: string[] = [];

function check(what: string, isRight: boolean, seen: unknown): void {
  if (!isRight) failures.push(`${what}: ${JSON.stringify(seen)}`);
}

const { values: options } = parseArgs({
  options: {
    aws: { type: 'string' },
    install: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});

function findAws(): { readonly program: string; readonly version: string } | null {
  const inPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'aws'));
  const found = options.aws === undefined ? [DEBIAN, ...inPath] : [path.resolve(options.aws)];
  for (const program of found) {
    const { status, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    const version = /^aws-cli\/(\S+)/.exec(`${stdout}${stderr}`)?.[1];
    if (status === 0 && version !== undefined) return { program, version };
  }
  return null;
}

/** Seconds that an installation may take: there are other tests to run. */
const INSTALL_SECONDS = 30;

function install(): void {
  if (process.getuid?.() !== 0) return;
  const command = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends awscli';
  spawnSync('timeout', [String(INSTALL_SECONDS), 'sh', '-c', command], { stdio: 'ignore' });
}

let aws = findAws();
if (aws === null && options.install) {
  install();
  aws = findAws();
}
if (aws === null) {
  process.stdout.write('SKIPPED: there is no AWS CLI here, so none was tried against mfa-lab serve.\n');
  process.exit();
}

if (!isAlone) {
  const ran = runAlone(['--aws', aws.program]);
  if ('status' in ran) process.exit(ran.status ?? 1);
  process.stdout.write(`SKIPPED: a network of its own (${ran.why}).\n`);
}

const began = performance.now();
const home = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-aws-'));
const data = path.join(home, 'data');

// The home of somebody who works with AWS: keys, a profile, and an alias that would lead every call of IAM elsewhere.
mkdirSync(path.join(home, '.aws', 'cli'), { recursive: true });
writeFileSync(
  path.join(home, '.aws', 'credentials'),
  '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n',
);
writeFileSync(path.join(home, '.aws', 'config'), HOSTILE_CONFIG);
writeFileSync(
  path.join(home, '.aws', 'cli', 'alias'),
  '[toplevel]\niam = iam --profile prod\nsts = sts --profile prod\n',
);

/** Where strace is, every address that the CLI connects to is written down. */
const strace = spawnSync('strace', ['--seccomp-bpf', '-f', '-qq', '-e', 'trace=none', 'true']).status === 0;
const traced = path.join(home, 'traced');
if (strace) {
  mkdirSync(traced);
  const command = `exec strace --seccomp-bpf -f -qq -e trace=connect,sendto -o '${traced}/'$$.txt '${aws.program}' "$@"`;
  writeFileSync(path.join(traced, 'aws'), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
}

/** Addresses that were not the lab's. */
function strangers(port: number): readonly string[] {
  const files = readdirSync(traced).filter((name) => name.endsWith('.txt'));
  const texts = files.map((name) => readFileSync(path.join(traced, name), 'utf8')).join('');
  const addresses = [...texts.matchAll(/sa_family=AF_INET.*?\}/g)].map(([address]) => address);
  const own = `sin_port=htons(${port}), sin_addr=inet_addr("127.0.0.1")`;
  check('strace saw the lab being called', addresses.length > 10, addresses.length);
  return [...new Set(addresses.filter((address) => !address.includes(own)))];
}

const hostile = {
  PATH: `${strace ? traced : path.dirname(aws.program)}:/usr/bin:/bin`,
  HOME: home,
  LANG: 'C.UTF-8',
  AWS_PROFILE: 'prod',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  AWS_ENDPOINT_URL_STS: 'https://sts.amazonaws.com',
  HTTPS_PROXY: 'http://proxy.invalid:3128',
  MFA_LAB_DATA_DIR: data,
};

const server = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--json'], {
  env: { ...hostile, MFA_LAB_NOW: `${NOW},stopped` },
});
const log: string[] = [];
const lines = createInterface({ input: server.stdout });
const [first] = await once(lines, 'line');
const opened: { account: string; port: number; folder: string; credentials: string } = JSON.parse(
  String(first),
);
const { account, port } = opened;
lines.on('line', (line) => log.push(line));

/** How a command ended. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the AWS CLI, as alice, with a terminal that belongs to nobody. */
function run(words: readonly string[], { as = 'alice', env = {}, input = '' } = {}): Promise<Ran> {
  const ours = [PROGRAM, 'aws', '--as', as, '--', ...words];
  return endOf(process.execPath, ours, { ...hostile, ...env }, input);
}

/** Runs a line in the lab's shell, as alice. */
function runInShell(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return endOf(process.execPath, [PROGRAM, 'shell'], { ...hostile, SHELL: '/bin/bash', ...env }, `${line}\n`);
}

function endOf(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<Ran> {
  const child = spawn(program, words, { env, cwd: home, detached: true });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ status, out: out.trim(), err: err.trim() }));
  });
}

const words = (line: string) => line.split(' ');

/** What a service refuses ends with 254, and with 255 in version 1. */
const isRefused = ({ status, err }: Ran, code: string, message: string) =>
  (status === 254 || status === 255) && err.includes(`(${code})`) && err.includes(message.trim());

/** Whether one operation comes right behind another, in the order in which they were answered. */
function followed(lines: readonly string[], one: string, other: string): boolean {
  const names = lines.map((line): unknown => JSON.parse(line).operation);
  return names.some((name, index) => name === one && names[index + 1] === other);
}

/** Without the lab, so that it is known that what goes outside is heard. */
async function checkEars(aws: string, ears: Ears): Promise<void> {
  const bare = {
    PATH: '/usr/bin:/bin',
    HOME: path.join(home, 'nobody'),
    AWS_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '1',
  };
  const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' };
  await endOf(aws, words('sts get-caller-identity'), { ...bare, ...keys });
  const named = ears.heard();
  const isHeard = named.some((one) => /^the name sts\.([\w-]+\.)?amazonaws\.com$/.test(one));
  check('a name and what it leads to are heard', isHeard && named.some((one) => one.endsWith(':443')), named);
  await endOf(aws, words('sts get-caller-identity'), { ...bare, AWS_METADATA_SERVICE_NUM_ATTEMPTS: '1' });
  const asked = ears.heard();
  check(
    'who asks for the keys of a server is heard',
    asked.some((one) => one.endsWith('169.254.169.254:80')),
    asked,
  );
}

const serial = `arn:aws:iam::${account}:mfa/phone`;
let seed = '';
let isRole = false;
const code = (steps: number) => codeAtStep(seed, addSteps(stepAt(NOW), steps));
const pair = (one: number, other: number) =>
  `--authentication-code1 ${code(one)} --authentication-code2 ${code(other)}`;
const enable = (codes: string) =>
  words(`iam enable-mfa-device --user-name alice --serial-number ${serial} ${codes}`);
const token = (text: string, device = serial) =>
  words(`sts get-session-token --serial-number ${device} --token-code ${text}`);

const ears = isAlone ? await openEars() : null;

try {
  if (ears !== null) await checkEars(aws.program, ears);
  // One after the other where one needs what came before; else two at a time, because each waits for Python to start.
  const [who, outside, noProfile, refusedList, noReport] = await Promise.all([
    run(words('sts get-caller-identity --query Arn --output text')),
    run(words('iam list-users --endpoint-url https://iam.amazonaws.com')),
    run(words('iam list-users --profile prod')),
    run(words('s3 ls')),
    run(words('iam get-credential-report'), { as: 'omar' }),
  ]);
  check('no report yet', isRefused(noReport, 'ReportNotPresent', 'Unknown'), noReport);
  check('alice calls', who.status === 0 && who.out === `arn:aws:iam::${account}:user/alice`, who);
  check('an address outside is not reached', outside.status !== 0 && outside.out === '', outside);
  check(
    'and is told',
    log.some((line) => line.includes('"stopped":"iam.amazonaws.com"')),
    log,
  );
  check(
    'a profile of one’s own is not there',
    noProfile.status !== 0 && noProfile.err.includes('prod'),
    noProfile,
  );
  check('s3 ls without MFA', isRefused(refusedList, 'AccessDenied', 'explicit deny'), refusedList);

  const [made, generated] = await Promise.all([
    run(
      words(
        'iam create-virtual-mfa-device --virtual-mfa-device-name phone --bootstrap-method QRCodePNG --outfile qr.png',
      ),
    ),
    run(words('iam generate-credential-report --query State --output text'), { as: 'omar' }),
  ]);
  check('a report', generated.out === 'STARTED', generated);
  check('a device with a QR code', made.status === 0, made);
  const text = readPng(readFileSync(path.join(home, 'qr.png'))) ?? '';
  seed = /[?&]secret=([A-Z2-7]{64})&/.exec(text)?.[1] ?? '';
  check('the QR code can be read', text.endsWith('&issuer=MFA%20Lab') && seed !== '', text);
  check('nobody else can read the file', (statSync(path.join(home, 'qr.png')).mode & 0o077) === 0, 'qr.png');

  const [same, far, short, list] = await Promise.all([
    run(enable(pair(0, 0))),
    run(enable(pair(-1, 1))),
    run(enable('--authentication-code1 12345 --authentication-code2 123456')),
    run(words('iam list-mfa-devices')),
  ]);
  const INVALID = 'Authentication code for device is not valid.';
  check('the same code twice', isRefused(same, 'InvalidAuthenticationCode', INVALID), same);
  check('two that are no neighbours', isRefused(far, 'InvalidAuthenticationCode', INVALID), far);
  check('five digits are not sent at all', short.status === 252 || short.status === 255, short);
  check(
    'a list that is empty',
    list.status === 0 && JSON.stringify(JSON.parse(list.out)) === '{"MFADevices":[]}',
    list,
  );

  const enabled = await run(enable(pair(-1, 0)));
  check('enabled', enabled.status === 0 && enabled.out === '', enabled);

  const session = await run(token(code(0)));
  check('a session', session.status === 0, session);
  const { Credentials: keys } = JSON.parse(session.out || '{"Credentials":{}}');
  const exported = {
    AWS_ACCESS_KEY_ID: String(keys.AccessKeyId),
    AWS_SECRET_ACCESS_KEY: String(keys.SecretAccessKey),
    AWS_SESSION_TOKEN: String(keys.SessionToken),
  };
  const [listed, replayed, ofUser, report, users, audit] = await Promise.all([
    run(words('s3 ls'), { env: exported }),
    run(token(code(0))),
    run(token(code(1), `arn:aws:iam::${account}:user/alice`)),
    run(words('iam get-credential-report --query Content --output text'), { as: 'omar' }),
    run(words('iam list-users --query Users[].UserName --output text'), { as: 'omar' }),
    run(words('iam list-mfa-devices --user-name alice --query length(MFADevices)'), { as: 'omar' }),
  ]);
  check('s3 ls with MFA', listed.status === 0 && listed.out !== '', listed);
  check(
    'a code is good once',
    isRefused(replayed, 'AccessDenied', 'invalid MFA one time pass code.'),
    replayed,
  );
  check(
    'the ARN of a user is no device',
    isRefused(ofUser, 'AccessDenied', 'unable to validate MFA code.  Please'),
    ofUser,
  );
  // Made before alice had her device, and kept for four hours.
  const columns = atob(report.out)
    .split('\n')
    .map((line) => line.split(','));
  const mfaOf = (userName: string) => columns.find(([name]) => name === userName)?.[7];
  check('a report stays as it was', mfaOf('alice') === 'false', report);
  check('an audit finds users', users.out === 'alice\tomar', users);
  check('and counts devices', audit.out === '1', audit);

  const role = await run(words('sts get-caller-identity --query Arn --output text'), {
    as: 'deployer',
    input: `${code(2)}\n`,
  });
  const [resynced, removed] = await Promise.all([
    run(words(`iam resync-mfa-device --user-name alice --serial-number ${serial} ${pair(9, 10)}`), {
      as: 'omar',
    }),
    run(words(`iam deactivate-mfa-device --user-name alice --serial-number ${serial}`)),
  ]);
  // Versions before 2.13 call the real STS for a role, and are stopped.
  isRole = role.out.endsWith(':assumed-role/LabDeployer/') || role.out.includes(':assumed-role/LabDeployer/');
  const isStopped = log.some((line) => /"stopped":"sts\.[\w.-]*amazonaws\.com"/.test(line));
  check('a role by a profile, or stopped', isRole || (role.status !== 0 && isStopped), [
    role,
    log.filter((line) => line.includes('stopped')),
  ]);
  if (isRole) check('first the role, then the call', followed(log, 'AssumeRole', 'GetCallerIdentity'), log);
  check('resynchronised', resynced.status === 0, resynced);
  check('one’s own device stays without MFA', isRefused(removed, 'AccessDenied', ''), removed);
  const tried: Tried = {
    run,
    runInShell,
    check,
    code,
    serial,
    log,
    home,
    opened,
    environment: hostile,
    program: PROGRAM,
  };
  if (options.all) await tryMore(tried);
  const outsiders = strace ? strangers(port) : [];
  check('nothing outside was called', outsiders.length === 0, outsiders);
  if (options.all) await tryAnotherTime(tried);
  const heard = ears?.heard() ?? [];
  check('and nothing was heard outside', heard.length === 0, heard);
} finally {
  ears?.close();
  server.kill();
  await once(server, 'exit');
  rmSync(home, { recursive: true, force: true });
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
for (const failure of failures) process.stderr.write(`FAILED: ${failure}\n`);
const ofRole = isRole ? 'got' : 'stopped';
const heardOf = isAlone ? ' It had a network of its own.' : '';
const unseen = strace ? '' : ' Where it connected was not looked at: there is no strace.';
process.stdout.write(
  `AWS CLI ${aws.version} against mfa-lab serve: ${failures.length} failed, the role of a profile ${ofRole}, ${seconds} s.${heardOf}${unseen}\n`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
