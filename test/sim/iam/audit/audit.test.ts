import { describe, expect, it } from 'vitest';
import { callAudit } from '../../../../src/sim/iam/audit/api.js';
import type { AuditCall } from '../../../../src/sim/iam/audit/requests.js';
import { documentOf } from '../../../../src/sim/world/policies.js';
import { MAIN_WINDOW } from '../../../../src/sim/world/windows.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Lab } from '../../scenario.js';
import { enrol, labOfAlice, openLab } from '../../scenario.js';

/** Asks as whoever is signed in, without a change of the lab. */
function audit(lab: Lab, call: AuditCall, world = lab.world, now = lab.now) {
  return callAudit(world, { browser: MAIN_WINDOW }, call, { ...fakeContext(), now });
}

describe('the credential report', () => {
  it('is there once it was asked for, says who has MFA, and stays as it is for four hours', () => {
    const lab = openLab();
    const none = audit(lab, { operation: 'GetCredentialReport' });
    const { world } = audit(lab, { operation: 'GenerateCredentialReport' });
    enrol(lab, 'alice', 'phone');
    const later = {
      ...lab.world,
      account: {
        ...lab.world.account,
        ...(world.account.credentialReport && { credentialReport: world.account.credentialReport }),
      },
    };

    const got = audit(lab, { operation: 'GetCredentialReport' }, later);
    const again = audit(lab, { operation: 'GenerateCredentialReport' }, later);

    expect(none.result).toMatchObject({
      ok: false,
      failure: { error: { code: 'ReportNotPresent', httpStatus: 410 } },
    });
    expect(again.result).toMatchObject({ ok: true, value: { isNew: false } });
    if (!got.result.ok || got.result.value.kind !== 'credential-report') throw new Error('no report');
    const rows = got.result.value.content.split('\n').map((line) => line.split(','));
    expect(rows.map(([user]) => user)).toEqual(['user', '<root_account>', 'alice', 'omar']);
    expect(rows.map((row) => row.length)).toEqual([22, 22, 22, 22]);
    expect(rows.map((row) => row[7])).toEqual(['mfa_active', 'true', 'false', 'false']);
    expect(got.result.value.content.endsWith('\n')).toBe(false);
  });
});

describe('a simulated policy', () => {
  it('is judged as calls are, action by action, and names the keys that it lacks', () => {
    const policy = documentOf([
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      {
        Effect: 'Deny',
        Action: 's3:Put*',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ]);
    const ask = (values: readonly string[]) =>
      audit(openLab(), {
        operation: 'SimulateCustomPolicy',
        policyInputList: [policy],
        actionNames: ['s3:ListBucket', 's3:PutObject', 'iam:ListUsers'],
        contextEntries: values.map((value) => ({
          contextKeyName: 'aws:MultiFactorAuthPresent',
          contextKeyValues: [value],
          contextKeyType: 'boolean',
        })),
      }).result;

    expect(ask(['false'])).toMatchObject({
      value: { results: [{ verdict: 'allow' }, { verdict: 'explicit-deny' }, { verdict: 'implicit-deny' }] },
    });
    expect(ask([])).toMatchObject({
      value: {
        results: [{ missingKeys: [] }, { verdict: 'allow', missingKeys: ['aws:MultiFactorAuthPresent'] }, {}],
      },
    });
  });

  it('is that of a user with all that the user has', () => {
    const lab = openLab();
    const { id } = lab.world.account;
    const of = (name: string) =>
      audit(lab, {
        operation: 'SimulatePrincipalPolicy',
        policySourceArn: `arn:aws:iam::${id}:user/${name}`,
        actionNames: ['iam:EnableMFADevice'],
        resourceArns: [`arn:aws:iam::${id}:user/alice`, `arn:aws:iam::${id}:user/omar`],
      }).result;

    expect(of('alice')).toMatchObject({
      value: {
        results: [{ verdict: 'allow', matched: [{ type: 'user-managed' }] }, { verdict: 'implicit-deny' }],
      },
    });
    expect(of('nobody')).toMatchObject({ ok: false, failure: { error: { code: 'NoSuchEntity' } } });
  });
});

describe('roles, aliases and the password policy', () => {
  it('are there, or are not, for who may look', () => {
    const lab = openLab();

    expect(audit(lab, { operation: 'ListRoles' }).result).toMatchObject({
      value: { roles: [{ roleName: 'LabDeployer' }] },
    });
    expect(audit(lab, { operation: 'GetRole', roleName: 'labdeployer' }).result.ok).toBe(true);
    expect(audit(lab, { operation: 'GetRole', roleName: 'Other' }).result).toMatchObject({
      failure: { error: { code: 'NoSuchEntity', message: 'The role with name Other cannot be found.' } },
    });
    expect(audit(lab, { operation: 'ListAccountAliases' }).result).toMatchObject({
      value: { aliases: [lab.world.account.alias] },
    });
    expect(audit(lab, { operation: 'GetAccountPasswordPolicy' }).result).toMatchObject({
      failure: { error: { code: 'NoSuchEntity', httpStatus: 404 } },
    });
    expect(audit(lab, { operation: 'ListUserTags', userName: 'alice' }).result).toMatchObject({
      value: { tags: [] },
    });
    const alice = labOfAlice();
    expect(audit(alice, { operation: 'ListRoles' }).result).toMatchObject({
      failure: { error: { code: 'AccessDenied' } },
    });
  });
});
