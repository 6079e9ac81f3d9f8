import type { Found } from '../sim/code-check.js';
import { TIME_STEP_SECONDS } from '../sim/time.js';
import { duration, offset } from './explanations.js';

/** Where a code belongs: `of now`, `of a moment 90 s ago (3 steps)`. */
export function moment({ stepsOff }: Found): string {
  if (stepsOff === 0) return 'of now';
  const steps = Math.abs(stepsOff) === 1 ? '1 step' : `${Math.abs(stepsOff)} steps`;
  return `of a moment ${offset(stepsOff)} (${steps})`;
}

/**
 * What an offset says about the clock of the phone and `otherClock` ("this computer's"); nothing when they agree. Which
 * of the two is wrong cannot be seen from here.
 */
export function wordClocks(found: Found, otherClock: string): readonly string[] {
  const { stepsOff } = found;
  if (Math.abs(stepsOff) <= 1) return [];
  const late = stepsOff < 0 ? `Either the code was read ${offset(stepsOff)}, or the` : 'The';
  const [phone, other] = stepsOff < 0 ? ['slow', 'fast'] : ['fast', 'slow'];
  return [
    `${late} phone's clock is ${wordRange(found)} ${otherClock}. The phone's may be ${phone} or ${otherClock} ${other}; which of them is wrong cannot be seen from here.`,
    ...(isWholeHours(stepsOff)
      ? ['Whole hours look like a clock that was set by hand in the wrong time zone, or without summer time.']
      : []),
  ];
}

/** The offset with its uncertainty where that matters: `31 to 61 s behind`, `about 6 hours ahead of`. */
export function wordRange({ range, stepsOff }: Found): string {
  const direction = stepsOff < 0 ? 'behind' : 'ahead of';
  const seconds = Math.abs(stepsOff) * TIME_STEP_SECONDS;
  if (seconds >= 120) return `about ${duration(seconds)} ${direction}`;
  const [least, most] = range
    .map((bound) => Math.round(Math.abs(bound)))
    .toSorted((one, other) => one - other);
  return `${least} to ${most} s ${direction}`;
}

/** How sure a finding is, from how often chance would make it. */
export function wordSureness(oneIn: number): string {
  return `How sure: codes that have nothing to do with this key would fit as well once in about ${rounded(oneIn)} tries.`;
}

function rounded(number: number): string {
  const million = 1_000_000;
  if (number >= million) return `${Number((number / million).toPrecision(2))} million`;
  return Number(number.toPrecision(2)).toLocaleString('en-US');
}

/** Hours and half hours, as time zones have them, with a minute of tolerance. */
function isWholeHours(stepsOff: number): boolean {
  const halfHour = 1800 / TIME_STEP_SECONDS;
  const distance = Math.abs(stepsOff);
  return distance > halfHour / 2 && Math.abs(distance - Math.round(distance / halfHour) * halfHour) <= 2;
}
