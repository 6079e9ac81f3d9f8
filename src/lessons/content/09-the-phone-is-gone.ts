import { CALLED_BACK } from '../../sim/console/telephone.js';
import { allDevicesOf } from '../../sim/world/account.js';
import { isOnPhone } from '../../sim/world/devices.js';
import type { HistoryEvent } from '../../sim/world/event.js';
import { IAM_SOURCE } from '../../sim/world/history.js';
import { ADMINISTRATOR, LEARNER } from '../../sim/world/new-world.js';
import { personaOf } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { gapSeconds } from '../engine/gap.js';
import { ALICE, aliceDevices, isClockKnown } from '../engine/goals.js';
import type { GoalView, Move } from '../engine/lesson.js';
import { hoursPass } from '../engine/moves/clock-moves.js';
import {
  closePrivateWindow,
  inFront,
  openAssignMfa,
  openBookmark,
  openSecurityCredentials,
  personPassword,
  putSecretOnPhone,
  signOut,
  submitDeviceName,
  submitSetUpCodes,
  submitUnusedCode,
} from '../engine/moves/moves.js';
import {
  changePassword,
  enterPassword,
  enterPasswordAnew,
  openChangePassword,
} from '../engine/moves/password-moves.js';
import {
  administratorsWindow,
  alicesWindow,
  answerCaller,
  confirmRemove,
  guessCode,
  leakPassword,
  openAlice,
  openRemove,
  openUsers,
  resetPassword,
  submitAdministratorsPassword,
  submitRemovedCode,
  submitTokenCode,
  thiefsWindow,
  tryTheList,
} from '../engine/moves/people-moves.js';
import { enrolPhone, lendPhone, losePhone, replacePhone } from '../engine/moves/phone-moves.js';
import {
  answerWithSecondDevice,
  chooseSecondDevice,
  submitKeyName,
  touchKey,
  tryAnotherMethod,
} from '../engine/moves/second-device-moves.js';
import {
  codeSignIns,
  eventsBy,
  eventsOfAlice,
  hasAlice,
  signInsOfAlice,
  wasGranted,
  wasRefused,
} from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { duration } from '../words/duration.js';
import { figure } from '../words/figures/figure.js';
import type { RichText } from '../words/rich-text.js';
import { list, onlyFor, text } from '../words/rich-text.js';
import { signInWithACode } from './07-sign-in-with-a-code.js';
import { THE_GAP } from './figures.js';
import { SOURCES } from './sources.js';

const openReset = inFront((browser) => ({ kind: 'open-reset-password', browser, userName: LEARNER }));
const openRoot = inFront((browser) => ({ kind: 'open-sign-in', browser, form: 'root' }));
const askForMail = inFront((browser) => ({ kind: 'send-recovery-mail', browser }));
const followMail = inFront((browser) => ({ kind: 'follow-recovery-mail', browser }));
const askForCall = inFront((browser) => ({ kind: 'ask-for-call', browser }));
const openRecovery = inFront((browser) => ({ kind: 'open-root-recovery', browser }));

/** Lesson 9 of the curriculum. */
export const thePhoneIsGone = lesson({
  id: 'the-phone-is-gone',
  title: 'The phone is gone',
  objective: 'Get a user back in, keep the time without protection short, and leave with a plan.',
  minutes: 16,
  checkpoint: (world) => signInWithACode.checkpoint(world),
  accepts: (world) =>
    aliceDevices(world).length === 1 && aliceDevices(world).some((device) => isClockKnown(world, device)),
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-whose-device',
      title: 'Before we start',
      recalls: 'sign-in-as-the-right-person',
      question:
        "The root user of a small company has MFA; its three IAM users have none. One of their passwords leaks. What stands in the thief's way?",
      sources: [SOURCES.mfa],
      options: [
        {
          id: 'a',
          text: "root's MFA, which covers its users",
          isRight: false,
          misconception: 'root-mfa-covers-users',
          explanation: "Root's device is asked for when root signs in, and at no other time.",
        },
        {
          id: 'b',
          text: 'Nothing: each device is for one person',
          isRight: true,
          explanation:
            'Each user needs a device. And a lost one locks out one person, which is where we start.',
        },
        {
          id: 'c',
          text: 'AWS, which asks for any device of theirs',
          isRight: false,
          misconception: 'devices-are-shared',
          explanation: 'A code of another user is refused, even in the same account.',
        },
      ],
    },
    {
      kind: 'task',
      id: 'locked-out',
      title: 'Locked out',
      sources: [SOURCES.lost],
      // The lab's phone has the entry as well, so that the finder of the lost one has codes to try.
      arrange: () => [closePrivateWindow, alicesWindow, signOut, hoursPass, lendPhone, losePhone],
      prompt:
        "alice's phone lies in a taxi, and she has no other. Try to get in as alice without it, and go as far as AWS lets you.",
      predictions: [
        {
          question:
            'alice left her phone in a taxi; the work phone of lesson 8 went back to the company. She has her password. What can she do by herself, on the sign-in page?',
          options: [
            { id: 'a', text: 'remove the device, with her password', isRight: false },
            { id: 'b', text: 'nothing that would let her in today', isRight: true },
            { id: 'c', text: 'have AWS send the code by mail instead', isRight: false },
          ],
        },
        {
          question: 'Her app kept no copy of its entries in a cloud. Who or what gets her in again?',
          options: [
            { id: 'a', text: 'the app, installed again on a new phone', isRight: false },
            { id: 'b', text: 'AWS Support, as soon as she calls them', isRight: false },
            { id: 'c', text: 'a colleague who administers the account', isRight: true },
          ],
        },
      ],
      goals: [
        {
          id: 'code-asked',
          text: 'AWS asked for a code that nobody has',
          isMet: (view) => hasAlice(view, 'CheckMfa'),
        },
        {
          id: 'no-other-method',
          text: 'the one other way that the page offers was tried',
          isMet: (view) => wasRefused(view, 'no-other-device'),
        },
      ],
      hints: [
        'The password still works. Look under the field for the code.',
        '`Open the bookmark`, `Fill in from the card`, `Sign in`, `Try another MFA method`.',
      ],
      solution: () => [...enterPassword, tryAnotherMethod],
      otherRoute: () => [...enterPassword, guessCode('000000'), tryAnotherMethod],
      temptations: [
        {
          name: 'guessing a code',
          moves: () => [...enterPassword, guessCode('000000')],
          reason: 'unknown-code',
        },
      ],
      why: 'alice has no working device left, so she cannot fix this herself. Somebody inside the account has to.',
    },
    {
      kind: 'read',
      id: 'three-ways-back',
      title: 'Three ways back, in this order',
      sources: [
        SOURCES.lost,
        SOURCES.disable,
        SOURCES.forgotPassword,
        SOURCES.cloudCopies,
        SOURCES.enableVirtual,
      ],
      blocks: [
        list(
          '**Another registered device.** Up to eight are allowed, and any one of them signs you in. That is why a second one is worth five minutes.',
          '**An administrator of the account.** She or he removes the lost device; you sign in with the password, and enrol again.',
          '**Root has a way of its own:** a mail to the address of the account, then a call to its telephone.',
        ),
        text(
          'What does **not** help: "forgot password" (IAM users have none: only an administrator resets their password), or calling AWS Support for an IAM user (they look after root). Installing the app again helps only if its cloud copy was on before.',
        ),
        text("AWS's guides mention no printed backup codes. What you prepare beforehand is what you have."),
      ],
      more: [
        text(
          'Google Authenticator copies its entries to the Google account while you are signed in there (since April 2023), and AWS advises such a backup. Then they come back on the new phone; so they would for whoever gets into that account.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'administrator-without-mfa',
      title: 'omar looks for alice',
      sources: [SOURCES.selfManage, SOURCES.conditionKeys, SOURCES.lab],
      arrange: () => [
        administratorsWindow,
        submitAdministratorsPassword,
        () => ({ kind: 'hand-out-token', to: ADMINISTRATOR }),
        () => ({ kind: 'ask-administrators-for-mfa' }),
      ],
      prompt:
        'Now you are omar, the administrator, signed in since this morning. Look for alice among the users.',
      predictions: [
        {
          question:
            'This account asks its administrators for MFA. omar (the administrator) signed in this morning with his password alone; since then he has been given a token. Now he opens the list of users. What does AWS do?',
          options: [
            { id: 'a', text: 'it shows the list: he has a token now', isRight: false },
            { id: 'b', text: 'it asks for a code of his token first', isRight: false },
            { id: 'c', text: 'it refuses: he signed in without it', isRight: true },
          ],
        },
      ],
      goals: [
        {
          id: 'refused-without-mfa',
          text: 'omar has asked IAM about the users',
          isMet: (view) =>
            eventsBy(view, 'administrator').some(
              ({ actor, reason, eventSource }) =>
                actor === ADMINISTRATOR &&
                eventSource === IAM_SOURCE &&
                reason?.code === 'not-allowed' &&
                reason.isForWantOfMfa,
            ),
        },
      ],
      hints: ['Users belong to IAM.', '`IAM`, Enter, `Users`, Enter.'],
      solution: () => [openUsers],
      otherRoute: () => [openAlice, openRemove, confirmRemove],
      temptations: [
        {
          name: 'removing it straight away',
          moves: () => [openAlice, openRemove, confirmRemove],
          reason: 'not-allowed',
        },
      ],
      why: "With omar's password alone a thief could remove everybody's MFA. A session counts as it began: a token that came later does not change it.",
      more: [
        text(
          'AWS does not ask this of administrators by itself. A policy does: it denies everything where `aws:MultiFactorAuthPresent` is false or missing. That is `BoolIfExists`; with `Bool` alone, access keys slip through (lesson 11).',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'omars-telephone',
      title: "omar's telephone rings",
      sources: [SOURCES.helpDesk, SOURCES.lost, SOURCES.lab],
      tools: ['telephone'],
      arrange: () => [leakPassword],
      prompt:
        '"Here is alice! I lost my phone, I am on a train, be quick: remove my device." Get omar into a session with MFA, and decide what he does about the call (`p`: his telephone).',
      goals: [
        {
          id: 'omar-with-mfa',
          text: 'omar is signed in with MFA',
          isMet: ({ world }) => isOmarInWithMfa(world),
        },
        {
          id: 'call-settled',
          text: 'omar has checked the caller; no stranger is in',
          isMet: (view) => hasCalledBack(view) && !isThiefIn(view.world),
        },
      ],
      hints: [
        'The voice is in a hurry. What could a stranger say just as well, and what not?',
        '`Sign out`, `Open the bookmark`, `Fill in from the card`, `Sign in`, the six digits of his token, Enter. Then `Call her desk number`.',
      ],
      solution: () => [
        signOut,
        openBookmark,
        submitAdministratorsPassword,
        submitTokenCode,
        answerCaller('call-back'),
      ],
      otherRoute: () => [
        answerCaller('ask-password'),
        answerCaller('call-back'),
        signOut,
        openBookmark,
        submitAdministratorsPassword,
        submitTokenCode,
      ],
      temptations: [
        {
          name: 'doing what the caller wants',
          moves: () => [
            signOut,
            openBookmark,
            submitAdministratorsPassword,
            submitTokenCode,
            answerCaller('remove'),
          ],
          reason: 'caller-was-a-stranger',
        },
        {
          name: 'asking for her password',
          moves: () => [answerCaller('ask-password')],
          reason: 'caller-knows-the-password',
        },
        {
          name: 'removing it in the old session',
          moves: () => [answerCaller('remove')],
          reason: 'not-allowed',
        },
      ],
      why: 'It was a stranger, with a password from a list. So call back on a number that you have on file, never on the one you are given. Her mobile on file may be the lost phone: take her desk, or ask her manager. A real alice waits those two minutes.',
      more: [
        text(
          'Callers who play a colleague without a phone are a known attack on help desks. They know names, they have a password, and they are in a hurry.',
        ),
        text(
          'The call is played by the lab. What omar does about it is done in the account, and `u` takes it back.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'administrator-removes',
      title: 'Remove the lost device',
      sources: [SOURCES.disable, SOURCES.lost, SOURCES.resetPassword],
      prompt:
        'alice sits at her desk, and asks for it herself now. Take the lost phone away from her user. Before that, see to her password: the list has it, and it is about to stand alone.',
      goals: [
        {
          id: 'password-reset',
          text: 'omar gave her a password that is in no list',
          isMet: (view) =>
            !isListed(view.world) &&
            eventsBy(view, 'administrator').some(
              (event) => event.eventName === 'UpdateLoginProfile' && wasGranted(event),
            ),
        },
        {
          id: 'device-removed',
          text: 'the lost device opens nothing any more',
          isMet: (view) =>
            aliceDevices(view.world).length === 0 &&
            eventsBy(view, 'administrator').some(
              (event) => event.eventName === 'DeactivateMFADevice' && wasGranted(event),
            ),
        },
      ],
      hints: [
        'An administrator sees the Security credentials of every user, and can set a password there.',
        '`IAM`, `Users`, `alice`, `Reset password`, `Fill in a good one`, `Reset password`. Then `Remove` beside her device, and `Remove` once more.',
      ],
      solution: () => [openAlice, openReset, resetPassword, openRemove, confirmRemove],
      // The device first: it is done as well in the end, and leaves a gap.
      otherRoute: () => [openUsers, openAlice, openRemove, confirmRemove, openReset, resetPassword],
      temptations: [
        {
          name: 'a new password, and a short one',
          moves: () => [
            openAlice,
            openReset,
            inFront((browser) => ({ kind: 'submit-reset-password', browser, password: 'short' })),
          ],
          reason: 'password-policy',
        },
      ],
      astray: removedTooEarly,
      why: 'Remove does two things: the device is taken from alice, and deleted. From this second a password is all that AWS asks her for. So it had to be one that nobody else has, and before the device was gone.',
      more: [
        text('On the command line the two are two: deactivate-mfa-device, then delete-virtual-mfa-device.'),
      ],
    },
    {
      kind: 'task',
      id: 'enrol-again',
      title: 'Back in, and enrolled again',
      sources: [SOURCES.disable, SOURCES.enableVirtual],
      arrange: () => [alicesWindow, signOut],
      prompt:
        'You are alice again. omar told her the new password; the card has it. Get back in, and make a new phone her MFA device. Be quick: until then the password stands alone, and the lab takes the time.',
      ownPhonePrompt:
        'You are alice again. omar told her the new password; the card has it. Get back in, take your phone as a new one, and make it her MFA device. Delete the old entry from it first. The lab takes the time.',
      goals: [
        {
          id: 'in-without-code',
          text: 'alice is in, and no code was asked',
          isMet: (view) => signInsOfAlice(view).some(({ mfaAuthenticated }) => !mfaAuthenticated),
        },
        {
          id: 'new-device',
          text: 'a new device is hers, and fresh codes of it work',
          isMet: ({ world }) => aliceDevices(world).some((device) => isClockKnown(world, device)),
        },
      ],
      hints: [
        'It is what you did in lessons 5 and 6, once more.',
        'Sign in; Take a new phone; Security credentials; Assign MFA device; a name; Authenticator app; Next; Show QR code; scan; two codes in a row.',
      ],
      solution: () => [...enterPassword, replacePhone, openSecurityCredentials, ...enrolPhone],
      otherRoute: () => [
        replacePhone,
        ...enterPassword,
        openSecurityCredentials,
        openAssignMfa,
        inFront((browser) => ({ kind: 'submit-device-name', browser, deviceName: 'new-phone' })),
        inFront((browser) => ({ kind: 'reveal', browser, what: 'key' })),
        putSecretOnPhone,
        submitSetUpCodes(0, 0),
        submitSetUpCodes(-1, 0),
      ],
      temptations: [
        {
          name: 'two codes in the wrong order',
          moves: () => [
            ...enterPassword,
            openSecurityCredentials,
            openAssignMfa,
            submitDeviceName,
            submitSetUpCodes(0, -1),
          ],
          reason: 'swapped',
        },
      ],
      why: 'A new secret in two places. Had you stopped half-way, alice would have no device and a password: enrol in one go.',
      outcome: (world) => {
        const gap = gapSeconds(world);
        return gap === null ? '' : `Time with the password alone: ${duration(gap)}.`;
      },
    },
    {
      kind: 'task',
      id: 'codes-of-the-old-phone',
      title: 'The finder tries',
      sources: [SOURCES.lost, SOURCES.lab],
      arrange: () => [leakPassword, thiefsWindow],
      prompt:
        'Suppose the worst: somebody found the old phone, which still shows codes, and her new password is in a list as well. Be the finder, and try to get in.',
      goals: [
        {
          id: 'old-code-refused',
          text: 'a code of the old phone was tried',
          isMet: (view) => wasRefused(view, 'removed-device', 'attacker'),
        },
      ],
      hints: [
        'The panel beside the console shows what the finder has in hand.',
        '`Fill in from the list`, `Sign in`, then the six digits of the lost phone, Enter.',
      ],
      solution: () => [tryTheList, submitRemovedCode],
      temptations: [
        { name: 'the old code', moves: () => [tryTheList, submitRemovedCode], reason: 'removed-device' },
      ],
      why: 'The app does not know that AWS has deleted its secret, and goes on making codes. Delete old entries, so that you never read the wrong one.',
    },
    {
      kind: 'task',
      id: 'second-device',
      title: 'A second device',
      sources: [SOURCES.bulletin, SOURCES.fido, SOURCES.webauthn],
      arrange: () => [alicesWindow, hoursPass],
      prompt:
        'One device is not enough. Give alice a security key as well, called `alice-key`. Begin in the session that she has.',
      predictions: [
        {
          question:
            'alice got in with her password alone, and enrolled the new phone. Still in that session she adds a security key. What does AWS do?',
          options: [
            { id: 'a', text: 'it adds the key, once it is touched', isRight: false },
            { id: 'b', text: 'it refuses, until she is in with a code', isRight: true },
            { id: 'c', text: 'it adds the key in place of the phone', isRight: false },
          ],
        },
      ],
      goals: [
        {
          id: 'tried-at-once',
          text: 'the key was tried in the session that she had',
          isMet: (view) => wasRefused(view, 'needs-mfa-session'),
        },
        {
          id: 'two-devices',
          text: 'two devices are registered',
          isMet: ({ world }) => allDevicesOf(world.account, ALICE).length >= 2,
        },
      ],
      hints: [
        'Her session began with the password alone. Once there is a device, AWS wants it used before another is added.',
        'Try it once: `Security credentials`, `Assign MFA device`, alice-key, `Passkey or security key`, `Next`. Then sign out, sign in with a code, and do the same again; touch the key.',
      ],
      solution: () => [
        openSecurityCredentials,
        openAssignMfa,
        submitKeyName,
        ...enterPasswordAnew,
        submitUnusedCode,
        openSecurityCredentials,
        openAssignMfa,
        submitKeyName,
        touchKey,
      ],
      otherRoute: () => [
        openSecurityCredentials,
        openAssignMfa,
        submitDeviceName,
        submitKeyName,
        ...enterPasswordAnew,
        submitUnusedCode,
        openSecurityCredentials,
        ...enrolPhone,
      ],
      temptations: [
        {
          name: 'adding it in a session without MFA',
          moves: () => [openSecurityCredentials, openAssignMfa, submitKeyName],
          reason: 'needs-mfa-session',
        },
      ],
      why: 'The security key made a secret for this one site, and keeps it. AWS has only the public half, to check signatures with; nothing that could be photographed was ever shown.',
      more: [
        text(
          'AWS has enforced this since 21 April 2023: a thief with the password alone could otherwise add a device of his own.',
        ),
        text(
          'The key in this lab is simulated. Its signatures are real: P-256, as W3C Web Authentication has it.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'use-the-second',
      title: 'Sign in without the phone',
      sources: [SOURCES.signInWithMfa, SOURCES.lost],
      arrange: () => [signOut, losePhone],
      prompt: "This time alice's phone is stolen. Get her in without it.",
      goals: [
        {
          id: 'signed-in-with-second',
          text: 'alice is in, with her second device',
          isMet: (view) =>
            codeSignIns(view).some(
              ({ details }) => details['MFAIdentifier'] !== aliceDevices(view.world)[0]?.serialNumber,
            ),
        },
      ],
      hints: [
        'With several devices AWS asks which one.',
        '`Open the bookmark`, `Fill in from the card`, `Sign in`, choose the key, `Touch the security key`.',
      ],
      solution: () => [...enterPassword, chooseSecondDevice, answerWithSecondDevice],
      otherRoute: () => [
        ...enterPassword,
        (world) => {
          const phone = aliceDevices(world)[0];
          return phone === undefined
            ? null
            : { kind: 'choose-mfa-device', browser: world.activeBrowser, serialNumber: phone.serialNumber };
        },
        tryAnotherMethod,
        chooseSecondDevice,
        answerWithSecondDevice,
      ],
      temptations: [
        {
          name: 'guessing the code of the phone',
          moves: () => [
            ...enterPassword,
            (world) => ({
              kind: 'choose-mfa-device',
              browser: world.activeBrowser,
              serialNumber: aliceDevices(world)[0]?.serialNumber ?? '',
            }),
            guessCode('000000'),
          ],
          reason: 'unknown-code',
        },
      ],
      why: 'No administrator, no waiting, no gap. That is what the second device is for.',
    },
    {
      kind: 'task',
      id: 'stolen',
      title: 'Stolen: shut it out',
      sources: [SOURCES.lost, SOURCES.changePassword, SOURCES.consoleSession, SOURCES.selfManage],
      prompt:
        'Lost is one thing, stolen another. Make sure that neither the stolen phone nor the password she has now opens anything any more.',
      goals: [
        {
          id: 'stolen-device-removed',
          text: 'the stolen phone opens nothing',
          isMet: (view) =>
            eventsOfAlice(view).some(
              (event) =>
                event.eventName === 'DeactivateMFADevice' &&
                wasGranted(event) &&
                isPhones(view.world, event.details['serialNumber']),
            ),
        },
        {
          id: 'password-changed',
          text: 'alice has a new password',
          isMet: (view) => hasAlice(view, 'ChangePassword'),
        },
      ],
      hints: [
        'She is signed in with MFA, so she may do both herself.',
        'Security credentials, Remove beside the phone, Remove. Then Change password, Fill in a good one, Change password.',
      ],
      solution: () => [
        openSecurityCredentials,
        openRemove,
        confirmRemove,
        openChangePassword,
        changePassword,
      ],
      otherRoute: () => [openChangePassword, changePassword, openRemove, confirmRemove],
      temptations: [
        {
          name: 'a password that is too short',
          moves: () => [
            openChangePassword,
            (world) => ({
              kind: 'submit-change-password',
              browser: world.activeBrowser,
              oldPassword:
                world.account.users.find(({ userName }) => userName === LEARNER)?.loginProfile?.password ??
                '',
              newPassword: 'short',
            }),
          ],
          reason: 'password-policy',
        },
      ],
      why: 'A password may be kept on the very phone that was stolen. Neither opens a new sign-in now; a session that is open may last up to 12 hours. AWS still lists the device: alice may take it off her user, and only an administrator, as omar did, deletes it too.',
      more: [
        text(
          'AWS warns not to give users the permission to delete a device, because a password thief could use it.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'root-recovery',
      title: 'Rehearse it for root',
      tools: ['root-card'],
      sources: [SOURCES.lost, SOURCES.rootReset, SOURCES.forgotPassword, SOURCES.nist, SOURCES.lab],
      arrange: () => [signOut],
      prompt:
        'Rosa owns the account; she is root. Root has one MFA device, an app (the passkey of lesson 3 was never registered), and the phone with it is broken. Get Rosa in.',
      goals: [
        {
          id: 'root-is-in',
          text: 'Rosa is in as root, without a code',
          // Rosa borrows a browser of alice or omar; no thief has her mail or her telephone.
          isMet: (view) =>
            [...eventsBy(view, 'learner'), ...eventsBy(view, 'administrator')].some(isRootsWayBack),
        },
      ],
      hints: [
        'Root has a sign-in page of its own. Where the code is asked for, look for another way.',
        'Sign in using root user email, Fill in from the card, Sign in, alternative factors, Send, open the mail, Call me now, key in the number on the page.',
      ],
      solution: () => recoverRoot(0),
      temptations: [
        {
          name: 'another number',
          moves: () => recoverRoot(1),
          reason: 'wrong-number',
        },
      ],
      why: 'Root is in, without MFA. For real: remove the dead device at once, and register another, best two security keys. Text messages were ruled out because a number can be stolen; yet whoever has this mailbox and this number has root. Guard both, and check whose they are.',
      more: [
        list(
          'Without mailbox and telephone there is a form of AWS Support, for root alone.',
          'In an organization the management account can delete the root credentials of a member account, and their MFA with them.',
          'Labels of these pages vary: "Troubleshoot MFA" and others have been seen.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'write-the-plan',
      title: 'Your plan',
      stage: 'plan',
      sources: [SOURCES.lost, SOURCES.lab],
      prompt:
        "For your own account: who could remove a device for you, and how will they know that it is you? What is your second device? Who has root's mail and telephone? The lab writes it into a file for you to keep.",
      goals: [{ id: 'plan-written', text: 'the plan is written', isMet: ({ world }) => world.plan !== null }],
      hints: [
        'No name comes to mind? Then "find out" is the first thing to do tonight.',
        'Fill in the five lines and choose Write the plan.',
      ],
      solution: () => [
        () => ({
          kind: 'write-plan',
          administrator: 'find out who is administrator',
          identityCheck: 'agree how: a call back, or in person',
          secondDevice: 'register a security key',
          rootContact: 'find out who reads the mail of root',
          rootTelephone: 'find out whose number AWS has',
        }),
      ],
      temptations: [
        {
          name: 'a plan with a gap',
          moves: () => [
            () => ({
              kind: 'write-plan',
              administrator: 'omar',
              identityCheck: '',
              secondDevice: '',
              rootContact: 'Rosa',
              rootTelephone: '',
            }),
          ],
          reason: 'plan-has-gaps',
        },
      ],
      why: 'Five lines, written on a calm day. Nobody else in the account? Then a second device in a safe place is your administrator. Print them: a plan on the phone is gone with the phone.',
    },
    {
      kind: 'quiz',
      id: 'who-gets-her-in',
      title: 'Check',
      question: 'alice has lost her only device. Who can get her in?',
      sources: [SOURCES.lost, SOURCES.forgotPassword],
      options: [
        {
          id: 'a',
          text: 'alice herself, with "forgot password"',
          isRight: false,
          misconception: 'password-reset-helps',
          explanation:
            'IAM users have none: an administrator resets their password. And it is the code that is missing.',
        },
        {
          id: 'b',
          text: 'AWS Support, if she calls them',
          isRight: false,
          misconception: 'support-resets-users',
          explanation: 'That way is for root only. IAM users are looked after inside the account.',
        },
        {
          id: 'c',
          text: 'An administrator of her account',
          isRight: true,
          explanation:
            'The administrator removes the device. Then the password alone opens the door, until she has enrolled again.',
        },
        {
          id: 'd',
          text: 'Nobody: her account is lost now',
          isRight: false,
          misconception: 'account-is-lost',
          explanation: 'Not as long as there is an administrator, or root.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.lost, SOURCES.quotas, SOURCES.assumeRole],
      blocks: [
        text(
          '**Two devices, a known administrator, and a mailbox that somebody reads. Written down beforehand.**',
        ),
        figure(THE_GAP),
        {
          kind: 'today',
          older: 'an administrator: Users, the user, Security credentials, Manage, Remove',
          today:
            'IAM, Users, the user, Security credentials; the radio button beside the device; Remove; Remove',
        },
        onlyFor(
          'own-phone',
          text(
            'If you used your own phone: delete every entry **MFA Lab** from it now. None of them opens anything real.',
          ),
        ),
      ],
      more: [
        text(
          'What comes after MFA in most courses: **IAM roles**, permissions that a user takes on for a while instead of having them all day. A role can ask for MFA before it is taken on.',
        ),
      ],
    },
  ],
});

/** Whether a device is an entry on a phone. A key is in another pocket. */
function isPhones(world: World, serialNumber: string | undefined): boolean {
  return world.account.mfaDevices.some((device) => device.serialNumber === serialNumber && isOnPhone(device));
}

/** Root was let in by mail and telephone, which leaves no mark of MFA. */
function isRootsWayBack(event: HistoryEvent): boolean {
  const { eventName, actor, mfaAuthenticated } = event;
  return eventName === 'ConsoleLogin' && actor === 'root' && !mfaAuthenticated && wasGranted(event);
}

/** Root's way back by mail and telephone, with the number of the page or one beside it. */
function recoverRoot(add: number): readonly Move[] {
  return [
    openRoot,
    (world) => ({
      kind: 'sign-in-as-root',
      browser: world.activeBrowser,
      email: world.account.root.email,
      password: world.account.root.password,
    }),
    openRecovery,
    askForMail,
    followMail,
    askForCall,
    keyIn(add),
  ];
}

function keyIn(add: number) {
  return inFrontOfCall((number) => String((Number(number) + add) % 1_000_000).padStart(6, '0'));
}

function inFrontOfCall(make: (number: string) => string) {
  return (world: World) => {
    const browser = world.browsers.find(({ id }) => id === world.activeBrowser);
    const number = browser?.page.name === 'root-recovery' ? browser.page.number : '';
    return { kind: 'key-in-number', browser: world.activeBrowser, number: make(number) } as const;
  };
}

/** omar is in at his own window, and used his token. */
function isOmarInWithMfa(world: World): boolean {
  return world.browsers.some(
    ({ id, session }) =>
      personaOf(id) === 'administrator' &&
      session?.mfa != null &&
      session.principal.type === 'user' &&
      session.principal.userName === ADMINISTRATOR,
  );
}

/** omar has dialled the number of her desk in this step. */
function hasCalledBack(view: GoalView): boolean {
  return eventsBy(view, 'administrator').some(({ eventName }) => eventName === CALLED_BACK);
}

/** alice's password is the one that stands in the list. */
function isListed(world: World): boolean {
  return world.leak?.userName === LEARNER && personPassword(world, LEARNER) === world.leak.password;
}

/** The device is gone while the list still has her password: what the task is to avoid. */
function removedTooEarly(world: World): RichText | null {
  return isListed(world) && aliceDevices(world).length === 0
    ? 'Now the password of the list is all that AWS asks for. Give her another one at once; or `u` takes the removal back.'
    : null;
}

function isThiefIn(world: World): boolean {
  return world.browsers.some(({ id, session }) => personaOf(id) === 'attacker' && session !== null);
}
