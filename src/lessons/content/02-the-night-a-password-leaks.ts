import { bill, runningServers } from '../../sim/console/servers.js';
import { LEARNER, newPersonalWorld } from '../../sim/world/new-world.js';
import { ATTACKER_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import type { Lesson, Move } from '../engine/lesson.js';
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
import { changePassword, openChangePassword } from '../engine/moves/password-moves.js';
import {
  alicesWindow,
  guessCode,
  leakPassword,
  thiefsWindow,
  tryTheList,
} from '../engine/moves/people-moves.js';
import { eventsBy, hasAlice, wasRefused } from '../engine/step-events.js';
import { list, text } from '../words/rich-text.js';
import { SOURCES } from './sources.js';

const openServers = inFront((browser) => ({ kind: 'open-page', browser, page: 'servers' }));
const launch = inFront((browser) => ({ kind: 'launch-servers', browser }));
const stop = inFront((browser) => ({ kind: 'stop-servers', browser }));
const night: Move = () => ({ kind: 'let-hours-pass', hours: 8 });
const openHistory = inFront((browser) => ({ kind: 'open-page', browser, page: 'event-history' }));

/** Lesson 2 of the curriculum. */
export const theNightAPasswordLeaks: Lesson = {
  id: 'the-night-a-password-leaks',
  title: 'The night a password leaks',
  objective: 'See what one stolen password does without MFA, and what it cannot do with it.',
  minutes: 8,
  newWorld: newPersonalWorld,
  checkpoint: () => [],
  steps: [
    {
      kind: 'read',
      id: 'how-passwords-get-out',
      title: 'How passwords get out',
      sources: [SOURCES.arxiv, SOURCES.secureByDesign],
      blocks: [
        text('A password is a text, and texts travel. Three roads are the usual ones:'),
        list(
          '**phished**: a page that looks like the real one asks for it',
          '**guessed**: programs try the common ones, all day',
          '**leaked**: another site loses it, and you used it there too',
        ),
        text(
          'How much does a second factor help? A study of Microsoft accounts (2023) found that MFA cut the risk of a takeover by 99.22 percent, and by 98.56 percent where the password had leaked already.',
        ),
        text(
          'Meet `alice`. To try things out she has a small AWS account of her own, paid with her credit card: no company, no customers, no MFA. Tonight you are on the other side: a list with her password is on the web.',
        ),
      ],
      more: [
        text(
          'The study is about accounts of Azure Active Directory, arXiv 2305.00945. It is no measurement of AWS IAM.',
        ),
        text(
          'AWS writes that MFA prevents more than 99 percent of password-related attacks; how that was counted it does not say.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'play-the-thief',
      title: 'Play the thief',
      sources: [SOURCES.lab],
      arrange: () => [leakPassword, thiefsWindow],
      prompt:
        "This window is the thief's. Sign in with the list, open `EC2`, launch servers for somebody else's use, and let a night pass.",
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
        { id: 'bill-passed', text: 'the bill has passed $100', isMet: ({ world }) => bill(world) > 100 },
      ],
      hints: [
        'The list stands under the form. Nothing else is asked for.',
        '`Fill in from the list`, `Sign in`, `EC2`, `Launch 4 large servers`, `Let the night pass`.',
      ],
      solution: () => [tryTheList, openServers, launch, night],
      otherRoute: () => [tryTheList, launch, openHistory, night, night],
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
      why: 'One password was enough. Nothing in the account was worth stealing, but her credit card pays for whatever runs. So small accounts are worth the trouble, too.',
      more: [
        text(
          'The price of $25 an hour is made up by this lab. Real prices depend on type and region, and a thief picks the dear ones.',
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
      sources: [SOURCES.changePassword, SOURCES.consoleSession, SOURCES.endSession],
      hidesHistory: true,
      arrange: () => [alicesWindow],
      prompt:
        'Now you are alice, 8 hours later. Sign in, look in the `Event history` for what came from another address than yours, stop the servers, and change the password.',
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
          text: 'the password is another one',
          isMet: (view) =>
            hasAlice(view, 'ChangePassword') && passwordOf(view.world) !== view.world.leak?.password,
        },
      ],
      hints: [
        'Two things are behind Console Home, one behind your own name. In the history `Older` turns the page.',
        '`Event history`, `Home`, `EC2`, `Stop all`. Then `Security credentials`, `Change password`, `Fill in a good one`.',
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
      why: 'The list opens no new sign-in now; the bill stays. But a new password is not known to end a session that is open: the thief may still be in. AWS saw alice sign in, because the thief had her password: only the address was another one.',
      more: [
        text(
          "A console session lasts 12 hours by default. AWS does not document that a new password ends it, and in this lab it does not: `go to` the thief's browser in step 4 would show it. What is documented to stop it: an administrator takes the permissions away, for that user or for sessions older than now.",
        ),
        text('Look for what a thief leaves behind as well: access keys, users and roles that nobody knows.'),
      ],
    },
    {
      kind: 'task',
      id: 'same-night-with-mfa',
      title: 'The same night, with MFA',
      sources: [SOURCES.signInWithMfa],
      arrange: () => [
        alicesWindow,
        openSecurityCredentials,
        openAssignMfa,
        submitDeviceName,
        showQr,
        submitSetUpCodes(-1, 0),
        leakPassword,
        thiefsWindow,
        signOut,
      ],
      prompt:
        'alice has set up MFA, and her new password has leaked as well. Play the thief once more. How far do you get?',
      goals: [
        {
          id: 'stopped-at-the-code',
          text: 'the password was right, and AWS asked for a code',
          isMet: (view) => eventsBy(view, 'attacker').some(({ eventName }) => eventName === 'CheckMfa'),
        },
        {
          id: 'guess-refused',
          text: 'a guessed code was refused',
          isMet: (view) => wasRefused(view, 'unknown-code', 'attacker') && !thiefIsIn(view.world),
        },
      ],
      hints: [
        'Sign in with the list, and guess six digits.',
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
      why: 'Of 200,000 guesses one would fit, and AWS checks nine codes in three minutes. The password alone is no longer enough.',
      more: [
        text(
          'It is much harder now, not impossible: a thief who makes alice type a code into a false page can use it at once. A copied session, or an access key, is not asked for a code at all.',
        ),
        text(
          'There are a million codes of six digits, and AWS takes the one of now and two on either side of it: five. The five and the nine tries follow what a third party measured on AWS in 2026.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'does-it-matter',
      title: 'Check',
      question:
        'A personal account is on the paid plan, holds no customer data, and stays within what is free. Does MFA still matter?',
      sources: [SOURCES.gettingStartedMfa, SOURCES.freePlan],
      options: [
        {
          id: 'a',
          text: 'No, what is free caps the bill',
          isRight: false,
          misconception: 'free-tier-is-a-cap',
          explanation:
            'On the paid plan, and in older accounts, use beyond it is charged. Only the Free plan, since July 2025, charges nothing: it ends instead.',
        },
        {
          id: 'b',
          text: 'Yes, an attacker can start costly servers on your card',
          isRight: true,
          explanation: 'You did it yourself, in one night. Nothing in the account had to be worth stealing.',
        },
        {
          id: 'c',
          text: 'Only because AWS blocks users without MFA',
          isRight: false,
          misconception: 'aws-forces-users',
          explanation: 'AWS requires MFA of root. Of IAM users it does not: that is up to you.',
        },
        {
          id: 'd',
          text: 'Only for root, other users cannot spend',
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
      sources: [SOURCES.lab],
      blocks: [
        text('**A leaked password opens an account without MFA, and stops at the code with it.**'),
        text(
          'On the real console the thief would see the page "Additional verification required", or "Multi-factor authentication", as you did.',
        ),
        text('Next: which second factor to take. There are several, and they are not equally good.'),
      ],
    },
  ],
};

function thiefIsIn({ browsers }: World): boolean {
  return browsers.some(({ id, session }) => id === ATTACKER_WINDOW && session !== null);
}
