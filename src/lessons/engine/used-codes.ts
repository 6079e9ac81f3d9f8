import type { Seconds, TimeStep } from '../../sim/base/time.js';
import type { MfaDevice, UsedStep } from '../../sim/world/devices.js';
import type { World } from '../../sim/world/world.js';

/** The accepted codes of one secret. */
interface UsedCodes {
  readonly steps: readonly UsedStep[];
  readonly upTo: TimeStep | undefined;
}

/**
 * A world that is gone back to, in which every code that was accepted meanwhile stays used: whatever else is taken back, a
 * code is good once. Gives back the same world where none was.
 */
export function withUsedCodes(world: World, later: World): World {
  const used = usedCodesOf(later);
  const mfaDevices = world.account.mfaDevices.map((device) => withThose(device, used.get(device.seed)));
  return mfaDevices.every((device, index) => device === world.account.mfaDevices[index])
    ? world
    : { ...world, account: { ...world.account, mfaDevices } };
}

/** Whether a code was accepted in the later world that is still good in the one of before. */
export function isCodeUsedSince(before: World, later: World): boolean {
  return withUsedCodes(before, later) !== before;
}

/** Longer than a code is good for, whichever of those about now it is. */
const OTHER_CODES_SECONDS: Seconds = 150;

/** The world a little later, when every code about now is another one. */
export function withOtherCodes(world: World): World {
  return { ...world, clockOffset: world.clockOffset + OTHER_CODES_SECONDS };
}

/** By the secret: a device that was deleted meanwhile comes back with what is taken back. */
function usedCodesOf({ account }: World): ReadonlyMap<string, UsedCodes> {
  return new Map(
    [...account.removedDevices, ...account.mfaDevices].map(({ seed, usedSteps = [], usedUpTo }) => [
      seed,
      { steps: usedSteps, upTo: usedUpTo },
    ]),
  );
}

function withThose(device: MfaDevice, used: UsedCodes | undefined): MfaDevice {
  if (used === undefined) return device;
  const known = new Set(device.usedSteps.map(({ step }) => step));
  const more = used.steps.filter(({ step }) => !known.has(step));
  const isUpToMore = used.upTo !== undefined && used.upTo > (device.usedUpTo ?? -1);
  if (more.length === 0 && !isUpToMore) return device;
  return {
    ...device,
    usedSteps: [...device.usedSteps, ...more].toSorted((one, other) => one.at - other.at),
    ...(isUpToMore ? { usedUpTo: used.upTo } : {}),
  };
}
