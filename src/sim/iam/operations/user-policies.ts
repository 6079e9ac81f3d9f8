import { pageOf } from '../../api/pages.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { AttachedPoliciesListed, Done, PoliciesListed, PolicyShown } from '../../responses.js';
import type { Account, User } from '../../world/account.js';
import { replaceUser } from '../../world/account.js';
import { findManagedPolicy } from '../../world/managed-policies.js';
import type { InlinePolicy } from '../../world/policies.js';
import { withPolicy } from '../../world/policies.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import {
  noSuchUserPolicy,
  policiesTooLong,
  policyNotAttachable,
  policyNotAttached,
  tooManyPolicies,
} from '../policy-errors.js';
import type { IamCallOf } from '../requests.js';
import { documentSize, malformedDocument } from './policies.js';
import { permittedUser } from './users.js';

/** IAM User Guide, "IAM and STS quotas": of all inline policies of a user together, without white space. */
export const INLINE_POLICIES_MAX = 2048;

/** The same page: managed policies attached to a user. */
export const ATTACHED_POLICIES_MAX = 10;

/** PutUserPolicy: writes an inline policy, or writes it anew. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html */
export function putUserPolicy(
  account: Account,
  call: IamCallOf<'PutUserPolicy'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = permittedUser(account, 'iam:PutUserPolicy', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { user } = found;
  const { policyName, policyDocument: document } = call;
  const malformed = malformedDocument(document);
  if (malformed !== null) return refused(account, malformed);
  const inlinePolicies = withPolicy(user.inlinePolicies, { policyName, document });
  if (sizeOf(inlinePolicies) > INLINE_POLICIES_MAX) {
    const error = policiesTooLong(INLINE_POLICIES_MAX, user.userName);
    return refused(account, refusal(error, { code: 'policy-too-long' }));
  }
  return granted(replaceUser(account, user, { ...user, inlinePolicies }));
}

function sizeOf(policies: readonly InlinePolicy[]): number {
  return policies.reduce((sum, { document }) => sum + documentSize(document), 0);
}

/** GetUserPolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export function getUserPolicy(
  account: Account,
  call: IamCallOf<'GetUserPolicy'>,
  context: OperationContext,
): OperationOutcome<PolicyShown> {
  const found = inlinePolicy(account, 'iam:GetUserPolicy', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  return granted(account, { kind: 'policy', userName: found.user.userName, ...found.policy });
}

/** ListUserPolicies: the names of the inline ones. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html */
export function listUserPolicies(
  account: Account,
  call: IamCallOf<'ListUserPolicies'>,
  context: OperationContext,
): OperationOutcome<PoliciesListed> {
  const found = permittedUser(account, 'iam:ListUserPolicies', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const listed = pageOf(found.user.inlinePolicies, call);
  if (!listed.ok) return refused(account, listed.failure);
  const policyNames = listed.value.items.map(({ policyName }) => policyName);
  return granted(account, { kind: 'policies', policyNames, ...listed.value.page });
}

/** DeleteUserPolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html */
export function deleteUserPolicy(
  account: Account,
  call: IamCallOf<'DeleteUserPolicy'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = inlinePolicy(account, 'iam:DeleteUserPolicy', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { user, policy } = found;
  const inlinePolicies = user.inlinePolicies.filter((one) => one !== policy);
  return granted(replaceUser(account, user, { ...user, inlinePolicies }));
}

/** AttachUserPolicy; once more changes nothing. https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html */
export function attachUserPolicy(
  account: Account,
  call: IamCallOf<'AttachUserPolicy'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = permittedUser(account, 'iam:AttachUserPolicy', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { user } = found;
  if (findManagedPolicy(account, call.policyArn) === undefined) {
    return refused(account, refusal(policyNotAttachable(call.policyArn), { code: 'no-such-policy' }));
  }
  if (user.attachedPolicies.includes(call.policyArn)) return granted(account);
  if (user.attachedPolicies.length >= ATTACHED_POLICIES_MAX) {
    return refused(account, refusal(tooManyPolicies(ATTACHED_POLICIES_MAX), { code: 'too-many-policies' }));
  }
  const attachedPolicies = [...user.attachedPolicies, call.policyArn];
  return granted(replaceUser(account, user, { ...user, attachedPolicies }));
}

/** DetachUserPolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html */
export function detachUserPolicy(
  account: Account,
  call: IamCallOf<'DetachUserPolicy'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = permittedUser(account, 'iam:DetachUserPolicy', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { user } = found;
  if (!user.attachedPolicies.includes(call.policyArn)) {
    return refused(account, refusal(policyNotAttached(call.policyArn), { code: 'no-such-policy' }));
  }
  const attachedPolicies = user.attachedPolicies.filter((arn) => arn !== call.policyArn);
  return granted(replaceUser(account, user, { ...user, attachedPolicies }));
}

/** ListAttachedUserPolicies. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html */
export function listAttachedUserPolicies(
  account: Account,
  call: IamCallOf<'ListAttachedUserPolicies'>,
  context: OperationContext,
): OperationOutcome<AttachedPoliciesListed> {
  const found = permittedUser(account, 'iam:ListAttachedUserPolicies', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const policies = found.user.attachedPolicies.flatMap((arn) => {
    const policy = findManagedPolicy(account, arn);
    return policy === undefined ? [] : [{ policyName: policy.policyName, policyArn: arn }];
  });
  const listed = pageOf(policies, call);
  if (!listed.ok) return refused(account, listed.failure);
  return granted(account, { kind: 'attached-policies', policies: listed.value.items, ...listed.value.page });
}

function inlinePolicy(
  account: Account,
  action: string,
  call: { readonly userName: string; readonly policyName: string },
  context: OperationContext,
): { readonly user: User; readonly policy: InlinePolicy } | { readonly refusal: Refusal } {
  const found = permittedUser(account, action, call.userName, context);
  if ('refusal' in found) return found;
  const { user } = found;
  const policy = user.inlinePolicies.find(({ policyName }) => policyName === call.policyName);
  return policy === undefined
    ? { refusal: refusal(noSuchUserPolicy(call.policyName), { code: 'no-such-policy' }) }
    : { user, policy };
}
