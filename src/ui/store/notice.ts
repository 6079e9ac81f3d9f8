import type { TypedCodeProblem } from '../../sim/codes/typed-code.js';
import type { AwsError } from '../../sim/world/error-codes.js';
import type { Reason } from '../../sim/world/reasons.js';
import type { Role } from '../text/roles.js';

/** A text with a word in front of it that says what it is. */
export interface LabelledText {
  readonly label: string;
  readonly text: string;
  readonly role: Role;
}

/** A call of a program, as far as it is shown: no value of it. */
export interface CallTold {
  /** `aws-cli/2.38.1`, or null. */
  readonly client: string | null;
  /** Null where nobody known was let in. */
  readonly actor: string | null;
  readonly operation: string;
  readonly isMfa: boolean;
  /** AWS's answer, where it refused. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly reason: Reason | null;
}

/** What the last action led to. Words with a countdown are made when drawn, so the reason is kept as data. */
export type Notice =
  | { readonly kind: 'refused'; readonly error: AwsError | null; readonly reason: Reason }
  /** `field` is the name of the one that it is about, where a page has two. */
  | { readonly kind: 'typed'; readonly problem: TypedCodeProblem; readonly field?: string | undefined }
  | { readonly kind: 'out-of-step'; readonly drift: number }
  /** Two codes of the learner's own phone were taken, which is off or was typed late: what is known of it grows. */
  | { readonly kind: 'real-clock' }
  | { readonly kind: 'hint'; readonly level: number; readonly text: string }
  | { readonly kind: 'ok' | 'info' | 'problem'; readonly text: string }
  /** A program of the learner's own has called. */
  | { readonly kind: 'called'; readonly call: CallTold }
  /** What was done for somebody who skipped a step. */
  | { readonly kind: 'skipped'; readonly text: string }
  /** Ready words, as a stage has them. */
  | { readonly kind: 'said'; readonly words: readonly LabelledText[] };
