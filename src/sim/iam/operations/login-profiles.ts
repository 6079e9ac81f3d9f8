import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Done, PasswordSet } from '../../responses.js';
import type { Account, LoginProfile, User } from '../../world/account.js';
import { replaceUser } from '../../world/account.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import { noLoginProfile } from '../aws-error.js';
import type { IamCallOf } from '../requests.js';
import { meantUser, permittedUser } from './users.js';

/** GetLoginProfile: all but the password. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html */
export function getLoginProfile(
  account: Account,
  call: IamCallOf<'GetLoginProfile'>,
  context: OperationContext,
): OperationOutcome<PasswordSet> {
  const found = profileOf(account, 'iam:GetLoginProfile', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { password: _secret, ...profile } = found.profile;
  return granted(account, { kind: 'login-profile', userName: found.user.userName, profile });
}

/**
 * DeleteLoginProfile: nobody signs in to the console with this user's password any more; keys and open sessions stay.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
 */
export function deleteLoginProfile(
  account: Account,
  call: IamCallOf<'DeleteLoginProfile'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = profileOf(account, 'iam:DeleteLoginProfile', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  return granted(replaceUser(account, found.user, { ...found.user, loginProfile: null }));
}

function profileOf(
  account: Account,
  action: string,
  call: { readonly userName?: string },
  context: OperationContext,
): { readonly user: User; readonly profile: LoginProfile } | { readonly refusal: Refusal } {
  const meant = meantUser(call, context);
  if ('refusal' in meant) return meant;
  const found = permittedUser(account, action, meant.userName, context);
  if ('refusal' in found) return found;
  const { user } = found;
  return user.loginProfile === null
    ? { refusal: refusal(noLoginProfile(user.userName), { code: 'no-login-profile' }) }
    : { user, profile: user.loginProfile };
}
