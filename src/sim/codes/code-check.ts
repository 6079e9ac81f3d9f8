import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import { addSteps, stepAt, stepStart } from '../base/time.js';
import type { CheckedSeed } from './checked-seed.js';
import { codesOf, expectedStep, isSpent, parametersOf, signInSteps, stepsAround } from './checked-seed.js';
import { FAR_STEPS, LARGEST_GAP, NEAR_STEPS } from './limits.js';
import type { CodePair, DeviceInAccount, PairReading } from './pair.js';
import { readPair } from './pair.js';

/**
 * Whether a phone's codes are right, and if not, how far off they are and how sure that is. Nothing is spent, counted or
 * changed: this looks at the seed, which the service never shows.
 */

/** A step at which the seed gives the code. */
export interface Found {
  readonly step: TimeStep;
  /** Steps from now; negative in the past. */
  readonly stepsOff: number;
  /** How long its step is. */
  readonly period: Seconds;
  /**
   * What the phone's clock differs by, at the least and at the most, if the code was on the phone at this moment;
   * negative when it is behind.
   */
  readonly range: readonly [Seconds, Seconds];
  /** Further steps near by with the same digits. */
  readonly alsoAt: readonly TimeStep[];
  /** A key that has nothing to do with the codes would fit as well once in this many tries. */
  readonly oneIn: number;
}

/** What came of a check. `found` is about the newer code of two: the one that the phone shows now. */
export type CodeVerdict =
  /** A sign-in would take the code now. */
  | { readonly kind: 'accepted'; readonly found: Found }
  /** It would have, but the code has signed in before. */
  | { readonly kind: 'already-used'; readonly found: Found }
  /** The code is the seed's, of a step that a sign-in does not take now. */
  | { readonly kind: 'out-of-window'; readonly found: Found }
  | { readonly kind: 'no-match' }
  | PairProblem;

/** What a sign-in would make of a code of the seed. */
export type SignIn = 'accepted' | 'already-used' | 'out-of-window';

/** What is wrong with two codes that are not neighbours in order. `signIn` is about the newer of them. */
export type PairProblem =
  /** Neighbours, the newer one first. */
  | { readonly kind: 'swapped'; readonly found: Found; readonly signIn: SignIn }
  | {
      readonly kind: 'not-adjacent';
      readonly found: Found;
      readonly signIn: SignIn;
      readonly stepsApart: number;
    }
  /** One code twice; `found` is null when it is not near either. */
  | { readonly kind: 'same-code'; readonly found: Found; readonly signIn: SignIn }
  | { readonly kind: 'same-code'; readonly found: null; readonly signIn: null }
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
function codeCount(checked: CheckedSeed): number {
  return 10 ** parametersOf(checked).digits;
}

/** Checks one code: 10 minutes either way, never further. */
export function checkCode(checked: CheckedSeed, code: string, now: EpochSeconds): CodeVerdict {
  const steps = stepsAround(checked, now, NEAR_STEPS);
  const codeOf = codesOf(checked);
  const [first, ...others] = steps.filter((step) => codeOf(step) === code);
  if (first === undefined) return { kind: 'no-match' };
  return verdictAt(checked, [first, ...others], now, codeCount(checked) / steps.length);
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
  const codes = codeCount(checked);
  switch (pair.kind) {
    case 'taken':
    case 'already-used':
    case 'out-of-range':
      return verdictAt(checked, [pair.step], now, codes ** 2 / far);
    case 'swapped':
      return { kind: 'swapped', ...newerAt(checked, addSteps(pair.step, 1), now, oddsOfGap(codes, far)) };
    case 'not-adjacent': {
      const { kind, step, stepsApart } = pair;
      const newer = addSteps(step, Math.max(0, -stepsApart));
      return { kind, stepsApart, ...newerAt(checked, newer, now, oddsOfGap(codes, far)) };
    }
    case 'same-code':
      return pair.step === null
        ? { kind: 'same-code', found: null, signIn: null }
        : { kind: 'same-code', ...newerAt(checked, pair.step, now, codes / near) };
    case 'first-code-unknown':
    case 'second-code-unknown':
      // Either code of a wrong key may fit by chance.
      return { kind: pair.kind, found: foundAt(checked, pair.step, now, codes / near / 2) };
    case 'foreign':
    case 'unknown':
      return { kind: 'no-match' };
  }
}

/** A gap may be of any width, either way, at each of the steps that are searched. */
function oddsOfGap(codes: number, steps: number): number {
  return codes ** 2 / (steps * (2 * LARGEST_GAP + 1));
}

/** The newer of two codes that are both the seed's, and what a sign-in would make of it. */
function newerAt(
  checked: CheckedSeed,
  step: TimeStep,
  now: EpochSeconds,
  oneIn: number,
): { readonly found: Found; readonly signIn: SignIn } {
  const { kind: signIn, found } = verdictAt(checked, [step], now, oneIn);
  return { found, signIn };
}

function verdictAt(
  checked: CheckedSeed,
  steps: readonly [TimeStep, ...TimeStep[]],
  now: EpochSeconds,
  oneIn: number,
): { readonly kind: SignIn; readonly found: Found } {
  const expected = expectedStep(checked, now);
  const inWindow = steps.filter((step) => Math.abs(step - expected) <= signInSteps(checked));
  const unused = inWindow.find((step) => !isSpent(checked, step));
  const chosen = unused ?? inWindow[0] ?? steps[0];
  const alsoAt = steps.filter((step) => step !== chosen);
  const found = { ...foundAt(checked, chosen, now, oneIn), alsoAt };
  if (unused !== undefined) return { kind: 'accepted', found };
  return { kind: inWindow.length > 0 ? 'already-used' : 'out-of-window', found };
}

function foundAt(checked: CheckedSeed, step: TimeStep, now: EpochSeconds, oneIn: number): Found {
  const { period } = parametersOf(checked);
  const least = stepStart(step, period) - now;
  return {
    step,
    stepsOff: step - stepAt(now, period),
    period,
    range: [least, least + period],
    alsoAt: [],
    oneIn,
  };
}
