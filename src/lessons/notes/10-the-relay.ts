import type { LessonNotes } from './notes.js';

export const theRelayNotes: LessonNotes = {
  lessonId: 'the-relay',
  goal: 'They can say why a code can be passed on, and a key cannot.',
  bring: ['a real security key, to pass round'],
  ifEarly: [
    'Each pair writes the message they would send to their administrator: one sentence, no excuse in it.',
    'o in the list of lessons has the odds of a relay, a leaked list, a guess. Which one surprises them?',
  ],
  ifLate: [
    {
      skip: ['what-stops-it'],
      saves: 1,
      how: 'Say it: what is typed can be passed on; what is signed for an address cannot.',
    },
    {
      skip: ['the-weaker-door'],
      saves: 1.5,
      how: 'Say it: beside a key, an app is the weaker door. The thief chooses.',
    },
    { skip: ['what-the-key-was-told'], saves: 0.5, how: 'They have just seen it happen.' },
  ],
  ifVeryLate:
    'Say it: a fake page can pass a code on while it is typed. With a security key it gets nothing.',
  steps: {
    'recall-moved-number': {
      minutes: 0.5,
      say: ['A question from lesson 3, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'a-page-in-between': {
      minutes: 1,
      say: [
        'A fake page need not keep what you type. It can pass it on at once. That is a relay.',
        "Being taken in is nobody's fault. Saying so at once is what helps.",
      ],
      ask: 'Who would you call if it happened to you?',
    },
    'relay-a-code': {
      minutes: 1.5,
      say: ['You are alice, and the mail has led you here. Sign in as she would.'],
      ask: 'She has MFA. What does the thief get out of it?',
      expect: [
        {
          heard: 'The code is too old by then',
          reply: 'It is good for about a minute. That is plenty for a page that passes it on.',
        },
        {
          heard: 'Nothing, she has MFA',
          reply: 'Look into the browser of the thief: a session of alice, with MFA.',
        },
      ],
      act: 'Type as alice, then look into the browser of the thief. Leave a silence there.',
      ownPhone: 'the phone of the lab is used: no code of theirs belongs on such a page',
    },
    'who-knew-what': {
      minutes: 0.5,
      say: ['Read the seconds. The code is used up, the secret was never seen, the session stays.'],
      ask: 'Which line would you have to stop?',
    },
    'relay-a-key': {
      minutes: 1.5,
      say: ['The same page, the same mail. But alice has a key now.'],
      ask: 'She touches it. What does the key do?',
      expect: [
        {
          heard: 'It signs, and the thief is in',
          belief: 'keys-can-be-relayed',
          reply: 'The browser tells the key where it is. For that address the key has nothing.',
        },
        {
          heard: 'A fake page has no certificate',
          belief: 'fake-pages-have-no-certificate',
          reply: 'It can have one. The padlock says that the way is private, not whose page it is.',
        },
      ],
      act: 'M touches the key on the fake page, then tries six digits instead. Finish by the bookmark.',
    },
    'what-the-key-was-told': {
      minutes: 0.5,
      say: ['With a code it is alice who must notice. With a key it is the browser, also when she is tired.'],
    },
    'the-weaker-door': {
      minutes: 1.5,
      say: ['A spare is good. But an app beside a key is a second door, and the weaker one.'],
      ask: 'You are the thief. Which of her devices do you take?',
      act: 'Choose the phone in the browser of the thief. M tries the key, then guesses a code.',
      stuck: [
        {
          sign: 'the fake page asks alice for nothing',
          help: 'choose the phone in the browser of the thief first',
        },
      ],
    },
    'what-stops-it': {
      minutes: 1,
      ask: 'I read five second steps aloud. Hands up for those that a fake page can pass on.',
      expect: [
        {
          heard: 'A push with a number is safe',
          reply: 'The fake page shows her the number that the thief sees. She taps it.',
        },
      ],
    },
    'copied-session': {
      minutes: 1,
      say: ['No fake page now. A program on her computer has copied her session.'],
      ask: 'What is the thief asked for?',
      expect: [
        {
          heard: 'The key, as the browser is new',
          reply: 'MFA is asked for at sign-in. What it leaves in the browser stands for all of it.',
        },
      ],
    },
    'revoke-it': {
      minutes: 1.5,
      say: ['alice calls. You are omar, and the first thing you say is thank you.'],
      ask: 'What has to be ended?',
      expect: [
        {
          heard: 'She needs a new password',
          reply: 'Yes, and it ends no session. Deny the older sessions, too, and end the servers.',
        },
      ],
      act: 'Say thank you aloud. M tries once more as the thief, then as alice in her own session.',
      stuck: [{ sign: 'the last goal is open', help: 'try it once more in the browser of the thief' }],
    },
    'why-the-thief-is-stuck': {
      minutes: 0.5,
      ask: 'A touch, a certificate, thirty seconds, or the address?',
    },
    'what-gets-past-a-key': {
      minutes: 0.5,
      act: 'Hands first, by the words, then everybody answers.',
    },
    takeaway: {
      minutes: 0.5,
      say: [
        'What is typed can be passed on. What a key signs is for one address. Sessions have to be ended.',
      ],
      act: 'Thank everybody who told a story of their own.',
    },
  },
};
