import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { SIGN_IN_STEPS } from '../../sim/codes/limits.js';
import { TOKEN_SECONDS } from '../../sim/sts/operations.js';
import type { Columns, Flow, Road, TimeLine } from '../words/figures/figure.js';

// The drawings of the lessons. Numbers in them follow from the simulator, or a test compares them with it.

/** Lesson 1: what proofs there are. */
export const KINDS: Columns = {
  kind: 'columns',
  heads: ['know', 'have', 'are'],
  toldBy: 'column',
  rows: [
    { cells: ['a password, a PIN', 'a phone, a security key', 'a fingerprint, a face'] },
    { cells: ['in your head', 'in your hand', 'part of your body'] },
  ],
};

/** Lesson 3: what the devices are, and what a page in between gets of each. */
export const DEVICES: Columns = {
  kind: 'columns',
  heads: ['', 'it gives', 'a fake page gets'],
  toldBy: 'row',
  rows: [
    { name: 'app', cells: ['on your phone, free', 'six digits', 'a code'] },
    { name: 'passkey', cells: ['in a phone or laptop', 'a signature', 'nothing'] },
    { name: 'security key', cells: ['to plug in and touch', 'a signature', 'nothing'] },
    { name: 'TOTP token', cells: ['a display, no phone', 'six digits', 'a code'] },
  ],
};

/** Lesson 5: one secret in two places. */
export const ROAD_OF_THE_SECRET: Road = {
  kind: 'road',
  stops: [
    ['AWS', 'the secret', '+ the time', '= six digits'],
    ['your phone', 'the secret', '+ the time', '= six digits'],
  ],
  ways: [{ above: 'QR code', below: 'once' }],
  words: [
    'AWS makes the secret. It travels to your phone once, in the QR code.',
    'From then on each of the two works out six digits by itself, from the secret and the time.',
  ],
};

/** Lesson 6: the codes of the learner's own device, as AWS and the phone work them out. */
export const TWO_CLOCKS: TimeLine = {
  kind: 'time-line',
  from: -1,
  to: 1,
  rows: [
    { kind: 'codes', name: 'AWS', whose: 'aws' },
    { kind: 'codes', name: 'phone', whose: 'phone' },
  ],
  words: [
    `AWS and your phone work out the same codes, each by its own clock: a new one every ${TIME_STEP_SECONDS} seconds.`,
  ],
};

/** Lesson 6: the three pairs that the learner sent. */
export const THREE_PAIRS: TimeLine = {
  kind: 'time-line',
  from: 0,
  to: 2,
  heads: ['1st', '2nd', '3rd'].map((nth) => `${nth} ${TIME_STEP_SECONDS} s`),
  rows: [
    {
      kind: 'marks',
      name: 'the same twice',
      marks: [{ at: 0, text: 'both' }],
      outcome: { text: 'refused', tone: 'problem' },
    },
    {
      kind: 'marks',
      name: 'one left out',
      marks: [
        { at: 0, text: 'code 1' },
        { at: 2, text: 'code 2' },
      ],
      outcome: { text: 'refused', tone: 'problem' },
    },
    {
      kind: 'marks',
      name: 'two in a row',
      marks: [
        { at: 0, text: 'code 1', tone: 'strong' },
        { at: 1, text: 'code 2', tone: 'strong' },
      ],
      outcome: { text: 'taken', tone: 'ok' },
    },
  ],
  words: [
    'The same code twice: refused.',
    'A code, and not the next one but the one after it: refused.',
    'A code, and the very next one: taken.',
  ],
};

/** Lesson 7: the codes that a sign-in takes. */
export const WINDOW: TimeLine = {
  kind: 'time-line',
  from: -SIGN_IN_STEPS,
  to: SIGN_IN_STEPS,
  rows: [
    { kind: 'codes', name: 'AWS', whose: 'aws' },
    { kind: 'window', name: '', text: 'AWS takes these' },
    { kind: 'codes', name: 'phone', whose: 'phone' },
  ],
  words: [
    `AWS takes the code of now, the ${spelled(SIGN_IN_STEPS)} before it and the ${spelled(SIGN_IN_STEPS)} after it. Each lasts ${TIME_STEP_SECONDS} seconds.`,
  ],
};

/** Lesson 7: what is left of the window when one code has signed in. */
export const USED_CODE: TimeLine = {
  kind: 'time-line',
  from: -SIGN_IN_STEPS,
  to: SIGN_IN_STEPS,
  rows: [
    {
      kind: 'marks',
      name: 'before',
      marks: windowSteps().map((at) => ({ at, text: 'good' })),
    },
    {
      kind: 'marks',
      name: 'after',
      marks: windowSteps().map((at) =>
        at === 0 ? { at, text: 'used', tone: 'problem' } : { at, text: 'good' },
      ),
    },
  ],
  words: [
    'The code that signed you in is used, for everybody. The codes before it and after it are still good.',
  ],
};

/** Lesson 8: the window, and the code of a phone whose clock is wrong. */
export const WINDOW_AND_CLOCK: TimeLine = {
  kind: 'time-line',
  from: -SIGN_IN_STEPS - 1,
  to: SIGN_IN_STEPS + 1,
  rows: [
    { kind: 'codes', name: 'AWS', whose: 'aws' },
    { kind: 'window', name: '', text: 'AWS takes these' },
    { kind: 'codes', name: 'phone', whose: 'phone' },
  ],
  words: [
    `AWS takes the codes of ${SIGN_IN_STEPS * TIME_STEP_SECONDS} seconds ago up to those of ${SIGN_IN_STEPS * TIME_STEP_SECONDS} seconds ahead, by its own clock.`,
    'A phone whose clock is wrong shows a code from further back, or further on.',
  ],
};

/** Steps by which the clock is off in the drawing of a resync. */
export const DRAWN_DRIFT = -(SIGN_IN_STEPS + 1);

/** Lesson 8: what a resync does. */
export const DRIFT_REMEMBERED: TimeLine = {
  kind: 'time-line',
  from: DRAWN_DRIFT - SIGN_IN_STEPS,
  to: SIGN_IN_STEPS,
  rows: [
    { kind: 'window', name: 'before', text: 'AWS takes these', drift: 0 },
    { kind: 'marks', name: 'the phone', marks: [{ at: DRAWN_DRIFT, text: 'code', tone: 'strong' }] },
    { kind: 'window', name: 'after', text: 'AWS takes these', drift: DRAWN_DRIFT },
  ],
  words: [
    `Before the resync: the phone is ${spelled(-DRAWN_DRIFT)} steps behind, and AWS looks at ${spelled(SIGN_IN_STEPS)} either way. Its codes are refused.`,
    `After it: AWS remembers the ${spelled(-DRAWN_DRIFT)} steps, and looks at ${spelled(SIGN_IN_STEPS)} either way from there. They are taken.`,
  ],
};

/** Lesson 9: the time between the lost device and the new one. */
export const THE_GAP: Columns = {
  kind: 'columns',
  heads: ['phone lost', 'removed', 'new phone'],
  toldBy: 'column',
  rows: [
    { name: 'AWS asks for', cells: ['password and code', 'password', 'password and code'] },
    {
      name: 'a stolen password',
      cells: ['is stopped', { text: 'gets in', tone: 'problem' }, 'is stopped'],
    },
  ],
};

/** Lesson 10: the first seconds, whatever alice's MFA is. */
const PASSWORD = [
  {
    when: '0 s',
    from: 'alice',
    to: 'thief',
    label: 'password',
    what: 'types her password on the fake page',
  },
  { when: '0 s', from: 'thief', to: 'AWS', label: 'password', what: 'reads it, and types it at AWS' },
] as const;

/** Lesson 10: who knew what, and when, while a code was passed on. */
export const RELAYED_CODE: Flow = {
  kind: 'flow',
  people: ['alice', 'thief', 'AWS'],
  messages: [
    ...PASSWORD,
    {
      when: '1 s',
      from: 'AWS',
      to: 'thief',
      label: 'the code?',
      what: 'finds it right, and asks the thief for a code',
    },
    {
      when: '1 s',
      from: 'thief',
      to: 'alice',
      label: 'the code?',
      what: 'has none; the fake page asks alice for it',
    },
    {
      when: '9 s',
      from: 'alice',
      to: 'thief',
      label: 'six digits',
      what: 'types the digits that her phone shows',
    },
    {
      when: '9 s',
      from: 'thief',
      to: 'AWS',
      label: 'six digits',
      what: 'types them at AWS while they are good',
    },
    {
      when: '10 s',
      from: 'AWS',
      to: 'thief',
      label: 'session, MFA',
      what: 'opens a session with MFA, for the thief',
    },
    {
      when: '10 s',
      from: 'thief',
      to: 'alice',
      label: 'service is busy',
      who: 'alice',
      what: 'reads "The service is busy at the moment"',
    },
  ],
};

/** Lesson 10: the same with a key, which hears from the browser where it is. */
export const RELAYED_TOUCH: Flow = {
  kind: 'flow',
  people: ['key', 'alice', 'thief', 'AWS'],
  messages: [
    ...PASSWORD,
    {
      when: '1 s',
      from: 'AWS',
      to: 'thief',
      label: 'sign?',
      what: 'finds it right, and asks the thief for a signature',
    },
    {
      when: '1 s',
      from: 'thief',
      to: 'alice',
      label: 'touch?',
      what: 'has no key; the fake page asks for it',
    },
    {
      when: '5 s',
      from: 'alice',
      to: 'key',
      label: 'address',
      what: 'touches her key; the browser tells it the address: signin-aws.example',
    },
    {
      when: '5 s',
      from: 'key',
      to: 'alice',
      label: 'nothing',
      what: 'has nothing for that address, and signs nothing',
    },
  ],
};

/** Lesson 11: what a request says about MFA, and whom the rule from the web stops. */
export const TRUE_FALSE_NOTHING: Columns = {
  kind: 'columns',
  heads: ['with MFA', 'password alone', 'access key'],
  toldBy: 'column',
  rows: [
    { name: 'the value is', cells: ['true', 'false', 'nothing at all'] },
    {
      name: 'the rule',
      cells: ['lets it pass', { text: 'stops it', tone: 'strong' }, 'lets it pass'],
    },
  ],
};

/** How long a session lasts that nobody said a time for. */
const SESSION_HOURS = TOKEN_SECONDS / 3600;

/** Lesson 12: how a key and a code become a session. */
export const KEY_FOR_A_SESSION: Flow = {
  kind: 'flow',
  people: ['STS', 'alice', 'S3'],
  messages: [
    {
      when: '09:00',
      from: 'alice',
      to: 'STS',
      label: 'key and code',
      what: 'sends her key and a code to STS',
    },
    {
      when: '09:00',
      from: 'STS',
      to: 'alice',
      label: `session, ${SESSION_HOURS} h`,
      what: `gives her a session of ${SESSION_HOURS} hours`,
    },
    {
      when: '09:01',
      from: 'alice',
      to: 'S3',
      label: 'session',
      what: 'asks S3 for her buckets, with the session',
    },
    {
      when: '09:01',
      from: 'S3',
      to: 'alice',
      label: 'buckets',
      what: 'sees that MFA was used, and lists them',
    },
  ],
};

/** All steps that a sign-in takes, oldest first. */
function windowSteps(): readonly number[] {
  return Array.from({ length: 2 * SIGN_IN_STEPS + 1 }, (_, place) => place - SIGN_IN_STEPS);
}

/** A small number as it is said. */
function spelled(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five'][count] ?? String(count);
}
