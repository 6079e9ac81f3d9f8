import type { EpochSeconds } from '../../sim/base/time.js';
import { secondsToNextStep } from '../../sim/base/time.js';
import type { CheckedSeed, CodeVerdict, Found } from '../../sim/codes/code-check.js';
import { checkCode, checkPair } from '../../sim/codes/code-check.js';
import { explainCode, explainPair } from '../../sim/codes/explain-codes.js';
import type { MfaDevice } from '../../sim/world/devices.js';
import type { World } from '../../sim/world/world.js';
import type { CheckSubject, VerdictText, Ways } from './check-text.js';
import { wordVerdict } from './check-text.js';
import type { MeasuredClock } from './clock-text.js';
import { explainReason } from './explanations.js';

/** One code, or two in a row. */
export type Codes = readonly [string] | readonly [string, string];

/** A device of the lab, and the world it is in. */
export interface LabDevice {
  readonly device: MfaDevice;
  readonly world: World;
}

/** What came of a check, before it is worded. */
export interface Check {
  readonly verdict: CodeVerdict;
  /** Whether AWS would take the two codes to enrol or resynchronise the device; null for one code. */
  readonly isTaken: boolean | null;
  /** Of the lab's devices, the one that a code which fits nothing else comes from. */
  readonly origin: { readonly reason: 'other-device' | 'removed-device'; readonly text: string } | null;
}

/** Checks codes against a seed, and against what else the lab knows where it is one of its devices. */
export function checkCodes(
  checked: CheckedSeed,
  codes: Codes,
  now: EpochSeconds,
  lab: LabDevice | null,
): Check {
  const check =
    codes.length === 1
      ? { verdict: checkCode(checked, codes[0], now), isTaken: null }
      : checkPair(checked, codes, now);
  const isUnknown = check.verdict.kind === 'no-match' && lab !== null;
  return { ...check, origin: isUnknown ? originOf(codes, now, lab) : null };
}

/** The lab knows its other devices, and those that were removed: an old entry is still on some phone. */
function originOf(codes: Codes, now: EpochSeconds, { device, world }: LabDevice): Check['origin'] {
  const reason =
    codes.length === 1
      ? explainCode(world.account, device, codes[0], now)
      : explainPair(world.account, device, codes, now);
  if (reason.code !== 'other-device' && reason.code !== 'removed-device') return null;
  return { reason: reason.code, text: explainReason(reason, world, now) };
}

/** What a check in words is about. */
export interface CheckAbout {
  readonly drift: number;
  readonly time: EpochSeconds;
  /** Whose clock the phone is compared with: "this computer's". */
  readonly otherClock: string;
  readonly subject: CheckSubject;
  readonly measured: MeasuredClock | null;
  readonly ways: Ways;
}

/** A check in words. */
export function wordCheck(
  { verdict, isTaken, origin }: Check,
  codes: Codes,
  { time, ...about }: CheckAbout,
): VerdictText {
  if (origin !== null) {
    return { headline: origin.text, advice: ['AWS would refuse it here.'], clock: [], todo: [] };
  }
  return wordVerdict(verdict, { codes, isTaken, secondsLeft: secondsToNextStep(time), ...about });
}

/** What AWS knows of what is checked; `unknown` is what to say where it is no device of the lab. */
export function subjectOf(lab: LabDevice | null, unknown: 'check-only' | 'given'): CheckSubject {
  if (lab === null) return unknown;
  return lab.device.owner === null ? 'unassigned' : 'assigned';
}

/** Where the code was found, or null. */
export function foundIn(verdict: CodeVerdict): Found | null {
  return verdict.kind === 'no-match' ? null : verdict.found;
}
