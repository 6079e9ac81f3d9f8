import { PEOPLE } from '../../sim/things/equipment.js';
import type { Lesson, Move } from '../engine/lesson.js';
import { wasRefused } from '../engine/step-events.js';
import { list, text } from '../words/rich-text.js';
import { SOURCES } from './sources.js';

function equip(person: string, device: string): Move {
  return () => ({ kind: 'equip', person, device });
}

/** Lesson 3 of the curriculum. */
export const chooseADevice: Lesson = {
  id: 'choose-a-device',
  title: 'Choose a device',
  objective: 'Choose a type of MFA device for a person, and say why SMS is not on the list.',
  minutes: 9,
  checkpoint: () => [],
  steps: [
    {
      kind: 'quiz',
      id: 'recall-what-stops',
      title: 'Before we start',
      recalls: 'the-night-a-password-leaks',
      question: 'The thief had the right password. Where did the second night end?',
      sources: [SOURCES.signInWithMfa],
      options: [
        {
          id: 'a',
          text: 'At the page that asks for a code',
          isRight: true,
          explanation: 'The password was right, and one proof of another kind was missing.',
        },
        {
          id: 'b',
          text: 'At the password, because MFA makes it longer',
          isRight: false,
          misconception: 'mfa-strengthens-the-password',
          explanation: 'The password is as it was. A second question comes after it.',
        },
        {
          id: 'c',
          text: 'In the console, because servers need MFA',
          isRight: false,
          misconception: 'mfa-is-asked-per-action',
          explanation: 'The thief never reached the console. MFA is asked for at sign-in.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'what-there-is',
      title: 'What AWS takes',
      sources: [
        SOURCES.mfa,
        SOURCES.mfaPage,
        SOURCES.fido,
        SOURCES.awsLogin,
        SOURCES.getSessionToken,
        SOURCES.hardware,
        SOURCES.enableVirtual,
        SOURCES.rootTypes,
        SOURCES.quotas,
        SOURCES.authyEnded,
        SOURCES.googleStudy,
      ],
      blocks: [
        {
          kind: 'facts',
          rows: [
            [
              'app',
              'a virtual device: an app on a phone makes six digits. Free, works today, and the command line takes its codes',
            ],
            [
              'passkey',
              'a key pair kept by phone, laptop or password manager. No digits; it signs for the real site alone',
            ],
            ['security key', 'the same in a small piece of hardware that you plug in and touch'],
            [
              'hardware',
              'a token with a display: six digits, no phone. Bought from a maker, good for AWS only',
            ],
          ],
        },
        text(
          'Apps by name: Google Authenticator, Microsoft Authenticator, Authy on the phone, Aegis, 2FAS, and many password managers.',
        ),
        text(
          '**Strongest**: passkeys and security keys. Not because of the touch, which only shows that somebody is there, but because the signature is for one address. A false page gets nothing it could use.',
        ),
        text('AWS suggests an app while you wait for hardware. That is better than waiting without.'),
      ],
      more: [
        list(
          'Passkeys and security keys sign in to the console. `aws login` (CLI 2.32 and newer) signs in through the browser as well. Scripts with an access key ask `get-session-token`, and that wants six digits.',
          'Keys kept by Windows Hello on the machine itself cannot be registered with AWS IAM.',
          'Authy for the desktop, which older guides name, ended on 19 March 2024.',
          'A user may have up to eight devices, in any mix. Any one of them signs in.',
        ),
        text(
          'In 2019 Google and two universities published what stops takeovers of Google accounts. Security keys stopped all; a code by SMS stopped 76 percent of attacks on a chosen person.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'equip-four-people',
      title: 'Four people, four devices',
      stage: 'equipment',
      sources: [SOURCES.mfa, SOURCES.fido, SOURCES.hardware, SOURCES.getSessionToken],
      arrange: () => [equip('owner', 'passkey')],
      prompt:
        'You are at the company where alice works. Rosa founded it, and owns its AWS account. She has a passkey already: a copy of the page would get nothing from it. Equip the other three; more than one thing may fit.',
      goals: [
        {
          id: 'all-equipped',
          text: 'everybody has a device that fits',
          isMet: ({ world }) => PEOPLE.every(({ id }) => world.desk.equipped[id] !== undefined),
        },
      ],
      hints: [
        'Read what the person needs, and ask: does this thing give that?',
        'Dev: an authenticator app. Nils: a hardware token. Cleo: an app, today.',
      ],
      solution: () => [
        equip('developer', 'authenticator-app'),
        equip('no-phone', 'hardware-token'),
        equip('contractor', 'authenticator-app'),
      ],
      otherRoute: () => [
        equip('developer', 'hardware-token'),
        equip('no-phone', 'security-key'),
        equip('contractor', 'passkey'),
      ],
      temptations: [
        {
          name: 'a token that comes on Friday, for today',
          moves: () => [equip('contractor', 'hardware-token')],
          reason: 'unfit-device',
        },
        {
          name: 'a security key for scripts',
          moves: () => [equip('developer', 'security-key')],
          reason: 'unfit-device',
        },
        {
          name: 'an app without a phone',
          moves: () => [equip('no-phone', 'authenticator-app')],
          reason: 'unfit-device',
        },
      ],
      why: 'No type is best at everything. Against false pages a key wins; for scripts with an access key only digits will do; and today beats Friday.',
    },
    {
      kind: 'task',
      id: 'try-sms',
      title: 'Break it: a text message',
      stage: 'equipment',
      sources: [SOURCES.smsEnded, SOURCES.nist],
      arrange: () => [() => ({ kind: 'clear-equipment' })],
      prompt: 'Everybody has a telephone number. Choose the text message for Rosa, and read the answer.',
      goals: [
        {
          id: 'sms-refused',
          text: 'SMS was tried, and is not offered',
          isMet: (view) => wasRefused(view, 'sms-not-offered'),
        },
      ],
      hints: [
        'It is on the list, and it is meant to be refused.',
        'Move to "Text message (SMS)" and press Enter.',
      ],
      solution: () => [equip('owner', 'sms')],
      otherRoute: () => [equip('owner', 'security-key'), equip('developer', 'sms')],
      temptations: [{ name: 'SMS', moves: () => [equip('owner', 'sms')], reason: 'sms-not-offered' }],
      why: 'AWS tried SMS for IAM users as a preview, and has ended it. It cannot be chosen, not even as a spare.',
    },
    {
      kind: 'read',
      id: 'sim-swap',
      title: 'How a number is stolen',
      sources: [SOURCES.nist, SOURCES.smsEnded],
      blocks: [
        text('Four scenes. None of them needs your phone.'),
        list(
          '**Monday, 10:00.** A thief calls the telephone company: "I lost my phone. Here is my date of birth."',
          '**10:05.** The number moves to a new SIM. Yours shows "no service".',
          '**10:06.** The thief asks a site for a code by SMS. It arrives, at the thief.',
          '**10:07.** You still look for a better signal.',
        ),
        text(
          'A number belongs to the telephone company, which can move it. The secret in an app, or the key in a piece of hardware, never travels with the number.',
        ),
      ],
      more: [
        text(
          'NIST calls out the telephone network for the same reason: whoever checks a code by SMS must consider that the number may have been moved.',
        ),
      ],
    },
    {
      kind: 'quiz',
      id: 'team-asks-for-sms',
      title: 'Check',
      question: 'Your team wants codes by SMS for its IAM users. What is true?',
      sources: [SOURCES.smsEnded, SOURCES.nist],
      options: [
        {
          id: 'a',
          text: 'It is fine as a spare device',
          isRight: false,
          misconception: 'sms-is-available',
          explanation: 'It is not offered, neither first nor spare. A second app or a key is the spare.',
        },
        {
          id: 'b',
          text: 'AWS no longer lets you enable it, and a number can be moved to another SIM',
          isRight: true,
          explanation:
            'Both are true. And a spare app or a spare key cannot be moved by a telephone company.',
        },
        {
          id: 'c',
          text: 'Possible, but only for root',
          isRight: false,
          misconception: 'sms-for-root',
          explanation: 'Root never had it. Root takes passkeys and keys, apps and hardware tokens.',
        },
        {
          id: 'd',
          text: 'It is as strong as an app, since both show six digits',
          isRight: false,
          misconception: 'digits-are-digits',
          explanation:
            'The digits are alike, the road is not: a message travels to you, an app code does not.',
        },
      ],
    },
    {
      kind: 'quiz',
      id: 'why-keys-are-strong',
      title: 'One more',
      question: 'What makes a security key strong against a false page?',
      sources: [SOURCES.webauthn, SOURCES.fido],
      options: [
        {
          id: 'a',
          text: 'That it must be touched',
          isRight: false,
          misconception: 'touch-is-the-strength',
          explanation: 'The touch shows that somebody is there. It does not say which page asked.',
        },
        {
          id: 'b',
          text: 'That it signs for the address the browser is really on',
          isRight: true,
          explanation: 'A false page has another address, and for that the key has nothing.',
        },
        {
          id: 'c',
          text: 'That its codes are longer',
          isRight: false,
          misconception: 'keys-show-codes',
          explanation:
            'It shows no codes at all. That is why get-session-token, which scripts ask, cannot use it.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'takeaway',
      title: 'What to keep',
      sources: [SOURCES.mfa, SOURCES.quotas],
      blocks: [
        text(
          '**Keys and passkeys are strongest; an app is good, free and there today. Register two devices, not one.**',
        ),
        {
          kind: 'today',
          older: 'Virtual MFA device (recommended); FIDO keys; hardware token',
          today: 'Passkey or security key; Authenticator app; Hardware TOTP token',
        },
        text(
          'In the next lessons you take the app, because its codes show best how it all works. In lesson 9 a security key joins it.',
        ),
      ],
    },
  ],
};
