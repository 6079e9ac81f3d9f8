import type { LessonNotes } from './notes.js';

export const signInWithCodeNotes: LessonNotes = {
  lessonId: 'sign-in-with-a-code',
  goal: 'They can sign in with MFA, and say what becomes of a used code.',
  ifEarly: [
    'Type the code of a minute ago, then the one of three minutes ago. Which is taken, and why?',
    'Ask who has read "invalid MFA one time pass code" in a script. What did they do about it?',
  ],
  ifLate: [
    {
      skip: ['the-next-one'],
      saves: 1,
      how: 'Say it: wait for the next code. Refused does not mean locked out.',
    },
    {
      skip: ['recall-what-codes-need'],
      saves: 0.5,
      how: 'They saw it in lesson 5: the secret, and a clock.',
    },
  ],
  steps: {
    'recall-what-codes-need': {
      minutes: 0.5,
      say: ['A question from lesson 5, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'this-session': {
      minutes: 1,
      say: [
        'alice has a device now. But this session began with a password alone, and so it stays.',
        'AWS takes the code of now, two before it and two after it. That was measured by others, not promised.',
      ],
      ask: 'So how long do you have for typing?',
      expect: [
        {
          heard: '30 seconds',
          belief: 'good-until-it-changes',
          reply: 'A little more than a minute. The code before the last one is still taken.',
        },
      ],
    },
    'sign-in-with-code': {
      minutes: 1.5,
      say: ['Sign out first. MFA counts from the next sign-in.'],
      act: 'Read the two pages aloud: first the password, then the code. M types a code of two minutes ago.',
      stuck: [
        {
          sign: 'no code is asked for',
          help: 'they are still in the old session: Sign out, then the bookmark',
        },
        { sign: 'refused on an own phone', help: 'the newest entry counts; c says how far the clock is off' },
      ],
    },
    'use-it-again': {
      minutes: 1.5,
      say: ['Somebody stood behind you, and has your password and this code.'],
      ask: 'The phone still shows the code. Does it let them in?',
      expect: [
        {
          heard: 'Yes, it is still valid',
          belief: 'good-until-it-changes',
          reply: 'Each code works once, for everybody. Whoever comes second is refused, even if it is you.',
        },
      ],
      act: 'Count the hands. Then the private window, and the same code once more. F stops the clock.',
      stuck: [
        { sign: 'they cannot find the second window', help: 'Private window, in the top row of the console' },
        {
          sign: 'the code has changed meanwhile',
          help: 'no matter: the code that was used is told in the task',
        },
      ],
    },
    'the-next-one': {
      minutes: 1,
      say: ['Nothing is broken, and nothing has to be reset.'],
      ask: 'Twenty seconds are left on a used code. What do you do?',
      expect: [
        {
          heard: 'Type it again, faster',
          belief: 'speed-helps',
          reply: 'Used is used. Wait for the next one, half a minute at most.',
        },
        {
          heard: 'Set MFA up again',
          belief: 'refused-means-broken',
          reply: 'Nothing is broken. AWS locks nobody out for that; it only slows tries down.',
        },
      ],
      act: 'w brings the next code.',
      ownPhone: 'up to 30 s of waiting: ask who has met this in a script',
    },
    'script-needs-code': {
      minutes: 1,
      ask: 'This one happens at work every week. Hands up for your answer, by the words.',
    },
    takeaway: {
      minutes: 0.5,
      say: ['Password, then the code shown now. Each works once. Refused? Wait.'],
    },
  },
};
