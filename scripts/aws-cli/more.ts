import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import type { Ran } from '../test-aws-cli.js';
import { WAYS_OUT } from './ways-out.js';

/** What the script has, for what takes longer. */
interface Tried {
  run(
    words: readonly string[],
    more?: { readonly as?: string; readonly env?: Readonly<Record<string, string>>; readonly input?: string },
  ): Promise<Ran>;
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
  await tryWaysOut(tried);
  await typeCode(tried);
  await tryMfaLogin(tried);
  await tryTenWrongCodes(tried);
}

/** Where they connect to is looked at by whoever has called; here, that nobody ran what is in somebody's own files. */
async function tryWaysOut({ run, check, home }: Tried): Promise<void> {
  for (const { words: line, env = {} } of WAYS_OUT) await run(words(line), { env });
  check('a program of one’s own profile is not run', !existsSync(path.join(home, 'ran-a-program')), home);
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

async function tryTenWrongCodes({ run, check, serial }: Tried): Promise<void> {
  const ask = words(`sts get-session-token --serial-number ${serial} --token-code 000000`);
  const asked: (Ran & { readonly seconds: number })[] = [];
  for (let time = 0; time < 10; time += 1) {
    const began = performance.now();
    asked.push({ ...(await run(ask)), seconds: (performance.now() - began) / 1000 });
  }
  const last = asked.at(-1);
  check('a wrong code', asked[0]?.err.includes('invalid MFA one time pass code') === true, asked[0]);
  check('nine tries in three minutes', last?.err.includes('unable to validate MFA code.') === true, last);
  const slowest = Math.max(...asked.map(({ seconds }) => seconds));
  check('nobody tries again by itself', slowest < 4, slowest);
}
