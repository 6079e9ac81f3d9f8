import { spawn } from 'node:child_process';
import os from 'node:os';
import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';
import type { AtDoor } from '../commands/aws/door-commands.js';
import type { LabEnvironment, Variables } from '../commands/aws/lab-environment.js';
import { changed, labEnvironment } from '../commands/aws/lab-environment.js';
import type { Output } from '../commands/command.js';
import { failure } from '../commands/command.js';
import { dataFolder } from '../system/environment.js';
import { exitCodeOf } from '../system/signals.js';
import type { Endpoint } from './aws-folder.js';
import { findEndpoint } from './aws-folder.js';

/** What `aws`, `shell` and `env` share: the door that is meant, and how a program is run at it. */

/** The door of a command, or what to say where none is open. */
export function doorOf({ dataDir, port }: AtDoor): Result<Endpoint, Output> {
  const endpoint = findEndpoint(dataFolder(dataDir), port);
  if (endpoint !== null) return ok(endpoint);
  const where = port === null ? '' : ` at port ${port}`;
  const remark = `No lab is listening${where}. Run mfa-lab serve in another terminal, or open lesson 12 there (mfa-lab 12) and press o. Then this once more.`;
  return fail(failure(remark, 'no-lab'));
}

/** The environment of what is run at a door. */
export function environmentAt({ port, folder }: Endpoint, profile: string): LabEnvironment {
  return labEnvironment(process.env, { port, folder, profile, isWindows: process.platform === 'win32' });
}

/** Runs a program in place of this one, with its terminal, and ends as it ends. */
export async function runInPlace(
  program: string,
  words: readonly string[],
  environment: LabEnvironment,
  more: Variables = {},
): Promise<Output> {
  // What is written is its writer's alone: some AWS CLIs leave a new secret readable for all.
  process.umask(0o077);
  const env = { ...changed(process.env, environment), ...more };
  const child = spawn(program, words, { stdio: 'inherit', env });
  // The terminal sends it to both, and what to do about it is the program's matter.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(failure(`${program} could not be run (${error.message}).`)));
    child.once('exit', (code, signal) => {
      const programExitCode = code ?? (signal === null ? 1 : exitCodeOf(signal));
      resolve({ text: '', remarks: [], exitCode: 0, programExitCode });
    });
  });
}

/** The folder that was the learner's home before. */
export function ownHome(): string | null {
  try {
    return process.env['HOME'] ?? os.homedir();
  } catch {
    return null;
  }
}
