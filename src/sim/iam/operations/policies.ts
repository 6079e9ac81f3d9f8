import { cleaned } from '../../base/characters.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import { readPolicy } from '../../policy/read-policy.js';
import type { Account } from '../../world/account.js';
import { policyArn } from '../../world/policies.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import type { PolicyCreated } from '../answers.js';
import { authorize } from '../authorization.js';
import { malformedPolicy, policyExists, policyTooLong, tooManyAccountPolicies } from '../policy-errors.js';
import type { IamCallOf } from '../requests.js';

/** IAM User Guide, "IAM and STS quotas": of one managed policy, without white space. */
export const POLICY_MAX = 6144;

/** The same page: customer managed policies in an account. */
export const POLICIES_MAX = 1500;

/**
 * CreatePolicy: a policy of the account, for whoever it is attached to.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export function createPolicy(
  account: Account,
  { policyName, policyDocument: document }: IamCallOf<'CreatePolicy'>,
  context: OperationContext,
): OperationOutcome<PolicyCreated> {
  const arn = policyArn(account.id, policyName);
  const denial = authorize(account, context, 'iam:CreatePolicy', arn);
  if (denial !== null) return refused(account, denial);
  const problem = malformedDocument(document) ?? tooMuch(account, document) ?? nameTaken(account, policyName);
  if (problem !== null) return refused(account, problem);
  return granted(
    { ...account, policies: [...account.policies, { policyName, arn, document }] },
    { kind: 'policy-created', policyName, arn },
  );
}

/** What AWS says about a document that is none, or null. */
export function malformedDocument(document: string): Refusal | null {
  const read = readPolicy(document);
  if (read.ok) return null;
  const { message, at, hint } = read.failure;
  const reason = { code: 'malformed-policy', at: cleaned(at), hint: cleaned(hint) } as const;
  return refusal(malformedPolicy(message), reason);
}

/** As IAM counts the characters of a document. */
export function documentSize(document: string): number {
  return document.replace(/\s/g, '').length;
}

function tooMuch({ policies }: Account, document: string): Refusal | null {
  if (documentSize(document) > POLICY_MAX) {
    return refusal(policyTooLong(POLICY_MAX), { code: 'policy-too-long' });
  }
  return policies.length < POLICIES_MAX
    ? null
    : refusal(tooManyAccountPolicies(POLICIES_MAX), { code: 'too-many-policies' });
}

/** Names are one name in whatever case (IAM User Guide, "IAM identifiers"). */
function nameTaken({ policies }: Account, policyName: string): Refusal | null {
  const wanted = policyName.toLowerCase();
  return policies.some((policy) => policy.policyName.toLowerCase() === wanted)
    ? refusal(policyExists(policyName), { code: 'policy-exists' })
    : null;
}
