import { describe, expect, it } from 'vitest';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Lab } from '../../scenario.js';
import {
  answerOf,
  createDevice,
  enrol,
  granted,
  iam,
  labOfAlice,
  openLab,
  refusalOf,
  resumeLab,
} from '../../scenario.js';

const summaryOf = (lab: Lab) =>
  answerOf(iam(lab, { operation: 'GetAccountSummary' }), 'account-summary').summary;

/** `summaryKeyType` of botocore's `iam/2010-05-08/service-2.json`. */
const KEYS =
  'Users UsersQuota Groups GroupsQuota ServerCertificates ServerCertificatesQuota UserPolicySizeQuota GroupPolicySizeQuota GroupsPerUserQuota SigningCertificatesPerUserQuota AccessKeysPerUserQuota MFADevices MFADevicesInUse AccountMFAEnabled AccountAccessKeysPresent AccountPasswordPresent AccountSigningCertificatesPresent AttachedPoliciesPerGroupQuota AttachedPoliciesPerRoleQuota AttachedPoliciesPerUserQuota Policies PoliciesQuota PolicySizeQuota PolicyVersionsInUse PolicyVersionsInUseQuota VersionsPerPolicyQuota GlobalEndpointTokenVersion AssumeRolePolicySizeQuota InstanceProfiles InstanceProfilesQuota Providers RolePolicySizeQuota Roles RolesQuota';

describe('the summary of an account', () => {
  it('has every key of the model', () => {
    expect(Object.keys(summaryOf(openLab())).toSorted()).toEqual(KEYS.split(' ').toSorted());
  });

  it('counts what there is', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    createDevice(lab, 'spare');
    granted(iam(lab, { operation: 'CreateUser', userName: 'bea' }));

    expect(summaryOf(lab)).toMatchObject({
      Users: 3,
      Roles: 1,
      Policies: 2,
      MFADevices: 3,
      MFADevicesInUse: 2,
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 0,
    });
  });

  it('tells of root: of its key, and of an account without MFA', () => {
    const lab = openLab();
    granted(iam(lab, { operation: 'CreateAccessKey' }));
    const { account } = lab.world;
    const mfaDevices = account.mfaDevices.filter(({ owner }) => owner?.type !== 'root');
    const without = resumeLab({ ...lab.world, account: { ...account, mfaDevices } }, fakeContext(lab.now));

    expect(summaryOf(lab)['AccountAccessKeysPresent']).toBe(1);
    expect(summaryOf(lab)['AccountMFAEnabled']).toBe(1);
    expect(summaryOf(without)['AccountMFAEnabled']).toBe(0);
  });

  it('is not for a user who may only manage MFA', () => {
    expect(refusalOf(iam(labOfAlice(), { operation: 'GetAccountSummary' })).reason).toMatchObject({
      action: 'iam:GetAccountSummary',
    });
  });
});
