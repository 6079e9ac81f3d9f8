import type { EpochSeconds, Seconds } from '../../../sim/base/time.js';
import { addSeconds, secondsToNextStep, TIME_STEP_SECONDS } from '../../../sim/base/time.js';
import { parametersOf } from '../../../sim/codes/checked-seed.js';
import { panelTime } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import type { CheckTarget } from '../check/check-targets.js';
import { checkTarget, checkTime } from '../check/check-targets.js';
import { panelBesideCheck, shownCode } from './shown-code.js';

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
    return { main: clockOfCheck(model, target) - now, others: [checkTime(target, now) - now] };
  }
  const session = openLesson(model)?.session;
  if (session === undefined) return { main: 0, others: [] };
  const { clockOffset, phone, lostPhones } = session.world;
  const phones = [phone, ...lostPhones].map((one) => clockOffset + one.clockOffset);
  return { main: panelTime(session, now) - now, others: [clockOffset, ...phones] };
}

/** The time to the next code. With reduced motion it is told now and then, so that it is the most that is left. */
export function timeLeft({ saved }: Model, time: EpochSeconds, period: Seconds = TIME_STEP_SECONDS): string {
  const seconds = `${secondsToNextStep(time, period)} s`;
  return saved.settings.reducedMotion ? `${seconds} or less` : seconds;
}

/** The clock that counts down while a phone is checked: the phone's where the lab has it, else the one checked against. */
function clockOfCheck(model: Model, target: CheckTarget): EpochSeconds {
  const beside = panelBesideCheck(model);
  return beside === null ? checkTime(target, model.now) : panelTime(beside, model.now);
}

/** What is shown beside the check of a phone: the lab's phone, which its screen hides, or whose seconds these are. */
export function besideCheck(model: Model, target: CheckTarget): string {
  const left = timeLeft(model, clockOfCheck(model, target), parametersOf(target.checked).period);
  const beside = panelBesideCheck(model);
  if (beside !== null) return `the lab's phone: ${shownCode(beside, model.now)}  ${left}`;
  const isMoved = target.lab !== null && target.lab.world.clockOffset !== 0;
  return `next code in ${left} by ${isMoved ? "the lab's clock" : 'this computer'}`;
}
