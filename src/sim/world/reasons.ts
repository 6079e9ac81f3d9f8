import type { EpochSeconds } from '../base/time.js';
import type { FactorKind } from './desk.js';

/** Whose device a code turned out to come from. */
export interface CodeOrigin {
  readonly deviceName: string;
  /** The user it belongs to, 'root', or null for a device assigned to nobody. */
  readonly owner: string | null;
  readonly isSameUser: boolean;
}

/** The statement behind an explicit deny, in the words of the policy. */
export interface DenyingStatement {
  readonly policy: string;
  /** Its Sid, or which of the policy's it is. */
  readonly statement: string;
  /** Its place among those of the policy, from 0. Left out in files of before. */
  readonly index?: number;
  /** `BoolIfExists aws:MultiFactorAuthPresent`; null where it has none. */
  readonly condition: string | null;
}

/** Reasons that say all by their name. */
export const BARE_REASONS = [
  // Two codes in a row (enable, resync).
  'same-step',
  'same-unknown-code',
  'swapped',
  'pair-already-used',
  'first-code-unknown',
  'second-code-unknown',
  'unknown-pair',
  // One code, or both.
  'unknown-code',
  'malformed-code',
  'used-long-ago',
  // Sign-in.
  'wrong-password',
  'wrong-account',
  'not-the-accounts-page',
  'no-password',
  'no-challenge',
  'no-device-chosen',
  'asked-device-removed',
  'no-other-device',
  'needs-a-code-device',
  'needs-the-security-key',
  // Security keys.
  'origin-mismatch',
  'no-credential',
  'wrong-challenge',
  'bad-signature',
  // Root's own way back.
  'wrong-number',
  'not-signed-in',
  // A thing is in somebody's hands, and this is another's window.
  'not-in-this-hand',
  // Who is on the telephone.
  'caller-was-a-stranger',
  'caller-knows-the-password',
  // What a request comes with.
  'session-expired',
  'no-credentials',
  'no-such-credentials',
  'inactive-access-key',
  'no-session-token',
  'wrong-session-token',
  'wrong-secret-key',
  'credentials-expired',
  'unknown-operation',
  'user-name-needed',
  'mfa-half-given',
  'session-credentials',
  'session-too-long',
  'no-such-bucket',
  'needs-a-security-key',
  'no-such-policy',
  'policy-too-long',
  'too-many-policies',
  'token-without-mfa',
  'policy-exists',
  'too-many-tags',
  'same-tag-twice',
  'invalid-marker',
  'no-such-role',
  'no-password-policy',
  'no-credential-report',
  'old-credential-report',
  // IAM.
  'needs-mfa-session',
  'needs-mfa-credentials',
  'invalid-path',
  'device-in-use',
  'no-such-device',
  'not-their-device',
  'device-assigned',
  'no-such-user',
  'user-exists',
  'user-has-devices',
  'user-has-access-keys',
  'user-has-a-password',
  'user-has-policies',
  'too-many-virtual-devices',
  'login-profile-exists',
  'no-login-profile',
  'wrong-old-password',
  'session-denied',
  'too-many-access-keys',
  'no-such-access-key',
  'password-reset-required',
  'root-user',
  // The phone and the lab itself; AWS had no part in these.
  'phone-lost',
  'clock-locked',
  'no-other-phone',
  'same-card-twice',
  'pair-tried-before',
  'sms-not-offered',
  'plan-has-gaps',
  'nothing-to-scan',
  'no-such-entry',
  'warp-locked',
  'time-was-warped',
  'not-on-this-page',
] as const;

/** The name of a reason that says all by it. */
export type BareReason = (typeof BARE_REASONS)[number];

/**
 * The lab's private reason for a refusal. AWS stays mute on purpose; the lab explains. Data only: the words are in
 * `lessons/words/explanations.ts`. Steps are of 30 seconds; negative means the code is older than the lab's time.
 */
export type Reason =
  | { readonly code: BareReason }
  | { readonly code: 'not-adjacent'; readonly stepsApart: number }
  | { readonly code: 'pair-out-of-range'; readonly stepsOff: number }
  | { readonly code: 'other-device'; readonly origin: CodeOrigin }
  | { readonly code: 'code-already-used'; readonly usedAt: EpochSeconds }
  /** `stepsOff` counts from where the service expects the device, which is `storedDrift` steps from now. */
  | { readonly code: 'drift'; readonly stepsOff: number; readonly storedDrift: number }
  | { readonly code: 'other-factor'; readonly card: string; readonly as: FactorKind }
  | { readonly code: 'other-count'; readonly first: string; readonly second: string }
  | { readonly code: 'unfit-device'; readonly person: string; readonly device: string }
  | { readonly code: 'removed-device'; readonly deviceName: string; readonly removedAt: EpochSeconds }
  | { readonly code: 'too-many-attempts'; readonly until: EpochSeconds }
  | { readonly code: 'unknown-user'; readonly looksLikeEmail: boolean }
  | {
      readonly code: 'not-allowed';
      readonly action: string;
      readonly isForWantOfMfa: boolean;
      /** Absent where no statement denies it, and none allows it. */
      readonly by?: DenyingStatement;
    }
  | { readonly code: 'name-taken'; readonly deviceName: string; readonly owner: string | null }
  | { readonly code: 'invalid-name'; readonly name: string }
  | { readonly code: 'name-too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'invalid-parameter'; readonly parameter: string }
  /** The ARN of the user stands where that of a device belongs; here is the right one, where there is one. */
  | { readonly code: 'user-arn-for-mfa'; readonly serialNumber: string | null }
  | { readonly code: 'policy-unreadable'; readonly policyName: string }
  | { readonly code: 'malformed-policy'; readonly at: string; readonly hint: string }
  | { readonly code: 'too-many-devices'; readonly limit: number }
  | { readonly code: 'password-policy'; readonly message: string };

/** The name of a reason, as it stands in the event history. */
export type ReasonCode = Reason['code'];

/** Reasons that are about the digits that a phone shows. */
const CODE_REASONS: readonly ReasonCode[] = [
  'same-step',
  'same-unknown-code',
  'swapped',
  'pair-already-used',
  'first-code-unknown',
  'second-code-unknown',
  'unknown-pair',
  'unknown-code',
  'malformed-code',
  'used-long-ago',
  'not-adjacent',
  'pair-out-of-range',
  'other-device',
  'code-already-used',
  'drift',
  'removed-device',
  'too-many-attempts',
];

/** Whether a look at the phone could help. */
export function isAboutCodes({ code }: Reason): boolean {
  return CODE_REASONS.includes(code);
}
