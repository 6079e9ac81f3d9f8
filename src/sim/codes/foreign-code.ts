import type { EpochSeconds } from '../base/time.js';
import { stepAt } from '../base/time.js';
import type { Account } from '../world/account.js';
import type { MfaDevice } from '../world/devices.js';
import type { Principal } from '../world/principal.js';
import { isSamePrincipal, principalName } from '../world/principal.js';
import type { Reason } from '../world/reasons.js';
import { expectedStep } from './checked-seed.js';
import { findCode } from './code-search.js';
import { NEAR_STEPS } from './limits.js';

/** The device that a code comes from, where it is not the one that was asked for. */
export type ForeignCode = Extract<Reason, { readonly code: 'other-device' | 'removed-device' }>;

/** Finds the other device of the account, or the removed one, that one of the codes comes from. */
export function foreignCode(
  account: Account,
  device: MfaDevice,
  codes: readonly string[],
  now: EpochSeconds,
): ForeignCode | undefined {
  return otherDevice(account, device, codes, now) ?? removedDevice(account, codes, now);
}

function otherDevice(
  account: Account,
  device: MfaDevice,
  codes: readonly string[],
  now: EpochSeconds,
): ForeignCode | undefined {
  const other = account.mfaDevices.find((candidate) => {
    if (candidate.serialNumber === device.serialNumber) return false;
    const near = { centre: expectedStep(candidate, now), back: NEAR_STEPS, forward: NEAR_STEPS };
    return codes.some((code) => findCode(candidate.seed, code, near) !== undefined);
  });
  if (other === undefined) return undefined;
  const origin = {
    deviceName: other.name,
    owner: other.owner === null ? null : principalName(other.owner),
    isSameUser: isSameOwner(device.owner, other.owner),
  };
  return { code: 'other-device', origin };
}

/** A deleted device's entry is still on some phone. */
function removedDevice(
  account: Account,
  codes: readonly string[],
  now: EpochSeconds,
): ForeignCode | undefined {
  const near = { centre: stepAt(now), back: NEAR_STEPS, forward: NEAR_STEPS };
  const removed = account.removedDevices.findLast(({ seed }) =>
    codes.some((code) => findCode(seed, code, near) !== undefined),
  );
  return removed && { code: 'removed-device', deviceName: removed.name, removedAt: removed.removedAt };
}

function isSameOwner(one: Principal | null, other: Principal | null): boolean {
  return one !== null && other !== null && isSamePrincipal(one, other);
}
