import type { LessonNotes } from './notes.js';

export const commandLineNotes: LessonNotes = {
  lessonId: 'mfa-on-the-command-line',
  goal: 'They can get a session with a code, and say why the key is refused.',
  ifEarly: [
    'Get a session without a code, and list the buckets with it. What does AWS say?',
    'Pairs write the profile that their scripts would need: a role, and mfa_serial.',
  ],
  ifLate: [
    {
      skip: ['the-next-morning'],
      saves: 1.5,
      how: 'Say it: variables come before the file, also when they are out of date.',
    },
    {
      skip: ['a-profile-that-asks'],
      saves: 1.5,
      how: 'Say it: where a profile assumes a role, mfa_serial makes the CLI ask.',
    },
    { skip: ['the-same-code'], saves: 1, how: 'They know it from lesson 7: each code works once.' },
  ],
  ifVeryLate:
    'Say it: programs can send a code, too. Who works on the command line does this lesson at home.',
  steps: {
    'recall-nothing-said': {
      minutes: 0.5,
      say: ['A question from lesson 11, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'a-terminal': {
      minutes: 0.5,
      say: [
        'Here letters are text. Esc gives the keys of the lab back, Enter types on.',
        'Who has the real aws may take it: in their own lab o, then mfa-lab shell in a second terminal.',
      ],
    },
    'the-plain-key': {
      minutes: 1,
      ask: 'alice lists her buckets with the key on her laptop. What happens?',
      expect: [
        {
          heard: 'It asks for a code',
          belief: 'rule-asks-for-codes',
          reply: 'Nobody asks. The rule denies it, and you have to bring a code yourself.',
        },
      ],
      act: 'Type aws s3 ls, and read the refusal to its end.',
      stuck: [{ sign: 'letters do nothing', help: 'Enter at the terminal first, then type' }],
    },
    'a-key-for-a-session': {
      minutes: 1,
      say: [
        'A key and a code go in, three values come out. They last 12 hours unless you say otherwise.',
        'A security key does not work here: it has no digits.',
      ],
      ask: 'And if you leave the code out?',
      expect: [
        {
          heard: 'Then it fails',
          belief: 'temporary-means-mfa',
          reply: 'It works, and the session says that there was no MFA. The rule closes it out.',
        },
      ],
    },
    'which-arn': {
      minutes: 2,
      say: ['Most people try the wrong ARN first. So do we, on purpose.'],
      ask: 'The ARN of alice has user/ in it. Will it do as the serial number?',
      expect: [
        {
          heard: 'AWS looks her device up',
          reply:
            'A device has an ARN of its own, with mfa/ in it. For any other there is nothing to compare.',
        },
      ],
      act: 'A plays both tries. M gives a code without a device, then the device of somebody else.',
      stuck: [
        { sign: 'they copy the ARN by hand', help: 'Tab writes values that stand on the terminal' },
        { sign: 'the code is refused', help: 'it was used; the wrong ARN does not use one up' },
      ],
      ownPhone: 'it needs an entry for this account: Esc, p, Not there? Show its QR. Two minutes more',
    },
    'the-same-code': {
      minutes: 1,
      ask: 'Another script sends the same command, with the same code. What does AWS do?',
      expect: [
        {
          heard: 'It gives the same session',
          reply: 'It refuses. A code is good once, whoever sends it.',
        },
      ],
      act: 'Up until the command stands there, and Enter.',
    },
    'three-values': {
      minutes: 1.5,
      say: ['Three values, three variables. Behind the = Tab writes the value.'],
      act: 'Do the first one slowly, on the wall. M leaves the session token out.',
      stuck: [
        {
          sign: 'the buckets are refused',
          help: 'one of the three is missing, most often the session token',
        },
        { sign: 'lost in the line', help: 'Ctrl+C drops it; on an empty line it leaves the lab' },
      ],
    },
    'the-next-morning': {
      minutes: 1.5,
      say: ['It is 13 hours later, and the terminal is still open.'],
      ask: 'The three values are out of date, and the key is still in the file. What happens?',
      expect: [
        {
          heard: 'It takes the key in the file',
          reply: 'The variables come first, even when they are of no use. Unset them.',
        },
      ],
      act: 'M asks for a new session with what is in the variables.',
      ownPhone: 'up to 30 s for a fresh code',
    },
    'a-profile-that-asks': {
      minutes: 1.5,
      say: ['There is a place where the CLI asks for a code by itself.'],
      ask: 'The profile says mfa_serial. Would that help with a plain key, too?',
      expect: [
        {
          heard: 'Yes, it asks then',
          belief: 'the-cli-brings-mfa',
          reply: 'Only where the profile assumes a role. With a plain key nobody is asked.',
        },
      ],
      act: 'Show the profile with cat, then list the buckets with --profile.',
      ownPhone: 'up to 30 s for a fresh code',
    },
    'which-credentials': { minutes: 0.5, ask: 'Which of the four carries the mark of MFA?' },
    'only-a-security-key': {
      minutes: 0.5,
      act: 'Hands first, by the words, then everybody answers.',
    },
    takeaway: {
      minutes: 0.5,
      say: [
        'With a key nobody asks you for a code: you bring one, and work in a session.',
        'Does what aws login gives pass such a rule? We have not verified it. Try it first.',
      ],
      act: 'Everybody deletes the entries MFA Lab from their phones now.',
    },
  },
};
