import type { EpochSeconds } from '../base/time.js';
import type { MfaDeviceSummary, RootSummary, UserSummary, VirtualDeviceSummary } from '../iam/answers.js';
import type { AccessKeySummary, AccessKeyUse, PasswordSet } from '../responses.js';
import type { Json, JsonObject } from './json.js';
import { timestamp } from './timestamp.js';

// The answers of IAM as its model has them: members in its order, and none where there is no value.

/** A user, or root, which has no name. */
export function shownUser(user: UserSummary | RootSummary): JsonObject {
  const { userName, userId, arn, createdAt } = user;
  return userName === null
    ? { UserId: userId, Arn: arn }
    : { Path: user.path, UserName: userName, UserId: userId, Arn: arn, CreateDate: timestamp(createdAt) };
}

/** A device among those of a user. */
export function shownOwnDevice({ userName, serialNumber, enableDate }: MfaDeviceSummary): JsonObject {
  return { ...named(userName), SerialNumber: serialNumber, ...enabled(enableDate) };
}

/** A device among those of the account, with whom it belongs to. */
export function shownDevice({ serialNumber, user, enableDate }: VirtualDeviceSummary): JsonObject {
  const owner = user === null ? {} : { User: shownUser(user) };
  return { SerialNumber: serialNumber, ...owner, ...enabled(enableDate) };
}

function enabled(enableDate: EpochSeconds | null): JsonObject {
  return enableDate === null ? {} : { EnableDate: timestamp(enableDate) };
}

/** Root has no name. */
function named(userName: string | null): JsonObject {
  return userName === null ? {} : { UserName: userName };
}

/** An access key, with its secret where it is shown this once. */
export function shownKey(
  { userName, accessKeyId, status, createdAt }: AccessKeySummary,
  secretAccessKey?: string,
): JsonObject {
  return {
    ...named(userName),
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
  return { ...named(userName), AccessKeyLastUsed: use };
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
