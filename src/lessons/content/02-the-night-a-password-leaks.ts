import { bill, runningServers } from '../../sim/console/servers.js';
import { authorize } from '../../sim/iam/authorization.js';
import { accessKeysOf, findUser } from '../../sim/world/account.js';
import { consoleCaller } from '../../sim/world/caller.js';
import { LEARNER, newPersonalWorld } from '../../sim/world/new-world.js';
import { deniesOlderSessions } from '../../sim/world/policies.js';
import { ATTACKER_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import type { GoalView, Move } from '../engine/lesson.js';
import { createAccessKey, deleteAccessKey, denyOlderSessions } from '../engine/moves/access-moves.js';
import {
  inFront,
  openAssignMfa,
  openSecurityCredentials,
  passwordOf,
  showQr,
  signOut,
  submitDeviceName,
  submitPassword,
  submitSetUpCodes,
} from '../engine/moves/moves.js';
import { changePassword, enterPassword, openChangePassword } from '../engine/moves/password-moves.js';
import {
  alicesWindow,
  guessCode,
  leakPassword,
  openAlice,
  thiefsWindow,
  tryTheList,
} from '../engine/moves/people-moves.js';
import { eventsBy, hasAlice, wasGranted, wasRefused } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { list, text } from '../words/rich-text.js';
import { SOURCES } from './sources.js';

const openServers = inFront((browser) => ({ kind: 'open-page', browser, page: 'servers' }));
const launch = inFront((browser) => ({ kind: 'launch-servers', browser }));
const stop = inFront((browser) => ({ kind: 'stop-servers', browser }));
const night: Move = () => ({ kind: 'let-hours-pass', hours: 8 });
const openHistory = inFront((browser) => ({ kind: 'open-page', browser, page: 'event-history' }));

/** Lesson 2 of the curriculum. */
export const theNightAPasswordLeaks = lesson({
  id: 'the-night-a-password-leaks',
  title: 'The night a password leaks',
  objective: 'Say what a stolen password opens with and without MFA, and get a thief out again.',
  minutes: 10,
  newWorld: newPersonalWorld,
  checkpoint: () => [],
  steps: () => [
    {
      kind: 'read',
      id: 'how-passwords-get-out',
      title: 'How passwords get out',
      sources: [SOURCES.arxiv, SOURCES.secureByDesign, SOURCES.userSignIn],
      blocks: [
        text('A password is a text, and texts get around. Most get out in one of three ways:'),
        list(
          '**phished**: a page that looks like the real one asks for it',
          '**guessed**: programs try the common ones, all day',
          '**leaked**: another site loses it, and you used it there too',
        ),
        text(
          'A study of Microsoft accounts (2023): MFA cut the risk of a takeover by 99.22 percent, and by 98.56 percent where the password had leaked.',
        ),
        text(
          'Meet `alice`. To try things out she has a small AWS account of her own, paid for with her credit card: no company, no customers, no MFA. Tonight a list with her password is on the web, and you are the thief.',
        ),
        text(
          'AWS asks for the account by a short name, its **alias**, and for an **IAM user**, a name in it. The owner of the account is **root** (lesson 4).',
        ),
      ],
      more: [
        text(
          'The study is about accounts of Azure Active Directory, arXiv 2305.00945. It does not measure AWS IAM.',
        ),
        text(
          'AWS writes that MFA prevents more than 99 percent of password-related attacks. It does not say how that was counted.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'play-the-thief',
      title: 'Play the thief',
      sources: [SOURCES.lab],
      arrange: () => [leakPassword, thiefsWindow],
      predictions: [
        {
          question:
            'alice has a small account of her own: no customers, no data. What can a thief make of one night in it?',
          options: [
            { id: 'a', text: 'nothing, as there is nothing to take', isRight: false },
            { id: 'b', text: 'a bill of hundreds of dollars for her', isRight: true },
            { id: 'c', text: 'a few dollars, before AWS puts an end to it', isRight: false },
          ],
        },
      ],
      prompt:
        "This window is the thief's, and the list has alice's password. Get in, start servers on her bill, let the night pass, and make an access key for later.",
      goals: [
        {
          id: 'thief-signed-in',
          text: "the thief is in, with alice's password alone",
          isMet: ({ world }) => thiefIsIn(world),
        },
        {
          id: 'servers-run',
          text: 'servers run on her bill',
          isMet: ({ world }) => runningServers(world) > 0,
        },
        {
          id: 'way-back',
          text: 'the thief has an access key',
          isMet: (view) => madeKeyAsThief(view) && hasAccessKey(view.world),
        },
        {
          id: 'bill-passed',
          text: 'they have run for a night',
          isMet: ({ world }) => bill(world) > 100,
        },
      ],
      hints: [
        'The list stands under the form. Servers are in EC2. An access key is a password for programs, and is made among her security credentials.',
        '`Fill in from the list`, `Sign in`; `EC2`, `Launch 4 large servers`, `Let the night pass`; `Security credentials`, `Create access key`.',
      ],
      solution: () => [tryTheList, openSecurityCredentials, createAccessKey, openServers, launch, night],
      otherRoute: () => [tryTheList, launch, openHistory, night, createAccessKey, night],
      temptations: [
        {
          name: 'servers without signing in',
          moves: () => [launch],
          reason: 'not-signed-in',
        },
        {
          name: 'a guessed password',
          moves: () => [
            (world) => ({
              kind: 'sign-in-as-user',
              browser: world.activeBrowser,
              account: world.account.alias,
              userName: LEARNER,
              password: '123456',
            }),
          ],
          reason: 'wrong-password',
        },
      ],
      why: 'One password was enough. Her card pays for whatever runs, so small accounts are worth the trouble, too.',
      more: [
        text(
          'The price of $25 an hour is made up by this lab. Real prices depend on type and region, and a thief picks the most expensive ones.',
        ),
        text(
          'Accounts made since 15 July 2025 begin on the Free plan or the paid plan. The Free plan has credits and is not charged; the paid plan, and every older account, pays for what goes beyond.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'clean-up',
      title: 'The morning after',
      sources: [SOURCES.changePassword, SOURCES.terminate],
      hidesHistory: true,
      arrange: () => [alicesWindow],
      prompt:
        'The next morning you are alice. Look in the `Event history` for what came from another address than yours, terminate the servers (that ends them for good), and change your password.',
      goals: [
        {
          id: 'history-seen',
          text: 'you opened the Event history',
          isMet: (view) => hasAlice(view, 'LookupEvents'),
        },
        {
          id: 'servers-stopped',
          text: 'no server runs any more',
          isMet: ({ world }) => runningServers(world) === 0,
        },
        {
          id: 'password-changed',
          text: 'the password is a new one',
          isMet: (view) =>
            hasAlice(view, 'ChangePassword') && passwordOf(view.world) !== view.world.leak?.password,
        },
      ],
      hints: [
        'Two things are on Console Home, one is behind your own name. In the history `Older` turns the page, and `RunInstances` means that servers were started.',
        '`Event history`, `Home`, `EC2`, `Terminate all`. Then `Security credentials`, `Change password`, `Fill in a good one`, and `Change password` once more.',
      ],
      solution: () => [
        submitPassword,
        openHistory,
        openServers,
        stop,
        openSecurityCredentials,
        openChangePassword,
        changePassword,
      ],
      otherRoute: () => [
        submitPassword,
        openSecurityCredentials,
        openChangePassword,
        changePassword,
        openServers,
        stop,
        openHistory,
      ],
      temptations: [
        {
          name: 'a password that is too short',
          moves: () => [
            submitPassword,
            openChangePassword,
            (world) => ({
              kind: 'submit-change-password',
              browser: world.activeBrowser,
              oldPassword: passwordOf(world),
              newPassword: 'short',
            }),
          ],
          reason: 'password-policy',
        },
      ],
      why: 'Nobody can sign in with the list any more; the bill stays. For AWS it was alice who signed in, because the thief had her password. Only the address was another one.',
    },
    {
      kind: 'task',
      id: 'thief-still-in',
      title: 'The window from last night',
      sources: [SOURCES.changePassword, SOURCES.consoleSession, SOURCES.lab],
      arrange: (world) => (thiefIsIn(world) ? [thiefsWindow] : [thiefsWindow, ...enterPassword]),
      predictions: [
        {
          question:
            "alice has a new password. In the thief's browser the console is still open from last night, and the thief presses a button. What happens?",
          options: [
            { id: 'a', text: 'AWS asks for the new password first', isRight: false },
            { id: 'b', text: 'it works, as it did last night', isRight: true },
            { id: 'c', text: 'AWS refuses it, and the thief is out', isRight: false },
          ],
        },
      ],
      prompt:
        'You are the thief again, in the window that has been open since last night. Try to start servers once more.',
      goals: [
        {
          id: 'tried-again',
          text: 'you tried to start servers in this window',
          isMet: (view) => eventsBy(view, 'attacker').some(({ eventName }) => eventName === 'RunInstances'),
        },
      ],
      hints: ['Servers are where they were last night.', '`EC2`, then `Launch 4 large servers`.'],
      solution: () => [openServers, launch],
      otherRoute: () => [launch],
      temptations: [
        { name: 'the list, which has the old password', moves: () => [tryTheList], reason: 'wrong-password' },
      ],
      astray: (world) =>
        thiefIsIn(world)
          ? null
          : 'The list is of no use any more, so there is no way back in. u takes that back.',
      why: 'A new password stops the next sign-in. AWS does not say that it ends a session that is open, and in this lab it does not. A console session lasts up to 12 hours.',
    },
    {
      kind: 'task',
      id: 'end-the-sessions',
      title: 'Get the thief out',
      sources: [SOURCES.endSession, SOURCES.revokeSessions, SOURCES.compromised, SOURCES.lab],
      arrange: () => [alicesWindow],
      tools: ['deny-sessions'],
      prompt:
        'You are alice, administrator of this account. Three things are left of the thief: an open session, an access key, and servers. Get rid of all three. What stops a session is a **policy**: a text in the account that says who may do what.',
      goals: [
        {
          id: 'older-sessions-denied',
          text: "the session in the thief's window may do nothing more",
          isMet: (view) => hasAlice(view, 'PutUserPolicy') && isThiefPowerless(view),
        },
        {
          id: 'no-way-back',
          text: 'alice has no access key that she did not make',
          isMet: ({ world }) => !hasAccessKey(world),
        },
        {
          id: 'servers-stopped',
          text: 'no server runs any more',
          isMet: ({ world }) => runningServers(world) === 0,
        },
      ],
      hints: [
        'Look for alice among the users of IAM: her page there has the keys, and what denies her older sessions. Her own `Security credentials` page has the keys only.',
        '`IAM`, `Users`, `alice`: `Delete` the key, then `Deny sessions older than now`. Sign out, and in again. Then `EC2`, `Terminate all`.',
      ],
      solution: () => [...enterPassword, openAlice, deleteAccessKey, denyOlderSessions, openServers, stop],
      otherRoute: () => [denyOlderSessions, signOut, ...enterPassword, openServers, stop, deleteAccessKey],
      temptations: [
        {
          name: 'the thief tries once more',
          moves: () => [denyOlderSessions, thiefsWindow, launch],
          reason: 'session-denied',
        },
      ],
      why: "The policy denies everything to sessions that began before it, alice's own of that moment too: to go on, she signs in again. An access key has no such beginning, so the policy does not stop it: it has to be deleted.",
      more: [
        text(
          'AWS documents this policy, a deny with the condition `aws:TokenIssueTime`. IAM has a button for it on roles, `Revoke active sessions`. For a user an administrator has to attach it by hand; the button here is made up by this lab. It can take a few minutes to work everywhere.',
        ),
        text(
          'AWS advises to look for more: users and roles that nobody knows, and servers in every region. No policy inside the account can stop root, so keep root for such a day.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'same-night-with-mfa',
      title: 'The same night once more',
      sources: [SOURCES.signInWithMfa, SOURCES.measured, SOURCES.bulletin],
      arrange: () => [
        alicesWindow,
        // Her session of before may be one of those that the policy denies.
        signOut,
        ...enterPassword,
        openSecurityCredentials,
        openAssignMfa,
        submitDeviceName,
        showQr,
        submitSetUpCodes(-1, 0),
        leakPassword,
        thiefsWindow,
        signOut,
      ],
      predictions: [
        {
          question:
            'alice has set up MFA on her phone. Now her new password is on the list as well, and the thief tries it. What does AWS do?',
          options: [
            { id: 'a', text: 'it lets the thief in: the password is right', isRight: false },
            { id: 'b', text: 'it takes the password, and asks for a code', isRight: true },
            { id: 'c', text: 'it refuses the password, as alice has MFA', isRight: false },
          ],
        },
      ],
      prompt:
        'Play the thief once more, with the new list. Get as far as you can: try whatever AWS asks for.',
      goals: [
        {
          id: 'stopped-at-the-code',
          text: 'you tried the password of the new list',
          isMet: (view) => eventsBy(view, 'attacker').some(({ eventName }) => eventName === 'CheckMfa'),
        },
        {
          id: 'guess-refused',
          text: 'you tried to get past what came next',
          isMet: (view) => wasRefused(view, 'unknown-code', 'attacker') && !thiefIsIn(view.world),
        },
      ],
      hints: [
        'Sign in with the list, as on the first night. What AWS asks for then, a thief can only guess.',
        '`Fill in from the list`, `Sign in`, then 123456 and Enter.',
      ],
      solution: () => [tryTheList, guessCode('123456')],
      otherRoute: () => [tryTheList, guessCode('000000'), guessCode('999999')],
      temptations: [
        {
          name: 'a guess',
          moves: () => [tryTheList, guessCode('123456')],
          reason: 'unknown-code',
        },
      ],
      why: 'Six digits are a million codes. AWS takes five of them at any moment, and checks nine in three minutes: the password alone is no longer enough. Be first: a thief who is in can register a device of their own, and lock alice out.',
      more: [
        text(
          'It is much harder now, not impossible: a thief who makes alice type a code into a fake page can use it at once. A copied session, or an access key, is not asked for a code at all.',
        ),
        text(
          'The five are the current code and two on either side of it. The five and the nine tries follow what a third party measured on AWS in 2026.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'does-it-matter',
      title: 'Check',
      question:
        "A personal account on AWS's paid plan holds no customer data, and uses only what is free. Does MFA still matter?",
      sources: [SOURCES.gettingStartedMfa, SOURCES.freePlan],
      options: [
        {
          id: 'a',
          text: 'No, what is free caps the bill, whoever uses it',
          isRight: false,
          misconception: 'free-tier-is-a-cap',
          explanation:
            'On the paid plan, and in older accounts, use beyond it is charged. Only the Free plan, since July 2025, charges nothing: it ends instead.',
        },
        {
          id: 'b',
          text: 'Yes, servers of a thief are charged to your card',
          isRight: true,
          explanation: 'You did it yourself, in one night. Nothing in the account had to be worth stealing.',
        },
        {
          id: 'c',
          text: 'Only because AWS blocks IAM users that have no MFA',
          isRight: false,
          misconception: 'aws-forces-users',
          explanation: 'AWS requires MFA of root, and not of IAM users: that is up to you.',
        },
        {
          id: 'd',
          text: 'Only for root, as other users cannot spend money',
          isRight: false,
          misconception: 'only-root-spends',
          explanation: 'Any user who may start servers can spend.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.endSession, SOURCES.compromised],
      blocks: [
        text('**A leaked password opens an account without MFA, and stops at the code with it.**'),
        text(
          'Where a thief has been, a new password is not enough: end the open sessions, and delete access keys that you did not make.',
        ),
        text(
          'On the real console the thief would see the page "Additional verification required", or "Multi-factor authentication", as you did.',
        ),
        text('Next: which second factor to take. There are several, and they are not equally good.'),
      ],
    },
  ],
});

function thiefIsIn({ browsers }: World): boolean {
  return browsers.some(({ id, session }) => id === ATTACKER_WINDOW && session !== null);
}

/** The key counts when it was made in the thief's window. */
function madeKeyAsThief(view: GoalView): boolean {
  return eventsBy(view, 'attacker').some(
    (event) => event.eventName === 'CreateAccessKey' && wasGranted(event),
  );
}

function hasAccessKey({ account }: World): boolean {
  return accessKeysOf(account, LEARNER).length > 0;
}

/** A policy of alice's denies everything to what is open in the thief's window; that the thief signed out is not enough. */
export function isThiefPowerless({ world: { account, browsers }, now }: GoalView): boolean {
  const session = browsers.find(({ id }) => id === ATTACKER_WINDOW)?.session ?? null;
  const alice = findUser(account, LEARNER);
  if (alice === undefined || !deniesOlderSessions(alice)) return false;
  if (session === null) return true;
  const asking = { caller: consoleCaller(ATTACKER_WINDOW, session), now };
  return authorize(account, asking, 'ec2:RunInstances', '*') !== null;
}
