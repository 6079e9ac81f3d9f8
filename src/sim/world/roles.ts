import type { EpochSeconds, Seconds } from '../base/time.js';
import { rootArn, userArn } from './arn.js';
import type { Permissions } from './policies.js';
import { documentOf, MFA_PRESENT } from './policies.js';

/** Permissions that somebody takes on for a while, instead of having them all day. */
export interface Role extends Permissions {
  readonly roleName: string;
  /** `AROA…` (IAM User Guide, "IAM identifiers"). */
  readonly roleId: string;
  readonly createdAt: EpochSeconds;
  /** Who may assume it, as JSON. */
  readonly trustPolicy: string;
  /** The longest that its sessions may last. */
  readonly maxSessionSeconds: Seconds;
}

/** The role that every account of the lab has: it may list buckets, and wants MFA of whoever assumes it. */
export const LAB_ROLE = 'LabDeployer';

/** The shortest `MaxSessionDuration`, which is also what a role has where nobody said otherwise. */
const HOUR = 3600;

/** The roles of a new account. `user` is named in the trust policy, so that it needs no permission of its own for it. */
export function newRoles(accountId: string, user: string, createdAt: EpochSeconds): readonly Role[] {
  return [
    {
      roleName: LAB_ROLE,
      roleId: roleIdOf(accountId),
      createdAt,
      inlinePolicies: [
        {
          policyName: 'ListBuckets',
          document: documentOf([
            { Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 's3:ListBucket'], Resource: '*' },
          ]),
        },
      ],
      attachedPolicies: [],
      trustPolicy: documentOf([
        {
          Effect: 'Allow',
          Principal: { AWS: [userArn(accountId, user), rootArn(accountId)] },
          Action: 'sts:AssumeRole',
          Condition: { Bool: { [MFA_PRESENT]: 'true' } },
        },
      ]),
      maxSessionSeconds: HOUR,
    },
  ];
}

/** Of the form of AWS's, and another in each account: its number, as letters. */
function roleIdOf(accountId: string): string {
  const letters = [...accountId].map((digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('');
  return `AROALABDP${letters}`;
}
