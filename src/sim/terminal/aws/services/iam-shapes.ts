import type { EpochSeconds } from '../../../base/time.js';
import { epochSeconds } from '../../../base/time.js';
import type {
  AccessKeySummary,
  AccessKeyUse,
  MfaDeviceSummary,
  PasswordSet,
  RootSummary,
  UserSummary,
} from '../../../responses.js';
import type { Account } from '../../../world/account.js';
import { findAnyDevice, findUser } from '../../../world/account.js';
import { rootArn, userArn } from '../../../world/arn.js';
import type { Json, JsonObject } from '../json.js';
import { timestamp } from './api-command.js';

// The answers of IAM as its model has them: members in its order, and none where there is no value.

/** A user, or root. The lab has no paths. */
export function shownUser({ userName, userId, arn, createdAt }: UserSummary | RootSummary): JsonObject {
  return userName === null
    ? { UserId: userId, Arn: arn }
    : { Path: '/', UserName: userName, UserId: userId, Arn: arn, CreateDate: timestamp(createdAt) };
}

/** A device among those of a user. */
export function shownOwnDevice({ user, serialNumber, enableDate }: MfaDeviceSummary): JsonObject {
  return { UserName: user, SerialNumber: serialNumber, ...enabled(enableDate) };
}

/** A device among those of the account, with whom it belongs to. */
export function shownDevice(account: Account, { serialNumber, enableDate }: MfaDeviceSummary): JsonObject {
  const owner = findAnyDevice(account, serialNumber)?.owner ?? null;
  return { SerialNumber: serialNumber, ...shownOwner(account, owner), ...enabled(enableDate) };
}

function shownOwner(
  account: Account,
  owner: { readonly type: 'root' } | { readonly type: 'user'; readonly userName: string } | null,
): JsonObject {
  if (owner === null) return {};
  const { id } = account;
  if (owner.type === 'root') return { User: { UserId: id, Arn: rootArn(id) } };
  const user = findUser(account, owner.userName);
  return user === undefined ? {} : { User: shownUser({ ...user, arn: userArn(id, user.userName) }) };
}

function enabled(enableDate: number | null): JsonObject {
  return enableDate === null ? {} : { EnableDate: timestamp(epochSeconds(enableDate)) };
}

/** An access key, with its secret where it is shown this once. */
export function shownKey(
  { userName, accessKeyId, status, createdAt }: AccessKeySummary,
  secretAccessKey?: string,
): JsonObject {
  return {
    UserName: userName,
    AccessKeyId: accessKeyId,
    Status: status,
    ...(secretAccessKey === undefined ? {} : { SecretAccessKey: secretAccessKey }),
    CreateDate: timestamp(createdAt),
  };
}

/** When a key was used last. Regions are nothing to the lab: it names the one that IAM's own address is in. */
export function shownKeyUse({ userName, lastUsed }: AccessKeyUse): JsonObject {
  const use =
    lastUsed === null
      ? { ServiceName: 'N/A', Region: 'N/A' }
      : { LastUsedDate: timestamp(lastUsed.at), ServiceName: lastUsed.service, Region: 'us-east-1' };
  return { UserName: userName, AccessKeyLastUsed: use };
}

/** What is known of a password for the console. */
export function shownProfile(
  userName: string,
  { createdAt, passwordResetRequired }: { readonly createdAt: EpochSeconds } & PasswordSet['profile'],
): JsonObject {
  return {
    UserName: userName,
    CreateDate: timestamp(createdAt),
    PasswordResetRequired: passwordResetRequired,
  };
}

/** A policy comes as data, and as its text where it is none. */
export function shownPolicyDocument(document: string): Json {
  try {
    // What `JSON.parse` answers is JSON.
    return JSON.parse(document) as Json;
  } catch {
    return document;
  }
}
