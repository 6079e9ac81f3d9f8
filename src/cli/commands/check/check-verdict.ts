import type { Check } from '../../../lessons/words/code-checking.js';
import type { CodeVerdict } from '../../../sim/codes/code-check.js';
import { PAIR_STEPS_BACK, PAIR_STEPS_FORWARD } from '../../../sim/iam/operations/device-binding.js';

/** What `check` says of the codes in a word: `accepted` exactly when AWS would take what it was given. */
export type CheckReason = CodeVerdict['kind'] | 'pair-already-used' | 'other-device' | 'removed-device';

/**
 * The reason of a check against a device that AWS expects `drift` steps from now. Of one code: whether a sign-in would
 * take it now. Of two: whether AWS would take them where it asks for two, to enrol a device or to resynchronise one.
 */
export function reasonOf({ verdict, isTaken, origin }: Check, drift: number): CheckReason {
  if (origin !== null) return origin.reason;
  if (isTaken === true) return 'accepted';
  return isTaken === null || !isAboutSignIn(verdict) ? verdict.kind : whyNotTaken(verdict, drift);
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

/** Neighbours are refused for being too far off, or for being no newer than the pair before. */
function whyNotTaken({ found }: SignInVerdict, drift: number): CheckReason {
  const distance = found.stepsOff - drift;
  const isInRange = distance >= -PAIR_STEPS_BACK && distance <= PAIR_STEPS_FORWARD;
  return isInRange ? 'pair-already-used' : 'out-of-window';
}
