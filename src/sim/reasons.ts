import type { EpochSeconds } from './time.js';

/** Whose device a code turned out to come from. */
export interface CodeOrigin {
  readonly deviceName: string;
  /** The user it belongs to, 'root', or null for a device assigned to nobody. */
  readonly owner: string | null;
  readonly isSameUser: boolean;
}

/**
 * The lab's private reason for a refusal. AWS stays mute on purpose; the lab explains. Data only: the words are in
 * `lessons/explanations.ts`. Steps are of 30 seconds; negative means the code is older than the lab's time.
 */
export type Reason =
  // Two codes in a row (enable, resync).
  | { readonly code: 'same-step' }
  | { readonly code: 'swapped' }
  | { readonly code: 'not-adjacent'; readonly stepsApart: number }
  | { readonly code: 'pair-already-used' }
  | { readonly code: 'pair-out-of-range'; readonly stepsOff: number }
  | { readonly code: 'first-code-unknown' }
  | { readonly code: 'second-code-unknown' }
  // One code, or both.
  | { readonly code: 'unknown-code' }
  | { readonly code: 'other-device'; readonly origin: CodeOrigin }
  | { readonly code: 'malformed-code' }
  // Sign-in.
  | { readonly code: 'code-already-used'; readonly usedAt: EpochSeconds }
  /** `stepsOff` counts from where the service expects the device, which is `storedDrift` steps from now. */
  | { readonly code: 'drift'; readonly stepsOff: number; readonly storedDrift: number }
  | { readonly code: 'too-many-attempts'; readonly until: EpochSeconds }
  | { readonly code: 'wrong-password' }
  | { readonly code: 'unknown-user'; readonly looksLikeEmail: boolean }
  | { readonly code: 'wrong-account' }
  | { readonly code: 'no-password' }
  | { readonly code: 'no-challenge' }
  | { readonly code: 'not-signed-in' }
  // IAM.
  | { readonly code: 'not-allowed'; readonly action: string; readonly isForWantOfMfa: boolean }
  | { readonly code: 'needs-mfa-session' }
  | { readonly code: 'name-taken'; readonly deviceName: string; readonly owner: string | null }
  | { readonly code: 'invalid-name'; readonly name: string }
  | { readonly code: 'name-too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'invalid-path' }
  | { readonly code: 'device-in-use' }
  | { readonly code: 'no-such-device' }
  | { readonly code: 'not-their-device' }
  | { readonly code: 'device-assigned' }
  | { readonly code: 'too-many-devices'; readonly limit: number }
  | { readonly code: 'no-such-user' }
  | { readonly code: 'user-exists' }
  | { readonly code: 'login-profile-exists' }
  | { readonly code: 'no-login-profile' }
  | { readonly code: 'password-policy'; readonly message: string }
  | { readonly code: 'wrong-old-password' }
  | { readonly code: 'root-user' }
  // The phone and the lab itself; AWS had no part in these.
  | { readonly code: 'phone-lost' }
  | { readonly code: 'nothing-to-scan' }
  | { readonly code: 'no-such-entry' }
  | { readonly code: 'warp-locked' }
  | { readonly code: 'time-was-warped' }
  | { readonly code: 'not-on-this-page' };

/** The name of a reason, as it stands in the event history. */
export type ReasonCode = Reason['code'];
