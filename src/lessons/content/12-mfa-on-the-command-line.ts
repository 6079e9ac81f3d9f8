import type { ExecuteContext } from '../../sim/base/ports.js';
import { rootDeviceArn } from '../../sim/world/arn.js';
import { newWorldUnderTheRule } from '../../sim/world/command-line-world.js';
import type { World } from '../../sim/world/world.js';
import { endSession, NEW_SESSION_GOALS } from '../engine/ended-session.js';
import type { Moves } from '../engine/lesson.js';
import { makeKeyForAlice } from '../engine/moves/access-moves.js';
import { play, signOut } from '../engine/moves/moves.js';
import {
  administratorsWindow,
  alicesWindow,
  submitAdministratorsPassword,
} from '../engine/moves/people-moves.js';
import {
  answerWithCode,
  endWaiting,
  exportSession,
  getSession,
  getSessionUnlessJustDone,
  getSessionUnlessThere,
  getSessionWithUsedCode,
  getSessionWithUserArn,
  listBuckets,
  runLine,
  setUpTerminal,
  unsetSession,
  unsetUnlessGone,
} from '../engine/moves/terminal-moves.js';
import {
  hasGotSession,
  hasListedAsRole,
  hasListedWithMfa,
  wasCallRefused,
} from '../engine/terminal-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import { list, onlyFor, text } from '../words/rich-text.js';
import { signInWithACode } from './07-sign-in-with-a-code.js';
import { KEY_FOR_A_SESSION } from './figures.js';
import { SOURCES } from './sources.js';

/** alice has a phone with a device of hers, and a key on her laptop. */
const checkpoint: Moves = (world) => [
  ...signInWithACode.checkpoint(world),
  administratorsWindow,
  submitAdministratorsPassword,
  makeKeyForAlice,
  signOut,
  alicesWindow,
  setUpTerminal,
];

/** The world of a lesson or a drill in which alice's session at the command line is over, and she does not know yet. */
export function worldWithEndedSession(context: ExecuteContext): World {
  const world = newWorldUnderTheRule(context);
  return play(world, [...checkpoint(world), ...endSession(world)], context).world;
}

/** Lesson 12 of the curriculum. */
export const mfaOnTheCommandLine = lesson({
  id: 'mfa-on-the-command-line',
  title: 'MFA on the command line',
  objective: 'Get temporary credentials with a code, use them, and say why the plain key is refused.',
  minutes: 12,
  newWorld: newWorldUnderTheRule,
  opensDoor: true,
  checkpoint,
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-nothing-said',
      title: 'Before we start',
      recalls: 'make-mfa-the-rule',
      question:
        'A policy denies everything, if BoolIfExists finds aws:MultiFactorAuthPresent to be false. A program comes with an access key. What becomes of its request?',
      sources: [SOURCES.conditionKeys],
      options: [
        {
          id: 'a',
          text: 'It is denied: a key says nothing of MFA',
          isRight: true,
          explanation: 'For IfExists nothing is as good as the value it looks for, so the Deny holds.',
        },
        {
          id: 'b',
          text: 'It may pass, if its user has a device',
          isRight: false,
          misconception: 'device-means-rule',
          explanation: 'The policy looks at the request. Which devices a user has does not matter to it.',
        },
        {
          id: 'c',
          text: 'It may pass: there is nothing to compare',
          isRight: false,
          misconception: 'absent-is-not-false',
          explanation: 'That is how plain Bool takes it. With IfExists, what is missing counts as a match.',
        },
        {
          id: 'd',
          text: 'It waits until somebody types a code',
          isRight: false,
          misconception: 'rule-asks-for-codes',
          explanation: 'A policy says yes or no. It asks nobody for anything.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'a-terminal',
      title: 'A terminal',
      sources: [SOURCES.lab, SOURCES.cliFiles],
      blocks: [
        text(
          "alice works at her laptop now. Her terminal is a small one of the lab's: its `aws` talks to the account of the lab, and never to AWS. Her access key is in `~/.aws/credentials`.",
        ),
        onlyFor(
          'screen',
          list(
            '`Tab` completes commands, and writes long values that stand there',
            '`Up` brings earlier lines back; several lines can be pasted at once',
            '`Esc` stops typing for the keys of the lab: `w` next code, `h` hint, `u` undo, `o` your own aws; `Enter` types on',
            '`Ctrl+C` drops the line. On an empty one it leaves the lab',
            '`PgUp` and `PgDn` scroll',
          ),
        ),
        text(
          'Is the real AWS CLI on this computer? `o`, or in plain mode `open port`, lets it in, from a second terminal. Without it you miss nothing.',
        ),
        text(
          'In plain mode a command is a line like any other: `aws s3 ls`. With three dots at its end it is completed and said, and Enter runs it.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'the-plain-key',
      title: 'The key on the laptop',
      stage: 'terminal',
      sources: [SOURCES.conditionKeys, SOURCES.mfaApi, SOURCES.cliFiles],
      prompt:
        "In alice's account a policy denies nearly everything without MFA, as in lesson 11. List her buckets with the key that is on the laptop: `aws s3 ls`.",
      predictions: [
        {
          question:
            'alice has MFA, and a policy denies nearly everything without it. On her laptop she lists her buckets with the AWS CLI, which finds her access key. What happens?',
          options: [
            { id: 'a', text: 'the command asks her for a code', isRight: false },
            { id: 'b', text: 'AWS refuses, and asks for nothing', isRight: true },
            { id: 'c', text: 'her buckets are listed as before', isRight: false },
          ],
        },
      ],
      goals: [
        {
          id: 'asked-with-the-key',
          text: 'AWS was asked for the buckets with the key',
          isMet: (view) => wasCallRefused(view, 'ListBuckets', 'not-allowed'),
        },
      ],
      hints: ['The command stands in the task.', 'Type `aws s3 ls`, and Enter.'],
      solution: () => [endWaiting, listBuckets],
      temptations: [
        {
          name: 'asking IAM for the users with the same key',
          moves: () => [runLine('aws iam list-users')],
          reason: 'not-allowed',
        },
      ],
      why: 'A request with a long-term key says nothing about MFA, so the rule denies it, and nobody is asked for a code: bring one.',
    },
    {
      kind: 'read',
      id: 'a-key-for-a-session',
      title: 'A key and a code for a session',
      sources: [SOURCES.getSessionToken, SOURCES.mfaApi, SOURCES.cliMfa],
      blocks: [
        text(
          '`aws sts get-session-token` takes the key and a code, and gives **temporary credentials**. Requests with these say that MFA was used, and when.',
        ),
        figure(KEY_FOR_A_SESSION),
        list(
          '`--serial-number`: the ARN of an app, or the number on a token',
          '`--token-code`: the six digits',
          '`--duration-seconds`: for how long; **12 hours** unless said',
        ),
        text(
          'No permission is needed for it. **A passkey or a security key does not work here**: it has no digits to type.',
        ),
      ],
      more: [
        text('A session can be had for 15 minutes, and for 36 hours at most.'),
        text(
          'Sessions of the root user last an hour at most, and AWS advises against keys of root altogether.',
        ),
        text(
          'Without a code the command works as well. What it gives then says that there was no MFA, and opens nothing that the rule closes.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'which-arn',
      title: 'Which ARN',
      stage: 'terminal',
      sources: [SOURCES.getSessionToken, SOURCES.measured],
      prompt:
        'Get a session for alice. Most people try the ARN that `aws sts get-caller-identity` shows: begin with that one. Then find the ARN of her device with `aws iam list-mfa-devices`.',
      ownPhonePrompt:
        "Get a session for alice. Most people try the ARN that `aws sts get-caller-identity` shows: begin with that one. Then find the ARN of her device with `aws iam list-mfa-devices`. Your phone needs an entry for this account: `Not there? Show its QR`, beside the terminal (`Esc`, `p`). Or take the lab's.",
      predictions: [
        {
          question:
            'The ARN of alice has user/ in it. She gives it as the serial number, with a code that is right. What does AWS do?',
          options: [
            { id: 'a', text: 'it looks up the device of that user', isRight: false },
            { id: 'b', text: 'it does not look at the code at all', isRight: true },
            { id: 'c', text: 'it gives a session, but without MFA', isRight: false },
          ],
        },
      ],
      goals: [
        {
          id: 'own-arn-tried',
          text: "alice's own ARN was tried as serial number",
          isMet: (view) => wasCallRefused(view, 'GetSessionToken', 'user-arn-for-mfa'),
        },
        { id: 'session-made', text: 'she has a session that began with a code', isMet: hasGotSession },
      ],
      hints: [
        'The ARN of a user has `:user/` in it, the ARN of a device `:mfa/`. Behind the first letters of one that stands on the terminal, Tab writes the rest.',
        '`aws sts get-session-token --serial-number ARN --token-code CODE`, with each of the two ARNs in place of ARN, and the code of now.',
      ],
      solution: () => [
        endWaiting,
        runLine('aws sts get-caller-identity'),
        getSessionWithUserArn,
        runLine('aws iam list-mfa-devices'),
        getSession(),
      ],
      otherRoute: () => [getSession(' --duration-seconds 3600'), getSessionWithUserArn],
      temptations: [
        {
          name: 'a code without a device',
          moves: () => [runLine('aws sts get-session-token --token-code 123456')],
          reason: 'mfa-half-given',
        },
        {
          name: 'the device of somebody else',
          moves: ({ account }) => [
            runLine(
              `aws sts get-session-token --serial-number ${rootDeviceArn(account.id)} --token-code 123456`,
            ),
          ],
          reason: 'not-their-device',
        },
      ],
      why: 'A device has an ARN of its own, with `:mfa/` in it. For any other AWS has no device to compare a code with, and says that it is unable to validate it. The code is not spent by that.',
    },
    {
      kind: 'task',
      id: 'the-same-code',
      title: 'For a second script',
      stage: 'terminal',
      sources: [SOURCES.measured, SOURCES.rfc6238Reuse],
      prompt:
        "Another script of alice's wants a session, too. Send the command once more, with the code that she sent before.",
      predictions: [
        {
          question:
            'A code has got alice a session. Another script sends the very same command, with the same code. What does AWS do?',
          options: [
            { id: 'a', text: 'it gives a session of its own', isRight: false },
            { id: 'b', text: 'it refuses: a code is good once', isRight: true },
            { id: 'c', text: 'it gives the same session again', isRight: false },
          ],
        },
      ],
      goals: [
        {
          id: 'same-code-sent',
          text: 'a code was sent that had got a session already',
          isMet: (view) => wasCallRefused(view, 'GetSessionToken', 'code-already-used', 'used-long-ago'),
        },
      ],
      hints: [
        'The line is still there, with the same code in it.',
        '`Up` until `get-session-token` stands there with the ARN of the device, and Enter. In plain mode type it once more.',
      ],
      solution: () => [endWaiting, getSessionUnlessJustDone, getSessionWithUsedCode],
      temptations: [
        {
          name: 'a code of nobody',
          moves: (world) => [
            runLine(
              `aws sts get-session-token --serial-number ${serialOf(world)} --token-code ${NOBODYS_CODE}`,
            ),
          ],
          reason: 'unknown-code',
        },
      ],
      why: 'Who sends it does not matter. Scripts that run side by side share one session, or each wait for a code of their own.',
    },
    {
      kind: 'task',
      id: 'three-values',
      title: 'Three values',
      stage: 'terminal',
      sources: [
        SOURCES.cliVariables,
        SOURCES.cliPrecedence,
        SOURCES.cliMfa,
        SOURCES.cliMfaLogin,
        SOURCES.cliExport,
      ],
      prompt:
        'The session is three values. Give them to the CLI with `export NAME=VALUE`, as `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`; behind the `=` Tab writes the value, and in plain mode three dots do. Then list the buckets.',
      goals: [
        {
          id: 'listed-with-mfa',
          text: 'the buckets were listed in a session with MFA',
          isMet: hasListedWithMfa,
        },
      ],
      hints: [
        'The CLI takes variables before the key in its file. `env` shows which are set.',
        '`export AWS_ACCESS_KEY_ID=`, Tab, Enter; the same for the other two; then `aws s3 ls`. In plain mode three dots stand for Tab: `export AWS_ACCESS_KEY_ID=...`',
      ],
      solution: () => [endWaiting, unsetUnlessGone, getSessionUnlessThere, ...exportSession(), listBuckets],
      temptations: [
        {
          name: 'without the session token',
          moves: () => [...exportSession(2), listBuckets],
          reason: 'no-session-token',
        },
      ],
      why: 'These requests say that MFA was used, and the rule lets them pass. The variables belong to this terminal, and come before the file until they are unset.',
      more: [
        text(
          'Your own terminal has no such Tab; there one copies. Newer versions of the AWS CLI 2 have two commands for it: `aws configure mfa-login` asks for the code, and writes the session into a profile. `eval "$(aws configure export-credentials --profile NAME --format env)"` sets the three variables from a profile.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'the-next-morning',
      title: 'The next morning',
      stage: 'terminal',
      sources: [SOURCES.getSessionToken, SOURCES.cliPrecedence],
      arrange: endSession,
      prompt:
        'It is 13 hours later, and the terminal is still open. List the buckets, and get alice back to work.',
      predictions: [
        {
          question:
            'The session has lasted 12 hours, and is over. Its three values still stand in the variables. alice lists her buckets. What happens?',
          options: [
            { id: 'a', text: 'the command takes the key in the file', isRight: false },
            { id: 'b', text: 'AWS says that the token is out of date', isRight: true },
            { id: 'c', text: 'AWS gives it another twelve hours', isRight: false },
          ],
        },
      ],
      goals: NEW_SESSION_GOALS,
      hints: [
        'A session is asked for with the key. But which credentials does `aws` find first, in this terminal?',
        '`unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN`, and everything as before: a session with a new code, three values, `aws s3 ls`.',
      ],
      solution: () => [endWaiting, listBuckets, unsetSession, getSession(), ...exportSession(), listBuckets],
      otherRoute: () => [listBuckets, getSession(' --profile default'), ...exportSession(), listBuckets],
      temptations: [
        {
          name: 'a new session with what is in the variables',
          moves: () => [getSession()],
          reason: 'credentials-expired',
        },
      ],
      why: 'A session ends by itself. What stands in the variables comes before the file, even when it is of no use any more: unset it, or name the profile with `--profile`.',
      more: [
        text(
          'Thirteen hours did not really pass: the lab has made the session older, and left the clock alone. So a phone of your own still shows codes that are good.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'a-profile-that-asks',
      title: 'A profile that asks',
      stage: 'terminal',
      sources: [SOURCES.cliRoles, SOURCES.assumeRole],
      prompt:
        'The CLI does ask for a code where a profile assumes a **role**, permissions taken on for a task. Look at the profile `deployer` in `~/.aws/config` (`cat` shows it), and list the buckets with it: `--profile` names it.',
      goals: [
        {
          id: 'listed-as-role',
          text: 'the buckets were listed as the role of that profile',
          isMet: hasListedAsRole,
        },
      ],
      hints: [
        'The profile has a role, a profile whose key it uses, and the ARN of a device.',
        '`aws s3 ls --profile deployer`, Enter; then the code of now, and Enter.',
      ],
      solution: () => [
        endWaiting,
        runLine('cat ~/.aws/config'),
        runLine('aws s3 ls --profile deployer'),
        answerWithCode,
      ],
      temptations: [
        {
          name: 'a code of nobody',
          moves: () => [runLine('aws s3 ls --profile deployer'), runLine(NOBODYS_CODE)],
          reason: 'unknown-code',
        },
      ],
      why: '`mfa_serial` works where a profile assumes a role: the CLI asks, and sends the code with that one call. A profile with a plain key does not ask, whatever stands in it.',
      more: [
        text('The lab draws a star for each digit. The real CLI shows nothing while the code is typed.'),
        text(
          'Sessions of a role last an hour unless said. Their requests carry no mark of MFA: it is asked for once, in the policy that says who may assume the role.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'which-credentials',
      title: 'Check',
      question: 'A rule lets nobody work without MFA. Which credentials does it let pass?',
      sources: [SOURCES.conditionKeys, SOURCES.getSessionToken],
      options: [
        {
          id: 'a',
          text: 'A key made after MFA was set up',
          isRight: false,
          misconception: 'new-keys-have-mfa',
          explanation: 'A long-term key says nothing about MFA, however new it is.',
        },
        {
          id: 'b',
          text: "A session's, which began with a code",
          isRight: true,
          explanation: 'get-session-token took a code for them, and every request made with them says so.',
        },
        {
          id: 'c',
          text: 'Temporary ones, asked for with no code',
          isRight: false,
          misconception: 'temporary-means-mfa',
          explanation: 'get-session-token gives them, too. But they say that there was no MFA.',
        },
        {
          id: 'd',
          text: 'The key in the file of the AWS CLI',
          isRight: false,
          misconception: 'the-cli-brings-mfa',
          explanation: 'It was refused in this lesson. The CLI adds nothing to a key.',
        },
      ],
    },
    {
      kind: 'quiz',
      id: 'only-a-security-key',
      title: 'Check',
      question:
        'A colleague has one MFA device, a security key, and an access key. A script of his is to get a session with get-session-token, and with MFA. What does he do?',
      sources: [SOURCES.cliMfa, SOURCES.getSessionToken],
      options: [
        {
          id: 'a',
          text: 'Touches it when the command wants it',
          isRight: false,
          misconception: 'security-key-works-there',
          explanation: 'The command wants no touch: it takes six digits, and nothing else.',
        },
        {
          id: 'b',
          text: 'Adds an app or a token, for its codes',
          isRight: true,
          explanation:
            'A user may have up to eight devices of any kind. The security key stays for the console.',
        },
        {
          id: 'c',
          text: 'Gives its ARN as serial number, without a code',
          isRight: false,
          misconception: 'arn-is-proof',
          explanation: 'A serial number proves nothing, and AWS takes it only together with a code.',
        },
        {
          id: 'd',
          text: 'Types the number that is printed on it',
          isRight: false,
          misconception: 'any-digits-will-do',
          explanation:
            'A code is worked out anew every 30 seconds. What is printed on a thing never changes.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.getSessionToken, SOURCES.cliMfaLogin, SOURCES.cliLogin, SOURCES.cliRoles],
      blocks: [
        text('**With a key nobody asks you for a code: you bring one, and work in a session.**'),
        list(
          'the ARN of the **device**, a fresh code, and all three values',
          '12 hours unless said; then unset them, and get new ones',
          'in a profile with a role, `mfa_serial` makes the CLI ask for the code',
          'keep an app or a token: a passkey or a security key has no digits',
        ),
        text(
          'Newer versions of the CLI spare you the copying: `aws configure mfa-login` asks for a code, and `aws login` (2.32 and newer) signs in through the browser, for up to 12 hours. Whether what `aws login` gives passes a rule like this one, the lab has not verified: try it before you rely on it.',
        ),
        text(
          'Where to go from here: **roles**. Permissions that are taken on for one task and an hour, as with the profile `deployer`, in place of permissions that one has all day.',
        ),
        onlyFor(
          'own-phone',
          text('If you used your own phone: delete the entry **MFA Lab** of this lesson from it.'),
        ),
      ],
    },
  ],
});

function serialOf({ account }: World): string {
  return account.mfaDevices.find(({ owner }) => owner?.type === 'user')?.serialNumber ?? '';
}

/** Six digits that no device shows, but for once in years. */
const NOBODYS_CODE = '000000';
