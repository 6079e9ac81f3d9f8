import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import { addSteps, stepAt, stepStart, TIME_STEP_SECONDS } from '../base/time.js';
import { PAIR_STEPS_BACK, PAIR_STEPS_FORWARD } from '../iam/operations/device-binding.js';
import { stepsNearestFirst } from './code-search.js';
import { FAR_STEPS, NEAR_STEPS } from './explain-codes.js';
import { codeAtStep } from './totp.js';
import { SIGN_IN_STEPS } from './verify-code.js';

/**
 * Whether a phone's codes are right, and if not, how far off they are. Nothing is spent, counted or changed: this looks
 * at the seed, which the service never shows. How far it looks follows from arithmetic, so that chance seldom speaks:
 * one code is searched 10 minutes either way, two codes 25 hours.
 */

/** What codes are checked against: a seed, and what the service remembers of its device. */
export interface CheckedSeed {
  readonly seed: string;
  /** Steps between now and where the service expects the device. */
  readonly drift: number;
  readonly usedSteps: readonly { readonly step: TimeStep }[];
  readonly lastPairStep: TimeStep | null;
}

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
  readonly verdict: CodeVerdict;
  /** Whether EnableMFADevice or ResyncMFADevice would take the pair now. */
  readonly isTaken: boolean;
}

/** How many different codes there are. */
const CODES = 1_000_000;

/** Two codes of one seed further apart than this are not looked at as a pair. Both may be near, on either side of now. */
const LARGEST_GAP = 2 * NEAR_STEPS;

/** A key about which the service remembers nothing. */
export function freshSeed(seed: string): CheckedSeed {
  return { seed, drift: 0, usedSteps: [], lastPairStep: null };
}

/** Checks one code: 10 minutes either way, never further. */
export function checkCode(checked: CheckedSeed, code: string, now: EpochSeconds): CodeVerdict {
  const steps = nearSteps(checked, now);
  const [first, ...others] = steps.filter((step) => codeAtStep(checked.seed, step) === code);
  if (first === undefined) return { kind: 'no-match' };
  return verdictAt(checked, [first, ...others], now, CODES / steps.length);
}

/** Checks two codes in a row: 25 hours either way. */
export function checkPair(
  checked: CheckedSeed,
  codes: readonly [string, string],
  now: EpochSeconds,
): PairCheck {
  const second = findPair(checked.seed, codes, now);
  if (second === undefined) return { verdict: whyNoPair(checked, codes, now), isTaken: false };
  return {
    verdict: verdictAt(checked, [second], now, CODES ** 2 / (2 * FAR_STEPS + 1)),
    isTaken: isPairTaken(checked, second, now),
  };
}

function verdictAt(
  checked: CheckedSeed,
  steps: readonly [TimeStep, ...TimeStep[]],
  now: EpochSeconds,
  oneIn: number,
): CodeVerdict {
  const expected = stepAt(now) + checked.drift;
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

/** The steps within 10 minutes of where the service expects the device, and of now, which need not be the same. */
function nearSteps({ drift }: CheckedSeed, now: EpochSeconds): readonly TimeStep[] {
  const step = stepAt(now);
  return [...new Set([...stepsAround(addSteps(step, drift), NEAR_STEPS), ...stepsAround(step, NEAR_STEPS)])];
}

function stepsAround(centre: TimeStep, steps: number): readonly TimeStep[] {
  return [...stepsNearestFirst({ centre, back: steps, forward: steps })].filter((step) => step >= 0);
}

/** The step of the second of two neighbours, nearest to now. */
function findPair(
  seed: string,
  [first, second]: readonly [string, string],
  now: EpochSeconds,
): TimeStep | undefined {
  return stepsAround(stepAt(now), FAR_STEPS).find(
    (step) => step > 0 && codeAtStep(seed, step) === second && codeAtStep(seed, addSteps(step, -1)) === first,
  );
}

/** The rule of EnableMFADevice and ResyncMFADevice: in range of the expected step, and newer than the last pair. */
function isPairTaken({ drift, lastPairStep }: CheckedSeed, second: TimeStep, now: EpochSeconds): boolean {
  const distance = second - (stepAt(now) + drift);
  const isInRange = distance >= -PAIR_STEPS_BACK && distance <= PAIR_STEPS_FORWARD;
  return isInRange && (lastPairStep === null || second - 1 > lastPairStep);
}

function whyNoPair(checked: CheckedSeed, codes: readonly [string, string], now: EpochSeconds): CodeVerdict {
  const near = nearSteps(checked, now);
  const [first, second] = codes.map((code) => near.find((step) => codeAtStep(checked.seed, step) === code));
  if (codes[0] === codes[1]) {
    return {
      kind: 'same-code',
      found: first === undefined ? null : foundAt(first, now, CODES / near.length),
    };
  }
  const gap = closestGap(checked.seed, codes, now);
  if (gap !== undefined) {
    const { stepsApart } = gap;
    const found = foundAt(gap.second, now, CODES ** 2 / ((2 * FAR_STEPS + 1) * (2 * LARGEST_GAP + 1)));
    return stepsApart === -1 ? { kind: 'swapped', found } : { kind: 'not-adjacent', found, stepsApart };
  }
  // Either code of a wrong key may fit by chance.
  const oneIn = CODES / near.length / 2;
  if (first !== undefined) return { kind: 'second-code-unknown', found: foundAt(first, now, oneIn) };
  if (second !== undefined) return { kind: 'first-code-unknown', found: foundAt(second, now, oneIn) };
  return { kind: 'no-match' };
}

/** The two positions of the codes that lie closest to being neighbours in order, nearest to now first. */
function closestGap(seed: string, codes: readonly [string, string], now: EpochSeconds) {
  const steps = stepsAround(stepAt(now), FAR_STEPS);
  const [firsts = [], seconds = []] = codes.map((code) =>
    steps.filter((step) => codeAtStep(seed, step) === code),
  );
  return firsts
    .flatMap((first) => seconds.map((second) => ({ second, stepsApart: second - first })))
    .filter(({ stepsApart }) => Math.abs(stepsApart) <= LARGEST_GAP)
    .sort((one, other) => Math.abs(one.stepsApart - 1) - Math.abs(other.stepsApart - 1))[0];
}
