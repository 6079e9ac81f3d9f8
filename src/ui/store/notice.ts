import type { TypedCodeProblem } from '../../sim/codes/typed-code.js';
import type { AwsError } from '../../sim/world/error-codes.js';
import type { Reason } from '../../sim/world/reasons.js';
import type { Role } from '../text/roles.js';

/** There are two voices: AWS says what it says, in its own words, and the lab explains. */
export type Speaker = 'AWS' | 'Lab';

/** What one of the two says. */
export interface LabelledText {
  readonly speaker: Speaker;
  /** A word of the lab's in front that says what it is: `Done`, `Hint 2`. AWS has none. */
  readonly verdict?: string;
  readonly text: string;
  /** Of the verdict. */
  readonly role: Role;
}

/** What the last action led to. Words with a countdown are made when drawn, so the reason is kept as data. */
export type Notice =
  /** `codes` are the two that were sent, where there were two. */
  | {
      readonly kind: 'refused';
      readonly error: AwsError | null;
      readonly reason: Reason;
      readonly codes?: readonly [string, string];
    }
  /** `field` is the name of the one that it is about, where a page has two. */
  | { readonly kind: 'typed'; readonly problem: TypedCodeProblem; readonly field?: string | undefined }
  | { readonly kind: 'out-of-step'; readonly drift: number }
  /** Two codes of the learner's own phone were taken, which is off or was typed late: what is known of it grows. */
  | { readonly kind: 'real-clock' }
  | { readonly kind: 'hint'; readonly level: number; readonly text: string }
  | { readonly kind: 'ok' | 'info' | 'problem'; readonly text: string }
  /** What was done for somebody who skipped a step. */
  | { readonly kind: 'skipped'; readonly text: string }
  /** Ready words, as a stage has them. */
  | { readonly kind: 'said'; readonly words: readonly LabelledText[] };
