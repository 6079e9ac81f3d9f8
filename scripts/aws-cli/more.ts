import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import type { Ran } from '../test-aws-cli.js';
import { OTHER_PROGRAMS, WAYS_OUT } from './ways-out.js';

/** What the script has, for what takes longer. */
export interface Tried {
  run(
    words: readonly string[],
    more?: { readonly as?: string; readonly env?: Readonly<Record<string, string>>; readonly input?: string },
  ): Promise<Ran>;
  runInShell(line: string, env?: Readonly<Record<string, string>>): Promise<Ran>;
  check(what: string, isRight: boolean, seen: unknown): void;
  code(steps: number): string;
  readonly serial: string;
  readonly log: readonly string[];
  readonly home: string;
  readonly opened: { readonly folder: string; readonly credentials: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly program: string;
}

const words = (line: string) => line.split(' ');

/** What `npm run test:aws -- --all` tries beside the usual. alice has her phone, and is in step with it ten codes on. */
export async function tryMore(tried: Tried): Promise<void> {
  await Promise.all([tryWaysOut(tried), tryWaysOutOfShell(tried)]);
  tried.check(
    'a program of one’s own profile is not run',
    !existsSync(path.join(tried.home, 'ran-a-program')),
    tried.home,
  );
  await typeCode(tried);
  await tryMfaLogin(tried);
  await tryOldCode(tried);
  await tryTenWrongCodes(tried);
  await tryTheEndOfALife(tried);
}

/** Where they connect to is looked at by whoever has called; here, that nobody ran what is in somebody's own files. */
async function tryWaysOut({ run }: Tried): Promise<void> {
  for (const { words: line, env = {} } of WAYS_OUT) await run(words(line), { env });
}

/** The same in a shell of the lab, and what other programs do in it. */
async function tryWaysOutOfShell({ runInShell, check }: Tried): Promise<void> {
  const own = await runInShell('aws sts get-caller-identity --query Arn --output text');
  check('the shell calls the lab', own.out.endsWith(':user/alice'), own);
  for (const { words: line, env = {} } of WAYS_OUT) await runInShell(`aws ${line}`, env);
  for (const line of OTHER_PROGRAMS) {
    const { status, out } = await runInShell(line);
    check('another program gets nothing from outside', status !== 0 && out === '', [line, status, out]);
  }
}

/** Typed behind its prompt, as people do: whatever came before it is thrown away. */
async function typeCode({ check, code, environment, program, log, home, opened }: Tried): Promise<void> {
  // The CLI keeps the credentials of a role, and then asks for no code.
  for (const folder of [home, opened.folder]) {
    rmSync(path.join(folder, '.aws', 'cli', 'cache'), { recursive: true, force: true });
  }
  const child = spawn(
    process.execPath,
    [program, ...words('aws --as deployer -- sts get-caller-identity --query Arn --output text')],
    { cwd: home, env: { ...environment } },
  );
  let said = '';
  child.onData((data) => {
    if (!said.includes('MFA code') && `${said}${data}`.includes('MFA code')) {
      setTimeout(() => child.write(`${code(11)}\r`), 500);
    }
    said += data;
  });
  await new Promise((resolve) => child.onExit(resolve));
  const isStopped = log.some((line) => /"stopped":"sts\.[\w.-]*amazonaws\.com"/.test(line));
  check(
    'a code that is typed gets the role, or it is said what was stopped',
    said.includes(':assumed-role/LabDeployer/') || isStopped,
    said,
  );
}

/** Of the newest versions alone. It asks for a code and for the name of a profile: the device is in the profile of the lab. */
async function tryMfaLogin({ run, check, code, opened }: Tried): Promise<void> {
  const input = `${code(12)}\n\n`;
  const first = await run(words('configure mfa-login'), { input });
  if (/[Ii]nvalid choice|Found invalid|argument subcommand|\busage:/.test(first.err)) {
    process.stdout.write('This AWS CLI has no configure mfa-login.\n');
    return;
  }
  check('configure mfa-login', first.status === 0, first);
  const kept = readFileSync(opened.credentials, 'utf8');
  check('its profile is in the lab’s file', kept.includes('aws_session_token'), kept);
  const again = await run(words('configure mfa-login'), { input });
  check('its code is good once', again.status !== 0, again);
}

async function tryTenWrongCodes({ run, check, serial, log }: Tried): Promise<void> {
  const ask = words(`sts get-session-token --serial-number ${serial} --token-code 000000`);
  const before = log.length;
  const asked: Ran[] = [];
  for (let time = 0; time < 10; time += 1) asked.push(await run(ask));
  const [first, last] = [asked[0], asked.at(-1)];
  check('a wrong code', first?.err.includes('invalid MFA one time pass code') === true, first);
  check('nine tries in three minutes', last?.err.includes('unable to validate MFA code.') === true, last);
  // What is tried again counts as a try.
  check('nobody tries again by itself', log.length === before + asked.length, log.slice(before));
}

/** The device is ten codes ahead since it was resynchronised. */
async function tryOldCode({ run, check, code, serial }: Tried): Promise<void> {
  const old = await run(words(`sts get-session-token --serial-number ${serial} --token-code ${code(-1)}`));
  check('a code of before the resync', old.err.includes('invalid MFA one time pass code.'), old);
}

/** What is left of the life of a device, by the administrator. */
async function tryTheEndOfALife({ run, check, serial, home }: Tried): Promise<void> {
  const asOmar = (line: string) => run(words(line), { as: 'omar' });
  const says = (what: string, { status, err }: Ran, text: string) =>
    check(what, status !== 0 && err.includes(text), err);
  const pair = '--authentication-code1 1234567 --authentication-code2 123456';
  says(
    'seven digits',
    await asOmar(`iam resync-mfa-device --user-name alice --serial-number ${serial} ${pair}`),
    'Member must have length less than or equal to 6',
  );
  says(
    'a device in use is not deleted',
    await asOmar(`iam delete-virtual-mfa-device --serial-number ${serial}`),
    'MFA VirtualDevice in use. Must deactivate first.',
  );
  const got = await asOmar(`iam get-mfa-device --user-name alice --serial-number ${serial}`);
  if (!/[Ii]nvalid choice/.test(got.err)) {
    says('GetMFADevice knows keys alone', got, 'Currently, only hardware FIDO security keys are supported.');
  }
  const off = await asOmar(`iam deactivate-mfa-device --user-name alice --serial-number ${serial}`);
  check('the administrator deactivates it', off.status === 0, off);
  const gone = await asOmar(`iam delete-virtual-mfa-device --serial-number ${serial}`);
  check('and deletes it', gone.status === 0, gone);
  const made = await asOmar(
    'iam create-virtual-mfa-device --virtual-mfa-device-name second --path /team/ --bootstrap-method Base32StringSeed --outfile seed',
  );
  check('another one, with a path', made.out.includes(':mfa/team/second'), made);
  check('its seed', /^[A-Z2-7]{64}$/.test(readFileSync(path.join(home, 'seed'), 'utf8')), 'seed');
  check('nobody else can read it', (statSync(path.join(home, 'seed')).mode & 0o077) === 0, 'seed');
}
