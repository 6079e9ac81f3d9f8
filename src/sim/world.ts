import type { Arn } from './arn.js';
import type { AwsError } from './aws-error.js';
import type { Reason } from './reasons.js';
import type { EpochSeconds, Seconds, TimeStep } from './time.js';
import { addSeconds } from './time.js';

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
export type Permissions = 'self-manage-mfa' | 'administrator';

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

/** A device in the lab's account. `kind` leaves room for security keys and hardware tokens. */
export interface MfaDevice {
  readonly kind: 'virtual';
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
  readonly usedSteps: readonly UsedStep[];
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
}

/** What a browser shows. Text being typed is not part of it: that has reached nobody yet. */
export type Page =
  | { readonly name: 'sign-in'; readonly form: 'iam' | 'root'; readonly account: string }
  | { readonly name: 'mfa-challenge' }
  | { readonly name: 'console-home' }
  | { readonly name: 'iam-dashboard' }
  | { readonly name: 'iam-users'; readonly refusal: AwsError | null }
  | { readonly name: 'security-credentials' }
  | { readonly name: 'select-mfa-device' }
  | { readonly name: 'set-up-device'; readonly serialNumber: Arn; readonly reveal: 'nothing' | 'qr' | 'key' }
  | { readonly name: 'resync-mfa-device'; readonly serialNumber: Arn };

/** The coloured strip that the console shows above a page after an action. */
export type Banner =
  | { readonly kind: 'device-assigned'; readonly deviceName: string }
  | { readonly kind: 'device-resynced'; readonly deviceName: string }
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

/** Everything simulated, as one immutable value. */
export interface World {
  readonly account: Account;
  readonly browsers: readonly Browser[];
  /** The browser window in front. */
  readonly activeBrowser: string;
  readonly phone: Phone;
  /** A real phone is in use, so lab time is real time. */
  readonly usesOwnPhone: boolean;
  /** Lab time minus real time; only warping changes it. */
  readonly clockOffset: Seconds;
  readonly history: readonly HistoryEvent[];
  readonly comparisons: readonly Comparison[];
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

/** The devices assigned to a principal, oldest first. */
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
