import type { EpochSeconds, TimeStep } from '../base/time.js';
import type { Arn } from './arn.js';
import type { CodeDeviceKind, SigningDeviceKind } from './device-kinds.js';
import { DEVICE_KINDS, isCodeDeviceKind } from './device-kinds.js';
import type { Principal } from './principal.js';

/** A code that was accepted once, and so never again. */
export interface UsedStep {
  readonly step: TimeStep;
  readonly at: EpochSeconds;
}

/** A word about a thing that its owners want to find it by (IAM API, `Tag`). */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A TOTP device: an authenticator app's entry, or a hardware token, whose seed AWS knows from its maker. */
export interface MfaDevice {
  readonly kind: CodeDeviceKind;
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
  /** Every step up to this one counts as used; absent as long as all used ones are remembered. */
  readonly usedUpTo?: TimeStep;
  /** Absent where it has none. */
  readonly tags?: readonly Tag[];
}

/** A passkey or security key that somebody registered. It gives no codes, so it has no seed and no drift. */
export interface RegisteredKey {
  readonly kind: SigningDeviceKind;
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

/** Whether a device gives codes: only then it has a seed, and can be resynchronised. */
export function givesCodes(device: AnyMfaDevice): device is MfaDevice {
  return isCodeDeviceKind(device.kind);
}

/** Whether a device is among the virtual ones of the account, for which IAM has calls of their own. */
export function isVirtual({ kind }: AnyMfaDevice): boolean {
  return DEVICE_KINDS[kind].deletedBy === 'DeleteVirtualMFADevice';
}

/** Whether a device is an entry of an authenticator app, so that its secret is on a phone. */
export function isOnPhone({ kind }: AnyMfaDevice): boolean {
  return DEVICE_KINDS[kind].codesOn === 'phone';
}

/** Whether a device gives codes by itself, with no phone. */
export function isToken(device: AnyMfaDevice): boolean {
  return givesCodes(device) && !isOnPhone(device);
}

/** A device that was deleted, remembered by the lab alone, so that it can explain codes of an old phone. */
export interface RemovedDevice {
  readonly name: string;
  readonly seed: string;
  readonly removedAt: EpochSeconds;
  /** Codes that were accepted; absent where there are none. What is taken back may bring the device back. */
  readonly usedSteps?: readonly UsedStep[];
  readonly usedUpTo?: TimeStep;
}

/** How many codes of a serial number were verified in one budget window. Outlives the device, as measured on AWS. */
export interface VerificationCount {
  readonly window: number;
  readonly count: number;
}
