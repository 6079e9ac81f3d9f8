import type { EpochSeconds } from '../base/time.js';
import type { Arn } from './arn.js';
import type { Bucket } from './buckets.js';
import type { AccessKey, TemporaryCredentials } from './credentials.js';
import type { AnyMfaDevice, MfaDevice, RegisteredKey, RemovedDevice, VerificationCount } from './devices.js';
import { isOnPhone } from './devices.js';
import type { InlinePolicy, ManagedPolicy, Permissions } from './policies.js';
import { withPolicy } from './policies.js';
import type { Principal } from './principal.js';
import { isSamePrincipal } from './principal.js';
import type { Role } from './roles.js';

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

/** An IAM user. */
export interface User extends Permissions {
  readonly userName: string;
  /** `AIDA…` (IAM User Guide, "IAM identifiers"). */
  readonly userId: string;
  readonly createdAt: EpochSeconds;
  readonly loginProfile: LoginProfile | null;
}

/** Who has which credentials, as CSV, at one moment. */
export interface CredentialReport {
  readonly at: EpochSeconds;
  readonly content: string;
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
  readonly temporaryCredentials: readonly TemporaryCredentials[];
  /** The account's own policies; those of AWS are everybody's. */
  readonly policies: readonly ManagedPolicy[];
  readonly roles: readonly Role[];
  readonly buckets: readonly Bucket[];
  /** The newest credential report; absent before anybody asked for one. */
  readonly credentialReport?: CredentialReport;
  readonly removedDevices: readonly RemovedDevice[];
  readonly verificationCounts: { readonly [serialNumber: Arn]: VerificationCount };
}

/** A user by name; IAM user names are not case sensitive. */
export function findUser(account: Account, userName: string): User | undefined {
  const wanted = userName.toLowerCase();
  return account.users.find((user) => user.userName.toLowerCase() === wanted);
}

/** An inline policy of a user by its name. */
export function findInlinePolicy(
  account: Account,
  userName: string,
  policyName: string,
): InlinePolicy | undefined {
  return findUser(account, userName)?.inlinePolicies.find((policy) => policy.policyName === policyName);
}

/** The account with one inline policy of a user written anew, or added at the end. */
export function withInlinePolicy(account: Account, user: User, written: InlinePolicy): Account {
  const inlinePolicies = withPolicy(user.inlinePolicies, written);
  return replaceUser(account, user, { ...user, inlinePolicies });
}

/** The account with one user changed. */
export function replaceUser(account: Account, user: User, changed: User): Account {
  return { ...account, users: account.users.map((one) => (one === user ? changed : one)) };
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

/** The access keys of a user, or without a name root's, oldest first. */
export function accessKeysOf(account: Account, userName: string | null): readonly AccessKey[] {
  return account.accessKeys.filter((key) => key.userName === userName);
}

/** The long-term key or the temporary credentials with this id: what a signature has to be checked with. */
export function findCredentials(
  { accessKeys, temporaryCredentials }: Account,
  accessKeyId: string,
): AccessKey | TemporaryCredentials | undefined {
  const isIt = (one: AccessKey | TemporaryCredentials) => one.accessKeyId === accessKeyId;
  return accessKeys.find(isIt) ?? temporaryCredentials.find(isIt);
}

/** All devices of a principal, of every kind. */
export function allDevicesOf(account: Account, principal: Principal): readonly AnyMfaDevice[] {
  return [
    ...devicesOf(account, principal),
    ...account.securityKeys.filter(({ owner }) => isSamePrincipal(owner, principal)),
  ];
}
