import { describe, expect, it } from 'vitest';
import { MAX_ACCESS_KEYS_PER_USER } from '../../../../src/sim/iam/operations/access-keys.js';
import { newPersonalWorld } from '../../../../src/sim/world/new-world.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Lab } from '../../scenario.js';
import {
  enterPassword,
  granted,
  iam,
  labOfAlice,
  lastEvent,
  openLab,
  refusalOf,
  resumeLab,
  START,
} from '../../scenario.js';

/** A personal account, with alice, who administers it, signed in. */
function personalLab(): Lab {
  const context = fakeContext(START);
  const lab = resumeLab(newPersonalWorld(context), context);
  granted(enterPassword(lab, 'alice'));
  return lab;
}

const create = (lab: Lab) => iam(lab, { operation: 'CreateAccessKey' });

describe('an access key', () => {
  it('is made for the caller, and its id is no real one', () => {
    const lab = personalLab();

    granted(create(lab));

    const [key] = lab.world.account.accessKeys;
    expect(key).toMatchObject({ userName: 'alice', createdAt: lab.now });
    expect(key?.accessKeyId).toMatch(/^AKIALAB[A-Z2-7]{9}$/);
    expect(key?.accessKeyId).not.toMatch(/^(AKIA|ASIA)[A-Z0-9]{16}$/);
    expect(lastEvent(lab)).toMatchObject({ eventName: 'CreateAccessKey', actor: 'alice', error: null });
  });

  it('is one of two at the most', () => {
    const lab = personalLab();
    for (let count = 0; count < MAX_ACCESS_KEYS_PER_USER; count += 1) granted(create(lab));

    expect(refusalOf(create(lab))).toMatchObject({
      error: { code: 'LimitExceeded', message: 'Cannot exceed quota for AccessKeysPerUser: 2' },
      reason: { code: 'too-many-access-keys' },
    });
  });

  it('is gone once it is deleted, and cannot be deleted twice', () => {
    const lab = personalLab();
    granted(create(lab));
    const accessKeyId = lab.world.account.accessKeys[0]?.accessKeyId ?? '';
    const remove = () => iam(lab, { operation: 'DeleteAccessKey', accessKeyId });

    granted(remove());

    expect(lab.world.account.accessKeys).toEqual([]);
    expect(lastEvent(lab).details).toMatchObject({ accessKeyId });
    expect(refusalOf(remove())).toMatchObject({
      error: { code: 'NoSuchEntity' },
      reason: { code: 'no-such-access-key' },
    });
  });

  it('is not for a user who may only manage MFA, and not for root', () => {
    expect(refusalOf(create(labOfAlice())).reason).toMatchObject({
      code: 'not-allowed',
      action: 'iam:CreateAccessKey',
    });
    expect(refusalOf(create(openLab())).reason).toEqual({ code: 'root-user' });
  });
});

describe('the policy against older sessions', () => {
  const deny = (lab: Lab) =>
    iam(lab, {
      operation: 'PutUserPolicy',
      userName: 'alice',
      policyName: 'DenyOlderSessions',
      deniesSessionsBefore: lab.now,
    });

  it('denies everything to a session that began before, also to whoever attached it', () => {
    const lab = personalLab();
    lab.wait(5);
    granted(deny(lab));

    expect(refusalOf(create(lab))).toMatchObject({
      error: { code: 'AccessDenied', message: expect.stringContaining('with an explicit deny') },
      reason: { code: 'session-denied' },
    });
    expect(refusalOf(iam(lab, { operation: 'GetUser' })).reason.code).toBe('session-denied');
  });

  it('denies nothing to a session that begins then', () => {
    const lab = personalLab();
    lab.wait(5);
    granted(deny(lab));

    granted(enterPassword(lab, 'alice'));

    granted(create(lab));
  });

  it('is not for a user who may only manage MFA', () => {
    expect(refusalOf(deny(labOfAlice())).reason.code).toBe('not-allowed');
  });

  it('does not concern other users', () => {
    const lab = openLab();
    lab.wait(5);
    granted(deny(lab));
    granted(lab.ask({ kind: 'open-window', of: 'administrator' }));
    granted(enterPassword(lab, 'omar', 'administrator'));

    granted(iam(lab, { operation: 'ListUsers' }, 'administrator'));
  });
});
