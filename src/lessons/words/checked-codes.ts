import type { EpochSeconds } from '../../sim/base/time.js';
import type { CheckedSeed } from '../../sim/codes/checked-seed.js';
import type { CodeVerdict, Found } from '../../sim/codes/code-check.js';
import { checkCode, checkPair } from '../../sim/codes/code-check.js';
import type { ForeignCode } from '../../sim/codes/foreign-code.js';
import { foreignCode } from '../../sim/codes/foreign-code.js';
import type { PairReading } from '../../sim/codes/pair.js';
import type { MfaDevice } from '../../sim/world/devices.js';
import type { World } from '../../sim/world/world.js';
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
  /** What AWS would make of the two codes to enrol or resynchronise the device; null for one code. */
  readonly pair: PairReading | null;
  /** Of the lab's devices, the one that a code which is not the checked one's comes from. */
  readonly origin: { readonly reason: ForeignCode['code']; readonly text: string } | null;
}

/** Checks codes against a seed, and against what else the lab knows where it is one of its devices. */
export function checkCodes(
  checked: CheckedSeed,
  codes: Codes,
  now: EpochSeconds,
  lab: LabDevice | null,
): Check {
  const home = lab === null ? null : { account: lab.world.account, device: lab.device };
  if (codes.length === 2) {
    const check = checkPair(checked, codes, now, home);
    return { ...check, origin: check.pair.kind === 'foreign' ? wordOrigin(check.pair.from, lab, now) : null };
  }
  const verdict = checkCode(checked, codes[0], now);
  const isUnknown = verdict.kind === 'no-match' && home !== null;
  const from = isUnknown ? foreignCode(home.account, home.device, codes, now) : undefined;
  return { verdict, pair: null, origin: from === undefined ? null : wordOrigin(from, lab, now) };
}

function wordOrigin(from: ForeignCode, lab: LabDevice | null, now: EpochSeconds): Check['origin'] {
  return lab === null ? null : { reason: from.code, text: explainReason(from, lab.world, now) };
}

/**
 * What AWS knows of the key: a device of the lab that is assigned, or not yet; an entry that is only for checking; or a
 * key that was given, of which nothing is known.
 */
export type KeyStatus = 'assigned' | 'unassigned' | 'check-only' | 'given';

/** What AWS knows of what is checked; `unknown` is what to say where it is no device of the lab. */
export function statusOf(lab: LabDevice | null, unknown: 'check-only' | 'given'): KeyStatus {
  if (lab === null) return unknown;
  return lab.device.owner === null ? 'unassigned' : 'assigned';
}

/** Where the code was found, or null. */
export function foundIn(verdict: CodeVerdict): Found | null {
  return verdict.kind === 'no-match' ? null : verdict.found;
}
