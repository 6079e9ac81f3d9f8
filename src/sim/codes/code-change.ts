import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import { addSteps, stepStart, TIME_STEP_SECONDS } from '../base/time.js';
import { codeOf, parametersOf } from './checked-seed.js';
import type { Found } from './code-check.js';
import type { TotpParameters } from './totp-parameters.js';

/**
 * A phone's clock to the second. A code says in which step the phone is; the moment at which its code changes says where
 * in the step. People press too early, too late, or with an old code in hand, so nothing is believed that does not fit.
 */

/** What was seen: a code, then a press at the moment of a change, then the code that stood there after it. */
export interface SeenChange {
  readonly seed: string;
  /** How its codes are made, where that is not as AWS's devices do it. */
  readonly parameters?: TotpParameters;
  /** Where the code before the press belongs, and when it was typed. */
  readonly before: Pick<Found, 'step' | 'alsoAt'>;
  readonly typedAt: EpochSeconds;
  readonly pressedAt: EpochSeconds;
  /** The code that was typed after the press, and when. */
  readonly code: string;
  readonly readAt: EpochSeconds;
}

/** What follows from it. */
export type ChangeReading =
  /** The phone's clock minus ours, if the press came at a change; `step` is the new code's. */
  | { readonly kind: 'measured'; readonly offset: Seconds; readonly step: TimeStep }
  /** The code after the press is the one from before: nothing had changed yet. */
  | { readonly kind: 'unchanged' }
  /** The code is none of those that can follow. */
  | { readonly kind: 'no-follower' }
  /** So long after the press, the code may have changed once more. */
  | { readonly kind: 'too-late'; readonly step: TimeStep }
  /** The press does not fit the moment at which the code before was typed. */
  | { readonly kind: 'contradiction'; readonly step: TimeStep };

/** How far a press may be from the change it stands for. */
const PRESS_TOLERANCE: Seconds = 1;

/** How old a code may be when its last digit is typed: the phone may have gone on meanwhile. */
const TYPING_TIME: Seconds = 10;

/** Works out what a press and the code after it say about the phone's clock. */
export function readChange(seen: SeenChange): ChangeReading {
  const { before, typedAt, pressedAt, code, readAt } = seen;
  const { period } = parametersOf(seen);
  if (codeOf(seen, before.step) === code) return { kind: 'unchanged' };
  const step = findFollower(seen);
  if (step === undefined) return { kind: 'no-follower' };
  if (readAt - pressedAt > period) return { kind: 'too-late', step };
  const offset = stepStart(step, period) - pressedAt;
  const fits = [before.step, ...before.alsoAt].some((old) => {
    const least = stepStart(old, period) - typedAt;
    return offset >= least - PRESS_TOLERANCE && offset <= least + period + TYPING_TIME + PRESS_TOLERANCE;
  });
  return fits ? { kind: 'measured', offset, step } : { kind: 'contradiction', step };
}

/** The step after the old code that has the new one. The old one may have been out of date when it was typed. */
function findFollower(seen: SeenChange): TimeStep | undefined {
  const { before, typedAt, code, readAt } = seen;
  const passed = Math.ceil((readAt - typedAt) / parametersOf(seen).period);
  const steps = [before.step, ...before.alsoAt].flatMap((old) =>
    Array.from({ length: passed + 2 }, (_, index) => addSteps(old, index + 1)),
  );
  return steps.find((step) => codeOf(seen, step) === code);
}

/** How much two presses may disagree when both came at a change. */
const PRESSES_AGREE: Seconds = 2;

/**
 * How much later in the step the second of two presses came, or null when they cannot both have come at a change: codes
 * change every `period` seconds.
 */
export function pressDifference(
  first: EpochSeconds,
  second: EpochSeconds,
  period: Seconds = TIME_STEP_SECONDS,
): Seconds | null {
  const apart = second - first;
  const steps = Math.round(apart / period);
  const difference = apart - steps * period;
  return steps >= 1 && Math.abs(difference) <= PRESSES_AGREE ? difference : null;
}
