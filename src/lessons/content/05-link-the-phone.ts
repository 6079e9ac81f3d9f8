import { personaOf } from '../../sim/world/windows.js';
import { activeBrowser } from '../../sim/world/world.js';
import {
  aliceDevices,
  deviceInSetUp,
  isAliceSignedIn,
  isOnPage,
  isSecretOnAPhone,
  madeCodesAlone,
} from '../engine/goals.js';
import type { Lesson, Move } from '../engine/lesson.js';
import {
  airplaneMode,
  compareCode,
  inFront,
  openAssignMfa,
  openBookmark,
  openSecurityCredentials,
  putSecretOnPhone,
  showQr,
  signOut,
  submitDeviceName,
  submitPassword,
} from '../engine/moves/moves.js';
import { wasRefused } from '../engine/step-events.js';
import { list, text } from '../words/rich-text.js';
import { SOURCES } from './sources.js';

const cancelWizard = inFront((browser) => ({ kind: 'cancel-wizard', browser }));

/** The name of the newest device nobody has, once more. */
const submitTakenName: Move = (world) => ({
  kind: 'submit-device-name',
  browser: world.activeBrowser,
  deviceName: deviceInSetUp(world)?.name ?? '',
});

/** Lesson 5 of the curriculum. */
export const linkThePhone: Lesson = {
  id: 'link-the-phone',
  title: 'Link the phone: what is in the QR code',
  objective: 'Put a device on a phone, and say what the QR code carries.',
  minutes: 9,
  checkpoint: () => [signOut, openBookmark, submitPassword, openSecurityCredentials],
  accepts: (world) =>
    isAliceSignedIn(world) && isOnPage(world, 'security-credentials') && aliceDevices(world).length === 0,
  steps: [
    {
      kind: 'read',
      id: 'one-secret-two-places',
      title: 'One secret in two places',
      sources: [SOURCES.enableVirtual, SOURCES.rfc6238],
      blocks: [
        text(
          'An authenticator app is a calculator with a clock. It keeps a **secret** and works out six digits from that secret and the time, anew every 30 seconds.',
        ),
        text(
          'AWS keeps the same secret and does the same sum when you sign in. If both come to the same six digits, the phone with the secret must be near you.',
        ),
        text(
          'So setting up MFA means one thing: **getting one secret into two places.** The QR code is how it travels. It happens once.',
        ),
        list(
          'The standard is TOTP, `RFC 6238`. Any app that speaks it will do.',
          'Google Authenticator, Microsoft Authenticator, Aegis, 2FAS and many password managers do.',
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
      prompt: 'Start with `Assign MFA device`. Give it a name, choose `Authenticator app`, then `Next`.',
      goals: [
        {
          id: 'device-made',
          text: 'AWS has made a device with your name for it',
          isMet: ({ world }) => deviceInSetUp(world) !== undefined,
        },
        {
          id: 'on-set-up-page',
          text: 'the page Set up device is open',
          isMet: ({ world }) => isOnPage(world, 'set-up-device'),
        },
      ],
      hints: [
        'A name that tells you which phone it is, without spaces: alice-phone, for example.',
        'Press Enter on `Assign MFA device`, type `alice-phone`, then Enter until the page changes.',
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
      why: 'AWS made the device and its secret now, before any phone was near. It belongs to nobody until two codes prove a phone has the secret.',
      more: [
        text(
          'Older guides show no name field: since November 2022 a user may have up to eight devices, so each needs a name. It becomes part of the serial number, the ARN.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'cancel-and-come-back',
      title: 'Break it: a set-up cut short',
      sources: [SOURCES.troubleshoot, SOURCES.measured],
      prompt:
        'People close this page half-way. Choose `Cancel`, start again with the **same name**, and read the answer. Then take another name.',
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
          'The cure people find on the web is to let users delete devices. AWS warns against it: whoever has only the password could then remove the second factor.',
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
      blocks: [
        text('A QR code is text in a form that cameras read. This is yours:'),
        { kind: 'own-uri' },
        text(
          'No web address, no expiry date, nothing to call. **Whoever has this text can make your codes** for as long as the device is registered. Treat it like a password.',
        ),
      ],
      more: [
        text('What a code from AWS holds has been seen to look like this:'),
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
      title: 'No network, no problem?',
      sources: [SOURCES.rfc6238],
      prompt:
        'Does a phone in airplane mode still make codes? Make a guess, then switch it on at the phone, and let the code change once.',
      ownPhonePrompt:
        'Does it still make codes in airplane mode? Make a guess, and switch it on. Press `p` and type the code, Enter; after the change, type the new one, Enter.',
      goals: [
        {
          id: 'codes-without-network',
          text: 'a new, right code was made with no message from AWS',
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
      why: 'AWS sends no code to the phone. Both do the same sum with the same secret and the same time. That is why the clock matters so much.',
    },
    {
      kind: 'quiz',
      id: 'photographed-qr',
      title: 'Check',
      question: 'A colleague photographs your QR code during set-up. What do they have?',
      sources: [SOURCES.virtualDeviceApi],
      options: [
        {
          id: 'a',
          text: 'A picture that is worthless after 30 seconds',
          isRight: false,
          misconception: 'qr-expires',
          explanation: 'Codes change every 30 seconds. The secret in the picture does not.',
        },
        {
          id: 'b',
          text: 'Your second factor, as long as this device is registered',
          isRight: true,
          explanation: 'The picture is the secret. Any app that reads it shows your codes from then on.',
        },
        {
          id: 'c',
          text: 'Nothing, without your phone',
          isRight: false,
          misconception: 'codes-live-in-the-phone',
          explanation: 'Any phone with the secret makes the same codes. Yours is not special.',
        },
        {
          id: 'd',
          text: 'Nothing, without your password',
          isRight: false,
          misconception: 'half-is-nothing',
          explanation: 'One of your two factors is gone. A leaked password would finish the job.',
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
};
