import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Done } from '../../responses.js';
import type { Account, User } from '../../world/account.js';
import { accessKeysOf, allDevicesOf } from '../../world/account.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import { userHasMore } from '../aws-error.js';
import type { IamCallOf } from '../requests.js';
import { permittedUser } from './users.js';

/**
 * DeleteUser: only a user to whom nothing belongs any more.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
 */
export function deleteUser(
  account: Account,
  call: IamCallOf<'DeleteUser'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = permittedUser(account, 'iam:DeleteUser', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { user } = found;
  const conflict = whatIsLeft(account, user);
  if (conflict !== null) return refused(account, conflict);
  return granted({ ...account, users: account.users.filter((one) => one !== user) });
}

/** Which of several AWS names first is not known. */
function whatIsLeft(account: Account, user: User): Refusal | null {
  const { userName, loginProfile, inlinePolicies, attachedPolicies } = user;
  if (allDevicesOf(account, { type: 'user', userName }).length > 0) {
    return refusal(userHasMore('remove tokens from principal'), { code: 'user-has-devices' });
  }
  if (inlinePolicies.length > 0)
    return refusal(userHasMore('delete policies'), { code: 'user-has-policies' });
  if (attachedPolicies.length > 0) {
    return refusal(userHasMore('detach all policies'), { code: 'user-has-policies' });
  }
  if (accessKeysOf(account, userName).length > 0) {
    return refusal(userHasMore('delete access keys'), { code: 'user-has-access-keys' });
  }
  return loginProfile === null
    ? null
    : refusal(userHasMore('delete login profile'), { code: 'user-has-a-password' });
}
