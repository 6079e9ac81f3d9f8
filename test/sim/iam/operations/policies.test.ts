import { describe, expect, it } from 'vitest';
import { POLICY_MAX } from '../../../../src/sim/iam/operations/policies.js';
import { documentOf } from '../../../../src/sim/world/policies.js';
import type { Lab } from '../../scenario.js';
import { answerOf, granted, iam, labOfAlice, openLab, refusalOf, signIn } from '../../scenario.js';

const LISTING = documentOf([{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }]);

const create = (lab: Lab, policyName: string, policyDocument = LISTING) =>
  iam(lab, { operation: 'CreatePolicy', policyName, policyDocument });

describe('a policy of the account', () => {
  it('can be attached once it is made, and then holds', () => {
    const lab = openLab();
    const { arn } = answerOf(create(lab, 'Listing'), 'policy-created');
    granted(iam(lab, { operation: 'AttachUserPolicy', userName: 'omar', policyArn: arn }));
    granted(
      iam(lab, {
        operation: 'DetachUserPolicy',
        userName: 'omar',
        policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    );
    signIn(lab, 'omar');

    expect(arn).toBe(`arn:aws:iam::${lab.world.account.id}:policy/Listing`);
    granted(iam(lab, { operation: 'ListUsers' }));
    expect(refusalOf(iam(lab, { operation: 'GetUser', userName: 'alice' })).reason.code).toBe('not-allowed');
  });

  it('has a name that no other has, in whatever case', () => {
    const lab = openLab();
    granted(create(lab, 'Listing'));

    expect(refusalOf(create(lab, 'LISTING')).reason.code).toBe('policy-exists');
    expect(lab.world.account.policies).toHaveLength(3);
  });

  it('may be as long as AWS takes it, white space not counted', () => {
    const padded = (length: number) => {
      const empty = documentOf([{ Sid: '', Effect: 'Allow', Action: '*', Resource: '*' }]);
      const sid = 'a'.repeat(length - empty.length);
      return documentOf([{ Sid: sid, Effect: 'Allow', Action: '*', Resource: '*' }]);
    };
    const lab = openLab();

    granted(create(lab, 'Most', `${padded(POLICY_MAX)}${' '.repeat(500)}`));
    expect(refusalOf(create(lab, 'More', padded(POLICY_MAX + 1))).reason.code).toBe('policy-too-long');
  });

  it('is not for a user who may only manage MFA', () => {
    expect(refusalOf(create(labOfAlice(), 'Mine')).reason).toMatchObject({ action: 'iam:CreatePolicy' });
  });
});
