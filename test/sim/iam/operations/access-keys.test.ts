import { describe, expect, it } from 'vitest';
import { MAX_ACCESS_KEYS_PER_USER } from '../../../../src/sim/iam/operations/access-keys.js';
import { newPersonalWorld } from '../../../../src/sim/world/new-world.js';
import { documentOf } from '../../../../src/sim/world/policies.js';
import { PRIVATE_WINDOW } from '../../../../src/sim/world/windows.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Lab } from '../../scenario.js';
import {
  answerOf,
  callAdministrator,
  enterPassword,
  granted,
  iam,
  iamWith,
  labOfAlice,
  lastEvent,
  openLab,
  putOlderSessions,
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
    expect(key).toMatchObject({ userName: 'alice', createdAt: lab.now, status: 'Active', lastUsed: null });
    expect(key?.accessKeyId).toMatch(/^LABA[A-Z2-7]{16}$/);
    expect(key?.accessKeyId).not.toMatch(/^(AKIA|ASIA)[A-Z0-9]{16}$/);
    expect(lastEvent(lab)).toMatchObject({ eventName: 'CreateAccessKey', actor: 'alice', error: null });
  });

  it('is one of two at the most', () => {
    const lab = personalLab();
    for (let count = 0; count < MAX_ACCESS_KEYS_PER_USER; count += 1) granted(create(lab));

    expect(refusalOf(create(lab)).reason).toMatchObject({ code: 'too-many-access-keys' });
  });

  it('is gone once it is deleted, and cannot be deleted twice', () => {
    const lab = personalLab();
    granted(create(lab));
    const accessKeyId = lab.world.account.accessKeys[0]?.accessKeyId ?? '';
    const remove = () => iam(lab, { operation: 'DeleteAccessKey', accessKeyId });

    granted(remove());

    expect(lab.world.account.accessKeys).toEqual([]);
    expect(lastEvent(lab).details).toMatchObject({ accessKeyId });
    expect(refusalOf(remove()).reason).toMatchObject({ code: 'no-such-access-key' });
  });

  it('shows its secret once, to whoever makes it', () => {
    const lab = personalLab();

    const { secretAccessKey, accessKeyId } = answerOf(create(lab), 'access-key');

    expect(secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(lab.world.account.accessKeys).toMatchObject([{ accessKeyId, secretAccessKey }]);
    const later = [
      iam(lab, { operation: 'ListAccessKeys' }),
      iam(lab, { operation: 'GetAccessKeyLastUsed', accessKeyId }),
      lab.world.history,
    ];
    expect(JSON.stringify(later)).not.toContain(secretAccessKey);
  });

  it('comes out of the randomness that was put in', () => {
    const made = () => answerOf(create(personalLab()), 'access-key');

    expect(made()).toEqual(made());
  });

  it('is listed, oldest first, with its status', () => {
    const lab = personalLab();
    const [first, second] = [create(lab), create(lab)].map((made) => answerOf(made, 'access-key'));
    const accessKeyId = first?.accessKeyId ?? '';
    granted(iam(lab, { operation: 'UpdateAccessKey', accessKeyId, status: 'Inactive' }));

    const { keys } = answerOf(iam(lab, { operation: 'ListAccessKeys' }), 'access-keys');

    expect(keys).toEqual([
      { accessKeyId, userName: 'alice', createdAt: lab.now, status: 'Inactive' },
      { accessKeyId: second?.accessKeyId, userName: 'alice', createdAt: lab.now, status: 'Active' },
    ]);
    expect(lab.world.history.at(-2)?.details).toEqual({ accessKeyId, status: 'Inactive' });
  });

  it('has a status that AWS knows', () => {
    const lab = personalLab();
    const { accessKeyId } = answerOf(create(lab), 'access-key');
    const asked = JSON.stringify({ operation: 'UpdateAccessKey', accessKeyId, status: 'Paused' });

    expect(refusalOf(iam(lab, JSON.parse(asked))).error?.message).toBe(
      "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]",
    );
  });

  it.each([
    { operation: 'UpdateAccessKey', accessKeyId: 'LABANOTHERE234567ABC', status: 'Active' },
    { operation: 'GetAccessKeyLastUsed', accessKeyId: 'LABANOTHERE234567ABC' },
  ] as const)('that nobody has is unknown to $operation', (call) => {
    expect(refusalOf(iam(personalLab(), call))).toMatchObject({
      error: { message: 'The Access Key with id LABANOTHERE234567ABC cannot be found.', httpStatus: 404 },
    });
  });

  it('of another user is unknown under the own name', () => {
    const lab = openLab();
    granted(iam(lab, { operation: 'CreateAccessKey', userName: 'alice' }));
    const accessKeyId = lab.world.account.accessKeys[0]?.accessKeyId ?? '';

    const refused = iam(lab, { operation: 'DeleteAccessKey', userName: 'omar', accessKeyId });

    expect(refusalOf(refused).reason.code).toBe('no-such-access-key');
  });

  it('is not for a user who may only manage MFA', () => {
    expect(refusalOf(create(labOfAlice())).reason).toMatchObject({
      code: 'not-allowed',
      action: 'iam:CreateAccessKey',
    });
  });

  it('of root is made by root, without a name, and nobody else gets at it', () => {
    const lab = openLab();
    const { accessKeyId, userName } = answerOf(create(lab), 'access-key');
    callAdministrator(lab);
    const ofOmar = (operation: 'ListAccessKeys') => iam(lab, { operation }, PRIVATE_WINDOW);

    expect(userName).toBeNull();
    expect(answerOf(iam(lab, { operation: 'ListAccessKeys' }), 'access-keys').keys).toMatchObject([
      { accessKeyId, userName: null },
    ]);
    expect(answerOf(ofOmar('ListAccessKeys'), 'access-keys').keys).toEqual([]);
    expect(
      refusalOf(iam(lab, { operation: 'DeleteAccessKey', accessKeyId }, PRIVATE_WINDOW)).reason.code,
    ).toBe('no-such-access-key');
    granted(iam(lab, { operation: 'UpdateAccessKey', accessKeyId, status: 'Inactive' }));
    granted(iam(lab, { operation: 'DeleteAccessKey', accessKeyId }));
    expect(lab.world.account.accessKeys).toEqual([]);
  });

  it('of root may everything, and says nothing of MFA', () => {
    const lab = openLab();
    const { accessKeyId } = answerOf(create(lab), 'access-key');
    const denying = documentOf([{ Effect: 'Deny', Action: '*', Resource: '*' }]);
    granted(iam(lab, { operation: 'CreatePolicy', policyName: 'Nothing', policyDocument: denying }));

    granted(iamWith(lab, { accessKeyId }, { operation: 'ListUsers' }));

    expect(lastEvent(lab)).toMatchObject({ actor: 'root', accessKeyId, mfaAuthenticated: false });
    expect(iamWith(lab, { accessKeyId }, { operation: 'GetAccessKeyLastUsed', accessKeyId })).toMatchObject({
      ok: true,
      value: { userName: null, lastUsed: { at: lab.now, service: 'iam' } },
    });
  });
});

describe('the policy against older sessions', () => {
  const deny = (lab: Lab) =>
    iam(lab, { operation: 'PutUserPolicy', userName: 'alice', ...putOlderSessions(lab.now) });

  it('denies everything to a session that began before, also to whoever attached it', () => {
    const lab = personalLab();
    lab.wait(5);
    granted(deny(lab));

    expect(refusalOf(create(lab)).reason).toMatchObject({ code: 'session-denied' });
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
