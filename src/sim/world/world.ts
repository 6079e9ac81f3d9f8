import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import type { Server } from '../console/servers.js';
import type { Arn } from '../iam/arn.js';
import type { AwsError } from '../iam/aws-error.js';
import type { FactorKind, PairedCards } from '../things/cards.js';
import type { SecurityKey } from '../things/security-key.js';
import type { Reason } from './reasons.js';

/** A signed-in identity: the root user or an IAM user. */
export type Principal = { readonly type: 'root' } | { readonly type: 'user'; readonly userName: string };

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
export type Permissions = 'self-manage-mfa' | 'administrator' | 'administrator-with-mfa';

/** An IAM user. */
export interface User {
  readonly userName: string;
  /** `AIDA…` (IAM User Guide, "IAM identifiers"). */
  readonly userId: string;
  readonly createdAt: EpochSeconds;
  readonly loginProfile: LoginProfile | null;
  readonly permissions: Permissions;
}

/** A code that was accepted once, and so never again. */
export interface UsedStep {
  readonly step: TimeStep;
  readonly at: EpochSeconds;
}

/** A TOTP device: an authenticator app's entry, or a hardware token, whose seed AWS knows from its maker. */
export interface MfaDevice {
  readonly kind: 'virtual' | 'hardware-token';
  /** ARN of a virtual device; what is printed on a hardware token. */
  readonly serialNumber: Arn;
  readonly name: string;
  /** Base32. Minted when the device is created, and never changed. */
  readonly seed: string;
  readonly createdAt: EpochSeconds;
  /** Null while the device is assigned to nobody. */
  readonly owner: Principal | null;
  readonly enabledAt: EpochSeconds | null;
  /** The device's clock adjustment in time steps, as the service remembers it. Kept through deactivation. */
  readonly drift: number;
  /** Second step of the last accepted pair. */
  readonly lastPairStep: TimeStep | null;
  /** Second steps of accepted pairs whose order was let go, because time could not pass. They count once all the same. */
  readonly pastPairs?: readonly TimeStep[];
  readonly usedSteps: readonly UsedStep[];
}

/** A passkey or security key that somebody registered. It gives no codes, so it has no seed and no drift. */
export interface RegisteredKey {
  readonly kind: 'security-key';
  /** `arn:aws:iam::ACCOUNT:u2f/user/USER/NAME-RANDOM` (IAM User Guide, "IAM identifiers"). */
  readonly serialNumber: Arn;
  readonly name: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly signCount: number;
  readonly owner: Principal;
  readonly enabledAt: EpochSeconds;
}

/** A device of any kind, as the lists of the console show it. */
export type AnyMfaDevice = MfaDevice | RegisteredKey;

/** A device that was deleted, remembered by the lab alone, so that it can explain codes of an old phone. */
export interface RemovedDevice {
  readonly name: string;
  readonly seed: string;
  readonly removedAt: EpochSeconds;
}

/** How many codes of a serial number were verified in one budget window. Outlives the device, as measured on AWS. */
export interface VerificationCount {
  readonly window: number;
  readonly count: number;
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
  readonly removedDevices: readonly RemovedDevice[];
  readonly verificationCounts: { readonly [serialNumber: Arn]: VerificationCount };
}

/** A signed-in browser. The lab's sessions end only when somebody signs out: a lab has no timeouts. */
export interface Session {
  readonly principal: Principal;
  readonly startedAt: EpochSeconds;
  /** Null when no second factor was used for this session. Enrolling a device later does not change it. */
  readonly mfa: { readonly serialNumber: Arn; readonly at: EpochSeconds } | null;
}

/** Between a right password and a right code. */
export interface Challenge {
  readonly principal: Principal;
  /** Null until one of several devices is chosen. */
  readonly serialNumber: Arn | null;
  /** What a security key has to sign, hexadecimal. Fresh for each sign-in. */
  readonly nonce: string;
}

/** What a browser shows. Text being typed is not part of it: that has reached nobody yet. */
export type Page =
  | { readonly name: 'sign-in'; readonly form: 'iam' | 'root'; readonly account: string }
  | { readonly name: 'mfa-challenge' }
  | { readonly name: 'root-recovery'; readonly stage: RootRecoveryStage; readonly number: string }
  | { readonly name: 'console-home' }
  | { readonly name: 'iam-dashboard' }
  | { readonly name: 'servers' }
  | { readonly name: 'iam-users'; readonly refusal: AwsError | null }
  | { readonly name: 'iam-user'; readonly userName: string }
  | { readonly name: 'remove-mfa-device'; readonly userName: string; readonly serialNumber: Arn }
  | { readonly name: 'reset-password'; readonly userName: string }
  | { readonly name: 'change-password' }
  | { readonly name: 'event-history'; readonly refusal: AwsError | null }
  | { readonly name: 'security-credentials' }
  | { readonly name: 'select-mfa-device' }
  | {
      readonly name: 'set-up-device';
      readonly serialNumber: Arn;
      readonly reveal: 'nothing' | 'qr' | 'key';
      /** Whether the secret has been on the page, hidden again or not. */
      readonly wasRevealed: boolean;
    }
  | { readonly name: 'register-security-key'; readonly keyName: string; readonly nonce: string }
  | { readonly name: 'set-up-token' }
  | { readonly name: 'resync-mfa-device'; readonly serialNumber: Arn };

/** How far root's own way back has got: a mail to the account's address, then a call to its telephone. */
export type RootRecoveryStage = 'start' | 'mail-sent' | 'mail-confirmed' | 'calling';

/** The coloured strip that the console shows above a page after an action. */
export type Banner =
  | { readonly kind: 'device-assigned'; readonly deviceName: string }
  | { readonly kind: 'device-resynced'; readonly deviceName: string }
  | { readonly kind: 'device-removed'; readonly deviceName: string; readonly isDeleted: boolean }
  | { readonly kind: 'password-changed'; readonly userName: string }
  | { readonly kind: 'refused'; readonly error: AwsError };

/** One browser window, with its own session. */
export interface Browser {
  readonly id: string;
  readonly isPrivate: boolean;
  readonly page: Page;
  readonly session: Session | null;
  readonly challenge: Challenge | null;
  readonly banner: Banner | null;
}

/** One entry of an authenticator app. */
export interface PhoneEntry {
  readonly issuer: string;
  readonly account: string;
  readonly secret: string;
  readonly addedAt: EpochSeconds;
}

/** The lab's simulated phone. Its codes need its clock and its entries, and no network. */
export interface Phone {
  readonly id: string;
  readonly status: 'in-hand' | 'lost';
  /** The phone's clock minus lab time. */
  readonly clockOffset: Seconds;
  /** Its owner may not set its clock, as on some managed phones. */
  readonly isClockLocked: boolean;
  /** Null while it is online. */
  readonly offlineSince: EpochSeconds | null;
  /** Code changes that happened while it was offline, in stretches that have ended. */
  readonly offlineRollovers: number;
  readonly entries: readonly PhoneEntry[];
}

/** What happened, as an event history shows it, with the lab's private reason beside AWS's public answer. */
export interface HistoryEvent {
  /** Counts up from 1 in each world. */
  readonly id: number;
  readonly at: EpochSeconds;
  /** `iam.amazonaws.com` or `signin.amazonaws.com`. */
  readonly eventSource: string;
  readonly eventName: string;
  /** User name, `root`, or null for somebody not signed in. */
  readonly actor: string | null;
  readonly browser: string;
  readonly mfaAuthenticated: boolean;
  /** Request parameters and answers worth showing; never a password, a code or a seed. */
  readonly details: { readonly [name: string]: string };
  /** The time step of the accepted code, where there was one. The lab's own note; AWS tells nobody. */
  readonly timeStep: TimeStep | null;
  readonly error: AwsError | null;
  readonly reason: Reason | null;
}

/** A code that the learner compared with the lab's, outside the simulated AWS. */
export interface Comparison {
  readonly serialNumber: Arn;
  readonly at: EpochSeconds;
  /** The step the code belongs to, or null when it fits none near. */
  readonly step: TimeStep | null;
}

/** What was found out about the clock of a phone: its clock minus lab time. */
export interface Measurement {
  readonly serialNumber: Arn;
  readonly at: EpochSeconds;
  readonly offset: Seconds;
}

/** What lies on the desk before there is a console: cards in trays, and who was given what. */
export interface Desk {
  readonly sorted: { readonly [card: string]: FactorKind };
  readonly pairs: readonly PairedCards[];
  /** Device type by person. */
  readonly equipped: { readonly [person: string]: string };
}

/** A password that stands in a list on the web. */
export interface Leak {
  readonly userName: string;
  readonly password: string;
}

/** The plan for a bad day, in the learner's own words. */
export interface RecoveryPlan {
  readonly administrator: string;
  readonly secondDevice: string;
  readonly rootContact: string;
  readonly writtenAt: EpochSeconds;
}

/** Everything simulated, as one immutable value. */
export interface World {
  readonly account: Account;
  readonly browsers: readonly Browser[];
  /** The browser window in front. */
  readonly activeBrowser: string;
  readonly phone: Phone;
  /** Phones that are in somebody else's hands now. Their entries still make codes. */
  readonly lostPhones: readonly Phone[];
  /** alice's security key. */
  readonly securityKey: SecurityKey;
  /** A real phone is in use, so lab time is real time. */
  readonly usesOwnPhone: boolean;
  /** Lab time minus real time; only warping changes it. */
  readonly clockOffset: Seconds;
  readonly history: readonly HistoryEvent[];
  readonly comparisons: readonly Comparison[];
  readonly measurements: readonly Measurement[];
  readonly desk: Desk;
  readonly servers: readonly Server[];
  readonly leak: Leak | null;
  readonly plan: RecoveryPlan | null;
}

/** The time in the lab, which is the real time plus what was warped. */
export function labTime(world: World, realTime: EpochSeconds): EpochSeconds {
  return addSeconds(realTime, world.clockOffset);
}

/** The time the simulated phone shows. */
export function phoneTime(world: World, labNow: EpochSeconds): EpochSeconds {
  return addSeconds(labNow, world.phone.clockOffset);
}

/** The browser with this id. Asking for one that is not there is a bug. */
export function browserById(world: World, id: string): Browser {
  const browser = world.browsers.find((candidate) => candidate.id === id);
  if (browser === undefined) throw new Error(`No browser ${id} in this world`);
  return browser;
}

/** The browser window in front. */
export function activeBrowser(world: World): Browser {
  return browserById(world, world.activeBrowser);
}

/** A user by name; IAM user names are not case sensitive. */
export function findUser(account: Account, userName: string): User | undefined {
  const wanted = userName.toLowerCase();
  return account.users.find((user) => user.userName.toLowerCase() === wanted);
}

/** A device by serial number. */
export function findDevice(account: Account, serialNumber: Arn): MfaDevice | undefined {
  return account.mfaDevices.find((device) => device.serialNumber === serialNumber);
}

/** All devices of a principal, of every kind. */
export function allDevicesOf(account: Account, principal: Principal): readonly AnyMfaDevice[] {
  return [
    ...devicesOf(account, principal),
    ...account.securityKeys.filter(({ owner }) => isSamePrincipal(owner, principal)),
  ];
}

/** The TOTP devices assigned to a principal, oldest first. */
export function devicesOf(account: Account, principal: Principal): readonly MfaDevice[] {
  return account.mfaDevices.filter(
    (device) => device.owner !== null && isSamePrincipal(device.owner, principal),
  );
}

/** Whether two principals are the same identity. */
export function isSamePrincipal(one: Principal, other: Principal): boolean {
  if (one.type === 'root' || other.type === 'root') return one.type === other.type;
  return one.userName === other.userName;
}

/** A principal's name as the event history shows it. */
export function principalName(principal: Principal): string {
  return principal.type === 'root' ? 'root' : principal.userName;
}
