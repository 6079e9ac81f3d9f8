import { PEOPLE } from '../../sim/things/equipment.js';
import type { Move } from '../engine/lesson.js';
import { wasRefused } from '../engine/step-events.js';
import { lesson } from '../engine/written-lesson.js';
import { figure } from '../words/figures/figure.js';
import { list, text } from '../words/rich-text.js';
import { DEVICES } from './figures.js';
import { SOURCES } from './sources.js';

function equip(person: string, device: string): Move {
  return () => ({ kind: 'equip', person, device });
}

/** Lesson 3 of the curriculum. */
export const chooseADevice = lesson({
  id: 'choose-a-device',
  title: 'Choose a device',
  objective: 'Choose a type of MFA device for a person, and say why SMS is not on the list.',
  minutes: 9,
  checkpoint: () => [],
  steps: () => [
    {
      kind: 'quiz',
      id: 'recall-what-stops',
      title: 'Before we start',
      recalls: 'the-night-a-password-leaks',
      question:
        'Nils has MFA on his AWS user. He has the same password in a web shop, and the shop lost it. How far does a thief get with it?',
      sources: [SOURCES.signInWithMfa],
      options: [
        {
          id: 'a',
          text: 'To the page that asks for a code, no further',
          isRight: true,
          explanation:
            'The password is right, and a proof of another kind is missing. He should still change it: one of his two locks is open.',
        },
        {
          id: 'b',
          text: 'Nowhere: AWS refuses such a password at once',
          isRight: false,
          misconception: 'mfa-strengthens-the-password',
          explanation:
            'MFA leaves the password as it is, and AWS does not know what a shop has lost. It takes the password, and asks for a code next.',
        },
        {
          id: 'c',
          text: 'Into the console, but to no server without MFA',
          isRight: false,
          misconception: 'mfa-is-asked-per-action',
          explanation: 'MFA is asked for at sign-in. Without a code there is no console at all.',
        },
      ],
    },
    {
      kind: 'read',
      id: 'what-there-is',
      title: 'Which devices AWS takes',
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
        figure(DEVICES),
        text(
          'AWS calls the app a **virtual device**. It is there today, and scripts can use its codes. A passkey is kept by a phone, a laptop or a password manager; FIDO2 is the standard of security keys.',
        ),
        text(
          'Apps by name: Google Authenticator, Microsoft Authenticator, Authy on the phone, Aegis, 2FAS, and many password managers.',
        ),
        text(
          '**Strongest**: passkeys and security keys. Their answer is signed for one web address; the touch only shows that somebody is there.',
        ),
      ],
      more: [
        list(
          'Passkeys and security keys sign in to the console. `aws login` (CLI 2.32 and newer) signs in through the browser as well. Scripts with an access key use the command `get-session-token`, and that wants six digits.',
          'AWS suggests an app while you wait for hardware: better than nothing.',
          'A hardware token that AWS takes is of use on AWS only.',
          'Keys kept by Windows Hello on the machine itself cannot be registered with AWS IAM.',
          'Authy for the desktop, which older guides name, ended on 19 March 2024.',
          'A user may have up to eight devices, in any mix. Any one of them signs in.',
        ),
        text(
          'In 2019 Google and two universities published what stops thieves from taking over Google accounts. Security keys stopped all; a code by SMS stopped 76 percent of attacks on a chosen person.',
        ),
      ],
    },
    {
      kind: 'task',
      id: 'equip-four-people',
      title: 'Four people, four devices',
      stage: 'equipment',
      sources: [SOURCES.mfa, SOURCES.fido, SOURCES.hardware, SOURCES.getSessionToken],
      arrange: () => [equip('contractor', 'authenticator-app')],
      prompt:
        'You are at the company where alice works. Rosa founded it, and owns its AWS account. Cleo has an app already: it costs nothing, and is there today. Choose for the other three; often more than one thing fits.',
      goals: [
        {
          id: 'all-equipped',
          text: 'everybody has a device that fits',
          isMet: ({ world }) => PEOPLE.every(({ id }) => world.desk.equipped[id] !== undefined),
        },
      ],
      hints: [
        'Read what the person needs, and ask: does this thing give that?',
        'Rosa: a passkey or a security key. Dev: an authenticator app. Nils: a hardware token.',
      ],
      solution: () => [
        equip('owner', 'passkey'),
        equip('developer', 'authenticator-app'),
        equip('no-phone', 'hardware-token'),
      ],
      otherRoute: () => [
        equip('no-phone', 'security-key'),
        equip('owner', 'security-key'),
        equip('developer', 'hardware-token'),
      ],
      temptations: [
        {
          name: 'digits, which a fake page can ask for',
          moves: () => [equip('owner', 'authenticator-app')],
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
      why: 'No type is best at everything. Against fake pages a key or a passkey wins; for scripts with an access key only digits will do; and an app today beats a key on Friday.',
    },
    {
      kind: 'task',
      id: 'try-sms',
      title: 'Break it: a text message',
      stage: 'equipment',
      sources: [SOURCES.smsEnded, SOURCES.nist],
      tools: ['text-message'],
      arrange: () => [() => ({ kind: 'clear-equipment' })],
      prompt:
        'Rosa asks for codes by text message, as her bank sends them. That is on the list now: choose it for her.',
      predictions: [
        {
          question: 'Rosa wants her codes by text message. What does AWS do?',
          options: [
            { id: 'a', text: 'it accepts that as her only device', isRight: false },
            { id: 'b', text: 'it accepts that as a second device', isRight: false },
            { id: 'c', text: 'it does not offer that any longer', isRight: true },
          ],
        },
      ],
      goals: [
        {
          id: 'sms-refused',
          text: 'the text message was chosen for Rosa',
          isMet: (view) => wasRefused(view, 'sms-not-offered'),
        },
      ],
      hints: [
        'It is on the list. Whatever comes of it is an answer.',
        'Move to "Text message (SMS)" and press Enter.',
      ],
      solution: () => [equip('owner', 'sms')],
      otherRoute: () => [equip('owner', 'security-key'), equip('developer', 'sms')],
      temptations: [{ name: 'SMS', moves: () => [equip('owner', 'sms')], reason: 'sms-not-offered' }],
      why: 'AWS tried codes by SMS for IAM users, as a preview, and has ended that. They cannot be chosen, not even as a spare.',
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
          '**10:06.** The thief asks a site for a code by SMS. It reaches the thief.',
          '**10:07.** You are still looking for a better signal.',
        ),
        text(
          'This is called a **SIM swap**. A number belongs to the telephone company, which can move it. An app or a security key stays in your hand when the number moves.',
        ),
      ],
      more: [
        text(
          'NIST, the US institute for standards, warns of the telephone network for the same reason: whoever checks a code by SMS must consider that the number may have been moved.',
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
          text: 'It may be the spare device, never the first',
          isRight: false,
          misconception: 'sms-is-available',
          explanation: 'It is not offered, neither first nor spare. A second app or a key is the spare.',
        },
        {
          id: 'b',
          text: 'AWS has ended it, and a number can be stolen',
          isRight: true,
          explanation:
            'Both are true: nobody can choose it on AWS any more, and a number can be moved to another SIM. No telephone company can move an app or a key.',
        },
        {
          id: 'c',
          text: 'It is possible, but only for the root user',
          isRight: false,
          misconception: 'sms-for-root',
          explanation: 'Root never had it. Root takes passkeys and keys, apps and hardware tokens.',
        },
        {
          id: 'd',
          text: 'It is as good as an app: both are six digits',
          isRight: false,
          misconception: 'digits-are-digits',
          explanation:
            'The digits look alike. But a message goes where the number goes, and may reach somebody else. An app needs no number.',
        },
      ],
    },
    {
      kind: 'quiz',
      id: 'why-keys-are-strong',
      title: 'One more',
      question: 'What makes a security key strong against a fake page?',
      sources: [SOURCES.webauthn, SOURCES.fido],
      options: [
        {
          id: 'a',
          text: 'That no thief far away can ever touch it',
          isRight: false,
          misconception: 'touch-is-the-strength',
          explanation: 'The touch shows that somebody is there. It does not say which page asked.',
        },
        {
          id: 'b',
          text: 'That what it signs is for one address only',
          isRight: true,
          explanation:
            'It signs for the address that the browser is really on. A fake page has another address, and for that one the key has nothing.',
        },
        {
          id: 'c',
          text: 'That it shows longer codes than a phone does',
          isRight: false,
          misconception: 'keys-show-codes',
          explanation: 'It shows no codes at all. That is why scripts that ask for six digits cannot use it.',
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
          '**Keys and passkeys are strongest; an app is good, free and there today. Set up two devices, not one.**',
        ),
        {
          kind: 'today',
          older: 'Virtual MFA device (recommended); FIDO keys; hardware token',
          today: 'Passkey or security key; Authenticator app; Hardware TOTP token',
        },
        text(
          'In the next lessons you take the app, because its codes show best how MFA works. In lesson 9 a security key joins it.',
        ),
      ],
    },
  ],
});
