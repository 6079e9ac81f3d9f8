import type { LessonNotes } from './notes.js';

export const wrongClockNotes: LessonNotes = {
  lessonId: 'the-phones-clock-is-wrong',
  goal: 'They can say how far a clock is off, and which cure it needs.',
  ifEarly: [
    'One table resyncs first and sets the clock after that. What do they find out?',
    'Everybody measures their own phone with c in the list of lessons. Who is furthest off?',
  ],
  ifLate: [
    { skip: ['play-with-clocks'], saves: 1, how: 'Say it: up to 60 s always works, from 90 s on never.' },
    {
      skip: ['clock-corrected'],
      saves: 1,
      how: 'Say it: first the clock, then resync. The other way round it fails again.',
    },
    { skip: ['measure'], saves: 1.5, how: 'Measure once on the stage, and let them watch.' },
  ],
  ifVeryLate: 'Say it: codes refused without end? Set the phone to automatic time, and keep the entry.',
  steps: {
    'recall-second-code': {
      minutes: 0.5,
      say: ['A question from lesson 6, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'refused-twice': {
      minutes: 1,
      say: ['A phone that lay in a drawer for months. The password is typed, now AWS wants a code.'],
      ask: 'The first code is refused. Will the next one do?',
      expect: [
        {
          heard: 'Yes, the next one is fresh',
          reply: 'Fresh for the phone, and late for AWS. More tries do not help.',
        },
        {
          heard: 'Delete the entry, set it up again',
          belief: 'refused-means-broken',
          reply: 'The secret is fine, and without the entry you are locked out.',
        },
      ],
    },
    'two-clocks': {
      minutes: 1,
      say: [
        'Two clocks must agree, but not to the second.',
        'Leave the clock of your own phone alone. The lab lends you one to play with.',
      ],
      ask: 'What makes the clock of a phone wrong?',
      expect: [
        {
          heard: 'A flight to another time zone',
          reply: 'Not by itself: codes use one time for the whole world. A clock set by hand does it.',
        },
      ],
    },
    measure: {
      minutes: 1.5,
      say: ['The clock check of the lab stands beside the phone. AWS has none.'],
      act: 'p, the six digits, Enter. Finger on Enter, and press when the digits change.',
      stuck: [
        { sign: 'nothing is measured', help: 'the press came too early or late: once more, at the change' },
      ],
      ownPhone: 'the lab keeps real time then: up to 30 s until the digits change, and no w',
    },
    'two-phones': {
      minutes: 2,
      say: ['Two phones, two cures. One clock can be set, the other belongs to the company.'],
      ask: 'Which phone gets which cure, and why?',
      expect: [
        {
          heard: 'A resync sets the clock',
          belief: 'resync-sets-the-clock',
          reply: 'AWS never reaches the phone. It only learns how far off it is.',
        },
        {
          heard: 'Have MFA removed and start again',
          belief: 'remove-mfa-first',
          reply: 'That is the last way: until you enrol again the password stands alone.',
        },
      ],
      act: 'A plays it, move by move. M tries the clock of the company, then a code without any cure.',
      stuck: [
        { sign: 'lost between the phones', help: 'p, then Take the other phone; h twice says every button' },
        { sign: 'a code is refused after a resync', help: 'it was used, or the wrong phone is in the hand' },
      ],
      ownPhone: 'lent phones, but real time: up to 30 s for the second code of the resync',
    },
    'clock-corrected': {
      minutes: 1,
      say: ['In the night the company sets the clock of the work phone right. Nobody tells AWS.'],
      ask: 'Now the clock is right. Does AWS take the code?',
      expect: [
        {
          heard: 'Yes, it is right now',
          reply: 'AWS still adds what it was told. To it, a right clock is a slow one now.',
        },
      ],
    },
    'play-with-clocks': {
      minutes: 1,
      ask: 'One hour off, ten minutes, 31 seconds: which of them does AWS take?',
      act: 'Try the three in this order. M tries 95 seconds.',
      stuck: [{ sign: 'the clock cannot be changed', help: 'p, then Clock, and choose from the list' }],
    },
    'flew-home': {
      minutes: 0.5,
      act: 'Hands first, by the words, then everybody answers.',
    },
    takeaway: {
      minutes: 0.5,
      say: ['Codes refused? First the clock, then resync. The entry stays.'],
    },
  },
};
