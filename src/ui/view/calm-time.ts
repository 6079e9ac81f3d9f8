import type { EpochSeconds, Seconds } from '../../sim/time.js';
import { addSeconds, secondsToNextStep, TIME_STEP_SECONDS } from '../../sim/time.js';
import type { Model } from '../store/model.js';
import { checkTarget, checkTime } from '../store/phone-check.js';
import { panelTime } from '../store/phone-view.js';
import { openLesson } from '../store/select.js';

/** Seconds between two updates of what counts down, with reduced motion. */
export const CALM_SECONDS: Seconds = 5;

/** Behind the mark by this much, so that rounding never puts it into the second before. */
const BEHIND_MARK: Seconds = 0.001;

/**
 * The moment that a screen with reduced motion shows: the last one at which the main clock stood at a multiple of five
 * seconds, or at which a code changed on any clock that may be on the screen. So nothing counts in between, and no code
 * is ever old.
 */
export function calmTime(model: Model): EpochSeconds {
  const { now } = model;
  const { main, others } = clocks(model);
  const marks = [
    lastMark(now, main, CALM_SECONDS),
    ...others.map((clock) => lastMark(now, clock, TIME_STEP_SECONDS)),
  ];
  return addSeconds(now, -Math.min(...marks));
}

/** Seconds since a clock, which is `offset` ahead of real time, stood at a multiple of `every`. */
function lastMark(now: EpochSeconds, offset: Seconds, every: Seconds): Seconds {
  const since = (((now + offset) % every) + every) % every;
  return Math.max(0, since - BEHIND_MARK);
}

/** How far the clocks that a screen shows are ahead of real time. The main one is counted down. */
function clocks(model: Model): { readonly main: Seconds; readonly others: readonly Seconds[] } {
  const { now, overlay } = model;
  if (overlay?.kind === 'inside') return { main: overlay.of.clockOffset, others: [] };
  const target = checkTarget(model);
  if (model.screen === 'check' && target !== undefined) {
    return { main: checkTime(target, now) - now, others: [] };
  }
  const session = openLesson(model)?.session;
  if (session === undefined) return { main: 0, others: [] };
  const { clockOffset, phone, lostPhones } = session.world;
  const phones = [phone, ...lostPhones].map((one) => clockOffset + one.clockOffset);
  return { main: panelTime(session, now) - now, others: [clockOffset, ...phones] };
}

/** The time to the next code. With reduced motion it is told now and then, so that it is the most that is left. */
export function timeLeft({ saved }: Model, time: EpochSeconds): string {
  const seconds = `${secondsToNextStep(time)} s`;
  return saved.settings.reducedMotion ? `${seconds} or less` : seconds;
}
