import type { Decision, PolicyRequest } from './evaluate.js';
import type { PolicyKind } from './read-policy.js';

/** Of these AWS names no resource (users' reports); of other actions without one it names `*`. */
const WITHOUT_RESOURCE = ['sts:GetAccessKeyInfo'];

/**
 * AWS's message with `AccessDenied`, to the letter; null for an allow. What a role's trust policy does not allow has no
 * reason in it.
 *
 * Source: IAM User Guide, "Troubleshoot access denied error messages"; of the trust policy, users' reports. AWS has begun
 * to add the ARN of the policy behind an explicit deny; the lab does not.
 */
export function denialMessage(
  decision: Decision,
  { principal, action, resource }: Pick<PolicyRequest, 'principal' | 'action' | 'resource'>,
  kind: PolicyKind = 'identity',
): string | null {
  if (decision.verdict === 'allow') return null;
  const on = WITHOUT_RESOURCE.includes(action) ? '' : ` on resource: ${resource}`;
  const refused = `User: ${principal} is not authorized to perform: ${action}${on}`;
  if (kind === 'trust') return refused;
  return decision.verdict === 'explicit-deny'
    ? `${refused} with an explicit deny in an identity-based policy`
    : `${refused} because no identity-based policy allows the ${action} action`;
}
