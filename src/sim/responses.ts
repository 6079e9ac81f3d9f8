import type { Page } from './api/pages.js';
import type { Result } from './base/result.js';
import type { EpochSeconds, Seconds, TimeStep } from './base/time.js';
import type { IamAnswer, RootSummary, UserSummary } from './iam/answers.js';
import type { CommandRun } from './terminal/requests.js';
import type { LoginProfile } from './world/account.js';
import type { Arn } from './world/arn.js';
import type { Bucket } from './world/buckets.js';
import type { AccessKey } from './world/credentials.js';
import type { Tag } from './world/devices.js';
import type { Principal } from './world/principal.js';
import type { Refusal } from './world/refusal.js';

/** It was done, and there is no more to say. */
export interface Done {
  readonly kind: 'done';
}

/** A new virtual device, with the secret that nobody is shown again. */
export interface DeviceCreated {
  readonly kind: 'virtual-mfa-device';
  readonly serialNumber: Arn;
  readonly base32StringSeed: string;
  readonly otpauthUri: string;
  readonly tags: readonly Tag[];
}

/** One user. */
export interface UserShown {
  readonly kind: 'user';
  readonly user: UserSummary | RootSummary;
}

/** What is known of a user's console password but the password itself. */
export interface PasswordSet {
  readonly kind: 'login-profile';
  readonly userName: string;
  readonly profile: Omit<LoginProfile, 'password'>;
}

/** One security key, as GetMFADevice shows it. */
export interface MfaDeviceShown {
  readonly kind: 'mfa-device';
  readonly userName: string;
  readonly serialNumber: Arn;
  readonly enableDate: EpochSeconds;
}

/** An access key as the lists show it: without its secret. */
export type AccessKeySummary = Omit<AccessKey, 'secretAccessKey' | 'lastUsed'>;

/** An access key was made. Nobody is shown its secret half again. */
export interface AccessKeyCreated extends AccessKeySummary {
  readonly kind: 'access-key';
  readonly secretAccessKey: string;
}

/** A list of access keys. */
export interface AccessKeysListed extends Page {
  readonly kind: 'access-keys';
  readonly keys: readonly AccessKeySummary[];
}

/** When an access key was used last; null where it never was. */
export interface AccessKeyUse {
  readonly kind: 'access-key-last-used';
  /** Null where it is root's. */
  readonly userName: string | null;
  readonly lastUsed: AccessKey['lastUsed'];
}

/** An inline policy. */
export interface PolicyShown {
  readonly kind: 'policy';
  readonly userName: string;
  readonly policyName: string;
  readonly document: string;
}

/** The names of inline policies. */
export interface PoliciesListed extends Page {
  readonly kind: 'policies';
  readonly policyNames: readonly string[];
}

/** The policies that are attached. */
export interface AttachedPoliciesListed extends Page {
  readonly kind: 'attached-policies';
  readonly policies: readonly { readonly policyName: string; readonly policyArn: Arn }[];
}

/** Temporary credentials, as STS shows them once. */
export interface CredentialsShown {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: EpochSeconds;
}

/** Who a caller is. */
export interface CallerIdentity {
  readonly kind: 'caller-identity';
  readonly userId: string;
  readonly account: string;
  readonly arn: Arn;
}

/** The account that an access key is of. */
export interface AccessKeyAccount {
  readonly kind: 'access-key-account';
  readonly account: string;
}

/** Temporary credentials for the caller itself. */
export interface SessionTokenIssued {
  readonly kind: 'session-token';
  readonly credentials: CredentialsShown;
}

/** Temporary credentials of a role. */
export interface RoleAssumed {
  readonly kind: 'role-assumed';
  readonly credentials: CredentialsShown;
  readonly assumedRoleId: string;
  readonly arn: Arn;
}

/** A list of buckets. */
export interface BucketsListed {
  readonly kind: 'buckets';
  readonly buckets: readonly Omit<Bucket, 'objects'>[];
}

/** What lies in a bucket. */
export interface ObjectsListed {
  readonly kind: 'objects';
  readonly bucket: string;
  readonly objects: Bucket['objects'];
}

/** The password was right, and a device has to speak now. */
export interface MfaNeeded {
  readonly kind: 'mfa-needed';
}

/** A session was opened. */
export interface SignedIn {
  readonly kind: 'signed-in';
  readonly principal: Principal;
  readonly isMfaAuthenticated: boolean;
}

/** How far a phone's clock is from the lab's. */
export interface ClockMeasured {
  readonly kind: 'measured';
  readonly offset: Seconds;
}

/** Which step a code belongs to, and how far that is from now. */
export interface CodeCompared {
  readonly kind: 'compared';
  readonly stepsOff: number;
  readonly step: TimeStep;
}

/** What a granted request answers. Which kinds of request answer which is said by their handlers. */
export type Response =
  | Done
  | IamAnswer
  | DeviceCreated
  | UserShown
  | PasswordSet
  | MfaDeviceShown
  | AccessKeyCreated
  | AccessKeysListed
  | AccessKeyUse
  | PolicyShown
  | PoliciesListed
  | AttachedPoliciesListed
  | CallerIdentity
  | AccessKeyAccount
  | SessionTokenIssued
  | RoleAssumed
  | BucketsListed
  | ObjectsListed
  | MfaNeeded
  | SignedIn
  | ClockMeasured
  | CodeCompared
  | CommandRun;

/** Granted or refused. */
export type RequestResult = Result<Response, Refusal>;
