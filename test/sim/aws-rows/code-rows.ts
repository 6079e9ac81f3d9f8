import type { Lab } from '../scenario.js';
import {
  codeOf,
  deactivate,
  deleteDevice,
  device,
  enrol,
  enterPassword,
  granted,
  iam,
  lastEvent,
  pairAt,
  submitCode,
  submitPair,
} from '../scenario.js';
import type { RefusedRow, SeenRow, Table } from './row.js';
import { CANNOT_VALIDATE, DONE, INVALID_CODES, labOfRoot } from './row.js';

const SIGNED_IN = {
  kind: 'signed-in',
  principal: { type: 'user', userName: 'alice' },
  isMfaAuthenticated: true,
};

/** What the sign-in page says to every wrong code, and that it says it in an answer of HTTP 200. */
const FAILED = [
  'Failed authentication',
  200,
  'Your authentication information is incorrect. Please try again.',
] as const;

const INVALID = ['InvalidAuthenticationCode', 403, INVALID_CODES] as const;

/** alice signs in with her only device. */
const signInWith = (code: string | ((lab: Lab) => string)) => (lab: Lab) => {
  granted(enterPassword(lab, 'alice'));
  return submitCode(lab, typeof code === 'string' ? code : code(lab));
};

const now = (steps: number) => signInWith((lab) => codeOf(lab, 'phone', steps));

/** A device whose pair was typed five steps late: its clock counts as that much slow. */
function lateLab(): Lab {
  const lab = labOfRoot();
  granted(deactivate(lab, 'alice', 'phone'));
  granted(submitPair(lab, 'EnableMFADevice', 'alice', 'spare', pairAt(lab, 'spare', -5)));
  return lab;
}

const late = (steps: number) => signInWith((lab) => codeOf(lab, 'spare', steps));

/** The code of now was used. */
function usedLab(): Lab {
  const lab = labOfRoot();
  granted(now(0)(lab));
  return lab;
}

const enableAt = (steps: number) => (lab: Lab) =>
  submitPair(lab, 'EnableMFADevice', 'bea', 'spare', pairAt(lab, 'spare', steps));

const enableWith = (first: number, second: number) => (lab: Lab) =>
  submitPair(lab, 'EnableMFADevice', 'bea', 'spare', [
    codeOf(lab, 'spare', first),
    codeOf(lab, 'spare', second),
  ]);

const resync =
  (steps: number, name = 'phone') =>
  (lab: Lab) =>
    submitPair(lab, 'ResyncMFADevice', 'alice', name, pairAt(lab, name, steps));

/** The pair of now was taken just now. */
function pairedLab(): Lab {
  const lab = labOfRoot();
  granted(resync(0)(lab));
  return lab;
}

/** So many codes of alice's device were looked at in these three minutes. */
const triedLab = (tries: number) => () => {
  const lab = labOfRoot();
  // The first second of three minutes of UTC.
  lab.wait(90);
  granted(enterPassword(lab, 'alice'));
  for (let count = 0; count < tries; count += 1) submitCode(lab, '000000');
  return lab;
};

const typeCode =
  (name = 'phone') =>
  (lab: Lab) =>
    submitCode(lab, codeOf(lab, name));

const TOO_MANY = ['AccessDenied', 403, CANNOT_VALIDATE] as const;

const counts = ({ world }: Lab) => world.account.verificationCounts;

const refused: readonly RefusedRow[] = [
  ...[-4, -3, 3, 4].map((steps): RefusedRow => [`a code ${steps} steps off`, ...FAILED, now(steps)]),
  ['a fresh code after a late pair', ...FAILED, late(0), lateLab],
  ['a used code, at once', ...FAILED, now(0), usedLab],
  [
    'a used code, two steps later',
    ...FAILED,
    (lab) => {
      lab.wait(60);
      return now(-2)(lab);
    },
    usedLab,
  ],
  [
    'a used code, after a resync',
    ...FAILED,
    (lab) => {
      granted(now(1)(lab));
      granted(lab.ask({ kind: 'open-window', of: 'administrator' }));
      granted(enterPassword(lab, 'omar', 'administrator'));
      lab.wait(30);
      const { serialNumber } = device(lab, 'phone');
      const [authenticationCode1, authenticationCode2] = pairAt(lab, 'phone', 0);
      const pair = { userName: 'alice', serialNumber, authenticationCode1, authenticationCode2 };
      granted(iam(lab, { operation: 'ResyncMFADevice', ...pair }, 'administrator'));
      return now(0)(lab);
    },
  ],
  ...[-1200, -999, 1001].map(
    (steps): RefusedRow => [`a pair ${steps} steps off`, ...INVALID, enableAt(steps)],
  ),
  ['a pair: the same code twice', ...INVALID, enableWith(0, 0)],
  ['a pair: reversed', ...INVALID, enableWith(0, -1)],
  ['a pair: one code left out', ...INVALID, enableWith(-2, 0)],
  ['a pair: one code left out, reversed', ...INVALID, enableWith(0, -2)],
  [
    'a pair: the second code mistyped',
    ...INVALID,
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', [codeOf(lab, 'spare'), '000000']),
  ],
  [
    'a pair that nobody has',
    ...INVALID,
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', ['000000', '000001']),
  ],
  [
    'a resync: the same code twice',
    ...INVALID,
    (lab) =>
      submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', [codeOf(lab, 'phone'), codeOf(lab, 'phone')]),
  ],
  [
    'a resync: reversed',
    ...INVALID,
    (lab) =>
      submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', [codeOf(lab, 'phone', 1), codeOf(lab, 'phone')]),
  ],
  [
    'a resync with a pair that nobody has',
    ...INVALID,
    (lab) => submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', ['000000', '000001']),
  ],
  ['a pair once more', ...INVALID, resync(0), pairedLab],
  [
    'a pair whose first code is the second of the last one',
    ...INVALID,
    (lab) => {
      lab.wait(30);
      return resync(0)(lab);
    },
    pairedLab,
  ],
  ['a pair older than the last one', ...INVALID, resync(-3), pairedLab],
  [
    'a pair that was taken before the device was deactivated',
    ...INVALID,
    (lab) => {
      granted(deactivate(lab, 'alice', 'phone'));
      return submitPair(lab, 'EnableMFADevice', 'bea', 'phone', pairAt(lab, 'phone', 0));
    },
    pairedLab,
  ],
  ['a tenth code in three minutes, though it is right', ...TOO_MANY, typeCode(), triedLab(9)],
  [
    'a tenth code, in the last second of the three minutes',
    ...TOO_MANY,
    (lab) => {
      lab.wait(179.9);
      return typeCode()(lab);
    },
    triedLab(9),
  ],
  [
    'a tenth code, of a device that was deleted and made again under its name',
    ...TOO_MANY,
    (lab) => {
      granted(lab.ask({ kind: 'open-window', of: 'administrator' }));
      granted(enterPassword(lab, 'omar', 'administrator'));
      granted(deactivate(lab, 'alice', 'phone', 'administrator'));
      granted(deleteDevice(lab, 'phone', 'administrator'));
      enrol(lab, 'alice', 'phone', 'administrator');
      return now(0)(lab);
    },
    triedLab(9),
  ],
  ...['', '12345', 'abcdef', '1234567'].map(
    (code): RefusedRow => [`${JSON.stringify(code)} for a code`, ...FAILED, signInWith(code)],
  ),
  ['a wrong code', ...FAILED, signInWith('000000')],
];

/** alice has `phone` and `tablet`. */
function labOfTwo(): Lab {
  const lab = labOfRoot();
  enrol(lab, 'alice', 'tablet');
  return lab;
}

const reasonAfter = (asked: (lab: Lab) => unknown) => (lab: Lab) => {
  asked(lab);
  return lastEvent(lab).reason;
};

const seen: readonly SeenRow[] = [
  ...[-2, -1, 0, 1, 2].map((steps): SeenRow => [`a code ${steps} steps off`, SIGNED_IN, now(steps)]),
  ['a pair five steps late', DONE, enableAt(-5)],
  ['the drift after it', -5, (lab) => device(lab, 'spare').drift, lateLab],
  ['a code of the late device, as late', SIGNED_IN, late(-5), lateLab],
  [
    'the drift after a sign-in with an older code',
    -5,
    (lab) => {
      granted(late(-7)(lab));
      return device(lab, 'spare').drift;
    },
    lateLab,
  ],
  ['an unused code of before a used one', SIGNED_IN, now(-1), usedLab],
  ...[-998, -997, 0, 1000].map((steps): SeenRow => [`a pair ${steps} steps off`, DONE, enableAt(steps)]),
  [
    'a pair of which both codes are newer than the last one',
    DONE,
    (lab) => {
      lab.wait(60);
      return resync(0)(lab);
    },
    pairedLab,
  ],
  [
    'the drift after a pair of the future',
    2,
    (lab) => {
      granted(resync(2)(lab));
      return device(lab, 'phone').drift;
    },
  ],
  [
    'the drift after the device was deactivated',
    -5,
    (lab) => {
      granted(deactivate(lab, 'alice', 'spare'));
      return device(lab, 'spare').drift;
    },
    lateLab,
  ],
  [
    'a deactivated device: nobody has it, and its seed stays',
    { owner: null, enabledAt: null, hasSeed: true },
    (lab) => {
      const { seed } = device(lab, 'phone');
      granted(deactivate(lab, 'alice', 'phone'));
      const { owner, enabledAt, seed: kept } = device(lab, 'phone');
      return { owner, enabledAt, hasSeed: kept === seed };
    },
  ],
  ['the second code of a pair, to sign in', SIGNED_IN, now(0), pairedLab],
  ['the first code of a pair, to sign in', SIGNED_IN, now(-1), pairedLab],
  ['a ninth code in three minutes', SIGNED_IN, typeCode(), triedLab(8)],
  [
    'a code when the three minutes are over',
    SIGNED_IN,
    (lab) => {
      lab.wait(180);
      return typeCode()(lab);
    },
    triedLab(9),
  ],
  [
    'a code of a sibling device, when the other has had its nine',
    SIGNED_IN,
    (lab) => {
      granted(enterPassword(lab, 'alice'));
      granted(
        lab.ask({
          kind: 'choose-mfa-device',
          browser: 'main',
          serialNumber: device(lab, 'phone').serialNumber,
        }),
      );
      for (let count = 0; count < 10; count += 1) submitCode(lab, '000000');
      granted(lab.ask({ kind: 'try-another-method', browser: 'main' }));
      granted(
        lab.ask({
          kind: 'choose-mfa-device',
          browser: 'main',
          serialNumber: device(lab, 'tablet').serialNumber,
        }),
      );
      return submitCode(lab, codeOf(lab, 'tablet', 1));
    },
    labOfTwo,
  ],
  ...['', '12345', 'abcdef', '1234567'].map(
    (code): SeenRow => [
      `${JSON.stringify(code)} for a code: no try of the nine`,
      {},
      (lab) => {
        signInWith(code)(lab);
        return counts(lab);
      },
    ],
  ),
  [
    'twenty pairs that are refused: no try of the nine',
    {},
    (lab) => {
      for (let count = 0; count < 20; count += 1) enableWith(0, 0)(lab);
      return counts(lab);
    },
  ],
  [
    'why a pair of another user’s device is refused',
    { code: 'other-device', origin: { deviceName: 'phone', owner: 'alice', isSameUser: false } },
    reasonAfter((lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', pairAt(lab, 'phone', 0))),
  ],
  [
    'why a pair of another device of the same user is refused',
    { code: 'other-device', origin: { deviceName: 'phone', owner: 'alice', isSameUser: true } },
    reasonAfter((lab) => submitPair(lab, 'ResyncMFADevice', 'alice', 'tablet', pairAt(lab, 'phone', 0))),
    labOfTwo,
  ],
];

/** Codes of devices: the measured rules, on the console and in pairs. */
export const CODES: Table = { about: 'codes', start: labOfRoot, refused, seen };
