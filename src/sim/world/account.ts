import type { EpochSeconds } from '../base/time.js';
import type { Arn } from './arn.js';
import type { AnyMfaDevice, MfaDevice, RegisteredKey, RemovedDevice, VerificationCount } from './devices.js';
import { isOnPhone } from './devices.js';
import type { Principal } from './principal.js';
import { isSamePrincipal } from './principal.js';

/** The account's owner; there is one, and it signs in with an e-mail address. */
export interface RootUser {
  readonly email: string;
  readonly password: string;
}

/** What an IAM user signs in to the console with. */
export interface LoginProfile {
  readonly password: string;
  readonly createdAt: EpochSeconds;
  readonly changedAt: EpochSeconds;
  readonly passwordResetRequired: boolean;
}

/** What a user may do. The one place where policies are decided is `authorization.ts`. */
export const PERMISSIONS = ['self-manage-mfa', 'administrator', 'administrator-with-mfa'] as const;

/** What a user may do. */
export type Permissions = (typeof PERMISSIONS)[number];

/** Whether a key may be used (IAM API, `statusType`; `Expired` is not for users' keys). */
export const ACCESS_KEY_STATUSES = ['Active', 'Inactive'] as const;

/** Whether a key may be used. */
export type AccessKeyStatus = (typeof ACCESS_KEY_STATUSES)[number];

/** What programs sign in with in place of a password. */
export interface AccessKey {
  readonly accessKeyId: string;
  /** Shown to whoever makes the key, and to nobody after that. Null of a key from before the lab kept it: nothing can be signed with it. */
  readonly secretAccessKey: string | null;
  readonly userName: string;
  readonly createdAt: EpochSeconds;
  readonly status: AccessKeyStatus;
  /** When it was used last, whatever came of it, and with which service; null before. */
  readonly lastUsed: { readonly at: EpochSeconds; readonly service: string } | null;
}

/** An IAM user. */
export interface User {
  readonly userName: string;
  /** `AIDA…` (IAM User Guide, "IAM identifiers"). */
  readonly userId: string;
  readonly createdAt: EpochSeconds;
  readonly loginProfile: LoginProfile | null;
  readonly permissions: Permissions;
  /** An inline policy denies everything to sessions that began before this moment (`aws:TokenIssueTime`). */
  readonly deniesSessionsBefore?: EpochSeconds;
}

/** One simulated AWS account. */
export interface Account {
  /** 12 digits. */
  readonly id: string;
  readonly alias: string;
  readonly root: RootUser;
  readonly users: readonly User[];
  readonly mfaDevices: readonly MfaDevice[];
  readonly securityKeys: readonly RegisteredKey[];
  readonly accessKeys: readonly AccessKey[];
  readonly removedDevices: readonly RemovedDevice[];
  readonly verificationCounts: { readonly [serialNumber: Arn]: VerificationCount };
}

/** A user by name; IAM user names are not case sensitive. */
export function findUser(account: Account, userName: string): User | undefined {
  const wanted = userName.toLowerCase();
  return account.users.find((user) => user.userName.toLowerCase() === wanted);
}

/** A device that gives codes, by serial number. */
export function findDevice(account: Account, serialNumber: Arn): MfaDevice | undefined {
  return account.mfaDevices.find((device) => device.serialNumber === serialNumber);
}

/** The TOTP devices assigned to a principal, oldest first. */
export function devicesOf(account: Account, principal: Principal): readonly MfaDevice[] {
  return account.mfaDevices.filter(
    (device) => device.owner !== null && isSamePrincipal(device.owner, principal),
  );
}

/** A device of any kind, by serial number. */
export function findAnyDevice(account: Account, serialNumber: Arn): AnyMfaDevice | undefined {
  return [...account.mfaDevices, ...account.securityKeys].find(
    (device) => device.serialNumber === serialNumber,
  );
}

/** The devices whose secret may be on a phone of the lab or of the learner. Root's phone is in a safe. */
export function devicesForPhones(account: Account): readonly MfaDevice[] {
  return account.mfaDevices.filter((device) => isOnPhone(device) && device.owner?.type !== 'root');
}

/** The access keys of a user, oldest first. */
export function accessKeysOf(account: Account, userName: string): readonly AccessKey[] {
  return account.accessKeys.filter((key) => key.userName === userName);
}

/** All devices of a principal, of every kind. */
export function allDevicesOf(account: Account, principal: Principal): readonly AnyMfaDevice[] {
  return [
    ...devicesOf(account, principal),
    ...account.securityKeys.filter(({ owner }) => isSamePrincipal(owner, principal)),
  ];
}
