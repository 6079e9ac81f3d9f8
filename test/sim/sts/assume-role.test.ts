import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/sim/world/account.js';
import { documentOf } from '../../../src/sim/world/policies.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { keyOf, labOfPrograms, mfaOf, roleCall, roleOf, s3, sts, tokenOf } from '../programs.js';
import type { Lab } from '../scenario.js';
import { answerOf, device, granted, iamWith, lastEvent, refusalOf, resumeLab } from '../scenario.js';

/** The lab with another trust policy, and perhaps longer sessions. */
function trusting(statement: object, maxSessionSeconds = 3600): Lab {
  const lab = labOfPrograms();
  const trustPolicy = documentOf([{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }]);
  const account: Account = {
    ...lab.world.account,
    roles: lab.world.account.roles.map((role) => ({ ...role, trustPolicy, maxSessionSeconds })),
  };
  return resumeLab({ ...lab.world, account }, fakeContext(lab.now));
}

const id = labOfPrograms().world.account.id;
const principal = (...arns: readonly string[]) => ({ Principal: { AWS: arns } });
const ALICE = `arn:aws:iam::${id}:user/alice`;
const ACCOUNT = `arn:aws:iam::${id}:root`;

describe('AssumeRole', () => {
  it('gives credentials of the role for an hour, for a code', () => {
    const lab = labOfPrograms();
    const mfa = mfaOf(lab);

    const assumed = answerOf(sts(lab, keyOf(lab, 'alice'), roleCall(lab, mfa)), 'role-assumed');

    expect(assumed).toMatchObject({
      assumedRoleId: `${lab.world.account.roles[0]?.roleId}:deploy`,
      arn: `arn:aws:sts::${id}:assumed-role/LabDeployer/deploy`,
      credentials: { expiration: lab.now + 3600 },
    });
    expect(lastEvent(lab)).toMatchObject({
      eventName: 'AssumeRole',
      actor: 'alice',
      details: { roleSessionName: 'deploy', serialNumber: mfa.serialNumber },
      timeStep: Math.floor(lab.now / 30),
    });
  });

  it('lets the role do what alice may not, and nothing else', () => {
    const lab = labOfPrograms();
    const credentials = roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab));

    granted(s3(lab, credentials, { operation: 'ListBuckets' }));
    expect(refusalOf(iamWith(lab, credentials, { operation: 'ListUsers' })).error?.message).toBe(
      `User: arn:aws:sts::${id}:assumed-role/LabDeployer/deploy is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${id}:user/ because no identity-based policy allows the iam:ListUsers action`,
    );
  });

  it('counts the MFA of the session that calls, without a code of its own', () => {
    const lab = labOfPrograms();
    const session = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));

    granted(sts(lab, session, roleCall(lab)));
  });

  it('says that a code would have done', () => {
    const lab = labOfPrograms();

    expect(refusalOf(sts(lab, keyOf(lab, 'omar'), roleCall(lab))).reason).toEqual({
      code: 'not-allowed',
      action: 'sts:AssumeRole',
      isForWantOfMfa: true,
    });
  });

  it('spends no code on what would be refused all the same', () => {
    const lab = trusting(principal('arn:aws:iam::999999999999:root'));
    const { mfaDevices } = lab.world.account;

    const { reason } = refusalOf(sts(lab, keyOf(lab, 'alice'), roleCall(lab, mfaOf(lab))));

    expect(reason).toMatchObject({ code: 'not-allowed', isForWantOfMfa: false });
    expect(lab.world.account.mfaDevices).toBe(mfaDevices);
  });

  it('refuses a role that is not there like one that trusts somebody else', () => {
    const lab = labOfPrograms();
    const roleArn = `arn:aws:iam::${id}:role/Nobodys`;

    const { error } = refusalOf(sts(lab, keyOf(lab, 'omar'), roleCall(lab, { roleArn })));

    expect(error?.message).toBe(
      `User: arn:aws:iam::${id}:user/omar is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  });

  it.each([
    ['a user by name, who may do it nowhere else', 'alice', principal(ALICE), true],
    ['an account, to an administrator', 'omar', principal(ACCOUNT), true],
    ['an account by its number', 'omar', principal(id), true],
    ['an account, to somebody whom no policy allows it', 'alice', principal(ACCOUNT), false],
    ['somebody else', 'omar', principal(ALICE), false],
    ['everybody', 'alice', { Principal: '*' }, true],
  ])('trusts %s', (_whom, who, statement, isTrusted) => {
    const lab = trusting(statement);
    const mfa = who === 'alice' ? mfaOf(lab) : {};

    expect(sts(lab, keyOf(lab, who), roleCall(lab, mfa)).ok).toBe(isTrusted);
  });

  it('trusts nobody by a policy that cannot be read', () => {
    const lab = trusting({ Principal: { AWS: ALICE }, Condition: { Sometimes: { 'aws:x': 'y' } } });

    expect(sts(lab, keyOf(lab, 'alice'), roleCall(lab, mfaOf(lab))).ok).toBe(false);
  });

  it('gives a role that a role assumes an hour at the most', () => {
    const lab = trusting({ Principal: '*' }, 7200);
    const first = roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab));

    granted(sts(lab, first, roleCall(lab, { durationSeconds: 3600 })));
    expect(refusalOf(sts(lab, first, roleCall(lab, { durationSeconds: 3601 }))).error?.message).toBe(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  });

  it('takes no code from a role, which has no device', () => {
    const lab = trusting({ Principal: '*' });
    const first = roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab));

    const { reason } = refusalOf(sts(lab, first, roleCall(lab, mfaOf(lab))));

    expect(reason.code).toBe('not-their-device');
    expect(device(lab, 'phone').usedSteps).toHaveLength(1);
  });

  it('ends with the role', () => {
    const lab = labOfPrograms();
    const credentials = roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    const world = { ...lab.world, account: { ...lab.world.account, roles: [] } };
    const without = resumeLab(world, fakeContext(lab.now));

    expect(refusalOf(s3(without, credentials, { operation: 'ListBuckets' })).reason.code).toBe(
      'no-such-credentials',
    );
  });
});
