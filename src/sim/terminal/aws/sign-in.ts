import type { Result } from '../../base/result.js';
import { lookUp } from '../../base/table.js';
import type { World } from '../../world/world.js';
import type { Ran } from '../shell.js';
import { ended, fitForLine } from '../shell.js';
import type { FoundCredentials, RoleToAssume } from './credentials.js';
import { badConfiguration, serviceFailure } from './failure.js';
import { writeFile } from './files.js';
import type { Invocation, SignedIn } from './invocation.js';
import { failedWith } from './invocation.js';
import { tooSmall } from './parameters.js';
import { cachedKeys, cachePath } from './role-cache.js';
import type { Given } from './services/api-command.js';
import { STS_COMMANDS } from './services/sts.js';

/** Gets the keys for a call: as they are, or those of the role that a profile names. A command that cannot go on has ended. */
export function signIn(invocation: Invocation, found: FoundCredentials | null): Result<SignedIn, Ran> {
  const { world } = invocation.shell;
  if (found === null) {
    const message = 'Unable to locate credentials. You can configure credentials by running "aws configure".';
    return { ok: false, failure: failedWith(world, badConfiguration(message)) };
  }
  return keysFor(invocation, world, found);
}

function keysFor(invocation: Invocation, world: World, found: FoundCredentials): Result<SignedIn, Ran> {
  if (found.kind === 'keys') return { ok: true, value: { world, keys: found.keys } };
  const { context } = invocation.shell;
  const path = cachePath(assumedWith(found), context.signatures);
  const cached = cachedKeys(lookUp(world.terminal.files, path), context.now);
  return cached === null
    ? assume(invocation, world, found, path)
    : { ok: true, value: { world, keys: cached } };
}

/** Asks for a code where the profile names a device, with the keys of its source profile, and keeps what comes of it. */
function assume(
  invocation: Invocation,
  start: World,
  role: RoleToAssume,
  path: string,
): Result<SignedIn, Ran> {
  const { shell } = invocation;
  const serial = role.settings['mfa_serial'];
  const prompt = fitForLine(`Enter MFA code for ${serial}: `);
  const code = shell.answer?.prompt === prompt ? shell.answer.text : null;
  if (serial !== undefined && code === null) {
    return { ok: false, failure: { ...ended(start, ''), prompt } };
  }
  const source = keysFor(invocation, start, role.source);
  if (!source.ok) return source;
  const { world, keys } = source.value;
  const command = STS_COMMANDS['assume-role'];
  if (command === undefined) throw new Error('Unreachable: there is no assume-role');
  const given: Given = {
    ...assumedWith(role),
    roleSessionName: role.settings['role_session_name'] ?? sessionName(shell.context.now),
    ...(code === null ? {} : { tokenCode: code }),
  };
  const bad = tooSmall(command.parameters, given);
  if (bad !== null) return { ok: false, failure: failedWith(world, bad) };
  const answer = command.call({ world, sender: { credentials: keys }, context: shell.context }, given);
  if (!answer.result.ok) {
    const failure = serviceFailure(command.operation, answer.result.failure);
    return { ok: false, failure: failedWith(answer.world, failure) };
  }
  const text = JSON.stringify(answer.result.value);
  const written = writeFile(answer.world, path, text);
  if (!written.ok) return { ok: false, failure: failedWith(answer.world, written.failure) };
  // What was just written is read back: it is good for longer than the window.
  const got = cachedKeys(text, shell.context.now);
  return got === null
    ? { ok: false, failure: failedWith(written.value, badConfiguration('Unable to locate credentials.')) }
    : { ok: true, value: { world: written.value, keys: got } };
}

/** What the name of the file in the cache is made of: neither the code nor the name of the session. */
function assumedWith({ roleArn, settings }: RoleToAssume): { readonly [name: string]: string | number } {
  const { mfa_serial: serialNumber, duration_seconds: seconds = '' } = settings;
  return {
    roleArn,
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(/^\d{1,9}$/.test(seconds) ? { durationSeconds: Number(seconds) } : {}),
  };
}

/** As botocore names a session that nobody has named. */
function sessionName(now: number): string {
  return `botocore-session-${Math.floor(now)}`;
}
