import { describe, expect, it } from 'vitest';
import { findLesson } from '../../src/lessons/catalog.js';

/** Lines of the tutorial that this course starts from. */
const LAST_LINE = 77;

/** Lines that are empty there, left where pictures were. */
const EMPTY_LINES = new Set([39, 55]);

/** Each paragraph of that tutorial, in short, and the steps that teach it. */
const MAP: readonly {
  readonly lines: readonly [number, number];
  readonly says: string;
  readonly taughtIn: readonly string[];
}[] = [
  {
    lines: [1, 2],
    says: 'an IAM user exists; a password alone is not enough; what this is about',
    taughtIn: ['two-secrets-are-not-two-factors/three-kinds-of-proof'],
  },
  {
    lines: [3, 10],
    says: 'the quick answer in six steps',
    taughtIn: [
      'sign-in-as-the-right-person/sign-in-as-alice',
      'sign-in-as-the-right-person/try-the-users-list',
      'sign-in-as-the-right-person/own-security-credentials',
      'link-the-phone/name-the-device',
      'link-the-phone/scan',
      'two-consecutive-codes/two-in-a-row',
    ],
  },
  {
    lines: [11, 12],
    says: 'MFA: know, have, are',
    taughtIn: [
      'two-secrets-are-not-two-factors/three-kinds-of-proof',
      'two-secrets-are-not-two-factors/sort-the-cards',
    ],
  },
  {
    lines: [13, 13],
    says: 'the picture of the vault; how much harder it gets',
    taughtIn: [
      'two-secrets-are-not-two-factors/three-kinds-of-proof',
      'the-night-a-password-leaks/how-passwords-get-out',
    ],
  },
  {
    lines: [14, 15],
    says: 'passwords are phished, guessed, leaked',
    taughtIn: ['the-night-a-password-leaks/how-passwords-get-out'],
  },
  {
    lines: [16, 16],
    says: 'after the password AWS asks for six digits',
    taughtIn: ['the-night-a-password-leaks/same-night-with-mfa', 'sign-in-with-a-code/sign-in-with-code'],
  },
  {
    lines: [17, 17],
    says: 'a stolen password is not enough (corrected: not alone, any more)',
    taughtIn: ['the-night-a-password-leaks/same-night-with-mfa', 'sign-in-with-a-code/takeaway'],
  },
  { lines: [18, 21], says: 'virtual devices', taughtIn: ['choose-a-device/what-there-is'] },
  {
    lines: [22, 25],
    says: 'apps by name (corrected: no Authy for the desktop)',
    taughtIn: ['choose-a-device/what-there-is', 'link-the-phone/one-secret-two-places'],
  },
  {
    lines: [26, 27],
    says: 'security keys (corrected: not the touch makes them strong)',
    taughtIn: [
      'choose-a-device/what-there-is',
      'choose-a-device/why-keys-are-strong',
      'the-phone-is-gone/second-device',
    ],
  },
  { lines: [28, 29], says: 'step by step', taughtIn: ['link-the-phone/one-secret-two-places'] },
  {
    lines: [30, 34],
    says: 'leave root, sign in by the URL of the account',
    taughtIn: [
      'sign-in-as-the-right-person/two-identities',
      'sign-in-as-the-right-person/leave-root',
      'sign-in-as-the-right-person/sign-in-as-alice',
    ],
  },
  {
    lines: [35, 38],
    says: 'the menu under the user name',
    taughtIn: ['sign-in-as-the-right-person/own-security-credentials'],
  },
  {
    lines: [40, 43],
    says: 'the MFA box, Manage (today: Assign MFA device)',
    taughtIn: ['sign-in-as-the-right-person/takeaway', 'link-the-phone/name-the-device'],
  },
  {
    lines: [44, 47],
    says: 'Virtual MFA device, Continue (today: a name, Authenticator app, Next)',
    taughtIn: ['link-the-phone/name-the-device', 'link-the-phone/takeaway'],
  },
  {
    lines: [48, 54],
    says: 'the QR code, the app, codes every 30 seconds',
    taughtIn: ['link-the-phone/scan', 'link-the-phone/inside-the-qr', 'link-the-phone/airplane-mode'],
  },
  {
    lines: [56, 62],
    says: 'two codes in a row, Assign MFA, the green message',
    taughtIn: ['two-consecutive-codes/why-two', 'two-consecutive-codes/two-in-a-row'],
  },
  {
    lines: [63, 69],
    says: 'signing in with a code',
    taughtIn: ['sign-in-with-a-code/this-session', 'sign-in-with-a-code/sign-in-with-code'],
  },
  { lines: [70, 70], says: 'next topic: roles', taughtIn: ['the-phone-is-gone/takeaway'] },
  {
    lines: [71, 73],
    says: 'a lost phone (corrected: another device first; root has its own road)',
    taughtIn: [
      'the-phone-is-gone/three-ways-back',
      'the-phone-is-gone/administrator-removes',
      'the-phone-is-gone/enrol-again',
      'the-phone-is-gone/root-recovery',
    ],
  },
  {
    lines: [74, 75],
    says: 'SMS (corrected: AWS has ended it)',
    taughtIn: ['choose-a-device/try-sms', 'choose-a-device/sim-swap', 'choose-a-device/team-asks-for-sms'],
  },
  {
    lines: [76, 77],
    says: 'is it worth it for a personal account',
    taughtIn: ['the-night-a-password-leaks/play-the-thief', 'the-night-a-password-leaks/does-it-matter'],
  },
];

describe('the tutorial that the course starts from', () => {
  it('has no paragraph without a place in the map', () => {
    const covered = new Set(
      MAP.flatMap(({ lines: [first, last] }) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      ),
    );
    const missing = Array.from({ length: LAST_LINE }, (_, index) => index + 1).filter(
      (line) => !covered.has(line) && !EMPTY_LINES.has(line),
    );

    expect(missing).toEqual([]);
  });

  it.each(MAP.flatMap(({ says, taughtIn }) => taughtIn.map((place) => ({ says, place }))))(
    'is taught where the map says: $says in $place',
    ({ place }) => {
      const [lessonId = '', stepId = ''] = place.split('/');

      expect(findLesson(lessonId)?.steps.map(({ id }) => id)).toContain(stepId);
    },
  );

  it('has words for roles, where it ends', () => {
    const step = findLesson('the-phone-is-gone')?.steps.find(({ id }) => id === 'takeaway');

    expect(JSON.stringify(step)).toContain('IAM roles');
  });
});
