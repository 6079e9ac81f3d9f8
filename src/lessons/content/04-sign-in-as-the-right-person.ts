import { LEARNER } from '../../sim/world/new-world.js';
import { activeBrowser } from '../../sim/world/world.js';
import { isAliceSignedIn, isOnPage, isRootSignedOut } from '../engine/goals.js';
import type { Lesson } from '../engine/lesson.js';
import {
  inFront,
  openAssignMfa,
  openBookmark,
  openSecurityCredentials,
  passwordOf,
  signOut,
  submitPassword,
} from '../engine/moves/moves.js';
import { eventsOfAlice } from '../engine/step-events.js';
import { text } from '../words/rich-text.js';
import { SOURCES } from './sources.js';

const openUsers = inFront((browser) => ({ kind: 'open-page', browser, page: 'iam-users' }));

/** Lesson 4 of the curriculum. */
export const signInAsTheRightPerson: Lesson = {
  id: 'sign-in-as-the-right-person',
  title: 'Sign in as the right person',
  objective: 'Tell the root user from an IAM user, and reach your own Security credentials page.',
  minutes: 6,
  checkpoint: () => [],
  accepts: (world) => activeBrowser(world).session?.principal.type === 'root',
  steps: [
    {
      kind: 'quiz',
      id: 'recall-two-kinds',
      title: 'Before we start',
      recalls: 'two-secrets-are-not-two-factors',
      question: 'Which of these sign-ins uses two factors?',
      sources: [SOURCES.mfa],
      options: [
        {
          id: 'a',
          text: "A password and your mother's maiden name",
          isRight: false,
          misconception: 'two-secrets-are-two-factors',
          explanation: 'You know both, and one false page can ask for both: one kind of proof.',
        },
        {
          id: 'b',
          text: 'A password and a code from an app on your phone',
          isRight: true,
          explanation: 'Something you know and something you have. A thief needs two tricks.',
        },
        {
          id: 'c',
          text: 'A fingerprint and your face',
          isRight: false,
          misconception: 'two-of-a-kind',
          explanation: 'Both are something you are: two of one kind.',
        },
        {
          id: 'd',
          text: 'Two passwords from two password managers',
          isRight: false,
          misconception: 'two-secrets-are-two-factors',
          explanation: 'Still two things you know. Where they are stored does not change the kind.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'two-identities',
      title: 'Root and IAM users',
      sources: [SOURCES.userSignIn, SOURCES.alias, SOURCES.gettingStartedMfa],
      blocks: [
        text(
          'An AWS account has **one root user** and as many **IAM users** as you create. They sign in at different places, with different names, and each has its own MFA.',
        ),
        {
          kind: 'facts',
          rows: [
            ['root user', 'signs in with an e-mail address; may do everything'],
            ['IAM user', 'signs in with account, user name and password; may do what its policies allow'],
          ],
        },
        text(
          'An IAM user has a sign-in URL with the account in it, such as `https://123456789012.signin.aws.amazon.com/console`. An alias can stand in place of the number. Neither is a secret.',
        ),
        text(
          'Short rule: **e-mail address means root, user name means IAM.** Root is for the few things only root can do.',
        ),
        text(
          "Here root is Rosa, who owns the company's account. You are alice, at work now: an IAM user who may manage her own MFA, and not much else yet.",
        ),
      ],
      more: [
        text(
          'AWS now requires MFA of every root user; a reminder can be put off for up to 35 days. It does not require it of IAM users: that is up to the account and its policies.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'leave-root',
      title: 'Leave the root user',
      sources: [SOURCES.userSignIn],
      prompt:
        'Rosa left this browser signed in as **root**. Look at the name in the top right corner, then sign out.',
      goals: [
        {
          id: 'root-signed-out',
          text: 'nobody is signed in as root',
          isMet: ({ world }) => isRootSignedOut(world),
        },
      ],
      hints: [
        'The way out is behind the name in the top line of the console.',
        'Choose `Sign out`, behind your name.',
      ],
      solution: () => [signOut],
      temptations: [
        { name: 'a device for root, while one is here', moves: () => [openAssignMfa], reason: 'root-user' },
      ],
      why: 'Signing out ends the session in this window. Work you can do as an IAM user is not done as root.',
    },
    {
      kind: 'task',
      id: 'sign-in-as-alice',
      title: 'Sign in as alice',
      sources: [SOURCES.userSignIn, SOURCES.alias],
      prompt:
        "Sign in as the IAM user alice. Open the bookmark of the account's sign-in URL, or type the account alias yourself.",
      goals: [
        {
          id: 'alice-signed-in',
          text: 'alice is signed in',
          isMet: ({ world }) => isAliceSignedIn(world),
        },
      ],
      hints: [
        'Three things are asked for: which account, which user, which password. The card has them all.',
        'Choose `Open the bookmark`, then `Fill in from the card`, then `Sign in`.',
      ],
      solution: () => [openBookmark, submitPassword],
      otherRoute: () => [
        (world) => ({
          kind: 'sign-in-as-user',
          browser: world.activeBrowser,
          account: world.account.id,
          userName: LEARNER,
          password: passwordOf(world),
        }),
      ],
      temptations: [
        {
          name: 'the e-mail address on the IAM page',
          moves: () => [
            (world) => ({
              kind: 'sign-in-as-user',
              browser: world.activeBrowser,
              account: world.account.alias,
              userName: world.account.root.email,
              password: world.account.root.password,
            }),
          ],
          reason: 'unknown-user',
        },
        {
          name: 'a wrong password',
          moves: () => [
            (world) => ({
              kind: 'sign-in-as-user',
              browser: world.activeBrowser,
              account: world.account.alias,
              userName: LEARNER,
              password: 'not the one',
            }),
          ],
          reason: 'wrong-password',
        },
      ],
      why: 'A password alone was enough: here alice has no MFA device, so AWS asked for nothing else. Three lessons will change that.',
    },
    {
      kind: 'task',
      id: 'try-the-users-list',
      title: 'The road that is closed',
      sources: [SOURCES.selfManage],
      prompt:
        'Many guides say: open `IAM`, then `Users`, then your name. Try it as alice, and see what AWS answers.',
      goals: [
        {
          id: 'list-users-refused',
          text: 'AWS refused alice the list of users',
          isMet: (view) =>
            eventsOfAlice(view).some(
              ({ eventName, error }) => eventName === 'ListUsers' && error?.code === 'AccessDenied',
            ),
        },
      ],
      hints: [
        'Start on the console home page: IAM is a service there.',
        'Choose `IAM`, press Enter, then choose `Users` and press Enter.',
      ],
      solution: () => [
        inFront((browser) => ({ kind: 'open-page', browser, page: 'iam-dashboard' })),
        openUsers,
      ],
      otherRoute: () => [openUsers],
      temptations: [
        {
          name: 'the event history instead',
          moves: () => [inFront((browser) => ({ kind: 'open-page', browser, page: 'event-history' }))],
          reason: 'not-allowed',
        },
      ],
      why: 'That page needs iam:ListUsers. The policy that AWS publishes for managing your own MFA does not allow it, and denies nearly all else before a sign-in with MFA.',
      more: [
        text(
          'alice has what AWS documents as self-management: see her own user and devices, create a virtual device, enable and resynchronise her own. Almost everything else is denied until she has signed in with MFA.',
        ),
        text('A new IAM user of AWS may do nothing at all until somebody attaches a policy.'),
      ],
    },
    {
      kind: 'task',
      id: 'own-security-credentials',
      title: 'The road that is open',
      sources: [SOURCES.enableVirtual],
      prompt: 'Your own page is behind your name in the top right corner: `Security credentials`. Go there.',
      goals: [
        {
          id: 'on-security-credentials',
          text: "alice's Security credentials page is open",
          isMet: ({ world }) => isOnPage(world, 'security-credentials') && isAliceSignedIn(world),
        },
      ],
      hints: [
        'Not the list of users: the menu under the name alice.',
        'Move to `Security credentials` in the top line, then press Enter.',
      ],
      solution: () => [openSecurityCredentials],
      temptations: [{ name: 'the list of users again', moves: () => [openUsers], reason: 'not-allowed' }],
      why: 'This page is about you alone, so the self-management policy is enough for it. The box for MFA is empty still.',
    },
    {
      kind: 'quiz',
      id: 'whose-mfa',
      title: 'Check',
      question: "Root has MFA. Alice has none. Alice's password leaks. What stops the thief at sign-in?",
      sources: [SOURCES.secureByDesign, SOURCES.mfa],
      options: [
        {
          id: 'a',
          text: "Root's MFA",
          isRight: false,
          misconception: 'root-mfa-covers-users',
          explanation: 'Each identity has its own MFA. That of root is asked for when root signs in.',
        },
        {
          id: 'b',
          text: 'Nothing',
          isRight: true,
          explanation: 'Without a device of her own, the password is all that AWS asks alice for.',
        },
        {
          id: 'c',
          text: 'The account number in the URL',
          isRight: false,
          misconception: 'account-id-is-secret',
          explanation: 'It is not a secret, and an alias is easy to guess.',
        },
        {
          id: 'd',
          text: 'AWS notices the foreign country',
          isRight: false,
          misconception: 'aws-notices',
          explanation:
            'Do not count on it. AWS may mail a one-time PIN when a sign-in without MFA looks unusual; it promises none.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.enableVirtual, SOURCES.labelsChanged],
      blocks: [
        text('**E-mail address means root, user name means IAM. Your own MFA is behind your own name.**'),
        {
          kind: 'today',
          older: 'IAM dashboard, Users, your name, Security credentials tab; then Manage',
          today: 'your name at the top right, Security credentials; then Assign MFA device',
        },
        text('Next: linking a phone, and what is really inside the QR code.'),
      ],
    },
  ],
};
