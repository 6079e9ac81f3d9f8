import { TYPED_ELSEWHERE } from '../../sim/console/inbox.js';
import { eventsAfter, isAwsEvent } from '../../sim/world/history.js';
import { LEARNER } from '../../sim/world/new-world.js';
import { personaOf } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import { isAliceSignedIn, isOnPage, isRootSignedOut } from '../engine/goals.js';
import type { GoalView, Move } from '../engine/lesson.js';
import { followLink, openInbox, typeOnLookAlike } from '../engine/moves/access-moves.js';
import {
  closePrivateWindow,
  inFront,
  openAssignMfa,
  openSecurityCredentials,
  passwordOf,
  signOut,
  submitPassword,
} from '../engine/moves/moves.js';
import { eventsOfAlice } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { text } from '../words/rich-text.js';
import { SOURCES } from './sources.js';

const openUsers = inFront((browser) => ({ kind: 'open-page', browser, page: 'iam-users' }));

/** alice's e-mail address, which is no name of hers in IAM. */
const EMAIL = `${LEARNER}@lab.example`;

/** A name and a password on the sign-in page of IAM users. */
function signInAs(named: (world: World) => { readonly userName: string; readonly password: string }): Move {
  return (world) => ({
    kind: 'sign-in-as-user',
    browser: world.activeBrowser,
    account: world.account.alias,
    ...named(world),
  });
}

/** Lesson 4 of the curriculum. */
export const signInAsTheRightPerson = lesson({
  id: 'sign-in-as-the-right-person',
  title: 'Sign in as the right person',
  objective: 'Tell the root user from an IAM user, and reach your own Security credentials page.',
  minutes: 8,
  checkpoint: () => [],
  accepts: (world) => activeBrowser(world).session?.principal.type === 'root',
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-two-texts',
      title: 'Before we start',
      recalls: 'two-secrets-are-not-two-factors',
      question:
        'alice signs in with a password, her script with an access key. Which of them is two factors?',
      sources: [SOURCES.nistFactors, SOURCES.lab],
      options: [
        {
          id: 'a',
          text: 'Both: each of them is made of two texts',
          isRight: false,
          misconception: 'two-secrets-are-two-factors',
          explanation:
            'Parts are not kinds. A user name and a password are two texts as well, and one factor.',
        },
        {
          id: 'b',
          text: 'Neither: all of it is text that can be told',
          isRight: true,
          explanation:
            'A text can be copied, and nothing is missing afterwards. Nothing here is a thing to hold.',
        },
        {
          id: 'c',
          text: 'The access key: it has an id and a secret',
          isRight: false,
          misconception: 'two-parts-are-two-factors',
          explanation: 'The id is a name, and the secret is a password. Whoever copies the file has both.',
        },
        {
          id: 'd',
          text: 'The password: only a person can type it in',
          isRight: false,
          misconception: 'typing-proves-a-person',
          explanation: 'A password does not say who types it. In lesson 2 it was a thief with a list.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'two-identities',
      title: 'Root and IAM users',
      namesSignInPage: true,
      sources: [SOURCES.userSignIn, SOURCES.alias, SOURCES.gettingStartedMfa, SOURCES.createUser],
      blocks: [
        text(
          'IAM is the part of AWS that knows who may do what. An account has **one root user** and as many **IAM users** as you create. They sign in on different pages, with different names.',
        ),
        {
          kind: 'facts',
          rows: [
            ['root user', 'signs in with an e-mail address; may do everything'],
            [
              'IAM user',
              'signs in with account, user name and password; may do what its policies, the rules for it, allow',
            ],
          ],
        },
        text(
          "The IAM users of an account have a sign-in page of their own: `https://ALIAS.signin.aws.amazon.com/console`, with the account's alias, a name for it, or its 12 digits in front. Neither is a secret.",
        ),
        text(
          'In this account root is Rosa, the owner of the company. You are alice, at work now: an IAM user who may manage her own MFA, and not much else yet.',
        ),
        text(
          'AWS **requires** MFA of every root user; a reminder can be put off for up to 35 days. Of IAM users it does not: that is up to the account and its policies.',
        ),
        text(
          'Is your own account new? Then it has only root. Sign in as root, give root its MFA first, and then create an IAM user for yourself: `IAM`, `Users`, `Create user`.',
        ),
      ],
      more: [
        text(
          'Create the user with access to the console, and with permissions: without a policy it may do nothing at all. Then leave root alone.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'leave-root',
      title: 'Somebody is signed in',
      sources: [SOURCES.userSignIn, SOURCES.identityCenter],
      tools: ['account-menu'],
      prompt:
        'Rosa has left this computer signed in as root, which may do everything. End that session, before you do anything else.',
      goals: [
        {
          id: 'root-signed-out',
          text: 'nobody works as root in this browser any more',
          isMet: ({ world }) => isRootSignedOut(world),
        },
      ],
      hints: [
        'The account menu is on top, behind the name of whoever is signed in. It opens when it is chosen.',
        'Choose `root` behind `account menu`, then `Sign out`.',
      ],
      solution: () => [signOut],
      temptations: [
        { name: 'a device for root, while one is here', moves: () => [openAssignMfa], reason: 'root-user' },
      ],
      why: 'Signing out ends the session in this window. Root is for what only root can do; other work is done under another name. Here that is an IAM user; to companies AWS recommends IAM Identity Center, one sign-in for many accounts.',
    },
    {
      kind: 'task',
      id: 'email-as-user-name',
      title: 'An e-mail address as user name',
      sources: [SOURCES.userSignIn, SOURCES.userNames, SOURCES.lab],
      tools: ['account-menu'],
      predictions: [
        {
          question:
            'alice types her e-mail address where the IAM user name belongs, and her right password. What will the page answer?',
          shownBy: 'The page said',
          options: [
            { id: 'a', text: "an e-mail address belongs on root's own page", isRight: false },
            { id: 'b', text: 'the authentication information is incorrect', isRight: true },
            { id: 'c', text: 'in this account there is no user of that name', isRight: false },
          ],
        },
      ],
      prompt: `Many people type their e-mail address as IAM user name. Do it once: \`${EMAIL}\`, with alice's right password.`,
      goals: [
        {
          id: 'email-tried',
          text: 'an e-mail address was tried as IAM user name',
          isMet: wasEmailTried,
        },
      ],
      hints: [
        'Use the sign-in page of IAM users, not that of root. The card has the rest. Are you signed in already? Sign out first, under your name.',
        '`Fill in from the card`. Then go back to `IAM user name` (Shift+Tab), make it `alice@lab.example`, and press Enter.',
      ],
      solution: () => [signInAs((world) => ({ userName: EMAIL, password: passwordOf(world) }))],
      otherRoute: () => [
        signInAs(({ account }) => ({ userName: account.root.email, password: account.root.password })),
      ],
      temptations: [
        {
          name: 'a wrong password',
          moves: () => [signInAs(() => ({ userName: LEARNER, password: 'not the one' }))],
          reason: 'wrong-password',
        },
      ],
      why: "AWS says the same for a wrong name and a wrong password, so that nobody can find out names. Look at what the page asks for: root's page wants an e-mail address, the page of IAM users a user name. That may look like an e-mail address, too, but hers is alice.",
    },
    {
      kind: 'task',
      id: 'sign-in-as-alice',
      title: 'Three links',
      sources: [SOURCES.userSignIn, SOURCES.alias, SOURCES.mfa],
      tools: ['account-menu', 'inbox'],
      arrange: (world) => [
        closePrivateWindow,
        ...(activeBrowser(world).session === null ? [] : [signOut]),
        openInbox,
      ],
      predictions: [
        {
          question:
            'alice gets three mails with a link to sign in. Two are fake. How can she tell a fake page from the real one?',
          options: [
            { id: 'a', text: 'by its look, which is never quite right', isRight: false },
            { id: 'b', text: 'by the end of the name in its address', isRight: true },
            { id: 'c', text: 'by the https:// that a fake page lacks', isRight: false },
          ],
        },
      ],
      prompt:
        'Three mails ask alice to sign in. Only one link leads to the sign-in page of her own account. Find it, and sign in there and nowhere else.',
      reminder: ({ account }) => ` The alias of the account is \`${account.alias}\`.`,
      goals: [
        {
          id: 'alice-signed-in',
          text: 'alice is signed in',
          isMet: ({ world }) => isAliceSignedIn(world),
        },
        {
          id: 'nowhere-else',
          text: 'and her password was typed on no other page',
          isMet: ({ world, since }) =>
            isAliceSignedIn(world) &&
            eventsAfter(world, since.eventId).every(({ eventName }) => eventName !== TYPED_ELSEWHERE),
        },
      ],
      hints: [
        'The pages look alike. The address above them does not: read it from `https://` to the next slash.',
        'The page of the account begins with `https://ALIAS.signin.aws.amazon.com/`: the name ends in `.amazon.com`, and then comes a slash. There: `Fill in from the card`, `Sign in`.',
      ],
      solution: () => [followLink('own-page'), submitPassword],
      otherRoute: () => [
        followLink('other-domain'),
        openInbox,
        followLink('own-page'),
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
          name: 'the password on a page of another domain',
          moves: () => [followLink('other-domain'), typeOnLookAlike],
          reason: 'not-the-accounts-page',
        },
        {
          name: 'the password on a page whose address goes on',
          moves: () => [followLink('longer-domain'), typeOnLookAlike],
          reason: 'not-the-accounts-page',
        },
        {
          name: 'the right page, and another account',
          moves: () => [
            followLink('own-page'),
            (world) => ({
              kind: 'sign-in-as-user',
              browser: world.activeBrowser,
              account: '123456789012',
              userName: LEARNER,
              password: passwordOf(world),
            }),
          ],
          reason: 'wrong-account',
        },
      ],
      astray: ({ history }) =>
        history.some(({ eventName }) => eventName === TYPED_ELSEWHERE)
          ? "A password was typed on a page that is not AWS's. `u` takes it back, if need be more than once; for real nobody can."
          : null,
      why: "What counts is the end of the name before the first slash: .amazon.com here, with the dot, and .example on the other two. Then alice's password was enough. Lessons 5 to 7 change that.",
    },
    {
      kind: 'task',
      id: 'try-the-users-list',
      title: 'What many guides say',
      sources: [SOURCES.selfManage, SOURCES.denied],
      tools: ['account-menu'],
      prompt:
        'To set up MFA, many guides say: open `IAM`, then `Users`, then your name. Try it as alice, and see what AWS answers.',
      goals: [
        {
          id: 'list-users-refused',
          text: 'you asked AWS for the list of users',
          isMet: (view) =>
            eventsOfAlice(view).some(
              ({ eventName, error }) => eventName === 'ListUsers' && error?.code === 'AccessDenied',
            ),
        },
      ],
      hints: [
        'IAM is a service: there is a link to it on top of every page.',
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
      why: 'That page needs a permission, iam:ListUsers. The policy that AWS publishes for managing your own MFA does not give it. In the answer of AWS, what begins with arn: is a full name, and an identity-based policy is one attached to alice.',
      more: [
        text(
          'alice has the rights that AWS documents as self-management: to see her own user and devices, to create a virtual device, to enable and resynchronise her own. Almost everything else is denied until she has signed in with MFA.',
        ),
        text('On AWS a new IAM user may do nothing at all until somebody attaches a policy.'),
      ],
    },
    {
      kind: 'task',
      id: 'own-security-credentials',
      title: 'Your own page',
      sources: [SOURCES.enableVirtual],
      tools: ['account-menu'],
      prompt:
        'There is a page about alice alone, with her own password and MFA devices. She may open that one. Where would you look for it?',
      goals: [
        {
          id: 'on-security-credentials',
          text: 'the page about alice alone is open',
          isMet: ({ world }) => isOnPage(world, 'security-credentials') && isAliceSignedIn(world),
        },
      ],
      hints: [
        'What belongs to one person is under the name of that person.',
        'Choose the name behind `account menu`, then `Security credentials`.',
      ],
      solution: () => [openSecurityCredentials],
      temptations: [{ name: 'the list of users again', moves: () => [openUsers], reason: 'not-allowed' }],
      why: 'This page is about you alone, so the policy for managing your own MFA is enough. There is no MFA device on it yet.',
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
          text: "The MFA device of the account's root user",
          isRight: false,
          misconception: 'root-mfa-covers-users',
          explanation: "Everybody has their own MFA. Root's is asked for when root signs in.",
        },
        {
          id: 'b',
          text: 'Nothing that has been set up in this account',
          isRight: true,
          explanation: 'Without a device of her own, the password is all that AWS asks alice for.',
        },
        {
          id: 'c',
          text: 'The account number in the sign-in address',
          isRight: false,
          misconception: 'account-id-is-secret',
          explanation: 'It is not a secret, and an alias is easy to guess.',
        },
        {
          id: 'd',
          text: 'AWS itself, which notices the foreign country',
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
      sources: [SOURCES.userSignIn, SOURCES.enableVirtual, SOURCES.labelsChanged],
      blocks: [
        text(
          "**Root's page asks for an e-mail address, that of IAM users for account, user name and password. Your own MFA is behind your own name.**",
        ),
        text(
          'Before you type a password, read the address up to the first slash: does the name end in `.amazon.com`, with the dot? That of `evilamazon.com` does not.',
        ),
        {
          kind: 'today',
          older: 'IAM dashboard, Users, your name, Security credentials tab; then Manage',
          today: 'your name at the top right, Security credentials; then Assign MFA device',
        },
        text('Next: linking a phone, and what is really inside the QR code.'),
      ],
    },
  ],
});

/** An e-mail address was typed where the name of an IAM user belongs, in a window of alice's. */
function wasEmailTried({ world, since }: GoalView): boolean {
  return eventsAfter(world, since.eventId).some(
    (event) =>
      event.reason?.code === 'unknown-user' &&
      event.reason.looksLikeEmail &&
      // Of an address that is refused on root's page AWS tells no account.
      isAwsEvent(event) &&
      personaOf(event.browser) === 'learner',
  );
}
