import { BASE32_ALPHABET, randomText } from '../../base/random.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { AccessKeyCreated, Done } from '../../responses.js';
import type { Account } from '../../world/account.js';
import { accessKeysOf } from '../../world/account.js';
import { callersName } from '../../world/principal.js';
import { refusal } from '../../world/refusal.js';
import { noSuchAccessKey, tooManyAccessKeys, userNameNeeded } from '../aws-error.js';
import type { IamCallOf } from '../requests.js';
import { permittedUser } from './users.js';

/** IAM User Guide, "IAM and STS quotas". */
export const MAX_ACCESS_KEYS_PER_USER = 2;

/** Four characters shorter than a real one: nothing can take one for the other. */
const ACCESS_KEY_PREFIX = 'AKIALAB';
const ACCESS_KEY_RANDOM_LENGTH = 9;

/** CreateAccessKey. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html; without a name, the caller's. */
export function createAccessKey(
  account: Account,
  call: IamCallOf<'CreateAccessKey'>,
  context: OperationContext,
): OperationOutcome<AccessKeyCreated> {
  const found = keyHolder(account, 'iam:CreateAccessKey', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { userName } = found.user;
  if (accessKeysOf(account, userName).length >= MAX_ACCESS_KEYS_PER_USER) {
    const error = tooManyAccessKeys(MAX_ACCESS_KEYS_PER_USER);
    return refused(account, refusal(error, { code: 'too-many-access-keys' }));
  }
  const accessKeyId =
    ACCESS_KEY_PREFIX + randomText(context.random, BASE32_ALPHABET, ACCESS_KEY_RANDOM_LENGTH);
  return granted(
    { ...account, accessKeys: [...account.accessKeys, { accessKeyId, userName, createdAt: context.now }] },
    { kind: 'access-key', accessKeyId },
  );
}

/** DeleteAccessKey. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html */
export function deleteAccessKey(
  account: Account,
  call: IamCallOf<'DeleteAccessKey'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = keyHolder(account, 'iam:DeleteAccessKey', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { accessKeyId } = call;
  const isTheirs = accessKeysOf(account, found.user.userName).some((key) => key.accessKeyId === accessKeyId);
  if (!isTheirs) {
    return refused(account, refusal(noSuchAccessKey(accessKeyId), { code: 'no-such-access-key' }));
  }
  return granted({
    ...account,
    accessKeys: account.accessKeys.filter((key) => key.accessKeyId !== accessKeyId),
  });
}

/** Whose key it is: without a name, the caller's. Keys of root are not in this lab. */
function keyHolder(
  account: Account,
  action: string,
  call: { readonly userName?: string },
  context: OperationContext,
): ReturnType<typeof permittedUser> {
  const userName = call.userName ?? callersName(context.session.principal);
  return userName === null
    ? { refusal: refusal(userNameNeeded(), { code: 'root-user' }) }
    : permittedUser(account, action, userName, context);
}

/** PutUserPolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html */
export function putUserPolicy(
  account: Account,
  call: IamCallOf<'PutUserPolicy'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = permittedUser(account, 'iam:PutUserPolicy', call.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const denying = { ...found.user, deniesSessionsBefore: call.deniesSessionsBefore };
  return granted({
    ...account,
    users: account.users.map((user) => (user === found.user ? denying : user)),
  });
}
