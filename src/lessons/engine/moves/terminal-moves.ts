import type { LabTime } from '../../../sim/base/time.js';
import { stepAt } from '../../../sim/base/time.js';
import { SIGN_IN_STEPS } from '../../../sim/codes/limits.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import { userArn } from '../../../sim/world/arn.js';
import type { TemporaryCredentials } from '../../../sim/world/credentials.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import type { World } from '../../../sim/world/world.js';
import { aliceDevices } from '../goals.js';
import type { Move } from '../lesson.js';
import { unusedCode } from './moves.js';

/** What alice types at her terminal. */

/** The three variables that the AWS CLI takes before its files, and what of temporary credentials goes into each. */
const VARIABLES = [
  ['AWS_ACCESS_KEY_ID', ({ accessKeyId }: TemporaryCredentials) => accessKeyId],
  ['AWS_SECRET_ACCESS_KEY', ({ secretAccessKey }: TemporaryCredentials) => secretAccessKey],
  ['AWS_SESSION_TOKEN', ({ sessionToken }: TemporaryCredentials) => sessionToken],
] as const;

/** A line, and Enter. */
export function runLine(line: string): Move {
  return () => ({ kind: 'run-command', line });
}

/** A command that waits for an answer would take the next line for it. */
export const endWaiting: Move = ({ terminal }) =>
  terminal.awaiting === null ? null : { kind: 'interrupt-command' };

/** Her key is in the files of the AWS CLI. */
export const setUpTerminal: Move = () => ({ kind: 'set-up-terminal', userName: LEARNER });

export const listBuckets = runLine('aws s3 ls');

/** Asks for a session with the ARN of her device and a code that was not used yet. */
export function getSession(options = ''): Move {
  return (world, now) => askForSession(deviceArn(world), unusedCode(world, now), options);
}

/** The same with the ARN of alice herself. */
export const getSessionWithUserArn: Move = (world, now) =>
  askForSession(userArn(world.account.id, LEARNER), unusedCode(world, now));

/** The same with a code that got somebody in already. */
export const getSessionWithUsedCode: Move = (world) => {
  const device = aliceDevices(world)[0];
  const used = device?.usedSteps.at(-1);
  return device === undefined || used === undefined
    ? null
    : askForSession(device.serialNumber, codeAtStep(device.seed, used.step));
};

/** A session, where the code that was used last is so old that AWS would not remember it. */
export const getSessionUnlessJustDone: Move = (world, now) => {
  const used = aliceDevices(world)[0]?.usedSteps.at(-1);
  const isNew = used !== undefined && Math.abs(stepAt(now) - used.step) <= SIGN_IN_STEPS;
  return isNew ? null : getSessionNow(world, now);
};

/** A session, where alice has none that still lasts. */
export const getSessionUnlessThere: Move = (world, now) =>
  sessionOf(world, now) === undefined ? getSessionNow(world, now) : null;

const getSessionNow = (world: World, now: LabTime) => askForSession(deviceArn(world), unusedCode(world, now));

function askForSession(serialNumber: string | null, code: string | null, options = '') {
  if (serialNumber === null || code === null) return null;
  const line = `aws sts get-session-token --serial-number ${serialNumber} --token-code ${code}${options}`;
  return { kind: 'run-command', line } as const;
}

function deviceArn(world: World): string | null {
  return aliceDevices(world)[0]?.serialNumber ?? null;
}

/** The newest session of hers that was got with a code and still lasts. */
function sessionOf({ account }: World, now: LabTime): TemporaryCredentials | undefined {
  return account.temporaryCredentials.findLast(
    ({ issuedBy, mfa, expiresAt }) => issuedBy === 'GetSessionToken' && mfa !== null && expiresAt > now,
  );
}

/** Puts the values of that session into the variables: all three, or the first of them. */
export function exportSession(count: number = VARIABLES.length): readonly Move[] {
  return VARIABLES.slice(0, count).map(
    ([name, valueIn]): Move =>
      (world, now) => {
        const session = sessionOf(world, now);
        return session === undefined
          ? null
          : { kind: 'run-command', line: `export ${name}=${valueIn(session)}` };
      },
  );
}

/** The same, where they are not there yet. */
export const exportUnlessThere: readonly Move[] = exportSession().map(
  (move, index): Move =>
    (world, now) => {
      const request = move === 'wait-for-next-code' ? null : move(world, now);
      const [name = ''] = VARIABLES[index] ?? [];
      const isThere =
        request?.kind === 'run-command' &&
        request.line === `export ${name}=${world.terminal.environment[name]}`;
      return isThere ? null : request;
    },
);

const unset = `unset ${VARIABLES.map(([name]) => name).join(' ')}`;

/** The variables are gone, and the CLI takes the key of its file. */
export const unsetSession = runLine(unset);

/** The same, where they are set. */
export const unsetUnlessGone: Move = ({ terminal }) =>
  VARIABLES.some(([name]) => terminal.environment[name] !== undefined)
    ? { kind: 'run-command', line: unset }
    : null;

/** Types the code that a command asks for. */
export const answerWithCode: Move = (world, now) => {
  const code = unusedCode(world, now);
  return code === null ? null : { kind: 'run-command', line: code };
};

/** Sessions grow old, and the clock stays: a real phone's codes are as good as before. */
export function sessionsAge(hours: number): Move {
  return () => ({ kind: 'age-sessions', hours });
}
