import { describe, expect, it } from 'vitest';
import { stepAt } from '../../../src/sim/base/time.js';
import type { BrowserRequest } from '../../../src/sim/console/requests.js';
import type { IamCall, IamOperation } from '../../../src/sim/iam/requests.js';
import { findUser } from '../../../src/sim/world/account.js';
import type { Browser } from '../../../src/sim/world/browser.js';
import {
  ADMINISTRATION,
  ADMINISTRATOR_ACCESS,
  CHANGE_PASSWORD,
  policyArn,
  REQUIRE_MFA_NAME,
  selfManagement,
} from '../../../src/sim/world/policies.js';
import { browserById } from '../../../src/sim/world/world.js';
import { deniedWithoutMfa, done, notOnThisPage, notSignedIn } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  createDevice,
  createUser,
  deactivate,
  deleteDevice,
  device,
  enrol,
  enterPassword,
  granted,
  iam,
  labOfAlice,
  labWithDevice,
  lastEvent,
  openLab,
  pairAt,
  passwordOf,
  putOlderSessions,
  refusalOf,
  START,
  signIn,
} from '../scenario.js';

/** omar's window. */
const OMARS = 'private';
const NEW_PASSWORD = 'Pillow-Grape-31';

const windowOf = (lab: Lab, id: string): Browser => browserById(lab.world, id);

const serialOf = (lab: Lab, name: string) => device(lab, name).serialNumber;

const openPage = (lab: Lab, page: 'iam-users' | 'event-history' | 'console-home', browser = OMARS) =>
  lab.ask({ kind: 'open-page', browser, page });

const openUser = (lab: Lab, userName: string, browser = OMARS) =>
  lab.ask({ kind: 'open-user', browser, userName });

const openRemove = (lab: Lab, userName: string, serialNumber: string, browser = OMARS) =>
  lab.ask({ kind: 'open-remove', browser, userName, serialNumber });

const confirmRemove = (lab: Lab, browser = OMARS) => lab.ask({ kind: 'confirm-remove', browser });

/** Opens the question whether to remove a device, and says yes. */
function remove(lab: Lab, userName: string, name: string, browser = OMARS) {
  granted(openRemove(lab, userName, serialOf(lab, name), browser));
  return confirmRemove(lab, browser);
}

function resetPassword(lab: Lab, userName: string, password: string, browser = OMARS) {
  granted(lab.ask({ kind: 'open-reset-password', browser, userName }));
  return lab.ask({ kind: 'submit-reset-password', browser, password });
}

function changePassword(lab: Lab, oldPassword: string, newPassword: string, browser = 'main') {
  granted(lab.ask({ kind: 'open-change-password', browser }));
  return lab.ask({ kind: 'submit-change-password', browser, oldPassword, newPassword });
}

/** alice with `phone`, and omar at work in his window. */
function labOfAdministrator(): Lab {
  const lab = labWithDevice('phone');
  callAdministrator(lab);
  return lab;
}

/** alice with `phone`, in a session with MFA. */
function labWithMfa(): Lab {
  const lab = labWithDevice('phone');
  signIn(lab, 'alice');
  return lab;
}

/** What was called since there were so many events, and whether it was granted. */
const callsSince = (lab: Lab, count: number) =>
  lab.world.history
    .slice(count)
    .map(({ eventName, reason }) => (reason === null ? eventName : `${eventName}: ${reason.code}`));

const isDeniedForWantOfMfa = (action: string, policy: 'ManageOwnMFA' | 'RequireMFA' = 'RequireMFA') => ({
  code: 'not-allowed',
  action,
  isForWantOfMfa: true,
  by: deniedWithoutMfa(policy),
});
const isNeverAllowed = (action: string) => ({ code: 'not-allowed', action, isForWantOfMfa: false });

describe('the page of a user', () => {
  it('is reached by an administrator from the list of users', () => {
    const lab = labOfAdministrator();

    const listed = openPage(lab, 'iam-users');
    const opened = openUser(lab, 'alice');

    expect(listed).toMatchObject({ ok: true, value: { kind: 'users' } });
    expect(opened).toEqual(done);
    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'iam-user', userName: 'alice' },
      banner: null,
    });
  });

  it('asks IAM for the user and for the devices', () => {
    const lab = labOfAdministrator();
    const { length } = lab.world.history;

    openUser(lab, 'alice');

    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'GetUser', actor: 'omar', browser: OMARS, details: { userName: 'alice' }, error: null },
      { eventName: 'ListMFADevices', actor: 'omar', details: { userName: 'alice' }, error: null },
    ]);
  });

  it('goes by the name as it was given to the user, whatever case is asked for', () => {
    const lab = labOfAdministrator();

    openUser(lab, 'ALICE');

    expect(windowOf(lab, OMARS).page).toEqual({ name: 'iam-user', userName: 'alice' });
  });

  it('of a user who does not exist stays closed, and says so', () => {
    const lab = labOfAdministrator();
    openPage(lab, 'iam-users');

    const { error, reason } = refusalOf(openUser(lab, 'nobody'));

    expect(reason).toEqual({ code: 'no-such-user' });
    expect(error).toEqual({
      code: 'NoSuchEntity',
      message: 'The user with name nobody cannot be found.',
      httpStatus: 404,
    });
    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'iam-users' },
      banner: { kind: 'refused', error },
    });
  });

  it('of somebody else stays closed to alice, with MFA or without', () => {
    for (const lab of [labOfAlice(), labWithMfa()]) {
      const { error, reason } = refusalOf(openUser(lab, 'omar', 'main'));

      expect(reason).toEqual(isNeverAllowed('iam:GetUser'));
      expect(windowOf(lab, 'main')).toMatchObject({
        page: { name: 'console-home' },
        banner: { kind: 'refused', error },
      });
    }
  });

  it('of her own opens to alice', () => {
    const lab = labOfAlice();

    expect(openUser(lab, 'alice', 'main')).toEqual(done);
    expect(windowOf(lab, 'main').page).toEqual({ name: 'iam-user', userName: 'alice' });
  });

  it('opens without the banner of the page before', () => {
    const lab = labOfAdministrator();
    openUser(lab, 'nobody');

    openUser(lab, 'alice');

    expect(windowOf(lab, OMARS).banner).toBeNull();
  });
});

describe('a window in which nobody is signed in', () => {
  it.each<BrowserRequest>([
    { kind: 'open-user', browser: 'main', userName: 'alice' },
    { kind: 'open-remove', browser: 'main', userName: 'alice', serialNumber: 'arn:aws:iam::1:mfa/x' },
    { kind: 'confirm-remove', browser: 'main' },
    { kind: 'open-reset-password', browser: 'main', userName: 'alice' },
    { kind: 'submit-reset-password', browser: 'main', password: NEW_PASSWORD },
    { kind: 'open-change-password', browser: 'main' },
    { kind: 'submit-change-password', browser: 'main', oldPassword: 'x', newPassword: NEW_PASSWORD },
    { kind: 'open-page', browser: 'main', page: 'event-history' },
  ])('does nothing on $kind', (request) => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });
    const before = lab.world;

    expect(refusalOf(lab.ask(request))).toEqual(notSignedIn);
    expect(lab.world).toBe(before);
  });
});

describe('removing the device of a user', () => {
  it('first asks whether it is meant, and calls nothing yet', () => {
    const lab = labOfAdministrator();
    openUser(lab, 'alice');
    const before = lab.world;

    const result = openRemove(lab, 'alice', serialOf(lab, 'phone'));

    expect(result).toEqual(done);
    expect(windowOf(lab, OMARS).page).toEqual({
      name: 'remove-mfa-device',
      userName: 'alice',
      serialNumber: serialOf(lab, 'phone'),
    });
    expect(lab.world.account).toBe(before.account);
    expect(lab.world.history).toBe(before.history);
  });

  it('deactivates the device, and then deletes it', () => {
    const lab = labOfAdministrator();
    const { length } = lab.world.history;
    const serialNumber = serialOf(lab, 'phone');

    const result = remove(lab, 'alice', 'phone');

    expect(result).toEqual(done);
    expect(lab.world.account.mfaDevices.map(({ name }) => name)).toEqual(['root-account-mfa-device']);
    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'DeactivateMFADevice', actor: 'omar', details: { userName: 'alice', serialNumber } },
      { eventName: 'DeleteVirtualMFADevice', actor: 'omar', details: { serialNumber } },
    ]);
  });

  it('ends on the page of the user, with a banner that names the device', () => {
    const lab = labOfAdministrator();

    remove(lab, 'alice', 'phone');

    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'iam-user', userName: 'alice' },
      banner: { kind: 'device-removed', deviceName: 'phone', isDeleted: true },
    });
  });

  it('is remembered by the lab, for the codes of the old phone', () => {
    const lab = labOfAdministrator();
    const { seed } = device(lab, 'phone');
    lab.wait(20);

    remove(lab, 'alice', 'phone');

    expect(lab.world.account.removedDevices).toEqual([{ name: 'phone', seed, removedAt: lab.now }]);
  });

  it('frees its name', () => {
    const lab = labOfAdministrator();
    remove(lab, 'alice', 'phone');

    const created = iam(lab, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'phone' });

    expect(created.ok).toBe(true);
  });

  it.each<readonly [string, (lab: Lab) => unknown]>([
    ["the user's page", (lab) => openUser(lab, 'alice')],
    ['the list of users', (lab) => openPage(lab, 'iam-users')],
    ['the console home', (lab) => openPage(lab, 'console-home')],
  ])('is cancelled by going back to %s', (_page, goBack) => {
    const lab = labOfAdministrator();
    const before = device(lab, 'phone');
    openRemove(lab, 'alice', serialOf(lab, 'phone'));

    goBack(lab);

    expect(device(lab, 'phone')).toBe(before);
    expect(refusalOf(confirmRemove(lab))).toEqual(notOnThisPage);
    expect(device(lab, 'phone')).toBe(before);
  });

  it('happens once', () => {
    const lab = labOfAdministrator();
    remove(lab, 'alice', 'phone');
    const before = lab.world;

    expect(refusalOf(confirmRemove(lab))).toEqual(notOnThisPage);
    expect(lab.world).toBe(before);
  });

  it.each<readonly [string, (lab: Lab) => void, string]>([
    ['was removed by somebody else', (lab) => void remove(lab, 'alice', 'phone', 'main'), 'no-such-device'],
    [
      'was deactivated by somebody else',
      (lab) => granted(deactivate(lab, 'alice', 'phone', 'main')),
      'not-their-device',
    ],
  ])('says so when it %s in the meantime', (_case, interfere, reason) => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    callAdministrator(lab);
    openRemove(lab, 'alice', serialOf(lab, 'phone'));
    const { page } = windowOf(lab, OMARS);
    // The root user in the main window.
    interfere(lab);

    const refusal = refusalOf(confirmRemove(lab));

    expect(refusal.reason).toEqual({ code: reason });
    expect(windowOf(lab, OMARS)).toMatchObject({ page, banner: { kind: 'refused', error: refusal.error } });
  });

  it('deactivates a hardware token, which nobody can delete', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'hand-out-token', to: 'alice' });
    const token = lab.world.account.mfaDevices.at(-1);
    callAdministrator(lab);
    const { length } = lab.world.history;

    const result = remove(lab, 'alice', token?.name ?? '');

    expect(result).toEqual(done);
    expect(callsSince(lab, length)).toEqual(['DeactivateMFADevice']);
    expect(lab.world.account.mfaDevices.at(-1)).toEqual({ ...token, owner: null, enabledAt: null });
  });

  it('of two leaves the other one', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    enrol(lab, 'alice', 'tablet');
    callAdministrator(lab);

    remove(lab, 'alice', 'phone');

    expect(device(lab, 'tablet').owner).toEqual({ type: 'user', userName: 'alice' });
  });

  it('leaves a session that began with the device as it was', () => {
    const lab = labWithMfa();
    callAdministrator(lab);
    const { session } = windowOf(lab, 'main');

    remove(lab, 'alice', 'phone');

    expect(windowOf(lab, 'main').session).toBe(session);
  });
});

describe("removing one's own device", () => {
  it('in a session with MFA takes it from alice, but she may not delete it', () => {
    const lab = labWithMfa();
    const { length } = lab.world.history;

    const result = remove(lab, 'alice', 'phone', 'main');

    expect(result).toEqual(done);
    expect(device(lab, 'phone')).toMatchObject({ owner: null, enabledAt: null });
    expect(lab.world.account.removedDevices).toEqual([]);
    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'DeactivateMFADevice', actor: 'alice', mfaAuthenticated: true, reason: null },
      { eventName: 'DeleteVirtualMFADevice', reason: isNeverAllowed('iam:DeleteVirtualMFADevice') },
    ]);
  });

  it('ends on Security credentials, and says that the device was not deleted', () => {
    const lab = labWithMfa();

    remove(lab, 'alice', 'phone', 'main');

    expect(windowOf(lab, 'main')).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'device-removed', deviceName: 'phone', isDeleted: false },
    });
  });

  it('leaves the name taken, by nobody', () => {
    const lab = labWithMfa();
    remove(lab, 'alice', 'phone', 'main');

    const again = lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'phone' });

    expect(refusalOf(again).reason).toEqual({ code: 'name-taken', deviceName: 'phone', owner: null });
  });

  it('is denied to alice in a session without MFA', () => {
    const lab = labWithDevice('phone');
    const before = device(lab, 'phone');

    const { error, reason } = refusalOf(remove(lab, 'alice', 'phone', 'main'));

    expect(reason).toEqual(isDeniedForWantOfMfa('iam:DeactivateMFADevice', 'ManageOwnMFA'));
    expect(error?.message).toMatch(/ with an explicit deny in an identity-based policy$/);
    expect(device(lab, 'phone')).toBe(before);
    expect(windowOf(lab, 'main')).toMatchObject({
      page: { name: 'remove-mfa-device' },
      banner: { kind: 'refused', error },
    });
  });

  it('needs an MFA session of an administrator too, whatever his policies say', () => {
    const lab = labOfAlice();
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', OMARS);

    const { error, reason } = refusalOf(remove(lab, 'omar', 'omar-phone'));

    expect(reason).toEqual({ code: 'needs-mfa-session' });
    expect(error).toEqual({
      code: 'AccessDenied',
      message:
        'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
      httpStatus: 403,
    });
    expect(windowOf(lab, OMARS).banner).toEqual({ kind: 'refused', error });
  });

  it('with MFA deletes it for an administrator, who comes back to his own page', () => {
    const lab = labOfAlice();
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', OMARS);
    signIn(lab, 'omar', OMARS);

    expect(remove(lab, 'omar', 'omar-phone')).toEqual(done);
    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'device-removed', deviceName: 'omar-phone', isDeleted: true },
    });
  });

  it('does not let alice remove the device of somebody else, even with MFA', () => {
    const lab = labWithMfa();
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', OMARS);

    const { reason } = refusalOf(remove(lab, 'omar', 'omar-phone', 'main'));

    expect(reason).toEqual(isNeverAllowed('iam:DeactivateMFADevice'));
  });
});

/** omar is asked for MFA from now on. He has a token, but signed in before he got it. */
function labThatAsksForMfa(): Lab {
  const lab = labOfAdministrator();
  createDevice(lab, 'spare');
  createUser(lab, 'bea', OMARS);
  granted(iam(lab, { operation: 'CreateAccessKey', userName: 'alice' }, OMARS));
  granted(iam(lab, { operation: 'PutUserPolicy', userName: 'alice', ...putOlderSessions(START) }, OMARS));
  signIn(lab, 'alice');
  granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
  granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));
  lab.ask({ kind: 'hand-out-token', to: 'omar' });
  lab.ask({ kind: 'ask-administrators-for-mfa' });
  lab.wait(60);
  return lab;
}

function keySerialOf(lab: Lab): string {
  return lab.world.account.securityKeys[0]?.serialNumber ?? '';
}

function keyOfAlice(lab: Lab): string {
  return lab.world.account.accessKeys[0]?.accessKeyId ?? '';
}

/** Takes everything from a user that was made in the console. */
function emptyUser(lab: Lab, userName: string): void {
  for (const policyArn of findUser(lab.world.account, userName)?.attachedPolicies ?? []) {
    granted(iam(lab, { operation: 'DetachUserPolicy', userName, policyArn }, OMARS));
  }
  granted(iam(lab, { operation: 'DeleteLoginProfile', userName }, OMARS));
}

/** One call of each operation, and whether it is on the list of what works without MFA. */
const administratorCalls: {
  readonly [Name in IamOperation]: { readonly call: (lab: Lab) => IamCall; readonly isExcepted: boolean };
} = {
  CreateVirtualMFADevice: {
    call: () => ({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'tablet' }),
    isExcepted: true,
  },
  EnableMFADevice: {
    call: (lab) => {
      const [authenticationCode1, authenticationCode2] = pairAt(lab, 'spare', 0);
      const codes = { authenticationCode1, authenticationCode2 };
      return {
        operation: 'EnableMFADevice',
        userName: 'alice',
        serialNumber: serialOf(lab, 'spare'),
        ...codes,
      };
    },
    isExcepted: true,
  },
  ResyncMFADevice: {
    call: (lab) => {
      const [authenticationCode1, authenticationCode2] = pairAt(lab, 'phone', 0);
      const codes = { authenticationCode1, authenticationCode2 };
      return {
        operation: 'ResyncMFADevice',
        userName: 'alice',
        serialNumber: serialOf(lab, 'phone'),
        ...codes,
      };
    },
    isExcepted: true,
  },
  GetUser: { call: () => ({ operation: 'GetUser', userName: 'alice' }), isExcepted: true },
  ListMFADevices: { call: () => ({ operation: 'ListMFADevices', userName: 'alice' }), isExcepted: true },
  ListVirtualMFADevices: { call: () => ({ operation: 'ListVirtualMFADevices' }), isExcepted: true },
  ListUsers: { call: () => ({ operation: 'ListUsers' }), isExcepted: false },
  DeactivateMFADevice: {
    call: (lab) => ({
      operation: 'DeactivateMFADevice',
      userName: 'alice',
      serialNumber: serialOf(lab, 'phone'),
    }),
    isExcepted: false,
  },
  DeleteVirtualMFADevice: {
    call: (lab) => ({ operation: 'DeleteVirtualMFADevice', serialNumber: serialOf(lab, 'spare') }),
    isExcepted: false,
  },
  CreateUser: { call: () => ({ operation: 'CreateUser', userName: 'carl' }), isExcepted: false },
  DeleteUser: { call: () => ({ operation: 'DeleteUser', userName: 'bea' }), isExcepted: false },
  GetAccountSummary: { call: () => ({ operation: 'GetAccountSummary' }), isExcepted: false },
  TagMFADevice: {
    call: (lab) => ({
      operation: 'TagMFADevice',
      serialNumber: serialOf(lab, 'spare'),
      tags: [{ key: 'team', value: 'people' }],
    }),
    isExcepted: false,
  },
  UntagMFADevice: {
    call: (lab) => ({
      operation: 'UntagMFADevice',
      serialNumber: serialOf(lab, 'spare'),
      tagKeys: ['team'],
    }),
    isExcepted: false,
  },
  ListMFADeviceTags: {
    call: (lab) => ({ operation: 'ListMFADeviceTags', serialNumber: serialOf(lab, 'spare') }),
    isExcepted: false,
  },
  CreatePolicy: {
    call: () => ({
      operation: 'CreatePolicy',
      policyName: 'Everything',
      policyDocument: ADMINISTRATOR_ACCESS.document,
    }),
    isExcepted: false,
  },
  CreateLoginProfile: {
    call: () => ({ operation: 'CreateLoginProfile', userName: 'carl', password: NEW_PASSWORD }),
    isExcepted: false,
  },
  UpdateLoginProfile: {
    call: () => ({ operation: 'UpdateLoginProfile', userName: 'bea', password: NEW_PASSWORD }),
    isExcepted: false,
  },
  ChangePassword: {
    call: (lab) => ({
      operation: 'ChangePassword',
      oldPassword: passwordOf(lab, 'omar'),
      newPassword: NEW_PASSWORD,
    }),
    isExcepted: false,
  },
  CreateAccessKey: {
    call: () => ({ operation: 'CreateAccessKey', userName: 'bea' }),
    isExcepted: false,
  },
  DeleteAccessKey: {
    call: (lab) => ({
      operation: 'DeleteAccessKey',
      userName: 'alice',
      accessKeyId: keyOfAlice(lab),
    }),
    isExcepted: false,
  },
  ListAccessKeys: { call: () => ({ operation: 'ListAccessKeys', userName: 'alice' }), isExcepted: false },
  GetAccessKeyLastUsed: {
    call: (lab) => ({ operation: 'GetAccessKeyLastUsed', accessKeyId: keyOfAlice(lab) }),
    isExcepted: false,
  },
  UpdateAccessKey: {
    call: (lab) => ({
      operation: 'UpdateAccessKey',
      userName: 'alice',
      accessKeyId: keyOfAlice(lab),
      status: 'Inactive',
    }),
    isExcepted: false,
  },
  GetMFADevice: {
    call: (lab) => ({ operation: 'GetMFADevice', userName: 'alice', serialNumber: keySerialOf(lab) }),
    isExcepted: false,
  },
  GetLoginProfile: { call: () => ({ operation: 'GetLoginProfile', userName: 'bea' }), isExcepted: false },
  DeleteLoginProfile: {
    call: () => ({ operation: 'DeleteLoginProfile', userName: 'bea' }),
    isExcepted: false,
  },
  GetUserPolicy: {
    call: () => ({ operation: 'GetUserPolicy', userName: 'alice', policyName: 'DenyOlderSessions' }),
    isExcepted: false,
  },
  DeleteUserPolicy: {
    call: () => ({ operation: 'DeleteUserPolicy', userName: 'alice', policyName: 'DenyOlderSessions' }),
    isExcepted: false,
  },
  ListUserPolicies: {
    call: () => ({ operation: 'ListUserPolicies', userName: 'alice' }),
    isExcepted: false,
  },
  AttachUserPolicy: {
    call: () => ({ operation: 'AttachUserPolicy', userName: 'bea', policyArn: ADMINISTRATOR_ACCESS.arn }),
    isExcepted: false,
  },
  DetachUserPolicy: {
    call: () => ({ operation: 'DetachUserPolicy', userName: 'bea', policyArn: CHANGE_PASSWORD.arn }),
    isExcepted: false,
  },
  ListAttachedUserPolicies: {
    call: () => ({ operation: 'ListAttachedUserPolicies', userName: 'alice' }),
    isExcepted: false,
  },
  PutUserPolicy: {
    call: (lab) => ({
      operation: 'PutUserPolicy',
      userName: 'bea',
      ...putOlderSessions(lab.now),
    }),
    isExcepted: false,
  },
};

describe('an administrator who is asked for MFA', () => {
  const rows = Object.entries(administratorCalls).map(([operation, row]) => ({ operation, ...row }));
  const denied = rows.filter(({ isExcepted }) => !isExcepted);
  const excepted = rows.filter(({ isExcepted }) => isExcepted);

  it.each(denied)('and has none is denied $operation', ({ operation, call }) => {
    const lab = labThatAsksForMfa();
    const { account } = lab.world;

    const { error, reason } = refusalOf(iam(lab, call(lab), OMARS));

    expect(reason).toEqual(isDeniedForWantOfMfa(`iam:${operation}`));
    expect(error?.message).toMatch(/ with an explicit deny in an identity-based policy$/);
    expect(lab.world.account).toBe(account);
  });

  it.each(excepted)('and has none may still call $operation, as documented', ({ call }) => {
    const lab = labThatAsksForMfa();

    expect(iam(lab, call(lab), OMARS).ok).toBe(true);
  });

  it.each(rows)('may call $operation in a session with MFA', ({ operation, call }) => {
    const lab = labThatAsksForMfa();
    signIn(lab, 'omar', OMARS);
    // A password is made for somebody who has none.
    if (operation === 'CreateLoginProfile')
      granted(iam(lab, { operation: 'CreateUser', userName: 'carl' }, OMARS));
    // Only a user to whom nothing belongs can be deleted.
    if (operation === 'DeleteUser') emptyUser(lab, 'bea');

    expect(iam(lab, call(lab), OMARS).ok).toBe(true);
  });

  it('sees Users with the refusal on it', () => {
    const lab = labThatAsksForMfa();

    const { error, reason } = refusalOf(openPage(lab, 'iam-users'));

    expect(reason).toEqual(isDeniedForWantOfMfa('iam:ListUsers'));
    expect(windowOf(lab, OMARS).page).toEqual({ name: 'iam-users', refusal: error });
  });

  it('can open the page of a user, and can remove nothing there', () => {
    const lab = labThatAsksForMfa();
    const before = device(lab, 'phone');

    const opened = openUser(lab, 'alice');
    const removed = remove(lab, 'alice', 'phone');

    expect(opened).toEqual(done);
    expect(refusalOf(removed).reason).toEqual(isDeniedForWantOfMfa('iam:DeactivateMFADevice'));
    expect(device(lab, 'phone')).toBe(before);
  });

  it('can remove it in a session with MFA', () => {
    const lab = labThatAsksForMfa();
    signIn(lab, 'omar', OMARS);

    expect(remove(lab, 'alice', 'phone')).toEqual(done);
  });

  it('is the only one whose permissions change', () => {
    const lab = labThatAsksForMfa();
    const { users, id } = lab.world.account;
    const permissions = users.map(({ userName, attachedPolicies }) => [userName, attachedPolicies]);

    expect(permissions).toEqual([
      ['alice', selfManagement(id).attachedPolicies],
      ['omar', [...ADMINISTRATION.attachedPolicies, policyArn(id, REQUIRE_MFA_NAME)]],
      ['bea', selfManagement(id).attachedPolicies],
    ]);
    granted(lab.ask({ kind: 'ask-administrators-for-mfa' }));
    expect(lab.world.account.users).toEqual(users);
  });
});

const weakPasswords: readonly (readonly [string, string, string])[] = [
  ['too short', 'Ab1-xyz', 'Password should have a minimum length of 8'],
  [
    'of one kind of character',
    'onlysmallletters',
    'Password should meet 2 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one number, Password should have at least one symbol',
  ],
  [
    'of two kinds of character',
    'Onlyletters',
    'Password should meet 1 more of the following requirements: Password should have at least one number, Password should have at least one symbol',
  ],
];

describe('resetting the password of a user', () => {
  it('begins on a page of its own, and calls nothing yet', () => {
    const lab = labOfAdministrator();
    const { history } = lab.world;

    const result = lab.ask({ kind: 'open-reset-password', browser: OMARS, userName: 'alice' });

    expect(result).toEqual(done);
    expect(windowOf(lab, OMARS).page).toEqual({ name: 'reset-password', userName: 'alice' });
    expect(lab.world.history).toBe(history);
  });

  it('gives the user the new password', () => {
    const lab = labOfAdministrator();
    const old = passwordOf(lab, 'alice');

    resetPassword(lab, 'alice', NEW_PASSWORD);

    const { account } = lab.world;
    const signInWith = (password: string) =>
      lab.ask({ kind: 'sign-in-as-user', browser: 'main', account: account.id, userName: 'alice', password });
    expect(passwordOf(lab, 'alice')).toBe(NEW_PASSWORD);
    expect(refusalOf(signInWith(old)).reason).toEqual({ code: 'wrong-password' });
    expect(signInWith(NEW_PASSWORD)).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
  });

  it('ends on the page of the user, with a banner', () => {
    const lab = labOfAdministrator();
    const { length } = lab.world.history;

    const result = resetPassword(lab, 'alice', NEW_PASSWORD);

    expect(result).toEqual(done);
    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'iam-user', userName: 'alice' },
      banner: { kind: 'password-changed', userName: 'alice' },
    });
    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'UpdateLoginProfile', actor: 'omar', details: { userName: 'alice' }, error: null },
    ]);
  });

  it('of his own brings an administrator back to his own page', () => {
    const lab = labOfAdministrator();

    resetPassword(lab, 'omar', NEW_PASSWORD);

    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'password-changed', userName: 'omar' },
    });
  });

  it('takes no device away and ends no session', () => {
    const lab = labOfAdministrator();
    const [before, { session }] = [device(lab, 'phone'), windowOf(lab, 'main')];

    resetPassword(lab, 'alice', NEW_PASSWORD);

    expect(device(lab, 'phone')).toBe(before);
    expect(windowOf(lab, 'main').session).toBe(session);
  });

  it.each(weakPasswords)('refuses a password %s, and says why', (_case, password, message) => {
    const lab = labOfAdministrator();
    const old = passwordOf(lab, 'alice');

    const { error, reason } = refusalOf(resetPassword(lab, 'alice', password));

    expect(reason).toEqual({ code: 'password-policy', message });
    expect(error).toEqual({ code: 'PasswordPolicyViolation', message, httpStatus: 400 });
    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'reset-password', userName: 'alice' },
      banner: { kind: 'refused', error },
    });
    expect(passwordOf(lab, 'alice')).toBe(old);
  });

  it.each<readonly [string, string, string]>([
    ['a user who does not exist', 'nobody', 'no-such-user'],
    ['a user who has no password to reset', 'carl', 'no-login-profile'],
  ])('is refused for %s', (_case, userName, reason) => {
    const lab = labOfAdministrator();
    iam(lab, { operation: 'CreateUser', userName: 'carl' }, OMARS);

    expect(refusalOf(resetPassword(lab, userName, NEW_PASSWORD)).reason).toEqual({ code: reason });
  });

  it('is not for alice, with MFA or without', () => {
    for (const [lab, by] of [
      [labOfAlice(), { by: deniedWithoutMfa('ManageOwnMFA') }],
      [labWithMfa(), {}],
    ] as const) {
      const { reason } = refusalOf(resetPassword(lab, 'omar', NEW_PASSWORD, 'main'));

      expect(reason).toEqual({ ...isNeverAllowed('iam:UpdateLoginProfile'), ...by });
    }
  });

  it('takes no password elsewhere', () => {
    const lab = labOfAdministrator();
    openUser(lab, 'alice');
    const before = lab.world;

    const result = lab.ask({ kind: 'submit-reset-password', browser: OMARS, password: NEW_PASSWORD });

    expect(refusalOf(result)).toEqual(notOnThisPage);
    expect(lab.world).toBe(before);
  });
});

describe("changing one's own password", () => {
  it('takes the old one and the new one, in a session with MFA', () => {
    const lab = labWithMfa();
    const { length } = lab.world.history;
    lab.wait(5);

    const result = changePassword(lab, passwordOf(lab, 'alice'), NEW_PASSWORD);

    expect(result).toEqual(done);
    expect(findUser(lab.world.account, 'alice')?.loginProfile).toMatchObject({
      password: NEW_PASSWORD,
      changedAt: lab.now,
    });
    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'ChangePassword', actor: 'alice', mfaAuthenticated: true, details: {}, error: null },
    ]);
  });

  it('ends on Security credentials, with a banner', () => {
    const lab = labWithMfa();

    changePassword(lab, passwordOf(lab, 'alice'), NEW_PASSWORD);

    expect(windowOf(lab, 'main')).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'password-changed', userName: 'alice' },
    });
  });

  it('is denied to alice in a session without MFA', () => {
    const lab = labWithDevice('phone');

    const { reason } = refusalOf(changePassword(lab, passwordOf(lab, 'alice'), NEW_PASSWORD));

    expect(reason).toEqual(isDeniedForWantOfMfa('iam:ChangePassword', 'ManageOwnMFA'));
    expect(windowOf(lab, 'main')).toMatchObject({ page: { name: 'change-password' } });
  });

  it('is refused with a wrong old password, and nothing changes', () => {
    const lab = labWithMfa();
    const { account } = lab.world;

    const { error, reason } = refusalOf(changePassword(lab, 'Wrong-Guess-77', NEW_PASSWORD));

    expect(reason).toEqual({ code: 'wrong-old-password' });
    expect(error?.code).toBe('AccessDenied');
    expect(lab.world.account).toBe(account);
    expect(windowOf(lab, 'main')).toMatchObject({
      page: { name: 'change-password' },
      banner: { kind: 'refused', error },
    });
  });

  it.each(['x'.repeat(129), 'Kettle-鍵-55', 'Kettle-🔑-55'])(
    'refuses the password %s, whose form AWS does not take',
    (password) => {
      const lab = labWithMfa();
      const old = passwordOf(lab, 'alice');

      const { error, reason } = refusalOf(changePassword(lab, old, password));

      expect(reason).toEqual({ code: 'invalid-parameter', parameter: 'newPassword' });
      expect(error?.code).toBe('ValidationError');
      expect(passwordOf(lab, 'alice')).toBe(old);
    },
  );

  it.each(weakPasswords)('refuses a password %s, and says why', (_case, password, message) => {
    const lab = labWithMfa();
    const old = passwordOf(lab, 'alice');

    const { reason } = refusalOf(changePassword(lab, old, password));

    expect(reason).toEqual({ code: 'password-policy', message });
    expect(windowOf(lab, 'main').page).toEqual({ name: 'change-password' });
    expect(passwordOf(lab, 'alice')).toBe(old);
  });

  it('is not for the root user, who has no login profile', () => {
    const lab = openLab();

    const { error, reason } = refusalOf(changePassword(lab, lab.world.account.root.password, NEW_PASSWORD));

    expect(reason).toEqual({ code: 'root-user' });
    expect(error?.code).toBe('InvalidUserType');
  });

  it('takes no passwords elsewhere', () => {
    const lab = labWithMfa();
    const before = lab.world;

    const result = lab.ask({
      kind: 'submit-change-password',
      browser: 'main',
      oldPassword: passwordOf(lab, 'alice'),
      newPassword: NEW_PASSWORD,
    });

    expect(refusalOf(result)).toEqual(notOnThisPage);
    expect(lab.world).toBe(before);
  });
});

describe('the event history', () => {
  it('opens for an administrator, and leaves an event of its own', () => {
    const lab = labOfAdministrator();
    const { length } = lab.world.history;
    lab.wait(7);

    const result = openPage(lab, 'event-history');

    expect(result).toEqual(done);
    expect(windowOf(lab, OMARS).page).toEqual({ name: 'event-history', refusal: null });
    expect(lab.world.history.slice(length)).toEqual([
      {
        id: length + 1,
        at: lab.now,
        eventSource: 'cloudtrail.amazonaws.com',
        eventName: 'LookupEvents',
        actor: 'omar',
        browser: OMARS,
        mfaAuthenticated: false,
        details: {},
        timeStep: null,
        error: null,
        reason: null,
      },
    ]);
  });

  it('opens for the root user', () => {
    const lab = openLab();

    expect(openPage(lab, 'event-history', 'main')).toEqual(done);
    expect(lastEvent(lab)).toMatchObject({
      eventName: 'LookupEvents',
      actor: 'root',
      mfaAuthenticated: true,
    });
  });

  it('opens for alice with the refusal on it, and her try is an event too', () => {
    for (const [lab, by] of [
      [labOfAlice(), { by: deniedWithoutMfa('ManageOwnMFA') }],
      [labWithMfa(), {}],
    ] as const) {
      const { error, reason } = refusalOf(openPage(lab, 'event-history', 'main'));

      expect(reason).toEqual({ ...isNeverAllowed('cloudtrail:LookupEvents'), ...by });
      expect(windowOf(lab, 'main').page).toEqual({ name: 'event-history', refusal: error });
      expect(lastEvent(lab)).toMatchObject({ eventName: 'LookupEvents', actor: 'alice', error, reason });
    }
  });

  it('wants MFA of an administrator who is asked for it', () => {
    const lab = labThatAsksForMfa();

    const { reason } = refusalOf(openPage(lab, 'event-history'));
    signIn(lab, 'omar', OMARS);

    expect(reason).toEqual(isDeniedForWantOfMfa('cloudtrail:LookupEvents'));
    expect(openPage(lab, 'event-history')).toEqual(done);
  });
});

describe("an administrator who resynchronises a user's device", () => {
  function labOnResync(): Lab {
    const lab = labOfAdministrator();
    lab.wait(60);
    granted(lab.ask({ kind: 'open-resync', browser: OMARS, serialNumber: serialOf(lab, 'phone') }));
    return lab;
  }

  const resync = (lab: Lab, codes: readonly [string, string], browser = OMARS) =>
    lab.ask({ kind: 'submit-resync-codes', browser, codes });

  it('does it for the owner of the device', () => {
    const lab = labOnResync();
    const { length } = lab.world.history;

    const result = resync(lab, pairAt(lab, 'phone', 12));

    expect(result).toEqual(done);
    expect(device(lab, 'phone')).toMatchObject({ drift: 12, lastPairStep: stepAt(lab.now) + 12 });
    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'ResyncMFADevice', actor: 'omar', details: { userName: 'alice' }, error: null },
    ]);
  });

  it('comes back to the page of the user, with a banner', () => {
    const lab = labOnResync();

    resync(lab, pairAt(lab, 'phone', 0));

    expect(windowOf(lab, OMARS)).toMatchObject({
      page: { name: 'iam-user', userName: 'alice' },
      banner: { kind: 'device-resynced', deviceName: 'phone' },
    });
  });

  it('stays on the page after two wrong codes', () => {
    const lab = labOnResync();
    const { page } = windowOf(lab, OMARS);

    const { error, reason } = refusalOf(resync(lab, ['000000', '000001']));

    expect(reason).toEqual({ code: 'unknown-pair' });
    expect(windowOf(lab, OMARS)).toMatchObject({ page, banner: { kind: 'refused', error } });
  });

  it('needs no MFA session, as resync is not adding or removing', () => {
    const lab = labThatAsksForMfa();
    lab.ask({ kind: 'open-resync', browser: OMARS, serialNumber: serialOf(lab, 'phone') });

    expect(resync(lab, pairAt(lab, 'phone', 0))).toEqual(done);
  });

  it('is not alice, who may do it for herself alone', () => {
    const lab = labOfAlice();
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', OMARS);
    lab.wait(60);
    lab.ask({ kind: 'open-resync', browser: 'main', serialNumber: serialOf(lab, 'omar-phone') });

    const { reason } = refusalOf(resync(lab, pairAt(lab, 'omar-phone', 0), 'main'));

    expect(reason).toEqual(isNeverAllowed('iam:ResyncMFADevice'));
  });
});

describe('the window of somebody else', () => {
  it.each(['administrator', 'attacker'] as const)('of the %s opens in front, with nobody signed in', (of) => {
    const lab = labWithDevice('phone');

    const result = lab.ask({ kind: 'open-window', of });

    expect(result).toEqual(done);
    expect(lab.world.activeBrowser).toBe(of);
    expect(windowOf(lab, of)).toEqual({
      id: of,
      isPrivate: false,
      page: { name: 'sign-in', form: 'iam', account: lab.world.account.alias },
      session: null,
      challenge: null,
      banner: null,
    });
  });

  it('comes to the front as it is when it is open', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-window', of: 'administrator' });
    signIn(lab, 'omar', 'administrator');
    lab.ask({ kind: 'open-window', of: 'attacker' });
    const { browsers } = lab.world;

    lab.ask({ kind: 'open-window', of: 'administrator' });

    expect(lab.world.browsers).toBe(browsers);
    expect(lab.world.activeBrowser).toBe('administrator');
    expect(windowOf(lab, 'administrator').session?.principal).toEqual({ type: 'user', userName: 'omar' });
  });

  it('stays when the private window closes', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-window', of: 'administrator' });
    lab.ask({ kind: 'open-private-window' });

    lab.ask({ kind: 'close-private-window' });

    expect(lab.world.browsers.map(({ id }) => id)).toEqual(['main', 'administrator']);
    expect(lab.world.activeBrowser).toBe('main');
  });

  it('has a session of its own', () => {
    const lab = labOfAlice();
    lab.ask({ kind: 'open-window', of: 'administrator' });
    signIn(lab, 'omar', 'administrator');

    openPage(lab, 'iam-users', 'administrator');

    expect(lastEvent(lab)).toMatchObject({ actor: 'omar', browser: 'administrator', error: null });
    expect(windowOf(lab, 'main').session?.principal).toEqual({ type: 'user', userName: 'alice' });
  });
});

describe('the device that an administrator deleted by hand', () => {
  it('is as gone as one that was removed in the console', () => {
    const [byHand, inConsole] = [labOfAdministrator(), labOfAdministrator()];
    deactivate(byHand, 'alice', 'phone', OMARS);
    deleteDevice(byHand, 'phone', OMARS);

    remove(inConsole, 'alice', 'phone');

    expect(inConsole.world.account).toEqual(byHand.world.account);
    expect(enterPassword(inConsole, 'alice')).toMatchObject({ value: { kind: 'signed-in' } });
  });

  it('has to be deactivated first', () => {
    const lab = labOfAdministrator();

    expect(refusalOf(deleteDevice(lab, 'phone', OMARS)).reason).toEqual({ code: 'device-assigned' });
    expect(device(lab, 'phone').owner).toEqual({ type: 'user', userName: 'alice' });
  });
});
