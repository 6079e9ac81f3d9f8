import { describe, expect, it } from 'vitest';
import { isAwsEvent } from '../../../src/sim/world/history.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  codeOf,
  createDevice,
  createUser,
  deactivate,
  deleteDevice,
  device,
  enrol,
  granted,
  iam,
  labOfAlice,
  labWithDevice,
  lastEvent,
  openLab,
  pairAt,
  passwordOf,
  refusalOf,
  signIn,
  submitCode,
  submitPair,
} from '../scenario.js';

const signInFailed = {
  code: 'Failed authentication',
  message: 'Your authentication information is incorrect. Please try again.',
  httpStatus: 200,
};

interface Credentials {
  readonly account: string;
  readonly userName: string;
  readonly password: string;
}

/** alice's right credentials with something else in their place. */
function tryAlice(lab: Lab, change: Partial<Credentials> = {}) {
  return lab.ask({
    kind: 'sign-in-as-user',
    browser: 'main',
    account: lab.world.account.id,
    userName: 'alice',
    password: passwordOf(lab, 'alice'),
    ...change,
  });
}

function tryRoot(lab: Lab, change: { readonly email?: string; readonly password?: string } = {}) {
  const { email, password } = lab.world.account.root;
  return lab.ask({ kind: 'sign-in-as-root', browser: 'main', email, password, ...change });
}

function mainWindow(lab: Lab) {
  const main = lab.world.browsers.find(({ id }) => id === 'main');
  if (main === undefined) throw new Error('There is always a main window');
  return main;
}

function signedOutLab(): Lab {
  const lab = openLab();
  lab.ask({ kind: 'sign-out', browser: 'main' });
  return lab;
}

/** alice with two devices. */
function labWithTwoDevices(): Lab {
  const lab = openLab();
  enrol(lab, 'alice', 'phone');
  enrol(lab, 'alice', 'tablet');
  return lab;
}

describe('a password', () => {
  it('signs in a user without a device', () => {
    const lab = signedOutLab();

    const result = tryAlice(lab);

    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'signed-in',
        principal: { type: 'user', userName: 'alice' },
        isMfaAuthenticated: false,
      },
    });
    expect(mainWindow(lab)).toMatchObject({
      page: { name: 'console-home' },
      session: { principal: { type: 'user', userName: 'alice' }, startedAt: lab.now, mfa: null },
      challenge: null,
      banner: null,
    });
  });

  it.each(['id', 'alias'] as const)('goes with the %s of the account', (part) => {
    const lab = signedOutLab();

    expect(tryAlice(lab, { account: lab.world.account[part] }).ok).toBe(true);
  });

  it('goes with the alias and the user name in any case', () => {
    const lab = signedOutLab();

    const result = tryAlice(lab, { account: lab.world.account.alias.toUpperCase(), userName: 'Alice' });

    expect(result).toMatchObject({ ok: true, value: { principal: { userName: 'alice' } } });
  });

  it('is case sensitive itself', () => {
    const lab = signedOutLab();

    expect(tryAlice(lab, { password: passwordOf(lab, 'alice').toLowerCase() }).ok).toBe(false);
  });

  it('only leads to the MFA page for a user with a device', () => {
    const lab = labWithDevice('phone');

    const result = tryAlice(lab);

    expect(result).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
    expect(mainWindow(lab)).toMatchObject({
      page: { name: 'mfa-challenge' },
      session: null,
      challenge: {
        principal: { type: 'user', userName: 'alice' },
        serialNumber: device(lab, 'phone').serialNumber,
      },
      banner: null,
    });
  });

  it('replaces the session of somebody else in the same window', () => {
    const lab = openLab();

    tryAlice(lab);

    expect(mainWindow(lab).session?.principal).toEqual({ type: 'user', userName: 'alice' });
  });

  it('clears the banner of an earlier refusal', () => {
    const lab = signedOutLab();
    tryAlice(lab, { password: 'wrong' });

    tryAlice(lab);

    expect(mainWindow(lab).banner).toBeNull();
  });

  it('clears the banner also on the way to the MFA page', () => {
    const lab = labWithDevice('phone');
    tryAlice(lab, { password: 'wrong' });

    tryAlice(lab);

    expect(mainWindow(lab)).toMatchObject({ page: { name: 'mfa-challenge' }, banner: null });
  });
});

describe('a refused sign-in', () => {
  const cases: readonly (readonly [string, Partial<Credentials>, object])[] = [
    ['a wrong password', { password: 'Wrong-One-11' }, { code: 'wrong-password' }],
    ['an unknown user', { userName: 'nobody' }, { code: 'unknown-user', looksLikeEmail: false }],
    [
      'an e-mail address as user name',
      { userName: 'owner@lab.example' },
      { code: 'unknown-user', looksLikeEmail: true },
    ],
    ['another account', { account: '123456789012' }, { code: 'wrong-account' }],
    ['no account', { account: '' }, { code: 'wrong-account' }],
    ['a user without a password', { userName: 'carl' }, { code: 'no-password' }],
  ];

  it.each(cases)('for %s has its private reason', (_case, change, reason) => {
    const lab = openLab();
    iam(lab, { operation: 'CreateUser', userName: 'carl' });

    expect(refusalOf(tryAlice(lab, change)).reason).toEqual(reason);
  });

  it.each(cases)('for %s has the same public answer as all others', (_case, change) => {
    const lab = openLab();
    iam(lab, { operation: 'CreateUser', userName: 'carl' });
    lab.ask({ kind: 'sign-out', browser: 'main' });

    const { error } = refusalOf(tryAlice(lab, change));

    expect(error).toEqual(signInFailed);
    expect(mainWindow(lab)).toEqual({
      id: 'main',
      isPrivate: false,
      page: { name: 'sign-in', form: 'iam', account: '' },
      session: null,
      challenge: null,
      banner: { kind: 'refused', error: signInFailed },
    });
  });

  const hidden = {
    ConsoleLogin: 'Failure',
    userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    errorMessage: 'No username found in supplied account',
  };

  it.each([
    ['a wrong password', { password: 'Wrong-One-11' }, 'alice', { ConsoleLogin: 'Failure' }],
    ['the name in other letters', { userName: 'ALICE', password: 'x' }, 'alice', { ConsoleLogin: 'Failure' }],
    ['a user without a password', { userName: 'carl' }, 'carl', { ConsoleLogin: 'Failure' }],
    ['an unknown user', { userName: 'nobody' }, null, hidden],
    ['an e-mail address as user name', { userName: 'owner@lab.example' }, null, hidden],
    ['a password as user name', { userName: 'Kettle-Orbit-5' }, null, hidden],
  ])('for %s leaves an event as CloudTrail has it', (_case, change, actor, details) => {
    const lab = openLab();
    iam(lab, { operation: 'CreateUser', userName: 'carl' });

    const { reason } = refusalOf(tryAlice(lab, change));

    expect(lastEvent(lab)).toEqual({
      id: lab.world.history.length,
      at: lab.now,
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      actor,
      browser: 'main',
      mfaAuthenticated: false,
      details,
      timeStep: null,
      error: signInFailed,
      reason,
    });
  });

  it.each(['123456789012', ''])('at the account %j is in no history of this one', (account) => {
    const lab = openLab();

    tryAlice(lab, { account });

    expect(isAwsEvent(lastEvent(lab))).toBe(false);
  });

  it('of root names root, and with another address is of no account of the lab', () => {
    const lab = openLab();
    const { email } = lab.world.account.root;
    const wrong = { kind: 'sign-in-as-root', browser: 'main', password: 'Wrong-One-11' } as const;

    lab.ask({ ...wrong, email });
    expect(lastEvent(lab)).toMatchObject({ actor: 'root', eventSource: 'signin.amazonaws.com' });

    lab.ask({ ...wrong, email: 'somebody@else.example' });
    expect(isAwsEvent(lastEvent(lab))).toBe(false);
  });

  it('with a wrong password asks a user with a device for no code', () => {
    const lab = labWithDevice('phone');
    lab.ask({ kind: 'sign-out', browser: 'main' });

    tryAlice(lab, { password: 'Wrong-One-11' });

    expect(mainWindow(lab).challenge).toBeNull();
  });

  it('changes nothing in the account', () => {
    const lab = openLab();
    const { account } = lab.world;

    tryAlice(lab, { password: 'Wrong-One-11' });

    expect(lab.world.account).toBe(account);
  });
});

describe('the root user', () => {
  it('signs in with e-mail address, password and code', () => {
    const lab = signedOutLab();

    const password = tryRoot(lab);
    const code = submitCode(lab, codeOf(lab, 'root-account-mfa-device', 1));

    expect(password).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
    expect(code).toEqual({
      ok: true,
      value: { kind: 'signed-in', principal: { type: 'root' }, isMfaAuthenticated: true },
    });
  });

  it('may write the e-mail address in any case', () => {
    expect(tryRoot(signedOutLab(), { email: 'Owner@Lab.Example' }).ok).toBe(true);
  });

  it.each([
    [
      'another e-mail address',
      { email: 'other@lab.example' },
      { code: 'unknown-user', looksLikeEmail: true },
    ],
    ['a wrong password', { password: 'Wrong-One-11' }, { code: 'wrong-password' }],
  ])('is refused with %s', (_case, change, reason) => {
    const lab = signedOutLab();

    expect(refusalOf(tryRoot(lab, change))).toEqual({ error: signInFailed, reason });
    expect(mainWindow(lab).challenge).toBeNull();
  });

  it("does not sign in with an IAM user's code", () => {
    const lab = labWithDevice('phone');
    tryRoot(lab);

    expect(refusalOf(submitCode(lab, codeOf(lab, 'phone'))).reason).toMatchObject({
      code: 'other-device',
    });
  });
});

describe('a code', () => {
  it('opens a session with MFA', () => {
    const lab = labWithDevice('phone');
    tryAlice(lab);
    lab.wait(10);

    const result = submitCode(lab, codeOf(lab, 'phone'));

    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'signed-in',
        principal: { type: 'user', userName: 'alice' },
        isMfaAuthenticated: true,
      },
    });
    expect(mainWindow(lab)).toMatchObject({
      page: { name: 'console-home' },
      session: {
        principal: { type: 'user', userName: 'alice' },
        startedAt: lab.now,
        mfa: { serialNumber: device(lab, 'phone').serialNumber, at: lab.now },
      },
      challenge: null,
      banner: null,
    });
  });

  it('may be tried again after a wrong one', () => {
    const lab = labWithDevice('phone');
    tryAlice(lab);

    const wrong = submitCode(lab, '000000');

    expect(refusalOf(wrong)).toEqual({ error: signInFailed, reason: { code: 'unknown-code' } });
    expect(mainWindow(lab)).toMatchObject({
      page: { name: 'mfa-challenge' },
      banner: { kind: 'refused', error: signInFailed },
    });
    expect(submitCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
  });

  it('without a password before it is refused', () => {
    const lab = labWithDevice('phone');
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(submitCode(lab, codeOf(lab, 'phone')))).toEqual({
      error: signInFailed,
      reason: { code: 'no-challenge' },
    });
    expect(lab.world.account.verificationCounts).toEqual({});
  });

  it('in one window does not answer the challenge of another', () => {
    const lab = labWithDevice('phone');
    lab.ask({ kind: 'open-private-window' });
    tryAlice(lab);

    expect(refusalOf(submitCode(lab, codeOf(lab, 'phone'), 'private')).reason).toEqual({
      code: 'no-challenge',
    });
  });

  it('answers one challenge only', () => {
    const lab = labWithDevice('phone');
    tryAlice(lab);
    submitCode(lab, codeOf(lab, 'phone'));

    expect(refusalOf(submitCode(lab, codeOf(lab, 'phone', 1))).reason).toEqual({ code: 'no-challenge' });
  });

  it('that the first challenge asked for is not taken after signing out', () => {
    const lab = labWithDevice('phone');
    tryAlice(lab);
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(submitCode(lab, codeOf(lab, 'phone')).ok).toBe(false);
  });

  it('of a device that was deactivated after the password opens nothing', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    tryAlice(lab);
    deactivate(lab, 'alice', 'phone', 'private');

    const result = submitCode(lab, codeOf(lab, 'phone'));

    expect(refusalOf(result)).toEqual({ error: signInFailed, reason: { code: 'asked-device-removed' } });
    expect(mainWindow(lab).session).toBeNull();
    expect(device(lab, 'phone').usedSteps).toEqual([]);
  });

  it('of a device that was given to somebody else after the password opens nothing', () => {
    const lab = labWithDevice('phone');
    createUser(lab, 'bea', administratorWindow(lab));
    tryAlice(lab);
    deactivate(lab, 'alice', 'phone', 'private');
    lab.wait(60);
    granted(submitPair(lab, 'EnableMFADevice', 'bea', 'phone', pairAt(lab, 'phone', 0), 'private'));

    expect(submitCode(lab, codeOf(lab, 'phone')).ok).toBe(false);
  });

  it('of a device that was deleted after the password opens nothing', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    tryAlice(lab);
    const code = codeOf(lab, 'phone');
    deactivate(lab, 'alice', 'phone', 'private');
    deleteDevice(lab, 'phone', 'private');

    expect(refusalOf(submitCode(lab, code)).reason).toEqual({ code: 'asked-device-removed' });
  });

  it('of a device that was the only one, and was removed after the password, leaves no other method', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    tryAlice(lab);
    deactivate(lab, 'alice', 'phone', 'private');
    const another = lab.ask({ kind: 'try-another-method', browser: 'main' });

    expect(refusalOf(another)).toEqual({ error: null, reason: { code: 'asked-device-removed' } });
  });

  it('of the device that is left signs in, where the chosen one was removed after the password', () => {
    const lab = labWithTwoDevices();
    callAdministrator(lab);
    tryAlice(lab);
    lab.ask({ kind: 'choose-mfa-device', browser: 'main', serialNumber: device(lab, 'phone').serialNumber });
    const code = codeOf(lab, 'phone');
    deactivate(lab, 'alice', 'phone', 'private');
    expect(refusalOf(submitCode(lab, code)).reason).toEqual({ code: 'asked-device-removed' });

    lab.ask({ kind: 'choose-mfa-device', browser: 'main', serialNumber: device(lab, 'tablet').serialNumber });
    expect(submitCode(lab, codeOf(lab, 'tablet')).ok).toBe(true);
  });
});

describe('a user with several devices', () => {
  it('has to choose one', () => {
    const lab = labWithTwoDevices();

    tryAlice(lab);

    expect(mainWindow(lab).challenge?.serialNumber).toBeNull();
    expect(refusalOf(submitCode(lab, codeOf(lab, 'phone'))).reason).toEqual({ code: 'no-device-chosen' });
    expect(lastEvent(lab)).toMatchObject({ eventName: 'ConsoleLogin', actor: 'alice' });
  });

  it.each(['phone', 'tablet'])('signs in with any one of them: %s', (name) => {
    const lab = labWithTwoDevices();
    tryAlice(lab);

    const chosen = lab.ask({
      kind: 'choose-mfa-device',
      browser: 'main',
      serialNumber: device(lab, name).serialNumber,
    });

    expect(chosen).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
    expect(submitCode(lab, codeOf(lab, name)).ok).toBe(true);
    expect(mainWindow(lab).session?.mfa?.serialNumber).toBe(device(lab, name).serialNumber);
  });

  it('is told when the code is from the other device', () => {
    const lab = labWithTwoDevices();
    tryAlice(lab);
    choose(lab, 'phone');

    expect(refusalOf(submitCode(lab, codeOf(lab, 'tablet')))).toEqual({
      error: signInFailed,
      reason: {
        code: 'other-device',
        origin: { deviceName: 'tablet', owner: 'alice', isSameUser: true },
      },
    });
  });

  it('may choose again', () => {
    const lab = labWithTwoDevices();
    tryAlice(lab);
    choose(lab, 'phone');
    submitCode(lab, '000000');

    const again = choose(lab, 'tablet');

    expect(again.ok).toBe(true);
    expect(mainWindow(lab).banner).toBeNull();
    expect(submitCode(lab, codeOf(lab, 'tablet')).ok).toBe(true);
  });

  it('cannot choose a device of somebody else', () => {
    const lab = labWithTwoDevices();
    createDevice(lab, 'spare');
    tryAlice(lab);
    const before = lab.world;

    for (const name of ['root-account-mfa-device', 'spare']) {
      expect(refusalOf(choose(lab, name))).toEqual({
        error: signInFailed,
        reason: { code: 'not-their-device' },
      });
    }
    expect(lab.world).toBe(before);
  });

  it('cannot choose before the password', () => {
    const lab = labWithTwoDevices();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(choose(lab, 'phone'))).toEqual({
      error: signInFailed,
      reason: { code: 'no-challenge' },
    });
  });
});

describe('a session', () => {
  it('is not upgraded by enrolling a device', () => {
    const lab = labOfAlice();
    const { session } = mainWindow(lab);

    enrol(lab, 'alice', 'phone');

    expect(session?.mfa).toBeNull();
    expect(mainWindow(lab).session).toBe(session);
  });

  it('stays when its device is taken away', () => {
    const lab = labWithDevice('phone');
    signIn(lab, 'alice');
    const { session } = mainWindow(lab);

    deactivate(lab, 'alice', 'phone');

    expect(session?.mfa).not.toBeNull();
    expect(mainWindow(lab).session).toBe(session);
  });

  it('of one window is not that of another', () => {
    const lab = labOfAlice();

    callAdministrator(lab);

    expect(mainWindow(lab).session?.principal).toEqual({ type: 'user', userName: 'alice' });
  });
});

describe('signing out', () => {
  it('ends the session and shows the sign-in page', () => {
    const lab = labOfAlice();

    const result = lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(result).toEqual({ ok: true, value: { kind: 'done' } });
    expect(mainWindow(lab)).toMatchObject({
      page: { name: 'sign-in', form: 'iam', account: '' },
      session: null,
      challenge: null,
      banner: null,
    });
  });

  it('clears the banner of an earlier refusal', () => {
    const lab = openLab();
    tryAlice(lab, { password: 'wrong' });

    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(mainWindow(lab).banner).toBeNull();
  });

  it('leaves the other window alone', () => {
    const lab = labOfAlice();
    callAdministrator(lab);

    lab.ask({ kind: 'sign-out', browser: 'private' });

    expect(mainWindow(lab).session).not.toBeNull();
  });
});

describe('the events of signing in', () => {
  const event = (lab: Lab) => ({
    id: lab.world.history.length,
    at: lab.now,
    eventSource: 'signin.amazonaws.com',
    actor: 'alice',
    browser: 'main',
    mfaAuthenticated: false,
    timeStep: null,
    error: null,
    reason: null,
  });

  it('are a ConsoleLogin without MFA for a user without a device', () => {
    const lab = labOfAlice();

    expect(lastEvent(lab)).toEqual({
      ...event(lab),
      eventName: 'ConsoleLogin',
      details: { ConsoleLogin: 'Success', MFAUsed: 'No' },
    });
  });

  it('are a CheckMfa after the password', () => {
    const lab = labWithDevice('phone');

    tryAlice(lab);

    expect(lastEvent(lab)).toEqual({
      ...event(lab),
      eventName: 'CheckMfa',
      details: { CheckMfa: 'Success' },
    });
  });

  it('are a CheckMfa that tells of several devices', () => {
    const lab = labWithTwoDevices();

    tryAlice(lab);

    expect(lastEvent(lab).details).toEqual({ CheckMfa: 'Success', MfaType: 'Multiple MFA Devices' });
  });

  it('are a ConsoleLogin with the device after the code', () => {
    const lab = labWithDevice('phone');
    tryAlice(lab);
    const code = codeOf(lab, 'phone', 1);

    submitCode(lab, code);

    const { serialNumber, usedSteps } = device(lab, 'phone');
    expect(lastEvent(lab)).toEqual({
      ...event(lab),
      eventName: 'ConsoleLogin',
      mfaAuthenticated: true,
      details: { ConsoleLogin: 'Success', MFAUsed: 'Yes', MFAIdentifier: serialNumber },
      timeStep: usedSteps[0]?.step,
    });
  });

  it('are a failed ConsoleLogin with MFA after a wrong code', () => {
    const lab = labWithDevice('phone');
    tryAlice(lab);

    submitCode(lab, '000000');

    expect(lastEvent(lab)).toEqual({
      ...event(lab),
      eventName: 'ConsoleLogin',
      details: { ConsoleLogin: 'Failure', MFAUsed: 'Yes' },
      error: signInFailed,
      reason: { code: 'unknown-code' },
    });
  });

  it('name nobody after a code without a password', () => {
    const lab = signedOutLab();

    submitCode(lab, '000000');

    expect(lastEvent(lab)).toMatchObject({ eventName: 'ConsoleLogin', actor: null });
  });

  it('are none for choosing a device', () => {
    const lab = labWithTwoDevices();
    tryAlice(lab);
    const { history } = lab.world;

    choose(lab, 'phone');

    expect(lab.world.history).toBe(history);
  });

  it('are a Logout in the end', () => {
    const lab = labWithDevice('phone');
    signIn(lab, 'alice');

    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(lastEvent(lab)).toEqual({
      ...event(lab),
      eventName: 'Logout',
      mfaAuthenticated: true,
      details: {},
    });
  });

  it('are a Logout of nobody when nobody was signed in', () => {
    const lab = signedOutLab();

    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(lastEvent(lab)).toMatchObject({ eventName: 'Logout', actor: null, mfaAuthenticated: false });
  });
});

function choose(lab: Lab, name: string) {
  const { serialNumber } = device(lab, name);
  return lab.ask({ kind: 'choose-mfa-device', browser: 'main', serialNumber });
}

function administratorWindow(lab: Lab): string {
  callAdministrator(lab);
  return 'private';
}
