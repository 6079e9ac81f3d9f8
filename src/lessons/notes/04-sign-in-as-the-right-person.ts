import type { LessonNotes } from './notes.js';

export const rightPersonNotes: LessonNotes = {
  lessonId: 'sign-in-as-the-right-person',
  goal: 'They can tell root from an IAM user, and find their own page.',
  ifEarly: [
    'Everybody opens their real sign-in page and reads its address up to the first slash. Nobody signs in.',
    'Ask who of them could sign in as root today, and who reads its mail.',
  ],
  ifLate: [
    {
      skip: ['try-the-users-list'],
      saves: 1,
      how: 'Say that guides send you to Users, and that this page needs a permission many do not have.',
    },
    { skip: ['email-as-user-name'], saves: 1, how: 'Say twice: e-mail is root, user name is IAM.' },
  ],
  steps: {
    'recall-two-texts': {
      minutes: 0.5,
      say: ['A question from lesson 1, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'two-identities': {
      minutes: 1.5,
      say: [
        'One root user, many IAM users. They sign in on different pages, with different names.',
        'E-mail is root. User name is IAM. Once more: e-mail is root, user name is IAM.',
      ],
      ask: 'Which of the two are you at work?',
      expect: [
        {
          heard: 'My account is new, there is only root',
          reply:
            'Then give root its MFA first, and create an IAM user for yourself: IAM, Users, Create user.',
        },
        {
          heard: 'We use Identity Center',
          reply: 'AWS recommends that to companies: one sign-in for many accounts. We look at IAM users.',
        },
      ],
    },
    'leave-root': {
      minutes: 0.5,
      say: ['Rosa has left this computer signed in as root. What do you do first?'],
      stuck: [{ sign: 'nobody finds Sign out', help: 'it is behind the name, in the account menu' }],
    },
    'email-as-user-name': {
      minutes: 1,
      ask: 'alice types her e-mail address as user name, and her right password. What will the page say?',
      expect: [
        {
          heard: 'There is no such user',
          reply:
            'AWS says the same for a wrong name and a wrong password, so that nobody can find out names.',
        },
      ],
      act: 'A plays it. Read the refusal aloud before the reason of the lab.',
      stuck: [{ sign: 'alice is signed in by mistake', help: 'x starts the step over' }],
    },
    'sign-in-as-alice': {
      minutes: 1.5,
      say: ['Three mails, three links, and two of them are fake. Nobody types anything yet.'],
      ask: 'Which part of an address do you read?',
      expect: [
        {
          heard: 'I look for https, or the padlock',
          reply: 'Fake pages have both. Read the name up to the first slash: does it end in .amazon.com?',
        },
        {
          heard: 'It has amazon.com in it',
          reply: 'In it is not enough. It must end so, with the dot, before the first slash.',
        },
      ],
      act: 'M plays the two fake pages, then the right page with another account.',
      stuck: [
        { sign: 'the second goal cannot be met', help: 'the password went to a fake page; x starts over' },
      ],
    },
    'try-the-users-list': {
      minutes: 1,
      say: ['This is the way that most guides describe.'],
      ask: 'alice may manage her own MFA. May she see the list of users?',
      act: 'Open IAM, then Users, and read the refusal. It names the permission.',
    },
    'own-security-credentials': {
      minutes: 0.5,
      say: ['Your own page is behind your own name.'],
    },
    'whose-mfa': {
      minutes: 1,
      act: 'Hands by the words first. Silence after this one is good.',
    },
    takeaway: {
      minutes: 0.5,
      say: ['E-mail is root, user name is IAM, and your own MFA is behind your own name.'],
    },
  },
};
