import type { LessonNotes } from './notes.js';

export const twoCodesNotes: LessonNotes = {
  lessonId: 'two-consecutive-codes',
  goal: 'They can say what the second code proves.',
  ifEarly: [
    'What if you type slowly, and both codes are ten minutes old? AWS takes them, and keeps the distance.',
    'One of each pair explains to the other why one code is not enough, without the words on the screen.',
  ],
  ifLate: [
    { skip: ['skip-a-code'], saves: 1.5, how: 'Say it: two right codes with a gap are refused as well.' },
    { skip: ['recall-shared-computers'], saves: 0.5, how: 'Nils in lesson 3 was the same case.' },
  ],
  steps: {
    'recall-shared-computers': {
      minutes: 0.5,
      say: ['A question from lesson 3, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'why-two': {
      minutes: 1,
      say: [
        'AWS cannot see your phone. It asks for two codes before it trusts it.',
        'You will send three pairs. Say what you expect before each of the first two.',
      ],
    },
    'same-code-twice': {
      minutes: 1.5,
      say: ['AWS gives one answer for every wrong pair. Read its words first, the reason after.'],
      ask: 'The same code twice: taken or refused? Hands up for taken.',
      expect: [
        {
          heard: 'It is valid for 30 seconds, so yes',
          reply: 'It is valid, but it shows one moment only. Somebody behind you could have typed it.',
        },
      ],
      act: 'Type the code twice, or press A. F stops the clock while you talk.',
      stuck: [{ sign: 'the device is assigned already', help: 'those were two neighbours; u takes it back' }],
    },
    'skip-a-code': {
      minutes: 1.5,
      ask: 'Code 1 is right, one passes, code 2 is right. Taken or refused?',
      expect: [
        {
          heard: 'Both are right, so it takes them',
          reply: 'AWS tries code 1 at one moment and code 2 at the very next. With a gap nothing fits.',
        },
      ],
      act: 'Code 1, then w twice, then code 2. M sends the same code twice instead.',
      stuck: [{ sign: 'AWS took the pair', help: 'no code was left out; u takes it back' }],
      ownPhone: 'the longest wait of the course, 31 to 60 s: pairs explain why one code is not enough',
    },
    'two-in-a-row': {
      minutes: 2,
      say: ['Now make it hers. Two neighbours, in order, without delay.'],
      ask: 'Somebody reads code 1 over your shoulder. Can she finish the form?',
      expect: [
        {
          heard: 'Yes, while it is valid',
          belief: 'one-code-enrols',
          reply: 'The form needs the next one, too. Only the secret can make that.',
        },
      ],
      act: 'Code 1, w, code 2. Sticky notes up when the device is assigned.',
      stuck: [
        { sign: 'refused again and again', help: 'a code is left out; type code 1 as soon as it is new' },
        { sign: 'refused on an own phone', help: 'an older entry makes other codes; c checks the phone' },
      ],
      ownPhone: 'up to 30 s between the two codes',
    },
    'why-two-codes': {
      minutes: 1,
      ask: 'Who can say in one sentence what the second code is for?',
    },
    takeaway: {
      minutes: 0.5,
      say: ['Two codes, neighbours, in order, sent without delay: they show the secret and the clock.'],
    },
  },
};
