import { describe, expect, it } from 'vitest';
import { ATTACHED_POLICIES_MAX } from '../../../../src/sim/iam/operations/user-policies.js';
import {
  ADMINISTRATOR_ACCESS,
  CHANGE_PASSWORD,
  documentOf,
  policyArn,
} from '../../../../src/sim/world/policies.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import { keyOf, labOfPrograms } from '../../programs.js';
import type { Lab } from '../../scenario.js';
import { answerOf, granted, iam, iamWith, lastEvent, refusalOf, resumeLab } from '../../scenario.js';

const OMARS = 'private';
const ALICE = { userName: 'alice' } as const;
const listing = documentOf([{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }]);

const put = (lab: Lab, policyName: string, policyDocument: string) =>
  iam(lab, { operation: 'PutUserPolicy', ...ALICE, policyName, policyDocument }, OMARS);
const names = (lab: Lab) =>
  answerOf(iam(lab, { operation: 'ListUserPolicies', ...ALICE }, OMARS), 'policies').policyNames;
const attached = (lab: Lab) =>
  answerOf(
    iam(lab, { operation: 'ListAttachedUserPolicies', ...ALICE }, OMARS),
    'attached-policies',
  ).policies.map(({ policyArn: arn }) => arn);

describe('an inline policy', () => {
  it('is kept as it was written, and read again', () => {
    const lab = labOfPrograms();
    const written = JSON.stringify(JSON.parse(listing), null, 2);

    granted(put(lab, 'Listing', written));

    const read = iam(lab, { operation: 'GetUserPolicy', ...ALICE, policyName: 'Listing' }, OMARS);
    expect(answerOf(read, 'policy')).toEqual({
      kind: 'policy',
      userName: 'alice',
      policyName: 'Listing',
      document: written,
    });
    expect(names(lab)).toEqual(['Listing']);
  });

  it('takes the place of the one with its name', () => {
    const lab = labOfPrograms();
    granted(put(lab, 'First', listing));
    granted(put(lab, 'Second', listing));

    granted(put(lab, 'First', documentOf([{ Effect: 'Deny', Action: '*', Resource: '*' }])));

    expect(names(lab)).toEqual(['First', 'Second']);
    expect(refusalOf(iamWith(lab, keyOf(lab, 'alice'), { operation: 'GetUser' })).reason).toEqual({
      code: 'not-allowed',
      action: 'iam:GetUser',
      isForWantOfMfa: false,
      by: { policy: 'First', statement: 'Statement[0]', index: 0, condition: null },
    });
  });

  it('is gone when it is deleted', () => {
    const lab = labOfPrograms();
    granted(put(lab, 'Mine', listing));

    granted(iam(lab, { operation: 'DeleteUserPolicy', ...ALICE, policyName: 'Mine' }, OMARS));

    expect(names(lab)).toEqual([]);
  });

  it('changes nothing where it cannot be read, and the lab says what to write', () => {
    const lab = labOfPrograms();
    const { account } = lab.world;

    const { error, reason } = refusalOf(put(lab, 'Mine', '{"Version":"2012-10-17"}'));

    expect(error?.code).toBe('MalformedPolicyDocument');
    expect(reason.code).toBe('malformed-policy');
    expect(lab.world.account).toBe(account);
  });

  it('stands in the history by its name alone', () => {
    const lab = labOfPrograms();

    granted(put(lab, 'Mine', listing));

    expect(lastEvent(lab)).toMatchObject({
      eventName: 'PutUserPolicy',
      details: { userName: 'alice', policyName: 'Mine' },
    });
  });

  it('counts without white space, together with the others', () => {
    const lab = labOfPrograms();

    granted(put(lab, 'Wide', listing.replace('{', `{${' '.repeat(5000)}`)));
    const long = documentOf([{ Effect: 'Allow', Action: Array(130).fill('iam:ListUsers'), Resource: '*' }]);

    expect(refusalOf(put(lab, 'Long', long)).reason.code).toBe('policy-too-long');
  });

  it('is not written by a user for itself', () => {
    const lab = labOfPrograms();

    const refused = iamWith(lab, keyOf(lab, 'alice'), {
      operation: 'PutUserPolicy',
      ...ALICE,
      policyName: 'Mine',
      policyDocument: documentOf([{ Effect: 'Allow', Action: '*', Resource: '*' }]),
    });

    expect(refusalOf(refused).reason).toMatchObject({ code: 'not-allowed', action: 'iam:PutUserPolicy' });
  });
});

describe('a policy of the account or of AWS', () => {
  it('is attached, once, and detached', () => {
    const lab = labOfPrograms();
    const attach = { operation: 'AttachUserPolicy', ...ALICE, policyArn: ADMINISTRATOR_ACCESS.arn } as const;
    const own = policyArn(lab.world.account.id, 'ManageOwnMFA');

    granted(iam(lab, attach, OMARS));
    granted(iam(lab, attach, OMARS));

    expect(attached(lab)).toEqual([own, CHANGE_PASSWORD.arn, ADMINISTRATOR_ACCESS.arn]);
    granted(iam(lab, { operation: 'DetachUserPolicy', ...ALICE, policyArn: own }, OMARS));
    expect(attached(lab)).toEqual([CHANGE_PASSWORD.arn, ADMINISTRATOR_ACCESS.arn]);
    // What asked alice for MFA is gone.
    granted(iamWith(lab, keyOf(lab, 'alice'), { operation: 'ListUsers' }));
  });

  it('is one of ten at the most', () => {
    const lab = labOfPrograms();
    const { account } = lab.world;
    const arns = Array.from({ length: ATTACHED_POLICIES_MAX + 1 }, (_, index) =>
      policyArn(account.id, `P${index}`),
    );
    const policies = arns.map((arn) => ({ arn, policyName: arn.split('/').at(-1) ?? '', document: listing }));
    const users = account.users.map((user) => ({
      ...user,
      attachedPolicies: user.userName === 'alice' ? arns.slice(1) : user.attachedPolicies,
    }));
    const full = resumeLab({ ...lab.world, account: { ...account, policies, users } }, fakeContext(lab.now));

    const [one = ''] = arns;
    const refused = iam(full, { operation: 'AttachUserPolicy', ...ALICE, policyArn: one }, OMARS);

    expect(refusalOf(refused).reason).toMatchObject({ code: 'too-many-policies' });
  });
});
