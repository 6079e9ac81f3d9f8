import { addFromUri } from '../../test/helpers/authenticator.js';
import { readQr } from '../../test/helpers/read-qr.js';
import type { Visit } from './visit.js';
import { ENTER, NOW } from './visit.js';

/** A picture of the screen: which moment it shows, and what it says to those who cannot see it. */
export interface Scene {
  /** Of the file, without `.svg`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly args: readonly string[];
  readonly cols: number;
  readonly rows: number;
  /** From the start of the program to the moment. */
  readonly walk: (visit: Visit) => Promise<void>;
  /** What must be on it: a picture of another moment is never kept. */
  readonly shows: string | RegExp;
}

const SMALL = { cols: 80, rows: 24 } as const;
const LARGE = { cols: 120, rows: 36 } as const;

/** How slow the phone of the check is: two minutes, four codes. */
const PHONE_BEHIND_SECONDS = 120;

/** All pictures, in the order in which a reader meets them. */
export const SCENES: readonly Scene[] = [
  {
    name: 'two-codes',
    title: 'Lesson 6 of mfa-lab: two consecutive codes',
    description:
      "A terminal. On the left a simulated AWS console page for setting up an MFA device, with fields for two codes; on the right the lab's phone with the code of now and a countdown. Below are the goals, the message of AWS that the authentication code is not valid, and the lab's reason: the two codes are 2 steps apart, and AWS wants neighbours.",
    args: ['6'],
    ...SMALL,
    shows: 'Those codes are 2 steps apart',
    async walk(visit) {
      await visit.skipTo('two-consecutive-codes', 'two-in-a-row');
      await visit.type(visit.phoneCode() + ENTER);
      await visit.type('ww');
      await visit.type(visit.phoneCode() + ENTER);
    },
  },
  {
    name: 'lessons',
    title: 'The lessons of mfa-lab',
    description:
      'A terminal with the list of twelve lessons, how long each takes and how far the learner is in it. All can be opened.',
    args: [],
    ...SMALL,
    shows: 'full course',
    async walk(visit) {
      await visit.seen('Which phone will you use?');
      await visit.press('a');
    },
  },
  {
    name: 'qr',
    title: 'The QR code of a new MFA device',
    description:
      'A terminal with a QR code in black on white, and beside it the name of the entry that a phone makes of it: MFA Lab, with the device and the account of the lab. It holds a secret that the lab made up.',
    args: ['5'],
    ...SMALL,
    shows: 'On the phone it is called',
    async walk(visit) {
      await visit.skipTo('link-the-phone', 'scan');
      await visit.focus('[Show QR code]');
      await visit.press(ENTER);
    },
  },
  {
    name: 'clock',
    title: "Lesson 8 of mfa-lab: the phone's clock is wrong",
    description:
      "A terminal. On the left the console asks for the code of alice's phone at sign-in; on the right is the lab's phone, whose clock is wrong. The code was refused: AWS says in one short sentence that the authentication failed, and the lab says how long ago the moment of the code was, and that the clock of the phone is slow. One line under the code field draws the five time steps that AWS takes, and that the code lies four steps before them.",
    args: ['8'],
    ...SMALL,
    shows: /Lab .*\bago\b/,
    async walk(visit) {
      await visit.skipTo('the-phones-clock-is-wrong', 'refused-twice');
      await visit.type(visit.phoneCode() + ENTER);
    },
  },
  {
    name: 'check-my-phone',
    title: 'Check my phone: the verdict on a code',
    description:
      'A terminal. A code typed from a phone was found: it belongs to a moment 2 minutes ago, so the clock of the phone is about 2 minutes behind, and AWS would refuse it. It says what to do about that.',
    args: [],
    ...SMALL,
    shows: /2 minutes\s+behind/,
    async walk(visit) {
      await visit.seen('Which phone will you use?');
      await visit.type('bc');
      await visit.press(ENTER);
      const uri = readQr(visit);
      if (uri === undefined) throw new Error(`There is no QR code to read:\n${visit.screen()}`);
      await visit.press(ENTER);
      await visit.type(addFromUri(uri).codeAt(NOW - PHONE_BEHIND_SECONDS) + ENTER);
    },
  },
  {
    name: 'wide',
    title: 'Lesson 9 of mfa-lab in a window of 120 by 36',
    description:
      'A large terminal in three columns: the task with its goals and their explanation; the console of an administrator who signed in without MFA, where AWS has just denied the list of users; and the hardware token of the administrator, with the event history of the account below it.',
    args: ['9'],
    ...LARGE,
    shows: 'explicit deny',
    async walk(visit) {
      await visit.skipTo('the-phone-is-gone', 'administrator-without-mfa');
      await visit.focus('[IAM]');
      await visit.press(ENTER);
      await visit.focus('[Users]');
      await visit.press(ENTER);
    },
  },
  {
    name: 'plain',
    title: 'The plain mode of mfa-lab',
    description:
      'The lab as lines of text, for screen readers: each line begins with a word that says what it is, such as task, goal, phone, error and why. A code typed twice was refused, and the reason is told.',
    args: ['6', '--plain'],
    ...SMALL,
    shows: 'That is code 1 again',
    async walk(visit) {
      for (const line of ['s', '', 'a', '']) await visit.line(line);
      const code = visit.phoneCode();
      for (const line of [code, code]) await visit.line(line);
    },
  },
];
