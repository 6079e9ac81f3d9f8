import type { EpochSeconds, TimeStep } from '../base/time.js';
import { addSteps, stepAt } from '../base/time.js';
import type { Account } from '../world/account.js';
import type { MfaDevice } from '../world/devices.js';
import type { Principal } from '../world/principal.js';
import { isSamePrincipal, principalName } from '../world/principal.js';
import type { Reason } from '../world/reasons.js';
import type { StepRange } from './code-search.js';
import { findCode, stepsNearestFirst } from './code-search.js';
import { codeAtStep } from './totp.js';

/**
 * Near misses: why a code was refused. AWS does not say; the lab looks at the seed, which it may, being a lab. How far
 * it looks follows from arithmetic: one random code matches somewhere in 41 steps once in 24,000 tries, and somewhere
 * in a day in 1 of 170, so only two codes together may speak of hours.
 */

/** One code: ten minutes either way. */
export const NEAR_STEPS = 20;

/** Two codes: 25 hours either way, a clock set by hand in the wrong zone, with summer time. */
export const FAR_STEPS = 3000;

/** Two codes of one device further apart than this are not called a gap. */
const LARGEST_GAP = NEAR_STEPS;

/** Where the service expects a device to be, in time steps. */
export function expectedStep(device: MfaDevice, now: EpochSeconds): TimeStep {
  return addSteps(stepAt(now), device.drift);
}

/** Both steps of a pair must be newer than the last accepted pair (measured). `second` is the step of the second code. */
export function isPairUsed({ lastPairStep, pastPairs }: MfaDevice, second: TimeStep): boolean {
  const isOld = lastPairStep !== null && second - 1 <= lastPairStep;
  return isOld || pastPairs?.includes(second) === true;
}

/** Why two codes did not enable or resynchronise `device`. */
export function explainPair(
  account: Account,
  device: MfaDevice,
  codes: readonly [string, string],
  now: EpochSeconds,
): Reason {
  const centre = expectedStep(device, now);
  const gap = closestGap(device.seed, codes, around(centre, FAR_STEPS));
  // Equal neighbours exist (one pair in a million steps); a wide search must not take them for one code typed twice.
  if (gap !== undefined && (codes[0] !== codes[1] || gap.stepsApart === 1))
    return nameGap(device, gap, stepAt(now));
  const stranger = originOf(account, device, codes, now) ?? removedOrigin(account, codes, now);
  if (stranger !== undefined) return stranger;
  if (codes[0] === codes[1]) return { code: 'same-step' };
  const near = around(centre, NEAR_STEPS);
  if (findCode(device.seed, codes[0], near) !== undefined) return { code: 'second-code-unknown' };
  if (findCode(device.seed, codes[1], near) !== undefined) return { code: 'first-code-unknown' };
  return { code: 'unknown-code' };
}

/** Why one code did not sign in with `device`. */
export function explainCode(account: Account, device: MfaDevice, code: string, now: EpochSeconds): Reason {
  const centre = expectedStep(device, now);
  const used = device.usedSteps.findLast(
    ({ step }) => Math.abs(step - centre) <= NEAR_STEPS && codeAtStep(device.seed, step) === code,
  );
  if (used !== undefined) return { code: 'code-already-used', usedAt: used.at };
  const step =
    findCode(device.seed, code, around(centre, NEAR_STEPS)) ??
    // A clock that was corrected after a resync is right for now, and far from where the service looks.
    findCode(device.seed, code, around(stepAt(now), NEAR_STEPS));
  if (step !== undefined) return { code: 'drift', stepsOff: step - centre, storedDrift: device.drift };
  return (
    originOf(account, device, [code], now) ?? removedOrigin(account, [code], now) ?? { code: 'unknown-code' }
  );
}

interface Gap {
  readonly second: TimeStep;
  readonly stepsApart: number;
}

/** The two positions of the codes that lie closest to being neighbours in order. */
function closestGap(seed: string, codes: readonly [string, string], range: StepRange): Gap | undefined {
  const firsts: TimeStep[] = [];
  const seconds: TimeStep[] = [];
  for (const step of stepsNearestFirst(range)) {
    if (step < 0) continue;
    const code = codeAtStep(seed, step);
    if (code === codes[0]) firsts.push(step);
    if (code === codes[1]) seconds.push(step);
  }
  const gaps = firsts
    .flatMap((first) => seconds.map((second) => ({ second, stepsApart: second - first })))
    .filter((gap) => Math.abs(gap.stepsApart) <= LARGEST_GAP);
  return gaps.sort((one, other) => Math.abs(one.stepsApart - 1) - Math.abs(other.stepsApart - 1))[0];
}

function nameGap(device: MfaDevice, gap: Gap, labStep: TimeStep): Reason {
  if (gap.stepsApart === 1) {
    return isPairUsed(device, gap.second)
      ? { code: 'pair-already-used' }
      : { code: 'pair-out-of-range', stepsOff: gap.second - labStep };
  }
  if (gap.stepsApart === -1) return { code: 'swapped' };
  return { code: 'not-adjacent', stepsApart: gap.stepsApart };
}

/** Finds the other device of the account that one of the codes comes from. */
function originOf(
  account: Account,
  device: MfaDevice,
  codes: readonly string[],
  now: EpochSeconds,
): Reason | undefined {
  for (const other of account.mfaDevices) {
    if (other.serialNumber === device.serialNumber) continue;
    const near = around(expectedStep(other, now), NEAR_STEPS);
    if (!codes.some((code) => findCode(other.seed, code, near) !== undefined)) continue;
    const origin = {
      deviceName: other.name,
      owner: other.owner === null ? null : principalName(other.owner),
      isSameUser: isSameOwner(device.owner, other.owner),
    };
    return { code: 'other-device', origin };
  }
  return undefined;
}

/** The deleted device that one of the codes comes from: an old entry is still on some phone. */
function removedOrigin(account: Account, codes: readonly string[], now: EpochSeconds): Reason | undefined {
  const near = around(stepAt(now), NEAR_STEPS);
  const removed = account.removedDevices.findLast(({ seed }) =>
    codes.some((code) => findCode(seed, code, near) !== undefined),
  );
  return removed && { code: 'removed-device', deviceName: removed.name, removedAt: removed.removedAt };
}

function isSameOwner(one: Principal | null, other: Principal | null): boolean {
  return one !== null && other !== null && isSamePrincipal(one, other);
}

function around(centre: TimeStep, steps: number): StepRange {
  return { centre, back: steps, forward: steps };
}
