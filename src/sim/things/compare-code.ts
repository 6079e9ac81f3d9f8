import type { LabContext } from '../base/ports.js';
import type { Seconds, TimeStep } from '../base/time.js';
import { addSteps, stepAt } from '../base/time.js';
import { findCode, stepsNearestFirst } from '../codes/code-search.js';
import { FAR_STEPS, LARGEST_GAP, NEAR_STEPS } from '../codes/limits.js';
import { codesOfSeed } from '../codes/totp.js';
import type { Outcome } from '../outcome.js';
import { answered, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { CodeCompared } from '../responses.js';
import { findDevice } from '../world/account.js';
import type { Comparison } from '../world/desk.js';
import type { MfaDevice } from '../world/devices.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';

/** Two codes typed further apart than this are not read together. */
const TOGETHER: Seconds = 600;

/**
 * A code of a real phone, compared without telling the simulated AWS. One code alone is looked for near now, near where
 * AWS expects the device, and near where its last code was found; of a clock that is hours off, two codes tell together.
 */
export function compareCode(
  world: World,
  { serialNumber, code }: RequestOf<'compare-code'>,
  { now }: LabContext,
): Outcome<CodeCompared> {
  const device = findDevice(world.account, serialNumber);
  if (device === undefined) return failed(world, refusal(null, { code: 'no-such-device' }));
  const here = stepAt(now);
  const before = world.comparisons.findLast((comparison) => comparison.serialNumber === serialNumber);
  const near = findNear(world, device, code, here);
  const pair = near === undefined ? findWithOther(device, before, code, { now, here }) : undefined;
  const step = near ?? pair?.second;
  if (step === undefined) {
    const lost: Comparison = { serialNumber, at: now, step: null, code };
    return failed(withComparisons(world, [lost]), refusal(null, { code: 'unknown-code' }));
  }
  const known = { serialNumber, at: now, step };
  const found =
    pair === undefined || before === undefined
      ? [known]
      : [{ serialNumber, at: before.at, step: pair.first }, known];
  return answered(withComparisons(world, found), { kind: 'compared', step, stepsOff: step - here });
}

function withComparisons(world: World, more: readonly Comparison[]): World {
  return { ...world, comparisons: [...world.comparisons, ...more] };
}

function findNear(world: World, device: MfaDevice, code: string, here: TimeStep): TimeStep | undefined {
  const offset = seenOffset(world, device);
  const centres = [here, addSteps(here, device.drift), ...(offset === null ? [] : [addSteps(here, offset)])];
  for (const centre of centres) {
    const found = findCode(device.seed, code, { centre, back: NEAR_STEPS, forward: NEAR_STEPS });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** This code and the one before it, which alone told nothing: neither alone is looked for so far away. */
function findWithOther(
  { seed }: MfaDevice,
  before: Comparison | undefined,
  code: string,
  { now, here }: { readonly now: number; readonly here: TimeStep },
): { readonly first: TimeStep; readonly second: TimeStep } | undefined {
  const other = before?.code;
  if (before === undefined || other === undefined || other === code || now - before.at > TOGETHER)
    return undefined;
  const codeOf = codesOfSeed(seed);
  for (const second of stepsNearestFirst({ centre: here, back: FAR_STEPS, forward: FAR_STEPS })) {
    if (second < 0 || codeOf(second) !== code) continue;
    const first = findCode(seed, other, { centre: second, back: LARGEST_GAP, forward: 0 });
    if (first !== undefined) return { first, second };
  }
  return undefined;
}

/** How far from the lab's time the last recognised code of a device was, in steps; null when none was. */
export function seenOffset(world: World, { serialNumber }: Pick<MfaDevice, 'serialNumber'>): number | null {
  const seen = world.comparisons.findLast(
    (comparison) => comparison.serialNumber === serialNumber && comparison.step !== null,
  );
  return seen === undefined || seen.step === null ? null : seen.step - stepAt(seen.at);
}
