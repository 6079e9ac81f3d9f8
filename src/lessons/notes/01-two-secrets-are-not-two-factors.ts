import type { LessonNotes } from './notes.js';

export const twoSecretsNotes: LessonNotes = {
  lessonId: 'two-secrets-are-not-two-factors',
  goal: 'They can say whether two proofs are two factors, or one.',
  bring: ['two keys on one ring, to hold up'],
  ifEarly: [
    'Ask where the picture of the safe breaks: a phone that holds the passwords and the codes.',
    'Pairs sort what is in their own bags: cards, keys, phones, a note with a PIN.',
  ],
  ifLate: [
    {
      skip: ['build-sign-ins'],
      saves: 1.5,
      how: 'Ask it aloud instead: a password and a PIN, is that one factor or two?',
    },
    {
      skip: ['sort-the-cards'],
      saves: 1,
      how: 'Sort three cards together, by hands: PIN, phone, access key.',
    },
  ],
  steps: {
    'three-kinds-of-proof': {
      minutes: 1.5,
      say: [
        'You can prove who you are in three ways: by what you know, by what you have, by what you are.',
        'Multi-factor means two of different kinds. The word that matters is "different".',
      ],
      ask: 'A safe has a key and a number. What if both hang on the same hook?',
      expect: [
        {
          heard: 'Then one theft gets both',
          reply: 'Yes. A phone with the passwords and the codes on it is such a hook. A locked phone helps.',
        },
        {
          heard: 'Two locks are better than one',
          belief: 'two-of-a-kind',
          reply: 'Two keys on one ring get lost together. Count the kinds, not the locks.',
        },
      ],
      act: 'Hold up the ring with two keys, then read the table together.',
    },
    'sort-the-cards': {
      minutes: 2,
      say: ['Seven cards are left. A wrong tray costs nothing: it asks you a question that helps.'],
      ask: 'An AWS access key is a long text in a file. Do you know it, or do you have it?',
      expect: [
        {
          heard: 'I have it, it is in a file',
          reply: 'Whoever has read it once has it for good, and you miss nothing. So it counts as known.',
        },
        {
          heard: 'Codes on paper are known',
          reply: 'Nobody knows the next one by heart. It is the list that you hold. Keep it locked up.',
        },
      ],
      act: 'M puts the pet, then the access key, into a wrong tray. e has a reason for every card.',
      stuck: [
        {
          sign: 'somebody reaches for the mouse',
          help: 'Tab goes from tray to tray, Enter puts the card in',
        },
      ],
    },
    'build-sign-ins': {
      minutes: 2,
      say: ['Choose two cards, say one factor or two, and only then look.'],
      ask: 'A password and a PIN: one factor, or two?',
      expect: [
        {
          heard: 'Two, they are different secrets',
          belief: 'two-secrets-are-two-factors',
          reply: 'Both are known. One fake page can ask for both, and both stay good.',
        },
      ],
      act: 'M calls two secrets two factors, and you read the answer aloud.',
      stuck: [
        {
          sign: 'a goal stays open after three pairs',
          help: 'only the first guess counts; one pair must be two things that you know',
        },
      ],
    },
    'which-is-mfa': {
      minutes: 1,
      say: ['The letters differ from screen to screen, so vote by the words.'],
      ask: 'Everybody reads first. Then I read the answers aloud: hands up for one of them.',
      act: 'Take the hands before anybody types. Then they answer on their own screen.',
    },
    takeaway: {
      minutes: 0.5,
      say: ['Two factors means two kinds. Two passwords are one kind.'],
      ask: 'Which second kind do you have with you right now?',
    },
  },
};
