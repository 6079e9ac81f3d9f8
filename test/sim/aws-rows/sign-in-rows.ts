import { findUser } from '../../../src/sim/world/account.js';
import { browserById } from '../../../src/sim/world/world.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  codeOf,
  createDevice,
  createUser,
  device,
  enrol,
  enterPassword,
  granted,
  iam,
  labOfAlice,
  lastEvent,
  openLab,
  submitCode,
} from '../scenario.js';
import type { RefusedRow, SeenRow, Table } from './row.js';
import { accountOf } from './row.js';

/** One text for all of it, so that neither a name nor a password can be told from it. */
const FAILED = {
  code: 'Failed authentication',
  message: 'Your authentication information is incorrect. Please try again.',
  httpStatus: 200,
} as const;

const typed = (userName: string) => (lab: Lab) =>
  lab.ask({
    kind: 'sign-in-as-user',
    browser: 'main',
    account: accountOf(lab),
    userName,
    password: 'Wrong-Guess-1',
  });

/** The newest event, as far as CloudTrail has it. */
const event = (asked: (lab: Lab) => unknown) => (lab: Lab) => {
  asked(lab);
  const { eventSource, eventName, actor, details, error } = lastEvent(lab);
  return { eventSource, eventName, actor, details, error };
};

const SIGN_IN = { eventSource: 'signin.amazonaws.com', actor: 'alice', error: null };

const ALICE_IN = { kind: 'signed-in', principal: { type: 'user', userName: 'alice' } };

/** alice with a security key, and no other device. */
function labOfKey(): Lab {
  const lab = labOfAlice();
  granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
  granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));
  return lab;
}

const keyArn = ({ world }: Lab) => world.account.securityKeys[0]?.serialNumber;

const refused: readonly RefusedRow[] = [
  ['a wrong password', FAILED.code, FAILED.httpStatus, FAILED.message, typed('alice')],
  ['an unknown user', FAILED.code, FAILED.httpStatus, FAILED.message, typed('ghost')],
  ['a user without a password', FAILED.code, FAILED.httpStatus, FAILED.message, typed('cleo')],
];

const seen: readonly SeenRow[] = [
  [
    'the event of a wrong password',
    {
      ...SIGN_IN,
      eventName: 'ConsoleLogin',
      details: { ConsoleLogin: 'Failure' },
      error: FAILED,
    },
    event(typed('alice')),
  ],
  [
    'the event of an unknown user',
    {
      ...SIGN_IN,
      eventName: 'ConsoleLogin',
      actor: null,
      details: {
        ConsoleLogin: 'Failure',
        userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        errorMessage: 'No username found in supplied account',
      },
      error: FAILED,
    },
    event(typed('ghost')),
  ],
  [
    'the event of root’s wrong password',
    {
      ...SIGN_IN,
      eventName: 'ConsoleLogin',
      actor: 'root',
      details: { ConsoleLogin: 'Failure' },
      error: FAILED,
    },
    event((lab) => {
      const { email } = lab.world.account.root;
      lab.ask({ kind: 'sign-in-as-root', browser: 'main', email, password: 'Wrong-Guess-1' });
    }),
  ],
  [
    'the event of a right password, with a device',
    { ...SIGN_IN, eventName: 'CheckMfa', details: { CheckMfa: 'Success' } },
    event((lab) => enterPassword(lab, 'alice')),
  ],
  [
    'the event of a right password, with several devices',
    { ...SIGN_IN, eventName: 'CheckMfa', details: { CheckMfa: 'Success', MfaType: 'Multiple MFA Devices' } },
    event((lab) => {
      enrol(lab, 'alice', 'tablet');
      enterPassword(lab, 'alice');
    }),
    () => {
      const lab = openLab();
      enrol(lab, 'alice', 'phone');
      return lab;
    },
  ],
  [
    'the event of a right password, with a security key',
    { ...SIGN_IN, eventName: 'CheckMfa', details: { CheckMfa: 'Success', MfaType: 'U2F MFA' } },
    event((lab) => enterPassword(lab, 'alice')),
    labOfKey,
  ],
  [
    'the event of a wrong code',
    {
      ...SIGN_IN,
      eventName: 'ConsoleLogin',
      details: { ConsoleLogin: 'Failure', MFAUsed: 'Yes' },
      error: FAILED,
    },
    event((lab) => {
      enterPassword(lab, 'alice');
      submitCode(lab, '000000');
    }),
  ],
  [
    'the event of a right code',
    (lab: Lab) => ({
      ...SIGN_IN,
      eventName: 'ConsoleLogin',
      details: {
        ConsoleLogin: 'Success',
        MFAUsed: 'Yes',
        MFAIdentifier: device(lab, 'phone').serialNumber,
      },
    }),
    event((lab) => {
      enterPassword(lab, 'alice');
      submitCode(lab, codeOf(lab, 'phone', 1));
    }),
  ],
  [
    'the event of a touched security key',
    (lab: Lab) => ({
      ...SIGN_IN,
      eventName: 'ConsoleLogin',
      details: { ConsoleLogin: 'Success', MFAUsed: 'Yes', MFAIdentifier: keyArn(lab) },
    }),
    event((lab) => {
      enterPassword(lab, 'alice');
      granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));
    }),
    labOfKey,
  ],
  [
    'the ARN of a security key',
    'arn:aws:iam::ACCOUNT:u2f/user/alice/alice-key-RANDOM',
    (lab) =>
      keyArn(lab)
        ?.replace(/-[0-9A-F]+$/, '-RANDOM')
        .replace(accountOf(lab), 'ACCOUNT'),
    labOfKey,
  ],
  [
    'a right password, without a device',
    { ...ALICE_IN, isMfaAuthenticated: false },
    (lab) => enterPassword(lab, 'alice'),
    openLab,
  ],
  ['a right password, with a device', { kind: 'mfa-needed' }, (lab) => enterPassword(lab, 'alice')],
  [
    'the session in which a device is enrolled: still without MFA',
    null,
    (lab) => {
      enrol(lab, 'alice', 'tablet');
      return browserById(lab.world, 'main').session?.mfa;
    },
    labOfAlice,
  ],
  [
    'a password that was given for one sign-in: a new one first',
    'change-password',
    (lab) => {
      granted(iam(lab, { operation: 'UpdateLoginProfile', userName: 'bea', passwordResetRequired: true }));
      granted(enterPassword(lab, 'bea'));
      return browserById(lab.world, 'main').page.name;
    },
    () => {
      const lab = openLab();
      createUser(lab, 'bea');
      return lab;
    },
  ],
  [
    'a device that an administrator removes in the console: two calls',
    ['DeactivateMFADevice', 'DeleteVirtualMFADevice'],
    (lab) => {
      callAdministrator(lab);
      const { serialNumber } = device(lab, 'phone');
      const before = lab.world.history.length;
      granted(lab.ask({ kind: 'open-remove', browser: 'private', userName: 'alice', serialNumber }));
      granted(lab.ask({ kind: 'confirm-remove', browser: 'private' }));
      return lab.world.history.slice(before).map(({ eventName }) => eventName);
    },
  ],
  [
    'a wizard that is cancelled: the device stays, and nobody has it',
    { owner: null, taken: 'MFA device already exists.' },
    (lab) => {
      granted(lab.ask({ kind: 'open-assign-mfa', browser: 'main' }));
      granted(lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'half' }));
      granted(lab.ask({ kind: 'cancel-wizard', browser: 'main' }));
      const again = iam(lab, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'half' });
      return { owner: device(lab, 'half').owner, taken: again.ok ? null : again.failure.error?.message };
    },
    labOfAlice,
  ],
  [
    'a secret that the console makes: half as long as AWS’s, for the QR code',
    32,
    (lab) => {
      createDevice(lab, 'short');
      return device(lab, 'short').seed.length;
    },
    labOfAlice,
  ],
  [
    'a user whom the console makes: may manage MFA and password',
    2,
    (lab) => {
      granted(iam(lab, { operation: 'CreateUser', userName: 'bea' }));
      return findUser(lab.world.account, 'bea')?.attachedPolicies.length;
    },
    openLab,
  ],
];

/** Signing in to the console, and what of it is in the history. */
export const SIGN_INS: Table = {
  about: 'signing in',
  start: () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    granted(iam(lab, { operation: 'CreateUser', userName: 'cleo' }));
    return lab;
  },
  refused,
  seen,
};
