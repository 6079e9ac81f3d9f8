import type { LessonNotes } from './notes.js';

export const passwordLeaksNotes: LessonNotes = {
  lessonId: 'the-night-a-password-leaks',
  goal: 'They can say what a leaked password opens, and get a thief out again.',
  ifEarly: [
    'What else may a thief leave behind? Users and roles that nobody knows, servers in every region.',
    'A thief who is in can register a device first. What follows? Be the first: set MFA up today.',
  ],
  ifLate: [
    {
      skip: ['end-the-sessions'],
      saves: 1.5,
      how: 'Say the three things that are left: a session, an access key, servers. Each has its own cure.',
    },
    { skip: ['clean-up'], saves: 1, how: 'Say that alice ended the servers, and took a new password.' },
  ],
  steps: {
    'how-passwords-get-out': {
      minutes: 1,
      say: [
        'A password gets out in three ways: it is phished, guessed, or leaked by another site.',
        'Tonight the password of alice is on a list, and you are the thief.',
      ],
      ask: 'Hands up, and no details please: who has used one password in two places?',
      expect: [
        {
          heard: 'My account is too small for a thief',
          reply: 'A thief does not need what is in it. Your card is enough, as you will see.',
        },
      ],
    },
    'play-the-thief': {
      minutes: 2,
      say: ['Let the bill run while we talk.'],
      ask: 'What can a thief make of one night in an account with nothing in it?',
      expect: [
        {
          heard: 'A few dollars, then AWS stops it',
          belief: 'free-tier-is-a-cap',
          reply: 'On the paid plan nothing stops it: what goes beyond what is free is charged.',
        },
        {
          heard: 'Is that a real price?',
          reply: 'No, the lab made up the 25 dollars an hour. Real prices depend on type and region.',
        },
      ],
      act: 'A plays it move by move. M first forgets to sign in, then guesses a password.',
      stuck: [
        { sign: 'the bill stays at zero', help: 'launch the servers first, then Let the night pass' },
        { sign: 'one goal is open', help: 'the access key: Security credentials, Create access key' },
      ],
    },
    'clean-up': {
      minutes: 1.5,
      say: ['You are alice now, the morning after. Start with the Event history.'],
      ask: 'AWS says that it was alice. How can you tell that it was not?',
      expect: [
        {
          heard: 'AWS notices a stranger',
          belief: 'aws-notices',
          reply: 'Do not count on it. Look for an address that is not yours.',
        },
      ],
      act: 'Sign in, then history, servers, password. M tries a password that is too short.',
      stuck: [{ sign: 'the new password is refused', help: 'Fill in a good one, next to the fields' }],
    },
    'thief-still-in': {
      minutes: 1,
      ask: 'alice has a new password. The thief still has the window from last night. What happens?',
      expect: [
        {
          heard: 'The thief is out',
          reply: 'A new password stops the next sign-in. A session that is open may last up to 12 hours.',
        },
      ],
      act: 'Count the hands first. Then press the button in the window of the thief.',
    },
    'end-the-sessions': {
      minutes: 2,
      say: [
        'Three things are left of the thief: a session, an access key, and servers.',
        'A policy ends the session. The key must be deleted, the servers terminated.',
      ],
      ask: 'Why does the policy not stop the access key?',
      expect: [
        { heard: 'It is no session', reply: 'Right: a key has no beginning that a policy could look at.' },
        {
          heard: 'Is that button on AWS, too?',
          reply:
            'For roles there is one. For a user an administrator writes the policy; this button is ours.',
        },
      ],
      act: 'Delete the key before the policy. M lets the thief try once more afterwards.',
      stuck: [
        {
          sign: 'alice may do nothing any more',
          help: 'her own session is older, too: sign out, and in again',
        },
      ],
    },
    'same-night-with-mfa': {
      minutes: 1.5,
      say: ['The same list, the same thief. But alice has MFA now.'],
      ask: 'How far does the thief get this time?',
      expect: [
        {
          heard: 'AWS refuses the password',
          belief: 'mfa-strengthens-the-password',
          reply: 'It is the right one, so AWS takes it. Then it asks for a code.',
        },
        {
          heard: 'Guess the code, it is only six digits',
          reply: 'A million codes. AWS takes five at any moment, and checks nine in three minutes.',
        },
      ],
      act: 'Sign in from the list, then M guesses a code.',
    },
    'does-it-matter': {
      minutes: 0.5,
      ask: 'Hands up for the answer before you press it. Vote by the words.',
    },
    takeaway: {
      minutes: 0.5,
      say: ['Where a thief has been, a new password is not enough: end sessions, delete strange keys.'],
    },
  },
};
