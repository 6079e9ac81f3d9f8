/** A class as its facilitator writes it. */
export const CLASS = {
  kind: 'mfa-lab class',
  version: 1,
  title: 'MFA, half a day',
  date: '2027-02-03',
  start: '09:30',
  plan: [
    { lesson: 'the-night-a-password-leaks', minutes: 12 },
    { break: 15 },
    { talk: 'Questions', minutes: 10 },
    { lesson: 'two-consecutive-codes' },
  ],
  phone: 'own',
  reveal: 'at-once',
  program: '0.1.0',
  contacts: { administrator: 'IT help, ext. 4711', security: 'security@corp.example' },
  signIn: 'https://corp.signin.aws.amazon.com/console',
  handIn: 'Give the file to Sam, or put it into the chat.',
};
