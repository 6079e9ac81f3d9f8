import type { EpochSeconds } from '../../sim/base/time.js';
import type { PairReading } from '../../sim/codes/pair.js';
import type { TotpParameters } from '../../sim/codes/totp-parameters.js';
import type { Codes, KeyStatus } from './checked-codes.js';
import type { MeasuredClock } from './clock-text.js';

/** How to do what is advised, which differs between the command line and the screen. */
export interface Ways {
  /** Where a new QR code comes from: `mfa-lab qr draws its QR code`. */
  readonly newEntry: string;
  /** How to give two codes. */
  readonly twoCodes: string;
}

/** What the words for a check depend on besides the codes. */
export interface CheckAbout {
  /** Steps between now and where the service expects the device. */
  readonly drift: number;
  readonly time: EpochSeconds;
  /** Whose clock the phone is compared with: "this computer's", "the lab's". */
  readonly otherClock: string;
  readonly status: KeyStatus;
  /** The clock to the second, where that was measured. */
  readonly measured: MeasuredClock | null;
  readonly ways: Ways;
  /** How the codes are made, where that is not as AWS's devices do it. */
  readonly parameters?: TotpParameters;
}

/** What a verdict is about, as far as the words need it. */
export interface VerdictAbout extends CheckAbout {
  readonly codes: Codes;
  /** What AWS would make of the pair to enrol or resynchronise; null for one code. */
  readonly pair: PairReading | null;
}

/** The verdict in words. */
export interface VerdictText {
  /** What was found, and whether a sign-in would accept it. */
  readonly headline: string;
  /** Why. */
  readonly advice: readonly string[];
  /** What it says about the clocks. */
  readonly clock: readonly string[];
  /** What follows from it, and what to do. */
  readonly todo: readonly string[];
}
