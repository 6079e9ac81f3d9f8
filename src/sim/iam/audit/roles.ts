import { pageOf } from '../../api/pages.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Account } from '../../world/account.js';
import { roleArn } from '../../world/arn.js';
import { refusal } from '../../world/refusal.js';
import type { Role } from '../../world/roles.js';
import type { RoleShown, RoleSummary, RolesListed } from '../answers.js';
import { authorize } from '../authorization.js';
import { noSuchRole } from './audit-errors.js';
import type { AuditCallOf } from './requests.js';

/** ListRoles. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
export function listRoles(
  account: Account,
  call: AuditCallOf<'ListRoles'>,
  context: OperationContext,
): OperationOutcome<RolesListed> {
  const denial = authorize(account, context, 'iam:ListRoles', roleArn(account.id, ''));
  if (denial !== null) return refused(account, denial);
  // Every role of the lab has the path /.
  const roles = (call.pathPrefix ?? '/') === '/' ? account.roles : [];
  const listed = pageOf(roles, call);
  if (!listed.ok) return refused(account, listed.failure);
  const { items, page } = listed.value;
  return granted(account, { kind: 'roles', roles: items.map((role) => summarise(account, role)), ...page });
}

/** GetRole. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export function getRole(
  account: Account,
  { roleName }: AuditCallOf<'GetRole'>,
  context: OperationContext,
): OperationOutcome<RoleShown> {
  const denial = authorize(account, context, 'iam:GetRole', roleArn(account.id, roleName));
  if (denial !== null) return refused(account, denial);
  const wanted = roleName.toLowerCase();
  const role = account.roles.find((one) => one.roleName.toLowerCase() === wanted);
  return role === undefined
    ? refused(account, refusal(noSuchRole(roleName), { code: 'no-such-role' }))
    : granted(account, { kind: 'role', role: summarise(account, role) });
}

function summarise({ id }: Account, role: Role): RoleSummary {
  const { roleName, roleId, createdAt, trustPolicy, maxSessionSeconds } = role;
  return { roleName, roleId, createdAt, trustPolicy, maxSessionSeconds, arn: roleArn(id, roleName) };
}
