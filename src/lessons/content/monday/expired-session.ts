import { addSteps, stepAt } from '../../../sim/base/time.js';
import { SIGN_IN_STEPS } from '../../../sim/codes/limits.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import { newWorldUnderTheRule } from '../../../sim/world/command-line-world.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import type { ReasonCode } from '../../../sim/world/reasons.js';
import { aliceDevices } from '../../engine/goals.js';
import type { GoalView, Move } from '../../engine/lesson.js';
import { lendPhone } from '../../engine/moves/phone-moves.js';
import {
  exportSession,
  exportUnlessThere,
  getSession,
  listBuckets,
  runLine,
  sessionsAge,
  unsetSession,
} from '../../engine/moves/terminal-moves.js';
import { wasGranted } from '../../engine/step-events.js';
import { callsWithKeys, hasListedWithMfa, wasCallRefused } from '../../engine/terminal-events.js';
import { mfaOnTheCommandLine } from '../12-mfa-on-the-command-line.js';
import { SOURCES } from '../sources.js';
import type { Incident, Message, WrongTurn } from './incident.js';
import { cameAt, colleague, pick } from './incident.js';

/** A session at the command line is over, and still stands in the variables: lesson 12 once more. */
export const expiredSession: Incident = {
  id: 'expired-session',
  name: 'A session that had ended',
  lessonId: 'mfa-on-the-command-line',
  make(draws) {
    const name = colleague(draws);
    // A session lasts 12 hours.
    const hours = pick(draws, [13, 15, 38, 62]);
    const report = pick(draws, [
      'the auditors',
      'the invoice',
      'the backup',
      'the customer',
      'the yearly report',
    ]);
    const [channel, message] = pick<Message>(draws, [
      [
        'a mail',
        `alice: "Since this morning my terminal says something about an expired token. I changed nothing, and ${report} cannot wait."`,
      ],
      [
        'a chat',
        `${name}: "Where is the list of buckets for ${report}? alice says that her laptop has refused it since she came in."`,
      ],
      [
        'a call',
        `${name}: "alice's terminal is still open as she left it. It worked then, now nothing does, and ${report} needs the list of buckets."`,
      ],
      [
        'a call',
        `alice: "It worked before the weekend! Same laptop, same command, and now AWS wants nothing to do with me. It is for ${report}."`,
      ],
    ]);
    return {
      channel,
      task: {
        newWorld: newWorldUnderTheRule,
        stage: 'terminal',
        sources: [SOURCES.getSessionToken, SOURCES.cliPrecedence, SOURCES.cliVariables],
        arrange: (world) => [
          ...mfaOnTheCommandLine.checkpoint(world),
          lendPhone,
          getSessionWithOldestCode,
          ...exportUnlessThere,
          sessionsAge(hours),
          // What was printed says of another time until when it is good.
          runLine('clear'),
        ],
        prompt: `${message} You are alice, at her laptop. List her buckets; this account lets nobody do that without MFA.`,
        goals: [
          {
            id: 'listed',
            text: 'the buckets are listed, and AWS has noted MFA',
            isMet: hasListedWithMfa,
          },
        ],
        hints: [
          'What does `aws` find first on this laptop, and until when was it good?',
          '`unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN`; `aws iam list-mfa-devices` for the ARN; `aws sts get-session-token --serial-number ARN --token-code CODE`; three times `export`, and `aws s3 ls`.',
        ],
        solution: () => [unsetSession, getSession(), ...exportSession(), listBuckets],
        otherRoute: () => [listBuckets, getSession(' --profile default'), ...exportSession(), listBuckets],
        why: 'Nothing was broken: a session ends by itself. What stands in the variables comes before the key in the file, so it had to go before a new session could be asked for.',
      },
      wrongTurns: [
        refusedCall('asked-in-the-old', 'asking for a session in the one that had ended', 'GetSessionToken', [
          'credentials-expired',
        ]),
        refusedCall('user-arn', 'the ARN of a user, where that of a device belongs', 'GetSessionToken', [
          'user-arn-for-mfa',
        ]),
        refusedCall('used-code', 'a code that was used up', 'GetSessionToken', [
          'code-already-used',
          'used-long-ago',
        ]),
        refusedCall('guessed', 'a code that no phone of hers shows', 'GetSessionToken', ['unknown-code']),
        refusedCall('key-alone', 'the key alone, which carries no MFA', 'ListBuckets', ['not-allowed']),
        refusedCall('half-a-session', 'a part of the three values', 'ListBuckets', [
          'no-session-token',
          'wrong-session-token',
          'no-such-credentials',
        ]),
        {
          id: 'without-a-code',
          text: 'a session without a code',
          isTaken: (view) =>
            callsWithKeys(view, 'GetSessionToken').some(
              (event) => event.actor === LEARNER && event.timeStep === null && wasGranted(event),
            ),
        },
      ],
      gap: {
        text: 'alice could not work',
        seconds: listedAt,
      },
    };
  },
};

/** The session of before was got with a code that nobody sees any more: what the phone shows is unused. */
const getSessionWithOldestCode: Move = (world, now) => {
  const [device] = aliceDevices(world);
  if (device === undefined) return null;
  const code = codeAtStep(device.seed, addSteps(stepAt(now), device.drift - SIGN_IN_STEPS));
  const line = `aws sts get-session-token --serial-number ${device.serialNumber} --token-code ${code}`;
  return { kind: 'run-command', line };
};

function refusedCall(id: string, text: string, eventName: string, reasons: readonly ReasonCode[]): WrongTurn {
  return { id, text, isTaken: (view) => wasCallRefused(view, eventName, ...reasons) };
}

function listedAt(view: GoalView): number | null {
  const listed = callsWithKeys(view, 'ListBuckets').find(
    (event) => event.actor === LEARNER && event.mfaAuthenticated && wasGranted(event),
  );
  return listed === undefined ? null : listed.at - cameAt(view);
}
