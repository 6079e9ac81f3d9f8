import { duration } from '../../../lessons/words/duration.js';
import type { EpochSeconds, Seconds } from '../../../sim/base/time.js';
import { labTime, phoneTime } from '../../../sim/world/world.js';
import type { Read } from './read-key.js';

/**
 * Which clock a time is of: the one of `--at`, of this computer, of the lab, or of the lab's phone. A phone of the
 * learner's own has a clock that is not known here: its entry goes by the lab's.
 */
export type ClockName = 'given' | 'computer' | 'lab' | 'phone';

/** A moment, and whose it is. */
export interface Moment {
  readonly time: EpochSeconds;
  readonly clock: ClockName;
}

type Timed = Pick<Read, 'key' | 'at'>;

/** The moment by which the phone makes its code. */
export function phoneMoment({ key, at }: Timed, now: EpochSeconds): Moment {
  if (at !== null || key.source !== 'lab' || key.entry.place !== 'lab-phone') {
    return serviceMoment({ key, at }, now);
  }
  const { world } = key.entry;
  return { time: phoneTime(world, labTime(world, now)), clock: 'phone' };
}

/** The moment by which the service checks a code. */
export function serviceMoment({ key, at }: Timed, now: EpochSeconds): Moment {
  if (at !== null) return { time: at, clock: 'given' };
  if (key.source !== 'lab') return { time: now, clock: 'computer' };
  return { time: labTime(key.entry.world, now), clock: 'lab' };
}

/** What is worth a remark about clocks that were moved. */
export function clockRemarks({ key }: Timed, { clock }: Moment): readonly string[] {
  if (key.source !== 'lab' || clock === 'given') return [];
  const { clockOffset, phone } = key.entry.world;
  return [
    ...(clockOffset === 0 ? [] : [`Note: the lab's clock is ${apart(clockOffset)} this computer's.`]),
    ...(clock !== 'phone' || phone.clockOffset === 0
      ? []
      : [`Note: the clock of the lab's phone is ${apart(phone.clockOffset)} the lab's.`]),
  ];
}

/** How two clocks differ: `5 minutes behind`, `2 hours ahead of`. */
function apart(offset: Seconds): string {
  return `${duration(Math.abs(offset))} ${offset < 0 ? 'behind' : 'ahead of'}`;
}

/** A time as people read it, in UTC: `2009-02-13 23:31:30 UTC`. */
export function wordTime(time: EpochSeconds): string {
  return `${new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
