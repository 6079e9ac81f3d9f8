import type { EpochSeconds, TimeStep } from '../base/time.js';
import { addSteps, stepAt, TIME_STEP_SECONDS, timeStep } from '../base/time.js';
import { stepsNearestFirst } from './code-search.js';
import { OTHER_SIGN_IN_STEPS, SIGN_IN_STEPS } from './limits.js';
import { codeAtStep, codesOfSeed } from './totp.js';
import type { TotpParameters } from './totp-parameters.js';
import { AWS_PARAMETERS, isAwsDevice } from './totp-parameters.js';

/** What codes are checked against: a seed, and what the service remembers of its device. */
export interface CheckedSeed {
  readonly seed: string;
  /** Steps between now and where the service expects the device. */
  readonly drift: number;
  readonly usedSteps: readonly { readonly step: TimeStep }[];
  /** Every step up to this one counts as used: which of them were is not remembered. */
  readonly usedUpTo?: TimeStep;
  /** Second step of the last accepted pair. */
  readonly lastPairStep: TimeStep | null;
  /** Second steps of accepted pairs whose order was let go. */
  readonly pastPairs?: readonly TimeStep[];
  /** How its codes are made, where that is not as AWS's devices do it. Steps are of its period. */
  readonly parameters?: TotpParameters;
}

/** A key about which the service remembers nothing. */
export function freshSeed(seed: string, parameters: TotpParameters = AWS_PARAMETERS): CheckedSeed {
  return { seed, drift: 0, usedSteps: [], lastPairStep: null, parameters };
}

/** How the codes of a seed are made. */
export function parametersOf({ parameters }: Pick<CheckedSeed, 'parameters'>): TotpParameters {
  return parameters ?? AWS_PARAMETERS;
}

/** The code that a seed gives at one of its steps. */
export function codeOf(checked: Pick<CheckedSeed, 'seed' | 'parameters'>, step: TimeStep): string {
  return codeAtStep(checked.seed, step, parametersOf(checked));
}

/** The codes of a seed by step, for who looks through many. */
export function codesOf(checked: Pick<CheckedSeed, 'seed' | 'parameters'>): (step: TimeStep) => string {
  return codesOfSeed(checked.seed, parametersOf(checked));
}

/** How far from where it is expected a sign-in takes a code: by AWS's rule for what can be AWS's, else by RFC 6238's. */
export function signInSteps(checked: Pick<CheckedSeed, 'parameters'>): number {
  return isAwsDevice(parametersOf(checked)) ? SIGN_IN_STEPS : OTHER_SIGN_IN_STEPS;
}

/** Where the service expects a device to be. */
export function expectedStep(
  checked: Pick<CheckedSeed, 'drift' | 'parameters'>,
  now: EpochSeconds,
): TimeStep {
  return addSteps(stepAt(now, parametersOf(checked).period), checked.drift);
}

/**
 * The steps at most this far from where the service expects the device, nearest first, and then those around now, which
 * need not be the same: a clock that was corrected after a resync is right, and far from where the service looks. The
 * distance is counted in steps of 30 s, and is the same time for any period.
 */
export function stepsAround(
  checked: Pick<CheckedSeed, 'drift' | 'parameters'>,
  now: EpochSeconds,
  distance: number,
): readonly TimeStep[] {
  const { period } = parametersOf(checked);
  const steps = Math.ceil((distance * TIME_STEP_SECONDS) / period);
  const centres = [...new Set([expectedStep(checked, now), stepAt(now, period)])];
  const [first = [], second = []] = centres.map((centre) => [
    ...stepsNearestFirst({ centre, back: steps, forward: steps }),
  ]);
  const all = second.length === 0 ? first : [...new Set([...first, ...second])];
  return all.filter((step) => step >= 0);
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

/** Whether a code of this step was accepted before, or may have been. */
export function isSpent({ usedSteps, usedUpTo = timeStep(-1) }: UsedCodes, step: TimeStep): boolean {
  return step <= usedUpTo || usedSteps.some((used) => used.step === step);
}

type UsedCodes = Pick<CheckedSeed, 'usedSteps' | 'usedUpTo'>;
