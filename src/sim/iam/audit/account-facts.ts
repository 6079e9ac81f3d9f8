import { pageOf } from '../../api/pages.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Account } from '../../world/account.js';
import { refusal } from '../../world/refusal.js';
import type { AliasesListed, TagsListed } from '../answers.js';
import { authorize } from '../authorization.js';
import { permittedUser } from '../operations/users.js';
import { noPasswordPolicy } from './audit-errors.js';
import type { AuditCallOf } from './requests.js';

/** ListAccountAliases. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
export function listAccountAliases(
  account: Account,
  call: AuditCallOf<'ListAccountAliases'>,
  context: OperationContext,
): OperationOutcome<AliasesListed> {
  const denial = authorize(account, context, 'iam:ListAccountAliases', '*');
  if (denial !== null) return refused(account, denial);
  const listed = pageOf([account.alias], call);
  if (!listed.ok) return refused(account, listed.failure);
  return granted(account, { kind: 'account-aliases', aliases: listed.value.items, ...listed.value.page });
}

/**
 * GetAccountPasswordPolicy: an account of the lab has none of its own, but the one of AWS.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html
 */
export function getAccountPasswordPolicy(
  account: Account,
  _call: AuditCallOf<'GetAccountPasswordPolicy'>,
  context: OperationContext,
): OperationOutcome<never> {
  const denial = authorize(account, context, 'iam:GetAccountPasswordPolicy', '*');
  return refused(account, denial ?? refusal(noPasswordPolicy(account.id), { code: 'no-password-policy' }));
}

/** ListUserTags: users of the lab have none. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html */
export function listUserTags(
  account: Account,
  call: AuditCallOf<'ListUserTags'>,
  context: OperationContext,
): OperationOutcome<TagsListed> {
  const found = permittedUser(account, 'iam:ListUserTags', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const listed = pageOf([], call);
  if (!listed.ok) return refused(account, listed.failure);
  return granted(account, { kind: 'tags', tags: listed.value.items, ...listed.value.page });
}
