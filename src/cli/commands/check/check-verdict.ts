import type { Check } from '../../../lessons/words/checked-codes.js';
import type { CodeVerdict } from '../../../sim/codes/code-check.js';
import type { PairReading } from '../../../sim/codes/pair.js';

/** What `check` says of the codes in a word: `accepted` exactly when AWS would take what it was given. */
export type CheckReason = CodeVerdict['kind'] | 'pair-already-used' | 'other-device' | 'removed-device';

/**
 * The reason of a check. Of one code: whether a sign-in would take it now. Of two: whether AWS would take them where it
 * asks for two, to enrol a device or to resynchronise one.
 */
export function reasonOf({ verdict, pair, origin }: Check): CheckReason {
  if (origin !== null) return origin.reason;
  return pair === null ? verdict.kind : reasonOfPair(pair);
}

/** The words that `check --json` has always had for a reading; the console's are those of `pairReason`. */
function reasonOfPair(pair: PairReading): CheckReason {
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

/** The verdicts on one code that was found, and on two neighbours in order: about a sign-in with the second. */
export type SignInVerdict = Extract<
  CodeVerdict,
  { readonly kind: 'accepted' | 'already-used' | 'out-of-window' }
>;

/** Whether this is a verdict on one code that was found, or on two neighbours in order. */
export function isAboutSignIn(verdict: CodeVerdict): verdict is SignInVerdict {
  return verdict.kind === 'accepted' || verdict.kind === 'already-used' || verdict.kind === 'out-of-window';
}
