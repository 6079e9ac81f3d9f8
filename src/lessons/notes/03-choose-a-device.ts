import type { LessonNotes } from './notes.js';

export const chooseADeviceNotes: LessonNotes = {
  lessonId: 'choose-a-device',
  goal: 'They can choose a device for a person, and say why SMS is not on the list.',
  bring: ['a real security key, to pass round'],
  ifEarly: [
    'Each pair equips a person they know: what does she need, and what has she got?',
    'Ask who has two devices today. A user may have eight, in any mix.',
  ],
  ifLate: [
    {
      skip: ['sim-swap'],
      saves: 1,
      how: 'Say it in a sentence: a thief has your number moved to another SIM.',
    },
    { skip: ['why-keys-are-strong'], saves: 0.5, how: 'Lesson 10 shows the same thing, with a fake page.' },
  ],
  ifVeryLate:
    'Say it: an app is good and there today, a security key is stronger, and SMS is not on the list.',
  steps: {
    'recall-what-stops': {
      minutes: 0.5,
      say: ['One old question first. Looking for the answer in your head is what makes it stick.'],
    },
    'what-there-is': {
      minutes: 1.5,
      say: [
        'Four kinds of device. Two show six digits, two give a signature.',
        'AWS suggests an app while you wait for hardware: that is better than nothing.',
      ],
      ask: 'I cover the last column. What does a fake page get from each of them?',
      expect: [
        {
          heard: 'A key is strong because you touch it',
          belief: 'touch-is-the-strength',
          reply: 'The touch says that somebody is there. It is strong because it signs for one address only.',
        },
        {
          heard: 'Digits are digits, so all are alike',
          belief: 'digits-are-digits',
          reply: 'A text message goes where the number goes. An app makes its code on the spot.',
        },
      ],
      act: 'Pass the real key round, and let pairs fill in the column.',
    },
    'equip-four-people': {
      minutes: 2,
      say: ['Three people, three lives. More than one device may fit.'],
      ask: 'Nils has no smartphone and works at shared computers. What do you give him?',
      expect: [
        {
          heard: 'Nothing, he needs a phone for MFA',
          belief: 'mfa-needs-a-phone',
          reply: 'A security key or a hardware token needs no phone at all.',
        },
        {
          heard: 'A key for Dev, it is the strongest',
          reply: 'His scripts ask for six digits, and a key shows none. An app or a token it is.',
        },
      ],
      act: 'M plays three wrong choices, one at a press, each with its reason.',
    },
    'try-sms': {
      minutes: 1,
      say: ['Rosa wants text messages, as her bank sends them. Give her what she wants.'],
      ask: 'What will AWS say to that?',
      expect: [
        {
          heard: 'Not as the first device, but as the spare',
          belief: 'sms-is-available',
          reply: 'Neither first nor spare. AWS tried SMS as a preview, and has ended it.',
        },
      ],
      act: 'Choose the text message for her, after the hands.',
    },
    'sim-swap': {
      minutes: 1.5,
      say: ['Four scenes, and none of them needs your phone.', 'A number belongs to the telephone company.'],
      ask: 'At which of the four would you notice something?',
      expect: [
        {
          heard: 'When a code arrives',
          reply:
            'It arrives at the thief. All that you see is "no service", and you look for a better signal.',
        },
      ],
      act: 'Let four people read one scene each, aloud.',
    },
    'team-asks-for-sms': {
      minutes: 1,
      ask: 'Your team asks for SMS. Who can say no in one sentence?',
      act: 'Hands first, by the words, then everybody answers.',
    },
    'why-keys-are-strong': {
      minutes: 1,
      ask: 'Is it the touch, the length, or the address?',
      act: 'Whoever holds the real key answers first.',
    },
    takeaway: {
      minutes: 0.5,
      say: ['Keys and passkeys are strongest; an app is good, free, and there today. Set up two devices.'],
    },
  },
};
