import type { Check, Codes } from '../../../lessons/words/checked-codes.js';
import type { MeasuredClock } from '../../../lessons/words/clock-text.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { SecretKey } from '../../../sim/codes/secret-key.js';
import type { TypedCodeProblem } from '../../../sim/codes/typed-code.js';
import type { Notice } from '../../store/notice.js';

/** An entry that has no lesson: only for checking a phone. */
export interface CheckEntry {
  readonly seed: string;
  /** As it is called on the phone, after the issuer. */
  readonly account: string;
}

/** What came of the last codes. */
export interface CheckResult {
  readonly check: Check;
  readonly codes: Codes;
  /** When Enter was pressed, by the clock that codes are checked against. */
  readonly at: EpochSeconds;
}

/** A clock that was measured, and when Enter was pressed for it, by the clock that codes are checked against. */
export interface Measured extends MeasuredClock {
  readonly pressedAt: EpochSeconds;
}

/** Why a press at the change of a code was not believed. */
export type PressProblem = 'unchanged' | 'no-follower' | 'too-late' | 'contradiction' | 'presses-apart';

/** What was wrong with the last thing typed or pressed. */
export type CheckProblem = TypedCodeProblem | PressProblem | 'unread-key';

/** The check screen. Codes that are typed are kept nowhere. */
export interface PhoneCheck {
  readonly stage: 'pick' | 'qr' | 'code';
  /** Account of the chosen target, or null while one is being chosen. */
  readonly account: string | null;
  readonly index: number;
  /** Keys of the learner's own that were pasted. They are gone with the screen, and saved nowhere. */
  readonly given: readonly SecretKey[];
  readonly digits: string;
  /** The code before, when one alone told nothing. */
  readonly first: string | null;
  readonly result: CheckResult | null;
  /** When Enter was pressed at a change of the code, while the new code is waited for. */
  readonly caught: EpochSeconds | null;
  /** The phone's clock minus ours, once the change of a code was caught. */
  readonly measured: Measured | null;
  readonly problem: CheckProblem | null;
  readonly backTo: 'menu' | 'lesson';
  /** What the lesson said when the check was opened; it still holds afterwards. */
  readonly noticeBefore: Notice | null;
}

/** The screen on which a phone is checked. */
export interface CheckState {
  readonly screen: 'check';
  readonly check: PhoneCheck;
}

/** A check of which nothing is typed or known yet. */
export const FRESH_CHECK = {
  digits: '',
  first: null,
  result: null,
  caught: null,
  measured: null,
  problem: null,
} as const;
