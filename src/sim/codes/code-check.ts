import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import { stepAt, stepStart, TIME_STEP_SECONDS } from '../base/time.js';
import type { CheckedSeed } from './checked-seed.js';
import { expectedStep, stepsAround } from './checked-seed.js';
import { FAR_STEPS, LARGEST_GAP, NEAR_STEPS, SIGN_IN_STEPS } from './limits.js';
import type { CodePair, DeviceInAccount, PairReading } from './pair.js';
import { readPair } from './pair.js';
import { codeAtStep } from './totp.js';

/**
 * Whether a phone's codes are right, and if not, how far off they are and how sure that is. Nothing is spent, counted or
 * changed: this looks at the seed, which the service never shows.
 */

/** A step at which the seed gives the code. */
export interface Found {
  readonly step: TimeStep;
  /** Steps from now; negative in the past. */
  readonly stepsOff: number;
  /**
   * What the phone's clock differs by, at the least and at the most, if the code was on the phone at this moment;
   * negative when it is behind.
   */
  readonly range: readonly [Seconds, Seconds];
  /** Further steps near by with the same six digits. */
  readonly alsoAt: readonly TimeStep[];
  /** A key that has nothing to do with the codes would fit as well once in this many tries. */
  readonly oneIn: number;
}

/** What came of a check. `found` is about the code of two that is to be used: the second. */
export type CodeVerdict =
  /** A sign-in would take the code now. */
  | { readonly kind: 'accepted'; readonly found: Found }
  /** It would have, but the code has signed in before. */
  | { readonly kind: 'already-used'; readonly found: Found }
  /** The code is the seed's, of a step that a sign-in does not take now. */
  | { readonly kind: 'out-of-window'; readonly found: Found }
  | { readonly kind: 'no-match' }
  | PairProblem;

/** What is wrong with two codes that are not neighbours in order. */
export type PairProblem =
  /** Neighbours, the newer one first. */
  | { readonly kind: 'swapped'; readonly found: Found }
  | { readonly kind: 'not-adjacent'; readonly found: Found; readonly stepsApart: number }
  /** One code twice; `found` is null when it is not near either. */
  | { readonly kind: 'same-code'; readonly found: Found | null }
  /** Only the second code is the seed's. */
  | { readonly kind: 'first-code-unknown'; readonly found: Found }
  /** Only the first code is the seed's. */
  | { readonly kind: 'second-code-unknown'; readonly found: Found };

/** The verdict on two codes. */
export interface PairCheck {
  /** Of neighbours in order: what a sign-in would make of the second. */
  readonly verdict: CodeVerdict;
  /** What EnableMFADevice or ResyncMFADevice would make of the two. */
  readonly pair: PairReading;
}

/** How many different codes there are. */
const CODES = 1_000_000;

/** Checks one code: 10 minutes either way, never further. */
export function checkCode(checked: CheckedSeed, code: string, now: EpochSeconds): CodeVerdict {
  const steps = stepsAround(checked, now, NEAR_STEPS);
  const [first, ...others] = steps.filter((step) => codeAtStep(checked.seed, step) === code);
  if (first === undefined) return { kind: 'no-match' };
  return verdictAt(checked, [first, ...others], now, CODES / steps.length);
}

/** Checks two codes in a row, 25 hours either way; `home` as for `readPair`. */
export function checkPair(
  checked: CheckedSeed,
  codes: CodePair,
  now: EpochSeconds,
  home: DeviceInAccount | null = null,
): PairCheck {
  const pair = readPair(checked, codes, now, home);
  return { verdict: verdictOnPair(checked, pair, now), pair };
}

function verdictOnPair(checked: CheckedSeed, pair: PairReading, now: EpochSeconds): CodeVerdict {
  const far = stepsAround(checked, now, FAR_STEPS).length;
  const near = stepsAround(checked, now, NEAR_STEPS).length;
  switch (pair.kind) {
    case 'taken':
    case 'already-used':
    case 'out-of-range':
      return verdictAt(checked, [pair.step], now, CODES ** 2 / far);
    case 'swapped':
      return { kind: 'swapped', found: foundAt(pair.step, now, oddsOfGap(far)) };
    case 'not-adjacent': {
      const { kind, step, stepsApart } = pair;
      return { kind, stepsApart, found: foundAt(step, now, oddsOfGap(far)) };
    }
    case 'same-code':
      return {
        kind: 'same-code',
        found: pair.step === null ? null : foundAt(pair.step, now, CODES / near),
      };
    case 'first-code-unknown':
    case 'second-code-unknown':
      // Either code of a wrong key may fit by chance.
      return { kind: pair.kind, found: foundAt(pair.step, now, CODES / near / 2) };
    case 'foreign':
    case 'unknown':
      return { kind: 'no-match' };
  }
}

/** A gap may be of any width, either way, at each of the steps that are searched. */
function oddsOfGap(steps: number): number {
  return CODES ** 2 / (steps * (2 * LARGEST_GAP + 1));
}

function verdictAt(
  checked: CheckedSeed,
  steps: readonly [TimeStep, ...TimeStep[]],
  now: EpochSeconds,
  oneIn: number,
): CodeVerdict {
  const expected = expectedStep(checked, now);
  const inWindow = steps.filter((step) => Math.abs(step - expected) <= SIGN_IN_STEPS);
  const unused = inWindow.find((step) => !checked.usedSteps.some((used) => used.step === step));
  const chosen = unused ?? inWindow[0] ?? steps[0];
  const alsoAt = steps.filter((step) => step !== chosen);
  const found = { ...foundAt(chosen, now, oneIn), alsoAt };
  if (unused !== undefined) return { kind: 'accepted', found };
  return { kind: inWindow.length > 0 ? 'already-used' : 'out-of-window', found };
}

function foundAt(step: TimeStep, now: EpochSeconds, oneIn: number): Found {
  const least = stepStart(step) - now;
  return {
    step,
    stepsOff: step - stepAt(now),
    range: [least, least + TIME_STEP_SECONDS],
    alsoAt: [],
    oneIn,
  };
}
