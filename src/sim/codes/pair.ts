import type { EpochSeconds, TimeStep } from '../base/time.js';
import { addSteps, stepAt } from '../base/time.js';
import type { Account } from '../world/account.js';
import type { MfaDevice } from '../world/devices.js';
import type { Reason } from '../world/reasons.js';
import type { CheckedSeed } from './checked-seed.js';
import { afterClockJump, codesOf, expectedStep, parametersOf, stepsAround } from './checked-seed.js';
import { stepsNearestFirst } from './code-search.js';
import type { ForeignCode } from './foreign-code.js';
import { foreignCode } from './foreign-code.js';
import { FAR_STEPS, LARGEST_GAP, NEAR_STEPS, PAIR_STEPS_BACK, PAIR_STEPS_FORWARD } from './limits.js';
import { isAwsDevice } from './totp-parameters.js';

/**
 * Two codes, read in one place: for enrolment and resync, which take them or not; for their refusal, of which AWS gives
 * one reason and the lab the true one; and for `check` and "Check my phone", which say it beforehand.
 */

/** Two codes in the order in which they were typed. */
export type CodePair = readonly [string, string];

/** What two codes turn out to be. `step` is that of the second code, where no other is named. */
export type PairReading =
  /** Neighbours in order, in range and newer than the last accepted pair: AWS takes them. */
  | { readonly kind: 'taken'; readonly step: TimeStep }
  /** Neighbours in order, that were taken before, or are no newer than a pair that was. */
  | { readonly kind: 'already-used'; readonly step: TimeStep }
  /** Neighbours in order, further from where the device is expected than AWS looks. */
  | { readonly kind: 'out-of-range'; readonly step: TimeStep }
  /** Neighbours, the newer one first. */
  | { readonly kind: 'swapped'; readonly step: TimeStep }
  /** Both the device's, with steps between them; negative when the newer one came first. */
  | { readonly kind: 'not-adjacent'; readonly step: TimeStep; readonly stepsApart: number }
  /** One code twice; `step` is null when it is not near. */
  | { readonly kind: 'same-code'; readonly step: TimeStep | null }
  /** At least one is of another device of the account, or of a removed one. */
  | { readonly kind: 'foreign'; readonly from: ForeignCode }
  /** Only the second code is near. */
  | { readonly kind: 'first-code-unknown'; readonly step: TimeStep }
  /** Only the first code is near; `step` is the first one's. */
  | { readonly kind: 'second-code-unknown'; readonly step: TimeStep }
  | { readonly kind: 'unknown' };

/** Neighbours in order, whether AWS takes them or not. */
export type Neighbours = Extract<PairReading, { readonly kind: 'taken' | 'already-used' | 'out-of-range' }>;

/** Whether two codes are neighbours in order. */
export function areNeighbours(reading: PairReading): reading is Neighbours {
  return reading.kind === 'taken' || reading.kind === 'already-used' || reading.kind === 'out-of-range';
}

/** The device that is read for, and the account in which others may be found. */
export interface DeviceInAccount {
  readonly account: Account;
  readonly device: MfaDevice;
}

/**
 * Reads two codes. `now` is the service's time; `home` is null for a key that belongs to no account of the lab. Nothing
 * is spent, counted or changed.
 */
export function readPair(
  remembered: CheckedSeed,
  codes: CodePair,
  now: EpochSeconds,
  home: DeviceInAccount | null,
): PairReading {
  const checked = afterClockJump(remembered, now);
  // Most pairs are right, and near: looking no further keeps that quick.
  const taken = takenPair(checked, codes, now);
  if (taken !== undefined) return { kind: 'taken', step: taken };
  const positions = closestPositions(checked, codes, now);
  if (positions !== undefined) return readPositions(checked, positions, now);
  return readStrangers(checked, codes, now, home);
}

/**
 * The step of the second code, if the two are neighbours in order, in range, and both newer than the last accepted pair
 * (all measured). Nearest to the expected step first.
 */
function takenPair(checked: CheckedSeed, [first, second]: CodePair, now: EpochSeconds): TimeStep | undefined {
  // Of such a device AWS has none, so it takes no pair of one.
  if (!isAwsDevice(parametersOf(checked))) return undefined;
  const centre = expectedStep(checked, now);
  const codeOf = codesOf(checked);
  for (const step of stepsNearestFirst({ centre, back: PAIR_STEPS_BACK, forward: PAIR_STEPS_FORWARD })) {
    const earlier = addSteps(step, -1);
    if (earlier < 0 || isPairUsed(checked, step)) continue;
    if (codeOf(step) === second && codeOf(earlier) === first) return step;
  }
  return undefined;
}

/** Both steps of a pair must be newer than the last accepted pair (measured). `second` is the step of the second code. */
export function isPairUsed(
  { lastPairStep, pastPairs }: Pick<CheckedSeed, 'lastPairStep' | 'pastPairs'>,
  second: TimeStep,
): boolean {
  const isOld = lastPairStep !== null && second - 1 <= lastPairStep;
  return isOld || pastPairs?.includes(second) === true;
}

/** Where the two codes lie. */
interface Positions {
  readonly second: TimeStep;
  /** Steps from the first code to the second. */
  readonly stepsApart: number;
}

/** The two positions of the codes that lie closest to being neighbours in order, nearest to the expected step first. */
function closestPositions(checked: CheckedSeed, codes: CodePair, now: EpochSeconds): Positions | undefined {
  const codeOf = codesOf(checked);
  const seconds = stepsAround(checked, now, FAR_STEPS).filter((step) => codeOf(step) === codes[1]);
  return (
    seconds
      .flatMap((second) => firstsAround(codeOf, codes[0], second))
      // Equal neighbours exist, once in a million steps; at any other distance equal codes are one code typed twice.
      .filter(({ stepsApart }) => codes[0] !== codes[1] || stepsApart === 1)
      .sort((one, other) => Math.abs(one.stepsApart - 1) - Math.abs(other.stepsApart - 1))[0]
  );
}

/** Where the first code stands about the second. */
function firstsAround(
  codeOf: (step: TimeStep) => string,
  code: string,
  second: TimeStep,
): readonly Positions[] {
  return [...stepsNearestFirst({ centre: second, back: LARGEST_GAP, forward: LARGEST_GAP })]
    .filter((step) => step >= 0 && codeOf(step) === code)
    .map((first) => ({ second, stepsApart: second - first }));
}

function readPositions(
  checked: CheckedSeed,
  { second, stepsApart }: Positions,
  now: EpochSeconds,
): PairReading {
  if (stepsApart === -1) return { kind: 'swapped', step: second };
  if (stepsApart !== 1) return { kind: 'not-adjacent', step: second, stepsApart };
  const { lastPairStep, pastPairs } = checked;
  // A pair that was taken says more than how far off it is by now; of one that is only older, the distance does.
  const wasTaken = second === lastPairStep || pastPairs?.includes(second) === true;
  return wasTaken || isInRange(checked, second, now)
    ? { kind: 'already-used', step: second }
    : { kind: 'out-of-range', step: second };
}

function isInRange(checked: CheckedSeed, second: TimeStep, now: EpochSeconds): boolean {
  const distance = second - expectedStep(checked, now);
  return distance >= -PAIR_STEPS_BACK && distance <= PAIR_STEPS_FORWARD;
}

/** Codes of which at most one is the device's. */
function readStrangers(
  checked: CheckedSeed,
  codes: CodePair,
  now: EpochSeconds,
  home: DeviceInAccount | null,
): PairReading {
  const near = stepsAround(checked, now, NEAR_STEPS);
  const codeOf = codesOf(checked);
  const [first, second] = codes.map((code) => near.find((step) => codeOf(step) === code));
  const isSame = codes[0] === codes[1];
  if (isSame && first !== undefined) return { kind: 'same-code', step: first };
  const from = home === null ? undefined : foreignCode(home.account, home.device, codes, now);
  if (from !== undefined) return { kind: 'foreign', from };
  if (isSame) return { kind: 'same-code', step: null };
  if (first !== undefined) return { kind: 'second-code-unknown', step: first };
  if (second !== undefined) return { kind: 'first-code-unknown', step: second };
  return { kind: 'unknown' };
}

/** The lab's own reason for refusing two codes that were read at `now`. */
export function pairReason(
  reading: Exclude<PairReading, { readonly kind: 'taken' }>,
  now: EpochSeconds,
): Reason {
  switch (reading.kind) {
    case 'already-used':
      return { code: 'pair-already-used' };
    case 'out-of-range':
      return { code: 'pair-out-of-range', stepsOff: reading.step - stepAt(now) };
    case 'not-adjacent':
      return { code: 'not-adjacent', stepsApart: reading.stepsApart };
    case 'same-code':
      return { code: reading.step === null ? 'same-unknown-code' : 'same-step' };
    case 'foreign':
      return reading.from;
    case 'unknown':
      return { code: 'unknown-pair' };
    case 'swapped':
    case 'first-code-unknown':
    case 'second-code-unknown':
      return { code: reading.kind };
  }
}
