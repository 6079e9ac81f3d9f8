import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Account } from '../../world/account.js';
import { accessKeysOf, allDevicesOf } from '../../world/account.js';
import type { AccountSummary } from '../answers.js';
import { authorize } from '../authorization.js';
import type { IamCallOf } from '../requests.js';
import { MAX_ACCESS_KEYS_PER_USER } from './access-keys.js';
import { POLICIES_MAX, POLICY_MAX } from './policies.js';
import { ATTACHED_POLICIES_MAX, INLINE_POLICIES_MAX } from './user-policies.js';

/** IAM User Guide, "IAM and STS quotas"; those of keys, users, groups of a user and inline policies were recorded, too. */
const QUOTAS = {
  UsersQuota: 5000,
  GroupsQuota: 300,
  RolesQuota: 1000,
  InstanceProfilesQuota: 1000,
  ServerCertificatesQuota: 20,
  PoliciesQuota: POLICIES_MAX,
  PolicyVersionsInUseQuota: 10_000,
  VersionsPerPolicyQuota: 5,
  GroupsPerUserQuota: 10,
  AccessKeysPerUserQuota: MAX_ACCESS_KEYS_PER_USER,
  SigningCertificatesPerUserQuota: 2,
  AttachedPoliciesPerUserQuota: ATTACHED_POLICIES_MAX,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  PolicySizeQuota: POLICY_MAX,
  UserPolicySizeQuota: INLINE_POLICIES_MAX,
  GroupPolicySizeQuota: 5120,
  RolePolicySizeQuota: 10_240,
  AssumeRolePolicySizeQuota: 2048,
};

/** What this lab has none of. */
const NOTHING = {
  Groups: 0,
  InstanceProfiles: 0,
  ServerCertificates: 0,
  Providers: 0,
  AccountSigningCertificatesPresent: 0,
};

/**
 * GetAccountSummary. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html. Whether AWS counts
 * root's device and security keys among the MFA devices is not known; the lab counts them all.
 */
export function getAccountSummary(
  account: Account,
  _call: IamCallOf<'GetAccountSummary'>,
  context: OperationContext,
): OperationOutcome<AccountSummary> {
  const denial = authorize(account, context, 'iam:GetAccountSummary', '*');
  if (denial !== null) return refused(account, denial);
  const devices = [...account.mfaDevices, ...account.securityKeys];
  const summary = {
    ...QUOTAS,
    ...NOTHING,
    Users: account.users.length,
    Roles: account.roles.length,
    Policies: account.policies.length,
    // A policy of this lab has one version.
    PolicyVersionsInUse: account.policies.length,
    MFADevices: devices.length,
    MFADevicesInUse: devices.filter(({ owner }) => owner !== null).length,
    AccountMFAEnabled: Number(allDevicesOf(account, { type: 'root' }).length > 0),
    AccountAccessKeysPresent: Number(accessKeysOf(account, null).length > 0),
    AccountPasswordPresent: 1,
    // Recorded.
    GlobalEndpointTokenVersion: 1,
  };
  return granted(account, { kind: 'account-summary', summary });
}
