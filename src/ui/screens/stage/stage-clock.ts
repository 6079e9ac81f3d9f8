import type { EpochSeconds, RealTime } from '../../../sim/base/time.js';
import { addSeconds, epochSeconds } from '../../../sim/base/time.js';
import type { StageState } from './stage-state.js';

/** The time of the worlds on the stage. A real phone keeps real time. */
export function stageNow({ clock, usesOwnPhone }: StageState, real: EpochSeconds): RealTime {
  if (usesOwnPhone) return epochSeconds(real);
  const { shows, since, isFrozen } = clock;
  return epochSeconds(isFrozen ? shows : addSeconds(shows, Math.max(0, real - since)));
}

/** The stage with its clock at a moment, from which it runs on. */
export function withClock(stage: StageState, shows: EpochSeconds, real: EpochSeconds): StageState {
  return { ...stage, clock: { shows, since: real, isFrozen: false } };
}

/** A clock that runs stands still, and one that stands still runs on from there. */
export function freezeOrRun(stage: StageState, real: EpochSeconds): StageState {
  const shows = stageNow(stage, real);
  return { ...stage, clock: { shows, since: real, isFrozen: !stage.clock.isFrozen } };
}
