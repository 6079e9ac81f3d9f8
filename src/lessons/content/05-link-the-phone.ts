import { allDevicesOf } from '../../sim/world/account.js';
import { personaOf } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import {
  ALICE,
  aliceDevices,
  deviceInSetUp,
  isAliceSignedIn,
  isOnPage,
  isSecretOnAPhone,
  madeCodesAlone,
} from '../engine/goals.js';
import type { Move } from '../engine/lesson.js';
import {
  airplaneMode,
  compareCode,
  hideQr,
  inFront,
  openAssignMfa,
  openBookmark,
  openSecurityCredentials,
  photographScreen,
  putSecretOnPhone,
  showQr,
  signOut,
  submitDeviceName,
  submitPassword,
} from '../engine/moves/moves.js';
import { wasRefused } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import { text } from '../words/rich-text.js';
import { ROAD_OF_THE_SECRET } from './figures.js';
import { SOURCES } from './sources.js';

const cancelWizard = inFront((browser) => ({ kind: 'cancel-wizard', browser }));

/** The name of the newest device nobody has, once more. */
const submitTakenName: Move = (world) => ({
  kind: 'submit-device-name',
  browser: world.activeBrowser,
  deviceName: deviceInSetUp(world)?.name ?? '',
});

/** Lesson 5 of the curriculum. */
export const linkThePhone = lesson({
  id: 'link-the-phone',
  title: 'Link the phone: what is in the QR code',
  objective: 'Put a device on a phone, and say what the QR code carries.',
  minutes: 10,
  checkpoint: () => [signOut, openBookmark, submitPassword, openSecurityCredentials],
  accepts: (world) =>
    isAliceSignedIn(world) && isOnPage(world, 'security-credentials') && aliceDevices(world).length === 0,
  steps: () => [
    {
      kind: 'quiz',
      id: 'who-makes-the-codes',
      title: 'Before we start',
      question: 'An app on a phone shows six digits, and new ones every 30 seconds. Where do they come from?',
      sources: [SOURCES.rfc6238],
      options: [
        {
          id: 'a',
          text: 'AWS sends them to the phone, one by one',
          isRight: false,
          misconception: 'codes-are-sent',
          explanation: 'Nothing is sent to it, and it asks nobody. The next page says how it can know.',
        },
        {
          id: 'b',
          text: 'The phone works them out by itself',
          isRight: true,
          explanation:
            'It has a secret and a clock, and needs no more. This lesson is about how the secret got there.',
        },
        {
          id: 'c',
          text: 'The QR code is a link to where they are',
          isRight: false,
          misconception: 'qr-is-a-link',
          explanation:
            'There is no web address in it. It carries something else, which the phone then keeps.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'one-secret-two-places',
      title: 'One secret in two places',
      sources: [SOURCES.enableVirtual, SOURCES.rfc6238],
      blocks: [
        text(
          'An authenticator app is a calculator with a clock. From a **secret** and the time it works out six digits, new ones every 30 seconds. AWS keeps the same secret, and does the same sum.',
        ),
        figure(ROAD_OF_THE_SECRET),
        text(
          'If both come to the same digits, the code was made with the secret. That is why nobody else may see it.',
        ),
        text(
          'So setting up MFA means **getting one secret into two places.** Any app that follows the standard TOTP (`RFC 6238`) will do.',
        ),
      ],
      more: [
        text(
          'The secret of this lab has 32 characters (160 bits), so that its QR code fits your terminal. One seen from AWS has 64.',
        ),
        text(
          'Authy for the desktop, which older guides name, ended on 19 March 2024. The phone app goes on.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'name-the-device',
      title: 'Name the device',
      sources: [SOURCES.enableVirtual, SOURCES.labelsChanged],
      prompt:
        'Start with `Assign MFA device`. Give the device a name, choose `Authenticator app`, then `Next`.',
      goals: [
        {
          id: 'device-made',
          text: 'AWS has made a device with the name that you gave',
          isMet: ({ world }) => deviceInSetUp(world) !== undefined && hasNoDevice(world),
        },
        {
          id: 'on-set-up-page',
          text: 'the page Set up device is open',
          isMet: ({ world }) => isOnPage(world, 'set-up-device'),
        },
      ],
      hints: [
        'A name that tells you which phone it is, without spaces: alice-phone, for example.',
        '`Assign MFA device`, type `alice-phone`. Then not the first type, but `Authenticator app`, and `Next`.',
      ],
      solution: () => [openAssignMfa, submitDeviceName],
      otherRoute: () => [
        openAssignMfa,
        inFront((browser) => ({ kind: 'submit-device-name', browser, deviceName: 'pocket.phone' })),
      ],
      temptations: [
        {
          name: 'a name with a space',
          moves: () => [
            openAssignMfa,
            inFront((browser) => ({ kind: 'submit-device-name', browser, deviceName: 'alice phone' })),
          ],
          reason: 'invalid-name',
        },
      ],
      astray: (world) =>
        hasNoDevice(world)
          ? null
          : 'alice has a device of another type now, and any one more would need a sign-in with it. `u` takes that back, if need be more than once: choose `Authenticator app`.',
      why: 'AWS made the device and its secret now, before any phone was near. It belongs to nobody until two codes prove that a phone has the secret.',
      more: [
        text(
          'Older guides show no name field: since November 2022 a user may have up to eight devices, so each needs a name. It becomes part of the serial number, the ARN.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'cancel-and-come-back',
      title: 'A set-up cut short',
      sources: [SOURCES.troubleshoot, SOURCES.measured],
      prompt:
        'Many people close this page half-way. Do it once: choose `Cancel`, start again with the **same name**, and read the answer. Then take another name.',
      goals: [
        {
          id: 'name-refused',
          text: 'AWS refused the name that is taken',
          isMet: (view) => wasRefused(view, 'name-taken'),
        },
        {
          id: 'second-device-made',
          text: 'a device with another name is being set up',
          isMet: (view) => wasRefused(view, 'name-taken') && isOnPage(view.world, 'set-up-device'),
        },
      ],
      hints: [
        'Cancel does not delete the device. Its name stays in use, and nobody owns it.',
        '`Cancel`, `Assign MFA device`, the same name, `Next`. Then add `-2` to the name, and `Next` again.',
      ],
      solution: () => [cancelWizard, openAssignMfa, submitTakenName, submitDeviceName],
      otherRoute: () => [openSecurityCredentials, openAssignMfa, submitTakenName, submitDeviceName],
      temptations: [
        {
          name: 'the same name',
          moves: () => [cancelWizard, openAssignMfa, submitTakenName],
          reason: 'name-taken',
        },
      ],
      why: 'The first device is still there, assigned to nobody. An administrator can delete it; alice cannot, on purpose. Another name is the quick way out.',
      more: [
        text(
          'The advice on the web is to let users delete devices. AWS warns against it: whoever has only the password could then remove the second factor.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'scan',
      title: 'Get the secret onto the phone',
      sources: [SOURCES.enableVirtual],
      prompt:
        'Choose `Show QR code` and scan it with the phone. No camera? `Show secret key` is the same secret, to type.',
      ownPhonePrompt:
        'Choose `Show QR code`, scan it with your app, and type the code that it shows, as proof. No camera? The key beside it is the same secret.',
      goals: [
        {
          id: 'secret-shown',
          text: 'the QR code or the key was shown',
          isMet: (view) => {
            const { id, page } = activeBrowser(view.world);
            const isHers = personaOf(id) === 'learner';
            const isShown = isHers && page.name === 'set-up-device' && page.wasRevealed;
            return isShown || isSecretOnAPhone(view);
          },
        },
        {
          id: 'secret-on-phone',
          text: 'the phone has the secret',
          isMet: isSecretOnAPhone,
        },
      ],
      hints: [
        "The lab's phone can scan what is on the screen. With your own phone, type the code it shows, as proof.",
        "Open the QR code. Then press `p` for the lab's phone, or type the six digits your phone shows.",
      ],
      solution: () => [showQr, putSecretOnPhone],
      otherRoute: () => [inFront((browser) => ({ kind: 'reveal', browser, what: 'key' })), putSecretOnPhone],
      temptations: [
        {
          name: 'scanning before anything is shown',
          moves: () => [(world) => ({ kind: 'phone-scan', browser: world.activeBrowser })],
          reason: 'nothing-to-scan',
        },
      ],
      why: 'Phone and AWS now hold the same secret, and nothing else passed between them. From now on the phone makes its codes alone.',
    },
    {
      kind: 'read',
      id: 'inside-the-qr',
      title: 'Inside the QR code',
      sources: [SOURCES.virtualDeviceApi, SOURCES.lab],
      namesInside: true,
      blocks: [
        text('A QR code is text in a form that cameras read. This is yours:'),
        { kind: 'own-uri' },
        text(
          'It holds a name for the entry and, behind `secret=`, the secret. There is no web address in it, and no expiry date.',
        ),
        text(
          '`i` shows what the phone does with that secret at this very moment. It is for the curious: nothing later needs it.',
        ),
      ],
      more: [
        text('The text in a QR code that was seen on AWS:'),
        text(
          '`otpauth://totp/Amazon%20Web%20Services:DEVICE@ACCOUNT?secret=…&issuer=Amazon%20Web%20Services`',
        ),
        text(
          'The lab says "MFA Lab" instead, and invents an account, because some apps overwrite an entry of the same name. Your real one must be safe.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'airplane-mode',
      title: 'Without a network',
      waitsForCodes: 1,
      sources: [SOURCES.rfc6238],
      namesInside: true,
      arrange: () => [hideQr],
      prompt:
        'Choose `Airplane mode` on the phone, and let the 30 seconds of this code run out: wait, or press `w`.',
      ownPhonePrompt:
        'Switch on airplane mode. Press `p`, type what your phone shows, and Enter. When its 30 seconds have run out, type what it shows then, and Enter.',
      predictions: [
        {
          question: 'The phone goes into airplane mode. What does its app show after the next change?',
          shownBy: 'The phone showed',
          options: [
            { id: 'a', text: 'no code at all, until it has a network', isRight: false },
            { id: 'b', text: 'a new code, and AWS would take it too', isRight: true },
            { id: 'c', text: 'the same old code, which is no good now', isRight: false },
          ],
        },
      ],
      goals: [
        {
          id: 'codes-without-network',
          text: 'the 30 seconds of a code have run out in airplane mode',
          isMet: madeCodesAlone,
        },
      ],
      hints: [
        'What does the sum need? A secret and a clock. Which of the two comes over the network?',
        "Lab's phone: choose `Airplane mode`, then press `w` to jump to the next code. Own phone: type two codes, one after the other.",
      ],
      solution: (world) =>
        world.usesOwnPhone ? [compareCode(0), compareCode(1)] : [airplaneMode(true), 'wait-for-next-code'],
      otherRoute: () => [compareCode(-1), compareCode(0)],
      temptations: [
        {
          name: 'a code of some other entry',
          moves: () => [
            (world) => ({
              kind: 'compare-code',
              serialNumber: deviceInSetUp(world)?.serialNumber ?? '',
              code: '000000',
            }),
          ],
          reason: 'unknown-code',
        },
      ],
      why: 'AWS sends no code. Both do the same sum with the same secret and the same time, so the clock matters. Press `i`: that is the sum, live.',
    },
    {
      kind: 'task',
      id: 'two-phones',
      title: 'A colleague with a camera',
      sources: [SOURCES.virtualDeviceApi, SOURCES.rfc6238, SOURCES.lab],
      namesInside: true,
      tools: ['colleague'],
      arrange: () => [hideQr],
      prompt:
        'Show the QR code once more and press `o`: a colleague scans a photo of it. Compare the two phones. Then set up a new device, whose QR code only your phone sees.',
      ownPhonePrompt:
        "Show the QR code once more and press `o`: a colleague scans a photo of it. That phone is the lab's: compare it with yours. Then set up a new device, whose QR code only your phone sees.",
      predictions: [
        {
          question:
            'A colleague takes a photo of your QR code, and scans the photo. What does that phone show?',
          shownBy: 'The two phones showed',
          options: [
            { id: 'a', text: 'other digits: each phone has its own', isRight: false },
            { id: 'b', text: 'nothing: a QR code works only once', isRight: false },
            { id: 'c', text: 'the same six digits, at each change', isRight: true },
          ],
        },
      ],
      goals: [
        {
          id: 'photographed',
          text: 'a second phone has scanned the photo',
          isMet: ({ world }) => photographed(world).length > 0,
        },
        {
          id: 'new-secret',
          text: 'your phone has the secret of a new device',
          isMet: (view) =>
            photographed(view.world).length > 0 &&
            !photographed(view.world).includes(deviceInSetUp(view.world)?.seed ?? '') &&
            isSecretOnAPhone(view),
        },
      ],
      hints: [
        'A device that was photographed stays photographed. What does a new device have that the old one has not?',
        '`Show QR code`, `o`. Then `Cancel`, `Assign MFA device`, a new name, `Authenticator app`, `Next`, `Show QR code`, and scan it: `p`, or your own app and the code it shows.',
      ],
      solution: () => [
        showQr,
        photographScreen,
        cancelWizard,
        openAssignMfa,
        submitDeviceName,
        showQr,
        putSecretOnPhone,
      ],
      otherRoute: () => [
        inFront((browser) => ({ kind: 'reveal', browser, what: 'key' })),
        photographScreen,
        openSecurityCredentials,
        openAssignMfa,
        submitDeviceName,
        showQr,
        putSecretOnPhone,
      ],
      temptations: [
        { name: 'a photo of nothing', moves: () => [photographScreen], reason: 'nothing-to-scan' },
      ],
      why: 'Whoever has the photo can make your codes, for as long as that device is registered: treat it like a password. A new device has a new secret, so the two phones differ now.',
      more: [
        text(
          "The second phone is the lab's, drawn beside yours. It gets nothing but what was on the screen, and does the sum of RFC 6238 like any app. If your own phone agrees with it, nothing is hidden.",
        ),
        text(
          'On AWS a photo alone opens nothing: the password is the other half. But half of your protection would be gone, and nobody would tell you.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'photo-in-the-chat',
      title: 'Check',
      question:
        'alice set up her device a month ago. Today she finds a photo of its QR code in the team chat. What helps?',
      sources: [SOURCES.virtualDeviceApi, SOURCES.rfc6238],
      options: [
        {
          id: 'a',
          text: 'Nothing to do: after a month the photo has expired',
          isRight: false,
          misconception: 'qr-expires',
          explanation: 'Codes change every 30 seconds. The secret in the picture does not.',
        },
        {
          id: 'b',
          text: 'A new password: the photo is worth nothing then',
          isRight: false,
          misconception: 'password-makes-codes',
          explanation: 'The password plays no part in the codes. The photo would go on making them.',
        },
        {
          id: 'c',
          text: 'A new device, with this one removed from alice',
          isRight: true,
          explanation: 'A new device has a new secret. The codes of the old one open nothing any more.',
        },
        {
          id: 'd',
          text: 'Airplane mode: the phone stops sharing codes',
          isRight: false,
          misconception: 'codes-travel',
          explanation: 'Phones share no codes. Each one works them out from the secret in the picture.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.enableVirtual, SOURCES.labelsChanged],
      blocks: [
        text('**The QR code is the secret. The phone makes codes from it and the time, with no network.**'),
        {
          kind: 'today',
          older: 'Manage; Virtual MFA device; Continue; Show QR code',
          today: 'Assign MFA device; Device name; Authenticator app; Next; Show QR code',
        },
        text('The device belongs to nobody yet. Next: the two codes that make it yours.'),
      ],
    },
  ],
});

/** alice has no device yet: a second one would need a sign-in with the first. */
function hasNoDevice(world: World): boolean {
  return allDevicesOf(world.account, ALICE).length === 0;
}

/** The secrets that a colleague has a photo of. */
function photographed({ colleaguesPhone }: World): readonly string[] {
  return (colleaguesPhone?.entries ?? []).map(({ secret }) => secret);
}
