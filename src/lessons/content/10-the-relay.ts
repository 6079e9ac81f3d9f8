import { runningServers } from '../../sim/console/servers.js';
import { newWorldWithServers } from '../../sim/world/relay-world.js';
import type { World } from '../../sim/world/world.js';
import type { Move } from '../engine/lesson.js';
import { denyOlderSessions } from '../engine/moves/access-moves.js';
import { hoursPass } from '../engine/moves/clock-moves.js';
import {
  closePrivateWindow,
  inFront,
  openAssignMfa,
  openSecurityCredentials,
  signOut,
  submitUsedCode,
} from '../engine/moves/moves.js';
import { enterPassword } from '../engine/moves/password-moves.js';
import {
  alicesWindow,
  guessCode,
  omarWithMfa,
  openAlice,
  openUsers,
  thiefsWindow,
} from '../engine/moves/people-moves.js';
import { enrolPhone, lendPhone, takeDevices } from '../engine/moves/phone-moves.js';
import { copySession, openRelay, relayPassword, relayUnusedCode } from '../engine/moves/relay-moves.js';
import {
  chooseFirstDevice,
  chooseSecondDevice,
  submitKeyName,
  touchKey,
  tryAnotherMethod,
} from '../engine/moves/second-device-moves.js';
import {
  hasRelayed,
  isPasswordNew,
  isThiefDenied,
  isThiefIn,
  isThiefInFront,
} from '../engine/relay-goals.js';
import { codeSignIns, eventsBy, wasRefused } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';

import type { RichText } from '../words/rich-text.js';
import { list, text } from '../words/rich-text.js';
import { signInWithACode } from './07-sign-in-with-a-code.js';
import { RELAYED_CODE, RELAYED_TOUCH } from './figures.js';
import { SOURCES } from './sources.js';

const openServers = inFront((browser) => ({ kind: 'open-page', browser, page: 'servers' }));
const launch = inFront((browser) => ({ kind: 'launch-servers', browser }));
const stop = inFront((browser) => ({ kind: 'stop-servers', browser }));

/** Digits of nobody's, on the attacker's page. */
const relayGuess = inFront((browser) => ({ kind: 'relay-code', browser, code: '000000' }));

/** The thief's browser as before anything came, and alice at the link of the mail. */
const atTheLink: readonly Move[] = [thiefsWindow, signOut, alicesWindow, openRelay];

/** Signed in with the key, of two devices. */
const enterWithKey: readonly Move[] = [...enterPassword, chooseSecondDevice, touchKey];

/** Lesson 10 of the curriculum. */
export const theRelay = lesson({
  id: 'the-relay',
  title: 'The relay: what a code cannot stop',
  objective: 'Say why a typed code can be passed on and a security key cannot, and end a copied session.',
  minutes: 12,
  newWorld: newWorldWithServers,
  lendsPhone: true,
  checkpoint: (world) => [...signInWithACode.checkpoint(world), signOut],
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-moved-number',
      title: 'Before we start',
      recalls: 'choose-a-device',
      question:
        "alice's MFA is an app on her phone. A thief has her telephone number moved to a SIM of their own. What has the thief got of her MFA?",
      sources: [SOURCES.nist, SOURCES.rfc6238],
      options: [
        {
          id: 'a',
          text: 'All of it: the app goes where the number goes',
          isRight: false,
          misconception: 'app-hangs-on-the-number',
          explanation: 'The app works without any number. The secret in it stays on her phone.',
        },
        {
          id: 'b',
          text: 'Nothing: the app needs no number',
          isRight: true,
          explanation:
            'A moved number brings messages and calls to the thief, and no code of an app. For that, alice has to be asked.',
        },
        {
          id: 'c',
          text: 'One code each time that her phone is called',
          isRight: false,
          misconception: 'codes-come-by-telephone',
          explanation: 'Nobody sends or calls a code of an app: the phone makes it by itself.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'a-page-in-between',
      title: 'A page in between',
      sources: [SOURCES.nistPhishing, SOURCES.lab],
      blocks: [
        text(
          'A fake page need not keep what is typed on it. It can **pass it on**: while alice types on the page, the thief has the real page open, and types there what she types here. This is called a **relay**.',
        ),
        text(
          'The fake page of this lesson is at `https://signin-aws.example`; names that end in `.example` belong to nobody. You see what such a page can do, not how it is made.',
        ),
        text('Three people, three browsers; above each page stands whose it is:'),
        list(
          '**alice**, who got a mail: "Confirm your account today"',
          '**the thief**, who waits at the sign-in page of AWS',
          '**omar**, the administrator, whom she can call',
        ),
        text(
          'Being taken in is nobody\'s fault. What helps most is a call: **"I think I typed it on a wrong page."**',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'relay-a-code',
      title: 'First: a code',
      sources: [SOURCES.nistPhishing, SOURCES.measured, SOURCES.cloudTrail, SOURCES.lab],
      tools: ['relay'],
      hidesHistory: true,
      arrange: () => [closePrivateWindow, lendPhone, ...atTheLink],
      predictions: [
        {
          question:
            'alice has MFA on her phone. On the fake page she types her password, and then the six digits of this moment. What does the thief make of them?',
          options: [
            { id: 'a', text: 'the password is of use, the digits come too late', isRight: false },
            { id: 'b', text: 'the thief is signed in, and AWS notes MFA', isRight: true },
            { id: 'c', text: 'AWS takes neither from a browser it has not seen before', isRight: false },
          ],
        },
      ],
      prompt:
        'You are alice, and the link in the mail has led you here. Sign in on this page as she would, as far as it asks. Then look into the browser of the thief.',
      ownPhonePrompt:
        "You are alice, and the link in the mail has led you here. Sign in on this page, as far as it asks, with the lab's phone: no code of yours belongs on such a page. Then look into the browser of the thief.",
      goals: [
        {
          id: 'typed-all',
          text: 'alice has typed all that the page asks for',
          isMet: (view) => hasRelayed(view, 'code'),
        },
        {
          id: 'looked',
          text: 'you have looked into the browser of the thief after that',
          isMet: (view) => hasRelayed(view, 'code') && isThiefInFront(view.world),
        },
      ],
      hints: [
        'The page looks like the real one, and works like it. Other browsers are behind `go to`, on top of the page.',
        "`Fill in from the card`, `Sign in`, the six digits that the phone shows, Enter. Then `a thief's browser`.",
      ],
      solution: () => [relayPassword, relayUnusedCode, thiefsWindow],
      otherRoute: () => [
        relayPassword,
        thiefsWindow,
        alicesWindow,
        relayGuess,
        relayUnusedCode,
        thiefsWindow,
      ],
      temptations: [
        { name: 'six digits at random', moves: () => [relayPassword, relayGuess], reason: 'unknown-code' },
        {
          name: 'the same code on the real page, afterwards',
          moves: () => [relayPassword, relayUnusedCode, ...enterPassword, submitUsedCode],
          reason: 'code-already-used',
        },
      ],
      why: 'Six digits do not say on which page they were typed. AWS saw a right password and a right code, in time. The code is used up; alice reads that the service is busy.',
      more: [
        text(
          'The session of the thief counts as one with MFA. In the event history it is a sign-in of alice, with `MFAUsed: Yes`; only the address is not hers.',
        ),
        text(
          'A wrong code would have been refused on both pages. The fake page can do no more than somebody who is told, right now, what alice types.',
        ),
      ],
    },
    {
      kind: 'read',
      id: 'who-knew-what',
      title: 'Who knew what, and when',
      sources: [SOURCES.nistPhishing, SOURCES.measured, SOURCES.consoleSession, SOURCES.padlock],
      blocks: [
        figure(RELAYED_CODE),
        text('What is left of it, and for how long:'),
        list(
          'the **password**: the thief knows it until it is changed',
          'the **code**: used up, for everybody',
          'the **secret** in the phone: never seen, so no next code',
          'the **session**: with MFA, for up to 12 hours',
        ),
      ],
      more: [
        text('The seconds are an example. A code is good for about a minute, which is plenty of time.'),
        text(
          'The padlock says that the way to the page is private, not whose page it is: the owner of a fake name gets a certificate for that name.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'relay-a-key',
      title: 'Second: a security key',
      sources: [SOURCES.webauthn, SOURCES.fido, SOURCES.lab],
      tools: ['relay'],
      arrange: () => [
        alicesWindow,
        takeDevices,
        ...enterPassword,
        openSecurityCredentials,
        openAssignMfa,
        submitKeyName,
        touchKey,
        signOut,
        ...atTheLink,
      ],
      predictions: [
        {
          question:
            'alice has a security key now, and no app any more. The same fake page asks for the key, and she touches it. What does the key do?',
          options: [
            { id: 'a', text: 'it signs, and that lets the thief in', isRight: false },
            { id: 'b', text: 'it signs, and AWS refuses what it signed', isRight: false },
            { id: 'c', text: 'it has nothing for this page, and does not sign', isRight: true },
          ],
        },
      ],
      prompt:
        'You are alice, who has a security key now, in place of the app. Another mail, the same page: go as far as it asks. Then sign in by the bookmark, too.',
      goals: [
        {
          id: 'key-touched',
          text: 'the key was touched on this page',
          isMet: (view) => wasRefused(view, 'origin-mismatch'),
        },
        {
          id: 'alice-in',
          text: 'alice has signed in by the bookmark',
          isMet: (view) => codeSignIns(view).length > 0,
        },
      ],
      hints: [
        'The card has her password. Whatever comes of the touch is an answer.',
        '`Fill in from the card`, `Sign in`, `Touch the security key`. Then `Open the bookmark`, `Fill in from the card`, `Sign in`, `Touch the security key`.',
      ],
      solution: () => [relayPassword, touchKey, ...enterPassword, touchKey],
      otherRoute: () => [...enterPassword, touchKey, signOut, openRelay, relayPassword, touchKey],
      temptations: [
        {
          name: 'the touch that the page asks for',
          moves: () => [relayPassword, touchKey],
          reason: 'origin-mismatch',
        },
        {
          name: 'six digits instead',
          moves: () => [relayPassword, relayGuess],
          reason: 'needs-the-security-key',
        },
      ],
      why: 'The browser itself tells the key which site it is on; no page can change that. So there was nothing to pass on. The thief has her password, and is stuck.',
      more: [text('Passkeys work the same way. The password still has to be changed: it is known now.')],
    },
    {
      kind: 'read',
      id: 'what-the-key-was-told',
      title: 'The same seconds, with a key',
      sources: [SOURCES.webauthn, SOURCES.fido],
      blocks: [
        figure(RELAYED_TOUCH),
        text(
          'With a code it is **alice** who has to see that the page is wrong. With a key it is the **browser**, which always knows where it is, even when alice is tired.',
        ),
        text('What is left is the **password**: the thief has it, until it is changed.'),
      ],
      more: [
        text(
          'The page asks the key twice: once as if it were AWS, which the browser does not allow, and once as itself, for which the key has no credential.',
        ),
        text(
          'And if something were signed there: the address is part of what is signed, and AWS looks at it. The lab does the same, with real signatures.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'the-weaker-door',
      title: 'An app beside the key',
      sources: [SOURCES.mfa, SOURCES.signInWithMfa, SOURCES.nistPhishing, SOURCES.lab],
      tools: ['relay'],
      arrange: () => [
        alicesWindow,
        ...enterPassword,
        touchKey,
        openSecurityCredentials,
        ...enrolPhone,
        lendPhone,
        signOut,
        ...atTheLink,
      ],
      prompt:
        'alice has set up her app again, as a spare beside the key. Play both sides now: alice on the page, and the thief at AWS. Get the thief in.',
      goals: [
        {
          id: 'thief-in',
          text: 'the thief is in with MFA, by what alice typed on the page',
          isMet: (view) => hasRelayed(view, 'code') && isThiefIn(view.world),
        },
      ],
      hints: [
        'alice waits for the page, and the page waits for the thief. What does AWS ask there?',
        "As alice: `Fill in from the card`, `Sign in`. In `a thief's browser`: choose the phone. As alice again: the six digits, Enter.",
      ],
      solution: () => [relayPassword, thiefsWindow, chooseFirstDevice, alicesWindow, relayUnusedCode],
      otherRoute: () => [
        relayPassword,
        thiefsWindow,
        chooseSecondDevice,
        alicesWindow,
        touchKey,
        thiefsWindow,
        tryAnotherMethod,
        chooseFirstDevice,
        alicesWindow,
        relayUnusedCode,
      ],
      temptations: [
        {
          name: 'the key',
          moves: () => [relayPassword, thiefsWindow, chooseSecondDevice, alicesWindow, touchKey],
          reason: 'origin-mismatch',
        },
        {
          name: 'a guess of the thief',
          moves: () => [relayPassword, thiefsWindow, chooseFirstDevice, guessCode('000000')],
          reason: 'unknown-code',
        },
      ],
      why: 'Any one of her devices opens the door, and it is the thief who chooses. A key stops a relay only where no code will do instead. As a spare beside a key, take a second key or a passkey.',
      more: [
        text(
          'NIST, the US institute for standards, says it of accounts in general: one is safe from fake pages only when all ways to sign in to it are.',
        ),
        text(
          'The app is not useless: it stops everybody who has the password alone, as in lesson 2. But of two kinds of device the weaker one counts.',
        ),
      ],
    },
    {
      kind: 'read',
      id: 'what-stops-it',
      title: 'Other second steps, and what stops a relay',
      sources: [
        SOURCES.nistPhishing,
        SOURCES.phishingResistant,
        SOURCES.smsEnded,
        SOURCES.mfaPage,
        SOURCES.fido,
      ],
      blocks: [
        {
          kind: 'facts',
          rows: [
            ['app, token', 'passed on: the digits are typed, and any page can ask for them'],
            ['text message', 'passed on in the same way; AWS has ended it anyhow'],
            [
              'push',
              'passed on: "Is that you?" on the phone, which other services have. alice is signing in just now, so she says yes',
            ],
            [
              'push, number',
              'passed on: the page shows a number, to be chosen on the phone. The thief sees it there, and the fake page shows it to alice',
            ],
            ['passkey, key', 'not passed on: the answer is for one address, and the browser says which'],
          ],
        },
        text(
          'So what stops a relay is an answer that is bound to the address: **passkeys and security keys, with no code beside them**. A bookmark helps, and a password manager that offers nothing on this page is a warning.',
        ),
        text('None of this stops everything. What comes next needs no fake page at all.'),
      ],
    },
    {
      kind: 'task',
      id: 'copied-session',
      title: 'Third: the session itself',
      sources: [
        SOURCES.sessionCookie,
        SOURCES.consoleSession,
        SOURCES.conditionKeys,
        SOURCES.bulletin,
        SOURCES.lab,
      ],
      tools: ['relay'],
      arrange: () => [
        alicesWindow,
        ...enterWithKey,
        thiefsWindow,
        signOut,
        alicesWindow,
        copySession,
        thiefsWindow,
      ],
      predictions: [
        {
          question:
            "alice signs in by her bookmark, with her key. A program on her computer copies what her browser keeps of the session. With the copy, the thief's browser opens the console of AWS. What is the thief asked for?",
          options: [
            { id: 'a', text: 'a touch of the key, since the browser is new', isRight: false },
            { id: 'b', text: 'her password alone, as MFA was used before', isRight: false },
            { id: 'c', text: 'nothing at all', isRight: true },
          ],
        },
      ],
      prompt:
        "You are the thief. alice is signed in on the real page, with her key, and this browser has a copy of her session. alice's work needs MFA: try to start servers.",
      goals: [
        {
          id: 'servers-tried',
          text: 'you have tried to start servers in this browser',
          isMet: (view) => eventsBy(view, 'attacker').some(({ eventName }) => eventName === 'RunInstances'),
        },
      ],
      hints: ['Servers are in EC2.', '`EC2`, then `Launch 4 large servers`.'],
      solution: () => [openServers, launch],
      otherRoute: () => [openSecurityCredentials, launch],
      temptations: [{ name: 'the list of users', moves: () => [openUsers], reason: 'not-allowed' }],
      astray: withoutCopy,
      why: 'MFA is asked for at sign-in. What it leaves in the browser, a cookie, stands for the whole sign-in until the session ends. Whoever has a copy is alice, with MFA.',
      more: [
        text(
          'With such a session a thief can do whatever alice may do with MFA: here she may even add an MFA device. So look for new devices and access keys afterwards.',
        ),
        text(
          'For this the thief needs a program on her computer. Install updates, and nothing that strangers send. What else AWS looks at in such a browser is not documented; in this lab it is nothing.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'revoke-it',
      title: 'End it',
      sources: [
        SOURCES.endSession,
        SOURCES.revokeSessions,
        SOURCES.compromised,
        SOURCES.changePassword,
        SOURCES.mfaApi,
        SOURCES.lab,
      ],
      tools: ['relay', 'deny-sessions'],
      arrange: () => [hoursPass, ...omarWithMfa],
      prompt:
        'Two hours later alice sees servers that she did not start, and calls at once. You are omar, and glad of the call. Make the copy of her session useless, end the servers, and then see whether the thief can go on.',
      goals: [
        {
          id: 'session-denied',
          text: 'the copied session may do nothing more',
          isMet: isThiefDenied,
          lacks: (view) =>
            isPasswordNew(view) && !isThiefDenied(view)
              ? 'a new password ends no session, and the copy of hers is as good as before.'
              : null,
        },
        {
          id: 'servers-ended',
          text: 'no server runs any more',
          isMet: ({ world }) => runningServers(world) === 0,
        },
        {
          id: 'tried-again',
          text: 'it was tried in the browser of the thief, after that',
          isMet: (view) => wasRefused(view, 'session-denied', 'attacker'),
        },
      ],
      hints: [
        'It is what lesson 2 did with a policy, and this time the administrator does it, on the page of the user.',
        "`IAM`, `Users`, `alice`, `Deny sessions older than now`; `Home`, `EC2`, `Terminate all`; `a thief's browser`, `Launch 4 large servers`.",
      ],
      solution: () => [openAlice, denyOlderSessions, openServers, stop, thiefsWindow, launch],
      otherRoute: () => [openServers, stop, denyOlderSessions, thiefsWindow, launch],
      temptations: [
        {
          name: 'the thief, once more',
          moves: () => [openAlice, denyOlderSessions, thiefsWindow, launch],
          reason: 'session-denied',
        },
        {
          name: 'alice in the session that she has',
          moves: () => [openAlice, denyOlderSessions, alicesWindow, launch],
          reason: 'session-denied',
        },
      ],
      astray: withoutCopy,
      why: 'The policy denies all that began before it, whatever device it began with: the copy, and the session of alice. She signs in anew once her computer is clean, or the next session is copied as well.',
      more: [
        text(
          'AWS does not say that a new password ends what is open, and in this lab it does not. It is due all the same: somebody has seen what she types.',
        ),
        text(
          'For roles the console has `Revoke active sessions`, which attaches a policy called `AWSRevokeOlderSessions`. For a user it is attached by hand; the button here is made up by this lab. It can take a few minutes to work everywhere.',
        ),
        text(
          'A policy can also ask how long ago MFA was used (`aws:MultiFactorAuthAge`), so that a copy is of less use after an hour.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'why-the-thief-is-stuck',
      title: 'Check',
      question:
        'A perfect copy of the sign-in page asks for your security key, and you touch it. Why does the thief get nothing?',
      sources: [SOURCES.webauthn, SOURCES.padlock],
      options: [
        {
          id: 'a',
          text: 'Your finger is known to the key, and to nobody else',
          isRight: false,
          misconception: 'touch-is-identity',
          explanation:
            'A touch tells no finger from another. It says that somebody is there, at this very moment.',
        },
        {
          id: 'b',
          text: 'A signature is for the site that the browser is on',
          isRight: true,
          explanation: 'And for that site the key has nothing. The page may look as it likes.',
        },
        {
          id: 'c',
          text: 'The page cannot have a padlock, so the key stays silent',
          isRight: false,
          misconception: 'fake-pages-have-no-certificate',
          explanation:
            'It can: whoever owns a name gets a certificate for it. The padlock does not say who that is.',
        },
        {
          id: 'd',
          text: 'What it signs is good for 30 seconds only',
          isRight: false,
          misconception: 'keys-work-like-totp',
          explanation:
            'A code of an app is good for a short time, about a minute, and that is enough for a relay. A signature is for one address.',
        },
      ],
    },
    {
      kind: 'quiz',
      id: 'what-gets-past-a-key',
      title: 'One more',
      question:
        'alice has a security key, and nothing beside it. Which of these gets a thief in all the same?',
      sources: [SOURCES.sessionCookie, SOURCES.webauthn, SOURCES.nist],
      options: [
        {
          id: 'a',
          text: 'A program that copies sessions out of browsers',
          isRight: true,
          explanation:
            'It takes what a good sign-in has left behind. So a session has to be ended, not only guarded.',
        },
        {
          id: 'b',
          text: 'A fake page that passes on at once what she does',
          isRight: false,
          misconception: 'keys-can-be-relayed',
          explanation: 'There is nothing to pass on: for that address the key signs nothing.',
        },
        {
          id: 'c',
          text: 'A list on the web that has her password in it',
          isRight: false,
          misconception: 'password-is-enough',
          explanation: 'It opens the first of two locks. Change the password all the same.',
        },
        {
          id: 'd',
          text: 'A telephone company that gives her number away',
          isRight: false,
          misconception: 'key-hangs-on-the-number',
          explanation: 'A key has no number, and gets no messages.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.nistPhishing, SOURCES.endSession, SOURCES.compromised],
      blocks: [
        text(
          '**What is typed can be passed on. What a key signs is for one address. And what a sign-in leaves behind has to be ended.**',
        ),
        list(
          'Typed it on a page you are not sure of? **Say so at once**, to whoever administers the account. Minutes count, and nobody will mind a false alarm.',
          'Whoever hears it says thank you first. Then: a new password, older sessions denied, and a look for new devices, access keys and servers.',
          'Go to the sign-in by a bookmark, not by a link.',
          'Passkeys or security keys, two of them, and no code beside them: that is what a relay cannot pass.',
        ),
        text('Next: how an account makes MFA the rule, for browsers and for programs.'),
      ],
      more: [
        text(
          'How likely is each of them: guessing, a leaked list, a relay, SMS? `o` in the list of lessons has the odds, with their formulas, and `mfa-lab odds` lets you change what they rest on.',
        ),
      ],
    },
  ],
});

/** There is no way back to a session that was signed out of. */
function withoutCopy(world: World): RichText | null {
  return isThiefIn(world)
    ? null
    : 'The copy is gone with that, and the thief has no code and no key. `Esc` and `u` take it back.';
}
