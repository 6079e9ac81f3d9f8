import type { EpochSeconds, TimeStep } from '../base/time.js';
import { addSteps, stepAt } from '../base/time.js';
import { stepsNearestFirst } from './code-search.js';

/** What codes are checked against: a seed, and what the service remembers of its device. */
export interface CheckedSeed {
  readonly seed: string;
  /** Steps between now and where the service expects the device. */
  readonly drift: number;
  readonly usedSteps: readonly { readonly step: TimeStep }[];
  /** Second step of the last accepted pair. */
  readonly lastPairStep: TimeStep | null;
  /** Second steps of accepted pairs whose order was let go. */
  readonly pastPairs?: readonly TimeStep[];
}

/** A key about which the service remembers nothing. */
export function freshSeed(seed: string): CheckedSeed {
  return { seed, drift: 0, usedSteps: [], lastPairStep: null };
}

/** Where the service expects a device to be. */
export function expectedStep({ drift }: Pick<CheckedSeed, 'drift'>, now: EpochSeconds): TimeStep {
  return addSteps(stepAt(now), drift);
}

/**
 * The steps at most this far from where the service expects the device, nearest first, and then those around now, which
 * need not be the same: a clock that was corrected after a resync is right, and far from where the service looks.
 */
export function stepsAround(
  checked: Pick<CheckedSeed, 'drift'>,
  now: EpochSeconds,
  steps: number,
): readonly TimeStep[] {
  const centres = [...new Set([expectedStep(checked, now), stepAt(now)])];
  const ranges = centres.map((centre) => [...stepsNearestFirst({ centre, back: steps, forward: steps })]);
  return [...new Set(ranges.flat())].filter((step) => step >= 0);
}

/**
 * What the service remembers, once the computer's clock has gone back behind the last accepted pair: as time stood still
 * for the service, that pair lies ahead of where it expects the device, which no running clock brings about. AWS's clock
 * does not do that, so AWS would be waited out in vain: the order of pairs is let go, and each counts once all the same.
 */
export function afterClockJump<Checked extends CheckedSeed>(checked: Checked, now: EpochSeconds): Checked {
  const { lastPairStep, pastPairs = [] } = checked;
  return lastPairStep === null || lastPairStep <= expectedStep(checked, now)
    ? checked
    : { ...checked, lastPairStep: null, pastPairs: [...pastPairs, lastPairStep] };
}
