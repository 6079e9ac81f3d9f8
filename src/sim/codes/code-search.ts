import type { TimeStep } from '../base/time.js';
import { addSteps } from '../base/time.js';
import { codesOfSeed } from './totp.js';

/** A range of steps around a centre, both ends included. */
export interface StepRange {
  readonly centre: TimeStep;
  readonly back: number;
  readonly forward: number;
}

/** The steps of a range, nearest to the centre first; of two equally near the earlier comes first. */
export function* stepsNearestFirst(range: StepRange): Generator<TimeStep> {
  for (let distance = 0; distance <= Math.max(range.back, range.forward); distance += 1) {
    if (distance <= range.back) yield addSteps(range.centre, -distance);
    if (distance > 0 && distance <= range.forward) yield addSteps(range.centre, distance);
  }
}

/** The nearest step of a range at which the seed gives this code, if any. */
export function findCode(seed: string, code: string, range: StepRange): TimeStep | undefined {
  const codeOf = codesOfSeed(seed);
  for (const step of stepsNearestFirst(range)) {
    if (step >= 0 && codeOf(step) === code) return step;
  }
  return undefined;
}
