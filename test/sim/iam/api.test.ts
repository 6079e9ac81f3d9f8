import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../src/sim/base/time.js';
import type { IamCall } from '../../../src/sim/iam/requests.js';
import type { RequestResult } from '../../../src/sim/responses.js';
import { deniedWithoutMfa } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  createDevice,
  createUser,
  device,
  enrol,
  iam,
  labOfAlice,
  labWithDevice,
  lastEvent,
  openLab,
  pairAt,
  passwordOf,
  refusalOf,
  signIn,
} from '../scenario.js';

const NEW_PASSWORD = 'Kettle-Orbit-55';

/** Who calls: how the lab gets there, and the window they call from. */
const callers: readonly (readonly [string, (lab: Lab) => string])[] = [
  [
    'alice, who has no device',
    (lab) => {
      signIn(lab, 'alice');
      return 'main';
    },
  ],
  [
    'alice, whose session is without MFA',
    (lab) => {
      signIn(lab, 'alice');
      enrol(lab, 'alice', 'alice-phone');
      return 'main';
    },
  ],
  [
    'alice, whose session is with MFA',
    (lab) => {
      enrol(lab, 'alice', 'alice-phone');
      signIn(lab, 'alice');
      return 'main';
    },
  ],
  [
    'the administrator',
    (lab) => {
      enrol(lab, 'alice', 'alice-phone');
      callAdministrator(lab);
      return 'private';
    },
  ],
  [
    'the root user',
    (lab) => {
      enrol(lab, 'alice', 'alice-phone');
      return 'main';
    },
  ],
];

/**
 * What is asked of a lab in which bea has a device and `spare` is nobody's, and the outcome for each caller in the order
 * above. `denied` is an explicit deny for want of MFA in the session; `DENIED` an explicit deny that MFA would not lift;
 * `not allowed` a permission that nobody gave.
 */
const matrix: readonly (readonly [string, (lab: Lab) => IamCall, readonly string[]])[] = [
  [
    'CreateVirtualMFADevice',
    () => ({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'new-phone' }),
    ['granted', 'granted', 'granted', 'granted', 'granted'],
  ],
  [
    'EnableMFADevice for alice',
    (lab) => ({ operation: 'EnableMFADevice', ...pairOf(lab, 'alice', 'spare') }),
    ['granted', 'needs-mfa-session', 'granted', 'granted', 'granted'],
  ],
  [
    'EnableMFADevice for bea',
    (lab) => ({ operation: 'EnableMFADevice', ...pairOf(lab, 'bea', 'spare') }),
    ['not allowed', 'not allowed', 'not allowed', 'granted', 'granted'],
  ],
  [
    'ResyncMFADevice of alice',
    (lab) => ({ operation: 'ResyncMFADevice', ...pairOf(lab, 'alice', 'alice-phone') }),
    ['not-their-device', 'granted', 'granted', 'granted', 'granted'],
  ],
  [
    'ResyncMFADevice of bea',
    (lab) => ({ operation: 'ResyncMFADevice', ...pairOf(lab, 'bea', 'bea-phone') }),
    ['not allowed', 'not allowed', 'not allowed', 'granted', 'granted'],
  ],
  [
    'DeactivateMFADevice of alice',
    (lab) => ({
      operation: 'DeactivateMFADevice',
      userName: 'alice',
      serialNumber: serialOf(lab, 'alice-phone'),
    }),
    ['denied', 'denied', 'granted', 'granted', 'granted'],
  ],
  [
    'DeactivateMFADevice of bea',
    (lab) => ({
      operation: 'DeactivateMFADevice',
      userName: 'bea',
      serialNumber: serialOf(lab, 'bea-phone'),
    }),
    ['DENIED', 'DENIED', 'not allowed', 'granted', 'granted'],
  ],
  [
    'DeleteVirtualMFADevice',
    (lab) => ({ operation: 'DeleteVirtualMFADevice', serialNumber: serialOf(lab, 'spare') }),
    ['DENIED', 'DENIED', 'not allowed', 'granted', 'granted'],
  ],
  [
    'ListMFADevices of alice',
    () => ({ operation: 'ListMFADevices', userName: 'alice' }),
    ['granted', 'granted', 'granted', 'granted', 'granted'],
  ],
  [
    'ListMFADevices of bea',
    () => ({ operation: 'ListMFADevices', userName: 'bea' }),
    ['not allowed', 'not allowed', 'not allowed', 'granted', 'granted'],
  ],
  [
    'ListVirtualMFADevices',
    () => ({ operation: 'ListVirtualMFADevices' }),
    ['granted', 'granted', 'granted', 'granted', 'granted'],
  ],
  [
    'GetUser alice',
    () => ({ operation: 'GetUser', userName: 'alice' }),
    ['granted', 'granted', 'granted', 'granted', 'granted'],
  ],
  [
    'GetUser bea',
    () => ({ operation: 'GetUser', userName: 'bea' }),
    ['not allowed', 'not allowed', 'not allowed', 'granted', 'granted'],
  ],
  [
    'ListUsers',
    () => ({ operation: 'ListUsers' }),
    ['DENIED', 'DENIED', 'not allowed', 'granted', 'granted'],
  ],
  [
    'CreateUser',
    () => ({ operation: 'CreateUser', userName: 'carl' }),
    ['DENIED', 'DENIED', 'not allowed', 'granted', 'granted'],
  ],
  [
    'CreateLoginProfile',
    () => ({ operation: 'CreateLoginProfile', userName: 'dora', password: NEW_PASSWORD }),
    ['DENIED', 'DENIED', 'not allowed', 'granted', 'granted'],
  ],
  [
    'UpdateLoginProfile of alice',
    () => ({ operation: 'UpdateLoginProfile', userName: 'alice', password: NEW_PASSWORD }),
    ['DENIED', 'DENIED', 'not allowed', 'granted', 'granted'],
  ],
  [
    'ChangePassword',
    (lab) => ({
      operation: 'ChangePassword',
      oldPassword: passwordOf(lab, 'omar'),
      newPassword: NEW_PASSWORD,
    }),
    ['denied', 'denied', 'wrong-old-password', 'granted', 'root-user'],
  ],
];

describe('who may do what', () => {
  const rows = matrix.flatMap(([name, call, outcomes]) =>
    callers.map(([caller, arrive], column) => ({ name, caller, call, arrive, outcome: outcomes[column] })),
  );

  it.each(rows)('$name by $caller: $outcome', ({ call, arrive, outcome }) => {
    const lab = openLab();
    createUser(lab, 'bea');
    iam(lab, { operation: 'CreateUser', userName: 'dora' });
    enrol(lab, 'bea', 'bea-phone');
    createDevice(lab, 'spare');
    const browser = arrive(lab);
    lab.wait(60);

    expect(verdict(iam(lab, call(lab), browser))).toBe(outcome);
  });
});

describe('a refusal for want of permission', () => {
  it('says that no policy allows it', () => {
    const lab = labOfAlice();

    expect(refusalOf(iam(lab, { operation: 'GetUser', userName: 'omar' }))).toEqual({
      error: {
        code: 'AccessDenied',
        message: `User: arn:aws:iam::${lab.world.account.id}:user/alice is not authorized to perform: iam:GetUser on resource: arn:aws:iam::${lab.world.account.id}:user/omar because no identity-based policy allows the iam:GetUser action`,
        httpStatus: 403,
      },
      reason: { code: 'not-allowed', action: 'iam:GetUser', isForWantOfMfa: false },
    });
  });

  it('says that a policy denies it, when MFA is wanted', () => {
    const lab = labWithDevice('phone');
    const { serialNumber } = device(lab, 'phone');

    const result = iam(lab, { operation: 'DeactivateMFADevice', serialNumber });

    expect(refusalOf(result)).toEqual({
      error: {
        code: 'AccessDenied',
        message: `User: arn:aws:iam::${lab.world.account.id}:user/alice is not authorized to perform: iam:DeactivateMFADevice on resource: arn:aws:iam::${lab.world.account.id}:user/alice with an explicit deny in an identity-based policy`,
        httpStatus: 403,
      },
      reason: {
        code: 'not-allowed',
        action: 'iam:DeactivateMFADevice',
        isForWantOfMfa: true,
        by: deniedWithoutMfa('ManageOwnMFA'),
      },
    });
  });

  it('changes nothing in the account', () => {
    const lab = labOfAlice();
    const { account } = lab.world;

    iam(lab, { operation: 'CreateUser', userName: 'bea' });

    expect(lab.world.account).toBe(account);
  });
});

describe('a call from a window in which nobody is signed in', () => {
  it('is refused', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(iam(lab, { operation: 'ListUsers' }))).toEqual({
      error: { code: 'AccessDenied', message: 'Sign in first.', httpStatus: 403 },
      reason: { code: 'not-signed-in' },
    });
  });

  it('leaves an event without an actor', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    iam(lab, { operation: 'ListUsers' });

    expect(lastEvent(lab)).toMatchObject({
      eventName: 'ListUsers',
      actor: null,
      mfaAuthenticated: false,
      reason: { code: 'not-signed-in' },
    });
  });
});

describe('the event of a call', () => {
  it('says who did what, when, from where and with what', () => {
    const lab = labOfAlice();
    lab.wait(12);

    createDevice(lab, 'alice-phone');

    expect(lastEvent(lab)).toEqual({
      id: 2,
      at: lab.now,
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateVirtualMFADevice',
      actor: 'alice',
      browser: 'main',
      mfaAuthenticated: false,
      details: { virtualMFADeviceName: 'alice-phone' },
      timeStep: null,
      error: null,
      reason: null,
    });
  });

  it('has the public answer and the private reason of a refusal', () => {
    const lab = labOfAlice();

    const { error, reason } = refusalOf(iam(lab, { operation: 'ListUsers' }));

    expect(lastEvent(lab)).toMatchObject({ error, reason, timeStep: null });
  });

  it('says whether the session had MFA', () => {
    const lab = labWithDevice('phone');
    signIn(lab, 'alice');

    iam(lab, { operation: 'GetUser' });

    expect(lastEvent(lab)).toMatchObject({ actor: 'alice', mfaAuthenticated: true });
  });

  it('calls the root user root', () => {
    const lab = openLab();

    iam(lab, { operation: 'ListUsers' });

    expect(lastEvent(lab)).toMatchObject({ actor: 'root', mfaAuthenticated: true });
  });

  it('carries lab time, also when the lab was warped', () => {
    const lab = openLab();
    const start = lab.now;
    lab.ask({ kind: 'warp-to-next-step' });

    iam(lab, { operation: 'ListUsers' });

    expect(lastEvent(lab).at).toBe(addSeconds(start, 30));
  });

  it.each<[string, IamCall, { readonly [name: string]: string }]>([
    ['no parameters', { operation: 'ListUsers' }, {}],
    ['no user name left out', { operation: 'GetUser' }, {}],
    ['a user name', { operation: 'GetUser', userName: 'alice' }, { userName: 'alice' }],
    [
      'a path',
      { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'phone', path: '/x/' },
      { virtualMFADeviceName: 'phone', path: '/x/' },
    ],
    [
      'a serial number but no codes',
      {
        operation: 'EnableMFADevice',
        userName: 'alice',
        serialNumber: 'arn:aws:iam::1:mfa/x',
        authenticationCode1: '123456',
        authenticationCode2: '234567',
      },
      { userName: 'alice', serialNumber: 'arn:aws:iam::1:mfa/x' },
    ],
    [
      'a user name but no password',
      { operation: 'UpdateLoginProfile', userName: 'alice', password: 'Kettle-Orbit-55' },
      { userName: 'alice' },
    ],
    ['no passwords', { operation: 'ChangePassword', oldPassword: 'One-1234', newPassword: 'Two-1234' }, {}],
  ])('has %s', (_case, call, details) => {
    const lab = openLab();

    iam(lab, call);

    expect(lastEvent(lab).details).toStrictEqual(details);
  });
});

function serialOf(lab: Lab, name: string): string {
  return (
    lab.world.account.mfaDevices.find((candidate) => candidate.name === name)?.serialNumber ??
    `arn:aws:iam::${lab.world.account.id}:mfa/${name}`
  );
}

function pairOf(lab: Lab, userName: string, name: string) {
  const exists = lab.world.account.mfaDevices.some((candidate) => candidate.name === name);
  const [authenticationCode1, authenticationCode2] = exists
    ? pairAt(lab, name, 0)
    : (['123456', '234567'] as const);
  return { userName, serialNumber: serialOf(lab, name), authenticationCode1, authenticationCode2 };
}

function verdict(result: RequestResult): string {
  if (result.ok) return 'granted';
  const { error, reason } = result.failure;
  if (reason.code !== 'not-allowed') return reason.code;
  if (error?.message.includes('explicit deny') !== true) return 'not allowed';
  return reason.isForWantOfMfa ? 'denied' : 'DENIED';
}
