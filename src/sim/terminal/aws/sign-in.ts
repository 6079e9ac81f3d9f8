import { shownRole } from '../../aws/sts-answers.js';
import { typedCall } from '../../aws/typed-call.js';
import type { Result } from '../../base/result.js';
import { fail, ok } from '../../base/result.js';
import { lookUp } from '../../base/table.js';
import { callSts } from '../../sts/api.js';
import { STS_PARAMETERS } from '../../sts/parameters.js';
import type { StsCallOf } from '../../sts/requests.js';
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

/** Gets the keys for a call: as they are, or those of the role that a profile names. A command that cannot go on has ended. */
export function signIn(invocation: Invocation, found: FoundCredentials | null): Result<SignedIn, Ran> {
  const { world } = invocation.shell;
  if (found === null) {
    const message = 'Unable to locate credentials. You can configure credentials by running "aws configure".';
    return fail(failedWith(world, badConfiguration(message)));
  }
  return keysFor(invocation, world, found);
}

function keysFor(invocation: Invocation, world: World, found: FoundCredentials): Result<SignedIn, Ran> {
  if (found.kind === 'keys') return ok({ world, keys: found.keys });
  const { context } = invocation.shell;
  const path = cachePath(assumedWith(found), context.signatures);
  const cached = cachedKeys(lookUp(world.terminal.files, path), context.now);
  return cached === null ? assume(invocation, world, found, path) : ok({ world, keys: cached });
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
    return fail({ ...ended(start, ''), prompt });
  }
  const source = keysFor(invocation, start, role.source);
  if (!source.ok) return source;
  const { world, keys } = source.value;
  const given: Given = {
    roleSessionName: sessionName(shell.context.now),
    ...assumedWith(role),
    ...(code === null ? {} : { tokenCode: code }),
  };
  const bad = tooSmall(STS_PARAMETERS.AssumeRole, given);
  if (bad !== null) return fail(failedWith(world, bad));
  const call = typedCall<StsCallOf<'AssumeRole'>>('AssumeRole', given);
  const answer = callSts(world, { credentials: keys }, call, shell.context);
  if (!answer.result.ok) {
    return fail(failedWith(answer.world, serviceFailure('AssumeRole', answer.result.failure)));
  }
  const written = writeFile(answer.world, path, JSON.stringify(shownRole(answer.result.value)));
  if (!written.ok) return fail(failedWith(answer.world, written.failure));
  const { expiration: _end, ...got } = answer.result.value.credentials;
  return ok({ world: written.value, keys: got });
}

/** What the profile says of the call; the name of the file in the cache is made of it. */
function assumedWith({ roleArn, settings }: RoleToAssume): { readonly [name: string]: string | number } {
  const { mfa_serial: serialNumber, role_session_name: name, duration_seconds: seconds = '' } = settings;
  return {
    roleArn,
    ...(name === undefined ? {} : { roleSessionName: name }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(/^\d{1,9}$/.test(seconds) ? { durationSeconds: Number(seconds) } : {}),
  };
}

/** As botocore names a session that nobody has named. */
function sessionName(now: number): string {
  return `botocore-session-${Math.floor(now)}`;
}
