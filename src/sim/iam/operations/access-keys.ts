import { pageOf } from '../../api/pages.js';
import type { RandomSource } from '../../base/ports.js';
import { BASE32_ALPHABET, BASE64_ALPHABET, randomText } from '../../base/random.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type {
  AccessKeyCreated,
  AccessKeySummary,
  AccessKeysListed,
  AccessKeyUse,
  Done,
} from '../../responses.js';
import type { Account } from '../../world/account.js';
import { accessKeysOf } from '../../world/account.js';
import { userArn } from '../../world/arn.js';
import type { AccessKey } from '../../world/credentials.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import { authorize } from '../authorization.js';
import { noSuchAccessKey, tooManyAccessKeys } from '../aws-error.js';
import type { IamCallOf } from '../requests.js';
import { meantUser, permittedUser } from './users.js';

/** IAM User Guide, "IAM and STS quotas". */
export const MAX_ACCESS_KEYS_PER_USER = 2;

/**
 * Real ones begin with AKIA: a scanner for leaked keys stays silent about these, and nobody takes one for the other. Both
 * halves have the lengths of real ones.
 */
const ACCESS_KEY_PREFIX = 'LABA';
const ACCESS_KEY_RANDOM_LENGTH = 16;
const SECRET_LENGTH = 40;

/** A secret access key, 40 characters long. */
export function newSecret(random: RandomSource): string {
  return randomText(random, BASE64_ALPHABET, SECRET_LENGTH);
}

/** CreateAccessKey. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html; without a name, the caller's. */
export function createAccessKey(
  account: Account,
  call: IamCallOf<'CreateAccessKey'>,
  context: OperationContext,
): OperationOutcome<AccessKeyCreated> {
  const found = keyHolder(account, 'iam:CreateAccessKey', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { userName } = found;
  if (accessKeysOf(account, userName).length >= MAX_ACCESS_KEYS_PER_USER) {
    const error = tooManyAccessKeys(MAX_ACCESS_KEYS_PER_USER);
    return refused(account, refusal(error, { code: 'too-many-access-keys' }));
  }
  const secretAccessKey = newSecret(context.random);
  const key: AccessKey = {
    accessKeyId: ACCESS_KEY_PREFIX + randomText(context.random, BASE32_ALPHABET, ACCESS_KEY_RANDOM_LENGTH),
    secretAccessKey,
    userName,
    createdAt: context.now,
    status: 'Active',
    lastUsed: null,
  };
  return granted(
    { ...account, accessKeys: [...account.accessKeys, key] },
    { kind: 'access-key', ...summariseKey(key), secretAccessKey },
  );
}

/** ListAccessKeys. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
export function listAccessKeys(
  account: Account,
  call: IamCallOf<'ListAccessKeys'>,
  context: OperationContext,
): OperationOutcome<AccessKeysListed> {
  const found = keyHolder(account, 'iam:ListAccessKeys', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const listed = pageOf(accessKeysOf(account, found.userName).map(summariseKey), call);
  if (!listed.ok) return refused(account, listed.failure);
  return granted(account, { kind: 'access-keys', keys: listed.value.items, ...listed.value.page });
}

/**
 * GetAccessKeyLastUsed. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html. Whether AWS looks
 * at the permission of a caller before it looks for the key is not known; the lab does, so that nobody can try out ids.
 */
export function getAccessKeyLastUsed(
  account: Account,
  { accessKeyId }: IamCallOf<'GetAccessKeyLastUsed'>,
  context: OperationContext,
): OperationOutcome<AccessKeyUse> {
  const key = account.accessKeys.find((one) => one.accessKeyId === accessKeyId);
  const owner = userArn(account.id, key?.userName ?? '*');
  const denial = authorize(account, context, 'iam:GetAccessKeyLastUsed', owner);
  if (denial !== null) return refused(account, denial);
  if (key === undefined) return refused(account, unknownKey(accessKeyId));
  const { userName, lastUsed } = key;
  return granted(account, { kind: 'access-key-last-used', userName, lastUsed });
}

/** UpdateAccessKey. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export function updateAccessKey(
  account: Account,
  call: IamCallOf<'UpdateAccessKey'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = ownKey(account, 'iam:UpdateAccessKey', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const accessKeys = account.accessKeys.map((key) =>
    key === found.key ? { ...key, status: call.status } : key,
  );
  return granted({ ...account, accessKeys });
}

/** DeleteAccessKey. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html */
export function deleteAccessKey(
  account: Account,
  call: IamCallOf<'DeleteAccessKey'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const found = ownKey(account, 'iam:DeleteAccessKey', call, context);
  if ('refusal' in found) return refused(account, found.refusal);
  return granted({ ...account, accessKeys: account.accessKeys.filter((key) => key !== found.key) });
}

/** A key of the user that is meant. Another user's is as unknown as one that nobody has. */
function ownKey(
  account: Account,
  action: string,
  call: { readonly userName?: string; readonly accessKeyId: string },
  context: OperationContext,
): { readonly key: AccessKey } | { readonly refusal: Refusal } {
  const found = keyHolder(account, action, call, context);
  if ('refusal' in found) return found;
  const key = accessKeysOf(account, found.userName).find(
    ({ accessKeyId }) => accessKeyId === call.accessKeyId,
  );
  return key === undefined ? { refusal: unknownKey(call.accessKeyId) } : { key };
}

function unknownKey(accessKeyId: string): Refusal {
  return refusal(noSuchAccessKey(accessKeyId), { code: 'no-such-access-key' });
}

function summariseKey({ accessKeyId, userName, createdAt, status }: AccessKey): AccessKeySummary {
  return { accessKeyId, userName, createdAt, status };
}

/** Whose key it is: without a name, the caller's, which is null for root. Nobody else gets at root's (IAM API, CreateAccessKey). */
function keyHolder(
  account: Account,
  action: string,
  call: { readonly userName?: string },
  context: OperationContext,
): { readonly userName: string | null } | { readonly refusal: Refusal } {
  const isRoot = context.caller.principal.type === 'root' && call.userName === undefined;
  if (isRoot) return { userName: null };
  const meant = meantUser(call, context);
  if ('refusal' in meant) return meant;
  const found = permittedUser(account, action, meant.userName, context);
  return 'refusal' in found ? found : { userName: found.user.userName };
}
