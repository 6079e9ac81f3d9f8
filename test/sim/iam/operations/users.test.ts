import { describe, expect, it } from 'vitest';
import { findUser } from '../../../../src/sim/world/account.js';
import { selfManagement } from '../../../../src/sim/world/policies.js';
import type { Lab } from '../../scenario.js';
import {
  callAdministrator,
  createUser,
  enterPassword,
  iam,
  labOfAlice,
  openLab,
  passwordOf,
  refusalOf,
  START,
} from '../../scenario.js';

const GOOD_PASSWORD = 'Kettle-Orbit-55';

const noSuchUser = { code: 'no-such-user' };

const tooShort = { code: 'password-policy', message: 'Password should have a minimum length of 8' };

const profileOf = (lab: Lab, userName: string) => findUser(lab.world.account, userName)?.loginProfile;

describe('getUser', () => {
  it('shows a user without password and permissions', () => {
    const lab = openLab();

    const result = iam(lab, { operation: 'GetUser', userName: 'alice' });

    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'user',
        user: {
          path: '/',
          userName: 'alice',
          userId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
          createdAt: START,
          arn: `arn:aws:iam::${lab.world.account.id}:user/alice`,
        },
      },
    });
  });

  it('shows the caller when no user is named', () => {
    expect(iam(labOfAlice(), { operation: 'GetUser' })).toMatchObject({
      ok: true,
      value: { user: { userName: 'alice' } },
    });
  });

  it('refuses a user who does not exist', () => {
    expect(refusalOf(iam(openLab(), { operation: 'GetUser', userName: 'nobody' })).reason).toEqual(
      noSuchUser,
    );
  });

  it('shows root to root: no name, and the id of the account', () => {
    const lab = openLab();
    const { id } = lab.world.account;

    expect(iam(lab, { operation: 'GetUser' })).toEqual({
      ok: true,
      value: {
        kind: 'user',
        user: { userName: null, userId: id, createdAt: null, arn: `arn:aws:iam::${id}:root` },
      },
    });
  });
});

describe('listUsers', () => {
  it('lists all users without their passwords', () => {
    const result = iam(openLab(), { operation: 'ListUsers' });

    expect(result).toMatchObject({
      ok: true,
      value: { kind: 'users', users: [{ userName: 'alice' }, { userName: 'omar' }] },
    });
    expect(JSON.stringify(result)).not.toMatch(/password|loginProfile|polic/i);
  });
});

describe('createUser', () => {
  it('makes a user without a password, who may manage an own MFA device', () => {
    const lab = openLab();
    lab.wait(90);

    const result = iam(lab, { operation: 'CreateUser', userName: 'bea' });

    expect(findUser(lab.world.account, 'bea')).toEqual({
      userName: 'bea',
      userId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      createdAt: START + 90,
      loginProfile: null,
      ...selfManagement(lab.world.account.id),
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        kind: 'user',
        user: { userName: 'bea', arn: `arn:aws:iam::${lab.world.account.id}:user/bea` },
      },
    });
  });

  it.each(['alice', 'ALICE'])('refuses the name %s of a user who exists', (userName) => {
    expect(refusalOf(iam(openLab(), { operation: 'CreateUser', userName })).reason).toEqual({
      code: 'user-exists',
    });
  });

  it.each(['b', 'x'.repeat(64), 'Bea_1+=,.@-'])('takes the name %s', (userName) => {
    expect(iam(openLab(), { operation: 'CreateUser', userName }).ok).toBe(true);
  });

  it.each(['bea smith', 'béa', 'bea/x', 'bea\n'])('refuses the name %j', (userName) => {
    expect(refusalOf(iam(openLab(), { operation: 'CreateUser', userName })).reason).toEqual({
      code: 'invalid-name',
      name: userName.replace('\n', '�'),
    });
  });

  it('refuses a name of 65 characters', () => {
    const userName = 'x'.repeat(65);

    expect(refusalOf(iam(openLab(), { operation: 'CreateUser', userName })).reason).toEqual({
      code: 'name-too-long',
      length: 65,
      limit: 64,
    });
  });
});

describe('createLoginProfile', () => {
  const labWithBea = () => {
    const lab = openLab();
    iam(lab, { operation: 'CreateUser', userName: 'bea' });
    return lab;
  };

  it('gives a user a password to sign in with', () => {
    const lab = labWithBea();

    iam(lab, { operation: 'CreateLoginProfile', userName: 'bea', password: GOOD_PASSWORD });

    expect(enterPassword(lab, 'bea').ok).toBe(true);
  });

  it('answers with the profile but not with the password', () => {
    const lab = labWithBea();

    const result = iam(lab, {
      operation: 'CreateLoginProfile',
      userName: 'bea',
      password: GOOD_PASSWORD,
      passwordResetRequired: true,
    });

    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'login-profile',
        userName: 'bea',
        profile: { createdAt: START, changedAt: START, passwordResetRequired: true },
      },
    });
  });

  it('asks for no reset unless told to', () => {
    const lab = labWithBea();

    iam(lab, { operation: 'CreateLoginProfile', userName: 'bea', password: GOOD_PASSWORD });

    expect(profileOf(lab, 'bea')?.passwordResetRequired).toBe(false);
  });

  it('refuses a user who has one', () => {
    const result = iam(openLab(), {
      operation: 'CreateLoginProfile',
      userName: 'alice',
      password: GOOD_PASSWORD,
    });

    expect(refusalOf(result).reason).toEqual({ code: 'login-profile-exists' });
  });

  it('refuses a password against the policy', () => {
    const lab = labWithBea();

    const result = iam(lab, { operation: 'CreateLoginProfile', userName: 'bea', password: 'Short1!' });

    expect(refusalOf(result).reason).toEqual(tooShort);
    expect(profileOf(lab, 'bea')).toBeNull();
  });

  it('refuses a user who does not exist', () => {
    const result = iam(openLab(), {
      operation: 'CreateLoginProfile',
      userName: 'nobody',
      password: GOOD_PASSWORD,
    });

    expect(refusalOf(result).reason).toEqual(noSuchUser);
  });
});

describe('updateLoginProfile', () => {
  const update = (
    lab: Lab,
    change: { readonly password?: string; readonly passwordResetRequired?: boolean },
    userName = 'alice',
  ) => iam(lab, { operation: 'UpdateLoginProfile', userName, ...change });

  it('replaces the password', () => {
    const lab = openLab();
    lab.wait(60);

    update(lab, { password: GOOD_PASSWORD });

    expect(profileOf(lab, 'alice')).toEqual({
      password: GOOD_PASSWORD,
      createdAt: START,
      changedAt: START + 60,
      passwordResetRequired: false,
    });
  });

  it('refuses the old password from then on', () => {
    const lab = openLab();
    const password = passwordOf(lab, 'alice');
    update(lab, { password: GOOD_PASSWORD });

    const result = lab.ask({
      kind: 'sign-in-as-user',
      browser: 'main',
      account: lab.world.account.id,
      userName: 'alice',
      password,
    });

    expect(refusalOf(result).reason).toEqual({ code: 'wrong-password' });
  });

  it('asks for a reset and keeps the password', () => {
    const lab = openLab();
    const before = profileOf(lab, 'alice');

    const result = update(lab, { passwordResetRequired: true });

    expect(result).toEqual({ ok: true, value: { kind: 'done' } });
    expect(profileOf(lab, 'alice')).toEqual({ ...before, passwordResetRequired: true });
  });

  it('keeps a wanted reset when only the password changes', () => {
    const lab = openLab();
    update(lab, { passwordResetRequired: true });

    update(lab, { password: GOOD_PASSWORD });

    expect(profileOf(lab, 'alice')).toMatchObject({
      password: GOOD_PASSWORD,
      passwordResetRequired: true,
    });
  });

  it('changes nothing when nothing is given', () => {
    const lab = openLab();
    const before = profileOf(lab, 'alice');

    update(lab, {});

    expect(profileOf(lab, 'alice')).toEqual(before);
  });

  it('leaves other users alone', () => {
    const lab = openLab();
    const before = profileOf(lab, 'omar');

    update(lab, { password: GOOD_PASSWORD });

    expect(profileOf(lab, 'omar')).toEqual(before);
  });

  it('refuses a password against the policy and keeps the old one', () => {
    const lab = openLab();
    const before = profileOf(lab, 'alice');

    expect(refusalOf(update(lab, { password: 'Short1!' })).reason).toEqual(tooShort);
    expect(profileOf(lab, 'alice')).toEqual(before);
  });

  it("refuses the account's own alias", () => {
    const lab = openLab();
    const { alias } = lab.world.account;

    expect(alias).toMatch(/[0-9]/); // Three kinds of character, so that nothing else is wrong with it.
    expect(refusalOf(update(lab, { password: alias })).error?.message).toBe(
      'Password should not be the account name or e-mail address',
    );
  });

  it('refuses a user without a password', () => {
    const lab = openLab();
    iam(lab, { operation: 'CreateUser', userName: 'bea' });

    expect(refusalOf(update(lab, { password: GOOD_PASSWORD }, 'bea')).reason).toEqual({
      code: 'no-login-profile',
    });
  });

  it('refuses a user who does not exist', () => {
    expect(refusalOf(update(openLab(), {}, 'nobody')).reason).toEqual(noSuchUser);
  });
});

describe('changePassword', () => {
  const labOfOmar = () => {
    const lab = openLab();
    callAdministrator(lab);
    return lab;
  };

  const change = (lab: Lab, oldPassword: string, newPassword: string) =>
    iam(lab, { operation: 'ChangePassword', oldPassword, newPassword }, 'private');

  it('replaces the own password', () => {
    const lab = labOfOmar();

    const result = change(lab, passwordOf(lab, 'omar'), GOOD_PASSWORD);

    expect(result.ok).toBe(true);
    expect(passwordOf(lab, 'omar')).toBe(GOOD_PASSWORD);
  });

  it('ends a wanted reset', () => {
    const lab = labOfOmar();
    iam(lab, { operation: 'UpdateLoginProfile', userName: 'omar', passwordResetRequired: true });

    change(lab, passwordOf(lab, 'omar'), GOOD_PASSWORD);

    expect(profileOf(lab, 'omar')?.passwordResetRequired).toBe(false);
  });

  it('refuses a wrong old password', () => {
    const lab = labOfOmar();
    const before = passwordOf(lab, 'omar');

    expect(refusalOf(change(lab, 'Wrong-Old-11', GOOD_PASSWORD)).reason).toEqual({
      code: 'wrong-old-password',
    });
    expect(passwordOf(lab, 'omar')).toBe(before);
  });

  it('refuses a new password against the policy', () => {
    const lab = labOfOmar();

    expect(refusalOf(change(lab, passwordOf(lab, 'omar'), 'Short1!')).reason).toEqual(tooShort);
  });

  it('is not for the root user', () => {
    const result = iam(openLab(), {
      operation: 'ChangePassword',
      oldPassword: 'Any-Old-1',
      newPassword: GOOD_PASSWORD,
    });

    expect(refusalOf(result).reason).toEqual({ code: 'root-user' });
  });

  it('is not among the things that alice may do', () => {
    const lab = labOfAlice();

    const result = iam(lab, {
      operation: 'ChangePassword',
      oldPassword: passwordOf(lab, 'alice'),
      newPassword: GOOD_PASSWORD,
    });

    expect(refusalOf(result).reason).toMatchObject({ code: 'not-allowed', action: 'iam:ChangePassword' });
  });
});

describe('a user made by an administrator', () => {
  it('signs in and may enrol a device at once', () => {
    const lab = openLab();
    createUser(lab, 'bea');
    enterPassword(lab, 'bea');

    const result = iam(lab, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'bea-phone' });

    expect(result.ok).toBe(true);
  });
});
