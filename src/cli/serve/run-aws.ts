import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { AwsCommand } from '../commands/aws/door-commands.js';
import type { LabEnvironment } from '../commands/aws/lab-environment.js';
import { addressOf, changed } from '../commands/aws/lab-environment.js';
import type { Output } from '../commands/command.js';
import { sayRemark } from '../run/output.js';
import { findProgram } from '../system/find-program.js';
import type { Endpoint } from './aws-folder.js';
import { doorOf, environmentAt, ownHome, runInPlace } from './led-program.js';

/** What shells answer for a program that is not there. */
const NOT_FOUND = 127;

/** `aws`: runs the AWS CLI of this computer against the door. */
export async function runAws(command: AwsCommand): Promise<Output> {
  const door = doorOf(command);
  if (!door.ok) return door.failure;
  const endpoint = door.value;
  const program = findProgram('aws', path.join(endpoint.folder, 'bin'));
  if (program === null) {
    const remark =
      process.platform === 'win32' && process.env['PATH'] !== undefined
        ? 'The AWS CLI (aws.exe) is not on your PATH. Its installer is on https://aws.amazon.com/cli/.'
        : 'The AWS CLI is not on your PATH. Lesson 12 works without it, and so do boto3 and the SDKs: see mfa-lab env.';
    return { text: '', remarks: [remark], exitCode: 1, programExitCode: NOT_FOUND };
  }
  const environment = homeFor(program, endpoint, environmentAt(endpoint, command.as));
  // In front of all else, so that it is also there for help and for what is said twice.
  return runInPlace(program, ['--endpoint-url', addressOf(endpoint.port), ...command.words], environment);
}

/** How long an AWS CLI may take to say its version, in milliseconds. */
const PROBE_MS = 20_000;

/**
 * Version managers such as asdf and pyenv find their programs through the home folder: an `aws` of theirs does not run in
 * another one. It is tried once for each program, and then gets the learner's own home, where an alias file could still
 * reach it.
 */
function homeFor(program: string, { folder }: Endpoint, environment: LabEnvironment): LabEnvironment {
  const file = path.join(folder, 'aws-home.json');
  const known = knownHome(file, program);
  const isOwn = known ?? !runsIn(program, environment);
  if (known === null) rememberHome(file, program, isOwn);
  const home = ownHome();
  if (!isOwn || home === null) return environment;
  if (known === null) {
    sayRemark(`${program} does not run in the lab's home folder, so it runs in yours: ${home}`);
  }
  const { HOME: _lab, USERPROFILE: _profile, PYTHONUSERBASE: _modules, ...set } = environment.set;
  return { ...environment, set };
}

function runsIn(program: string, environment: LabEnvironment): boolean {
  const env = changed(process.env, environment);
  const ran = spawnSync(program, ['--version'], { env, stdio: 'ignore', timeout: PROBE_MS });
  return ran.status === 0;
}

function knownHome(file: string, program: string): boolean | null {
  try {
    const known: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof known !== 'object' || known === null || !('program' in known && 'isOwn' in known)) return null;
    return known.program === program && typeof known.isOwn === 'boolean' ? known.isOwn : null;
  } catch {
    // Not tried yet.
    return null;
  }
}

function rememberHome(file: string, program: string, isOwn: boolean): void {
  try {
    fs.writeFileSync(file, `${JSON.stringify({ program, isOwn })}\n`, { mode: 0o600 });
  } catch {
    // It is tried again next time.
  }
}
