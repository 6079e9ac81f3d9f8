import type { LessonNotes } from './notes.js';

export const mfaTheRuleNotes: LessonNotes = {
  lessonId: 'make-mfa-the-rule',
  goal: 'They can read a rule that asks for MFA, and say whom it misses.',
  bring: ['a board with three columns: true, false, nothing'],
  ifEarly: [
    'mfa-lab policy FILE reads a policy of their own, and says what is wrong with it.',
    'On their own machines E opens the rule as JSON. Who finds the line that catches the key?',
  ],
  ifLate: [
    {
      skip: ['devices-of-others'],
      saves: 1.5,
      how: 'Say it: who may enable devices for others can come as them, with MFA.',
    },
    {
      skip: ['allow-if-exists'],
      saves: 1,
      how: 'Say it: in an Allow take Bool. IfExists would let keys in.',
    },
    {
      skip: ['the-old-key'],
      saves: 1,
      how: 'Say it: a script does not sign in, so nobody asks it for a code.',
    },
  ],
  ifVeryLate: 'Say it: a policy can ask everybody for MFA. Who has to write one does this lesson at home.',
  steps: {
    'recall-who-gets-in': {
      minutes: 0.5,
      say: ['A question from lesson 7, by heart.'],
      act: 'Everybody answers alone, then says why to a neighbour.',
    },
    'the-old-key': {
      minutes: 1,
      say: ['alice has MFA. Her old backup script has an access key, and no phone.'],
      ask: 'Does AWS still give it the list?',
      expect: [
        {
          heard: 'No, she has MFA now',
          belief: 'device-means-rule',
          reply: 'A device protects a sign-in. The script signs every request with its key instead.',
        },
      ],
      act: 'Run the script beside the console, after the hands.',
    },
    'how-a-rule-is-written': {
      minutes: 1.5,
      say: ['Nothing fits: denied. An Allow fits: allowed. A Deny fits: denied, whatever else allows it.'],
      ask: 'Where would you put a rule about MFA: into the Allow, or into a Deny?',
    },
    'a-rule-from-the-web': {
      minutes: 2,
      say: ['You are omar. The rule is from the web, and it looks right.'],
      ask: 'A browser without MFA and the old script: whom does it stop?',
      expect: [
        {
          heard: 'Both, neither has MFA',
          belief: 'absent-is-not-false',
          reply: 'The browser says false. The script says nothing at all, so Bool has nothing to compare.',
        },
      ],
      act: 'Save it, run the script, and leave the answer standing. M saves a document with a slip in it.',
      stuck: [
        {
          sign: 'they start to write JSON',
          help: 'it is filled in: Create inline policy, then Save changes',
        },
      ],
    },
    'true-false-nothing': {
      minutes: 1.5,
      say: ['Three columns on the board: true, false, nothing.', 'The word that does the work is nothing.'],
      ask: 'Which of the three operators counts nothing as well?',
    },
    'catch-the-key': {
      minutes: 2,
      say: ['Repair it. The table shows what it would do before you save.'],
      act: 'If, then BoolIfExists, then Save changes. Then run the script.',
      stuck: [{ sign: 'the script still gets in', help: 'AWS goes by what is saved: Save changes first' }],
    },
    'let-people-enrol': {
      minutes: 2.5,
      say: ['The rule is strict now, and it shuts out whoever is new.'],
      ask: 'nina has a password and no device. Can she set MFA up under this rule?',
      expect: [
        {
          heard: 'Yes, it is about MFA',
          reply: 'The rule denies every action without MFA, the set-up as well.',
        },
        {
          heard: 'The web says to add DeleteVirtualMFADevice',
          reply: 'AWS warns against it: people without MFA could then delete devices.',
        },
      ],
      act: 'Action: check the five, take every action away, then all but these. Say each of them aloud.',
      stuck: [{ sign: 'one goal stays open', help: 'the table names the action; h twice lists all five' }],
    },
    'allow-if-exists': {
      minutes: 1,
      say: ['The same operator, but in an Allow this time.'],
      act: 'Hands first, by the words, then everybody answers.',
    },
    'devices-of-others': {
      minutes: 1.5,
      say: ['One hole is left, and it is not in the rule. It is in what alice may do beside it.'],
      ask: "A thief has two keys, hers and a colleague's. How can the thief come as the colleague?",
      act: 'Resource: check the two with user/ and mfa/, then take every resource away.',
      stuck: [
        {
          sign: 'alice can no longer enable her own',
          help: 'both lines are needed: the one with user/, and mfa/',
        },
      ],
    },
    takeaway: {
      minutes: 0.5,
      say: [
        'A device protects a sign-in. A Deny with BoolIfExists makes MFA the rule. Try it on one user first.',
      ],
    },
  },
};
