import type { LessonNotes } from './notes.js';

export const linkThePhoneNotes: LessonNotes = {
  lessonId: 'link-the-phone',
  goal: 'They can say what the QR code carries, and why no network is needed.',
  ifEarly: [
    'i shows the sum of the phone, live. Let somebody follow it aloud with the real digits.',
    'Why does AWS not let alice delete a device that is left over? Ask what a password thief would do.',
  ],
  ifLate: [
    {
      skip: ['two-phones'],
      saves: 1.5,
      how: 'Say it: whoever has the photo makes your codes, until you replace the device.',
    },
    {
      skip: ['cancel-and-come-back'],
      saves: 1,
      how: 'Say that a set-up cut short leaves its name taken; another name helps.',
    },
    {
      skip: ['inside-the-qr'],
      saves: 0.5,
      how: 'Say that the QR code is a text with the secret in it, and no web address.',
    },
  ],
  steps: {
    'who-makes-the-codes': {
      minutes: 0.5,
      say: ['Choose by yourself first, and keep in mind what you chose.'],
    },
    'one-secret-two-places': {
      minutes: 1,
      say: [
        'An authenticator app is a calculator with a clock.',
        'AWS makes a secret, and it travels once, in the QR code. From then on both do the same sum.',
      ],
    },
    'name-the-device': {
      minutes: 1,
      say: ['We set up a device for alice. It needs a name of its own.'],
      act: 'Assign MFA device, a name, then the Authenticator app. M gives a name with a space.',
      stuck: [
        {
          sign: 'they are asked for a passkey',
          help: 'Cancel; choose Authenticator app, which is not the first',
        },
      ],
    },
    'cancel-and-come-back': {
      minutes: 1,
      say: ['Many people close this page half-way. Do it once, on purpose.'],
      ask: 'You start again with the same name. What happens?',
      expect: [
        {
          heard: 'It goes on where it was',
          reply:
            'The first device is still there, of nobody, and has the name. Another name is the quick way out.',
        },
      ],
      act: 'M starts again with the same name.',
    },
    scan: {
      minutes: 1,
      say: ['Scan the code on your own screen, please, and not this one.'],
      act: 'The QR code on the wall stays hidden; H shows it. p lets the phone of the lab scan it.',
      stuck: [
        {
          sign: 'the app does not see the code',
          help: 'd draws it otherwise; Show secret key is the same, to type',
        },
        {
          sign: 'the code of the app is refused',
          help: 'c checks the phone, and says how far its clock is off',
        },
        {
          sign: 'the entry ends in @projector-',
          help: 'that is the one on the wall: delete it, scan your own',
        },
      ],
      ownPhone: 'a minute more for the room: some must find or install an app first',
    },
    'inside-the-qr': {
      minutes: 1,
      say: ['A QR code is text that cameras can read. This text holds the secret, and no web address.'],
      ask: 'Does it have an end date?',
      expect: [
        {
          heard: 'It is a link',
          belief: 'qr-is-a-link',
          reply: 'There is no address in it. It carries the secret, and the phone keeps that.',
        },
      ],
    },
    'airplane-mode': {
      minutes: 1.5,
      say: ['At the start you chose who makes the codes. Now we try it out.'],
      ask: 'The phone goes into airplane mode. What does it show after the next change?',
      expect: [
        {
          heard: 'No code, it cannot fetch one',
          belief: 'codes-are-sent',
          reply: 'Watch it. Nothing is sent: the same secret and the same time give the same digits.',
        },
      ],
      act: 'Hands, then switch it on; w brings the next code. Then Q, for real phones: all show the same, or a clock is off.',
      ownPhone: 'two codes are typed as proof, so everybody waits up to 30 s: use it to talk',
    },
    'two-phones': {
      minutes: 1.5,
      say: ['Somebody behind you takes a photo of your QR code.'],
      ask: 'What does that phone show: nothing, other digits, or the same?',
      expect: [
        {
          heard: 'A QR code works once',
          reply: 'Codes work once. The secret in the picture stays good while the device is registered.',
        },
        {
          heard: 'Airplane mode would stop it',
          belief: 'codes-travel',
          reply: 'No code travels. The second phone does the same sum by itself.',
        },
      ],
      act: 'Show the QR code and press o. Then set up a new device, and watch the two phones differ.',
      stuck: [
        { sign: 'both phones still show the same', help: 'the new device needs a new name, and a new scan' },
      ],
      ownPhone: 'they get a second entry: the newer one counts, the older can be deleted',
    },
    'photo-in-the-chat': {
      minutes: 1,
      say: ['A month later: you find the photo, and it is your own device.'],
      act: 'Hands first, by the words, then everybody answers.',
    },
    takeaway: {
      minutes: 0.5,
      say: ['The QR code is the secret. Treat it like a password.'],
    },
  },
};
