import type { EpochSeconds } from '../base/time.js';
import type { Arn } from './arn.js';

/** A policy that belongs to one user or role alone. */
export interface InlinePolicy {
  readonly policyName: string;
  /** JSON, as it was given. Who reads it decides what it means. */
  readonly document: string;
}

/** A policy of the account, to be attached to whom it fits. */
export interface ManagedPolicy extends InlinePolicy {
  readonly arn: Arn;
}

/** What a user or a role may do: its own policies, and those of the account or of AWS by their ARNs. */
export interface Permissions {
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly attachedPolicies: readonly Arn[];
}

/** What a request says of MFA, for conditions. */
export const MFA_PRESENT = 'aws:MultiFactorAuthPresent';

/** Whoever asks. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM.
export const OWN_USER = 'arn:aws:iam::*:user/${aws:username}';

/** Inline policies with one written anew, or added at the end. */
export function withPolicy(
  policies: readonly InlinePolicy[],
  written: InlinePolicy,
): readonly InlinePolicy[] {
  const isIt = ({ policyName }: InlinePolicy) => policyName === written.policyName;
  return policies.some(isIt) ? policies.map((one) => (isIt(one) ? written : one)) : [...policies, written];
}

/** ARN of a policy of the account. */
export function policyArn(accountId: string, policyName: string): Arn {
  return `arn:aws:iam::${accountId}:policy/${policyName}`;
}

function awsPolicy(policyName: string, statements: readonly object[]): ManagedPolicy {
  return { arn: `arn:aws:iam::aws:policy/${policyName}`, policyName, document: documentOf(statements) };
}

/** A document of the version that everybody should write. */
export function documentOf(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Everything. Source: AWS Managed Policy Reference, AdministratorAccess. */
export const ADMINISTRATOR_ACCESS = awsPolicy('AdministratorAccess', [
  { Effect: 'Allow', Action: '*', Resource: '*' },
]);

/** The own password. Source: AWS Managed Policy Reference, IAMUserChangePassword. */
export const CHANGE_PASSWORD = awsPolicy('IAMUserChangePassword', [
  {
    Effect: 'Allow',
    Action: ['iam:ChangePassword'],
    Resource: [OWN_USER],
  },
  { Effect: 'Allow', Action: ['iam:GetAccountPasswordPolicy'], Resource: '*' },
]);

/** Those of AWS's own policies that this lab has. */
export const AWS_POLICIES: readonly ManagedPolicy[] = [ADMINISTRATOR_ACCESS, CHANGE_PASSWORD];

/** What still works without MFA: enough to enrol, and to get a token with a code. */
const DENY_WITHOUT_MFA = {
  Sid: 'DenyAllExceptListedIfNoMFA',
  Effect: 'Deny',
  NotAction: [
    'iam:CreateVirtualMFADevice',
    'iam:EnableMFADevice',
    'iam:GetUser',
    'iam:ListMFADevices',
    'iam:ListVirtualMFADevices',
    'iam:ResyncMFADevice',
    'sts:GetSessionToken',
  ],
  Resource: '*',
  Condition: { BoolIfExists: { [MFA_PRESENT]: 'false' } },
};

/**
 * To the letter, but for the name. Source: IAM User Guide, "AWS: Allows MFA-authenticated IAM users to manage their own MFA
 * device on the Security credentials page".
 */
const SELF_MANAGEMENT = documentOf([
  {
    Sid: 'AllowViewAccountInfo',
    Effect: 'Allow',
    Action: ['iam:ListVirtualMFADevices'],
    Resource: '*',
  },
  {
    Sid: 'AllowManageOwnVirtualMFADevice',
    Effect: 'Allow',
    Action: ['iam:CreateVirtualMFADevice'],
    Resource: 'arn:aws:iam::*:mfa/*',
  },
  {
    Sid: 'AllowManageOwnUserMFA',
    Effect: 'Allow',
    Action: [
      'iam:DeactivateMFADevice',
      'iam:EnableMFADevice',
      'iam:GetUser',
      'iam:ListMFADevices',
      'iam:ResyncMFADevice',
    ],
    Resource: OWN_USER,
  },
  DENY_WITHOUT_MFA,
]);

/** Names of the policies that an account of the lab has from the beginning. */
export const SELF_MANAGEMENT_NAME = 'ManageOwnMFA';
export const REQUIRE_MFA_NAME = 'RequireMFA';

/** The policies of a new account: what users need for their own MFA, and what asks everybody else for it. */
export function accountPolicies(accountId: string): readonly ManagedPolicy[] {
  return [
    [SELF_MANAGEMENT_NAME, SELF_MANAGEMENT] as const,
    [REQUIRE_MFA_NAME, documentOf([DENY_WITHOUT_MFA])] as const,
  ].map(([policyName, document]) => ({ arn: policyArn(accountId, policyName), policyName, document }));
}

/** What the lab gives somebody who is to manage their own MFA and password, and nothing else. */
export function selfManagement(accountId: string): Permissions {
  return {
    inlinePolicies: [],
    attachedPolicies: [policyArn(accountId, SELF_MANAGEMENT_NAME), CHANGE_PASSWORD.arn],
  };
}

/** What an administrator has. */
export const ADMINISTRATION: Permissions = {
  inlinePolicies: [],
  attachedPolicies: [ADMINISTRATOR_ACCESS.arn],
};

/** The lab's name for the policy against older sessions. The console gives that of a role the name AWSRevokeOlderSessions. */
export const DENY_OLDER_SESSIONS = 'DenyOlderSessions';

/**
 * Denies everything to temporary credentials, and the console has such, that were issued before a moment. Access keys have
 * no such time, and are not concerned.
 *
 * Source: IAM User Guide, "Disabling permissions for temporary security credentials".
 */
export function denyingOlderSessions(moment: EpochSeconds): InlinePolicy {
  return {
    policyName: DENY_OLDER_SESSIONS,
    document: documentOf([
      {
        Effect: 'Deny',
        Action: ['*'],
        Resource: ['*'],
        Condition: { DateLessThan: { 'aws:TokenIssueTime': isoTime(moment) } },
      },
    ]),
  };
}

/** A moment as policies and condition keys have it: 2026-11-30T07:15:00.000Z. */
export function isoTime(moment: EpochSeconds): string {
  // biome-ignore lint/style/noRestrictedGlobals: it reads no clock.
  return new Date(moment * 1000).toISOString();
}

/** Whether a user's policies deny anything to older sessions, by the button of the lab. */
export function deniesOlderSessions({ inlinePolicies }: Permissions): boolean {
  return inlinePolicies.some(({ policyName }) => policyName === DENY_OLDER_SESSIONS);
}
