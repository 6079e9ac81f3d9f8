import type { Check, Codes, KeyStatus, LabDevice } from '../../../lessons/words/checked-codes.js';
import { checkCodes, statusOf } from '../../../lessons/words/checked-codes.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { CheckedSeed } from '../../../sim/codes/checked-seed.js';
import { freshSeed } from '../../../sim/codes/checked-seed.js';
import type { CheckEntry } from '../../../ui/screens/check/check-state.js';
import type { Key, Read } from '../key/read-key.js';

/** What codes are checked against. */
export interface CheckedKey {
  /** As a phone calls it; null for a given key. */
  readonly account: string | null;
  readonly checked: CheckedSeed;
  readonly lab: LabDevice | null;
  readonly status: KeyStatus;
  readonly key: Key;
}

/** What a check is against: the device of the lab's entry, or else the entry for checking only; null where both lack. */
export function checkedKey({ key, checkEntry }: Read): CheckedKey | null {
  switch (key.source) {
    case 'given':
      return {
        account: null,
        checked: freshSeed(key.key.seed, key.key.parameters),
        lab: null,
        status: 'given',
        key,
      };
    case 'check-entry':
      return checkOnly(key.entry);
    case 'lab': {
      const { device, world } = key.entry;
      if (device === null) return checkEntry === null ? null : checkOnly(checkEntry);
      const lab = { device, world };
      const account = `${device.name}@${world.account.alias}`;
      return { account, checked: device, lab, status: statusOf(lab, 'given'), key };
    }
  }
}

function checkOnly(entry: CheckEntry): CheckedKey {
  const key: Key = { source: 'check-entry', entry };
  return { account: entry.account, checked: freshSeed(entry.seed), lab: null, status: 'check-only', key };
}

/** Checks codes; those that fit nothing may be of the entry for checking only, which is then said. */
export function checkAgainst(
  { account, checked, lab }: CheckedKey,
  codes: Codes,
  times: { readonly service: EpochSeconds; readonly real: EpochSeconds },
  checkEntry: CheckEntry | null,
): Check {
  const check = checkCodes(checked, codes, times.service, lab);
  const isUnknown = lab !== null && check.verdict.kind === 'no-match' && check.origin === null;
  if (!isUnknown || checkEntry === null) return check;
  const other = checkCodes(freshSeed(checkEntry.seed), codes, times.real, null).verdict;
  if (other.kind === 'no-match' || (other.kind === 'same-code' && other.found === null)) return check;
  const text = `This comes from ${checkEntry.account}, which is for checking only. Read the entry ${account}.`;
  return { ...check, origin: { reason: 'other-device', text } };
}
