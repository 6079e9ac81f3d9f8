import type { LabDevice } from '../../../lessons/words/checked-codes.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { CheckedSeed } from '../../../sim/codes/checked-seed.js';
import { freshSeed } from '../../../sim/codes/checked-seed.js';
import { devicesForPhones } from '../../../sim/world/account.js';
import { labTime } from '../../../sim/world/world.js';
import type { Model } from '../../store/model.js';

/** What a phone can be checked against. */
export interface CheckTarget {
  readonly seed: string;
  readonly account: string;
  /** Where it comes from, for the list. */
  readonly origin: string;
  readonly checked: CheckedSeed;
  readonly lab: LabDevice | null;
}

/** The devices of the lessons, newest lesson first, and the entry for checking alone, where there is one. */
export function checkTargets({ saved }: Pick<Model, 'saved'>): readonly CheckTarget[] {
  const own = saved.checkEntry;
  const targets = Object.values(saved.sessions)
    .toReversed()
    .flatMap(({ world }) =>
      devicesForPhones(world.account).map(
        (device): CheckTarget => ({
          seed: device.seed,
          account: `${device.name}@${world.account.alias}`,
          origin: device.owner === null ? 'assigned to nobody' : 'of a lesson',
          checked: device,
          lab: { device, world },
        }),
      ),
    );
  const entry: readonly CheckTarget[] =
    own === null ? [] : [{ ...own, origin: 'for checking only', checked: freshSeed(own.seed), lab: null }];
  const unique = new Map([...entry, ...targets].map((target) => [target.account, target]));
  return [...unique.values()];
}

/** The chosen target, if it is still there. */
export function checkTarget(model: Model): CheckTarget | undefined {
  return checkTargets(model).find(({ account }) => account === model.check?.account);
}

/** The time that codes of a target are checked against: the lab's, which may have been moved, or this computer's. */
export function checkTime({ lab }: CheckTarget, realTime: EpochSeconds): EpochSeconds {
  return lab === null ? realTime : labTime(lab.world, realTime);
}
