import type { Account } from './account.js';
import type { Arn } from './arn.js';
import type { ManagedPolicy } from './policies.js';
import { AWS_POLICIES } from './policies.js';

/** Every policy that can be attached: those of the account, and AWS's own that the lab has. */
export function managedPolicies(account: Account): readonly ManagedPolicy[] {
  return [...account.policies, ...AWS_POLICIES];
}

/** One of them by its ARN. */
export function findManagedPolicy(account: Account, arn: Arn): ManagedPolicy | undefined {
  return managedPolicies(account).find((policy) => policy.arn === arn);
}

/** Whether AWS wrote a policy, and keeps it; else the account did. */
export function isAwsManaged({ arn }: ManagedPolicy): boolean {
  return AWS_POLICIES.some((policy) => policy.arn === arn);
}

/** Who has a policy attached, users before roles. */
export function holdersOf({ users, roles }: Account, arn: Arn): readonly string[] {
  const has = ({ attachedPolicies }: { readonly attachedPolicies: readonly Arn[] }) =>
    attachedPolicies.includes(arn);
  return [
    ...users.filter(has).map(({ userName }) => userName),
    ...roles.filter(has).map(({ roleName }) => `role ${roleName}`),
  ];
}
