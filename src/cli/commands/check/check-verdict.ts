import type { Check } from '../../../lessons/words/checked-codes.js';
import type { SignIn } from '../../../sim/codes/code-check.js';
import type { ForeignCode } from '../../../sim/codes/foreign-code.js';
import type { PairReading } from '../../../sim/codes/pair.js';

/** Whether the phone is right, in a word: `accepted` exactly when a sign-in with it would work now. */
export type CheckReason =
  | SignIn
  | 'no-match'
  /** Two codes: the same one twice, and not near; or only one of them is the key's. */
  | 'same-code'
  | 'first-code-unknown'
  | 'second-code-unknown'
  | ForeignCode['code'];

/** What AWS would make of two codes where it asks for two; `no-aws-device` where no device of AWS makes such codes. */
export type PairReason =
  | 'accepted'
  | 'pair-already-used'
  | 'out-of-window'
  | 'no-match'
  | 'no-aws-device'
  | Exclude<PairReading['kind'], 'taken' | 'already-used' | 'out-of-range' | 'foreign' | 'unknown'>
  | ForeignCode['code'];

/**
 * Whether a sign-in with the phone would work now, and if not, why. Of two codes that are both the key's, whatever their
 * order, the newer one tells: it is the one that the phone shows.
 */
export function reasonOf({ verdict, origin }: Check): CheckReason {
  if (origin !== null) return origin.reason;
  switch (verdict.kind) {
    case 'swapped':
    case 'not-adjacent':
      return verdict.signIn;
    case 'same-code':
      return verdict.signIn ?? 'same-code';
    case 'accepted':
    case 'already-used':
    case 'out-of-window':
    case 'no-match':
    case 'first-code-unknown':
    case 'second-code-unknown':
      return verdict.kind;
  }
}

/** What would come of two codes at an enrolment or a resynchronisation; null for one code. */
export function pairReasonOf({ pair, origin }: Check, isAws: boolean): PairReason | null {
  if (pair === null) return null;
  if (!isAws) return 'no-aws-device';
  if (origin !== null) return origin.reason;
  switch (pair.kind) {
    case 'taken':
      return 'accepted';
    case 'already-used':
      return 'pair-already-used';
    case 'out-of-range':
      return 'out-of-window';
    case 'foreign':
      return pair.from.code;
    case 'unknown':
      return 'no-match';
    case 'swapped':
    case 'not-adjacent':
    case 'same-code':
    case 'first-code-unknown':
    case 'second-code-unknown':
      return pair.kind;
  }
}
