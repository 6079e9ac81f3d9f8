import type { LessonNotes } from './notes.js';

export const phoneIsGoneNotes: LessonNotes = {
  lessonId: 'the-phone-is-gone',
  goal: 'They know who lets them in again, and go home with a plan.',
  bring: ['paper: a plan on the phone is gone with the phone'],
  ifEarly: [
    'Read out who gets you in again, one after the other. Who has two names on the list?',
    'Play the call: one is the caller in a hurry, one is omar. What would you ask?',
    'Write how long alice stood without protection on the board, and beat it.',
  ],
  ifLate: [
    {
      skip: ['root-recovery'],
      saves: 1,
      how: 'Say it: root gets in by its mail and its telephone. Who has those two?',
    },
    {
      skip: ['codes-of-the-old-phone', 'stolen'],
      saves: 1.5,
      how: 'Say it: the old phone opens nothing. If it was stolen, take a new password as well.',
    },
    {
      skip: ['administrator-without-mfa'],
      saves: 1,
      how: 'Say that omar may remove MFA only in a session with MFA.',
    },
  ],
  steps: {
    'recall-whose-device': {
      minutes: 0.5,
      say: ['A question from lesson 4, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'locked-out': {
      minutes: 1.5,
      say: ['Your phone lies in a taxi. Put your real one out of sight for a moment.'],
      ask: 'Who of you could get in at work tomorrow without it? Say who would help you.',
      expect: [
        {
          heard: 'I call AWS Support',
          belief: 'support-resets-users',
          reply: 'They look after root. IAM users are looked after inside the account.',
        },
        {
          heard: 'Forgot password',
          belief: 'password-reset-helps',
          reply: 'IAM users have none, and it is the code that is missing.',
        },
        {
          heard: 'I install the app again',
          reply: 'That helps only if its copy in a cloud was on before. Then its owner has your codes, too.',
        },
      ],
      act: 'Go as far as the page lets you. Wait out the silence after the question: it is the lesson.',
    },
    'three-ways-back': {
      minutes: 0.5,
      say: [
        'Three ways back, in this order: another device, an administrator, and for root its mail and telephone.',
        'What you prepare beforehand is what you have.',
      ],
    },
    'administrator-without-mfa': {
      minutes: 1,
      say: ['You are omar now, the administrator. He signed in this morning, without MFA.'],
      ask: 'He has been given a token since. May he see the users?',
      expect: [
        {
          heard: 'Yes, he has a device now',
          reply: 'A session counts as it began. A token that came later does not change it.',
        },
      ],
      act: 'M removes the device straight away, and is refused.',
    },
    'omars-telephone': {
      minutes: 2,
      say: ['The telephone rings. Somebody is on a train, and in a hurry.'],
      ask: 'What do you do, as omar? First in pairs, then hands.',
      expect: [
        {
          heard: 'I ask something that only she knows',
          reply: 'Callers like this know names, and have a password. Call back on a number on file.',
        },
        {
          heard: 'I call her mobile',
          reply: 'That may be the lost phone. Take her desk, or ask her manager.',
        },
      ],
      act: 'M does what the caller wants, then asks for her password, then acts in the old session.',
      stuck: [
        { sign: 'the telephone cannot be found', help: 'p goes to it' },
        { sign: 'a stranger is in', help: 'u takes it back; that is what it is for' },
      ],
      ownPhone: 'no phone of theirs is used here; omar has a token',
    },
    'administrator-removes': {
      minutes: 1,
      say: ['It was a stranger. Now alice herself sits at her desk and asks.'],
      ask: 'In which order: the device first, or the password?',
      expect: [
        {
          heard: 'The device, she asked for it',
          reply: 'From that second the password stands alone, and hers is on a list. The password first.',
        },
      ],
      act: 'M gives her a password that is too short.',
    },
    'enrol-again': {
      minutes: 2,
      say: ['You are alice. From here on the lab takes the time.'],
      act: 'Afterwards read out how long she had no device, and write it on the board.',
      stuck: [
        { sign: 'the old phone is still in the hand', help: 'p, Take a new phone' },
        { sign: 'the pair is refused', help: 'in order, and neighbours; M plays them the wrong way round' },
      ],
      ownPhone: 'they delete the old entry and scan anew: a minute more, and up to 30 s for the pair',
    },
    'codes-of-the-old-phone': {
      minutes: 0.5,
      ask: 'The finder has the old phone and the new password. Does its code open anything?',
      expect: [
        {
          heard: 'No, it shows no codes any more',
          reply: 'It goes on showing codes: the app does not know that AWS deleted the secret.',
        },
      ],
    },
    'second-device': {
      minutes: 1.5,
      say: ['One device is not enough. Give alice a key as well.'],
      ask: 'She got in with her password alone. May she add a second device in that session?',
      expect: [
        {
          heard: 'Yes, it is her account',
          reply: 'Then a thief with the password could add one. AWS has refused that since April 2023.',
        },
      ],
      act: 'Try it first in this session, then sign out and in with a code.',
      stuck: [{ sign: 'they try again and again', help: 'Sign out, sign in with a code, then the key' }],
      ownPhone: 'up to 30 s for a fresh code at the sign-in',
    },
    'use-the-second': {
      minutes: 0.5,
      say: ['No administrator, no waiting. That is what the second device is for.'],
      act: 'M guesses the code of the phone instead.',
    },
    stolen: {
      minutes: 1,
      say: ['Lost is one thing, stolen another.'],
      ask: 'What else do you change when the phone was stolen?',
      expect: [
        {
          heard: 'Only the device',
          reply: 'The password may be on that phone. And a session that is open may last up to 12 hours.',
        },
      ],
      act: 'M tries a new password that is too short.',
    },
    'root-recovery': {
      minutes: 1,
      say: ['The worst case, on a calm day: root itself, and its phone is broken.'],
      ask: 'Who reads the mail of root where you work? Who has its telephone?',
      act: 'M keys in another number. Then the mail, the call, and the number on the page.',
      stuck: [
        {
          sign: 'they look for the mail',
          help: 'the page itself has the button: Open the mail, follow its link',
        },
      ],
    },
    'write-the-plan': {
      minutes: 2,
      say: ['Now yours. Five lines, and nobody but you reads them.'],
      act: 'Give them the two minutes, and be quiet. M leaves a gap.',
      stuck: [
        {
          sign: 'nobody else is in the account',
          help: 'then a second device in a safe place is your administrator',
        },
      ],
    },
    'who-gets-her-in': {
      minutes: 0.5,
      act: 'Hands first, by the words, then everybody answers.',
    },
    takeaway: {
      minutes: 0.5,
      say: [
        'Two devices, a known administrator, and a mailbox that somebody reads. Written down beforehand.',
      ],
      act: 'If the day ends here: everybody deletes the entries MFA Lab from their phones.',
    },
  },
};
