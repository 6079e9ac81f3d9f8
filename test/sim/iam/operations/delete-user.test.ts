import { describe, expect, it } from 'vitest';
import { findUser } from '../../../../src/sim/world/account.js';
import { browserById } from '../../../../src/sim/world/world.js';
import { keyOf, labOfPrograms } from '../../programs.js';
import type { Lab } from '../../scenario.js';
import { answerOf, createUser, granted, iam, iamWith, openLab, refusalOf, signIn } from '../../scenario.js';

/** Takes all that belongs to bea, but for what `kept` says, and deletes her. */
function remove(lab: Lab, kept?: 'password' | 'policies') {
  const { attachedPolicies = [] } = findUser(lab.world.account, 'bea') ?? {};
  if (kept !== 'policies') {
    for (const policyArn of attachedPolicies) {
      granted(iam(lab, { operation: 'DetachUserPolicy', userName: 'bea', policyArn }));
    }
  }
  if (kept !== 'password') granted(iam(lab, { operation: 'DeleteLoginProfile', userName: 'bea' }));
  return iam(lab, { operation: 'DeleteUser', userName: 'bea' });
}

function labOfBea(): Lab {
  const lab = openLab();
  createUser(lab, 'bea');
  return lab;
}

describe('deleting a user', () => {
  it('takes one to whom nothing belongs any more', () => {
    const lab = labOfBea();

    granted(remove(lab));

    expect(findUser(lab.world.account, 'bea')).toBeUndefined();
    expect(lab.world.account.users.map(({ userName }) => userName)).toEqual(['alice', 'omar']);
  });

  it.each([
    ['password', 'user-has-a-password'],
    ['policies', 'user-has-policies'],
  ] as const)('is refused while there is a password or a policy: %s', (kept, code) => {
    const lab = labOfBea();

    expect(refusalOf(remove(lab, kept)).reason).toEqual({ code });
    expect(findUser(lab.world.account, 'bea')).toBeDefined();
  });

  it('finds the user whatever the case of the name', () => {
    const lab = openLab();

    expect(refusalOf(iam(lab, { operation: 'DeleteUser', userName: 'ALICE' })).reason.code).toBe(
      'user-has-policies',
    );
  });

  it('ends the sessions of the user, and whoever gets the name has none of them', () => {
    const lab = labOfBea();
    granted(lab.ask({ kind: 'open-window', of: 'attacker' }));
    signIn(lab, 'bea', 'attacker');
    expect(browserById(lab.world, 'attacker').session).not.toBeNull();

    granted(remove(lab));
    createUser(lab, 'bea');

    expect(browserById(lab.world, 'attacker')).toMatchObject({ session: null, page: { name: 'sign-in' } });
    expect(refusalOf(iam(lab, { operation: 'GetUser' }, 'attacker')).reason.code).toBe('not-signed-in');
    expect(browserById(lab.world, 'main').session).not.toBeNull();
  });

  it('lets nobody go on with the keys of before', () => {
    const lab = labOfPrograms();
    createUser(lab, 'bea');
    const key = keyOf(lab, 'bea');
    const token = answerOf(
      lab.ask({ kind: 'sts', from: { credentials: key }, operation: 'GetSessionToken' }),
      'session-token',
    );
    granted(iam(lab, { operation: 'DeleteAccessKey', userName: 'bea', accessKeyId: key.accessKeyId }));
    granted(remove(lab));
    createUser(lab, 'bea');
    const { accessKeyId, sessionToken } = token.credentials;

    const asked = lab.ask({
      kind: 'sts',
      from: { credentials: { accessKeyId, sessionToken } },
      operation: 'GetCallerIdentity',
    });

    expect(refusalOf(asked).reason.code).toBe('no-such-credentials');
    expect(refusalOf(iamWith(lab, key, { operation: 'GetUser' })).reason.code).toBe('no-such-credentials');
  });
});
