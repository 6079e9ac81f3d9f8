import type { Seconds } from '../../sim/base/time.js';
import type { Found } from '../../sim/codes/code-check.js';
import { duration, wordOffset } from './duration.js';

/** The phone's clock minus the other one, caught at a change of the code. */
export interface MeasuredClock {
  readonly offset: Seconds;
  /** Two presses agree. One alone may have come at another moment than the change. */
  readonly isSure: boolean;
}

/** Whose clock the phone's is compared with, where it is the one of this machine. */
export const THIS_COMPUTER = "this computer's";

/** Offsets up to this may be the time of a key press. */
const PRESS_TIME: Seconds = 2;

/** Where a code belongs: `of this moment`, `of a moment 90 s ago (3 steps)`. */
export function wordMoment({ stepsOff, period }: Found): string {
  if (stepsOff === 0) return 'of this moment';
  const steps = Math.abs(stepsOff) === 1 ? '1 step' : `${Math.abs(stepsOff)} steps`;
  return `of a moment ${wordOffset(stepsOff, period)} (${steps})`;
}

/**
 * What an offset says about the clock of the phone and `otherClock` ("this computer's"); nothing when they agree. Which
 * of the two is wrong cannot be seen from here.
 */
export function wordClocks(found: Found, otherClock: string): readonly string[] {
  const { stepsOff, period } = found;
  if (Math.abs(stepsOff) <= 1) return [];
  const late = stepsOff < 0 ? `Either the code was read ${wordOffset(stepsOff, period)}, or the` : 'The';
  const [phone, other] = stepsOff < 0 ? ['slow', 'fast'] : ['fast', 'slow'];
  return [
    `${late} phone's clock is ${wordRange(found)} ${otherClock}.`,
    `The phone's may be ${phone} or ${otherClock} ${other}; which of them is wrong cannot be seen from here.`,
    ...remarks(stepsOff * period, otherClock),
  ];
}

/** The same for an offset that was measured to the second. */
export function wordMeasured(
  { offset: seconds, isSure }: MeasuredClock,
  otherClock: string,
): readonly string[] {
  const times = isSure ? 'Measured twice' : 'Measured once';
  if (Math.abs(seconds) <= PRESS_TIME) {
    return [`${times}: the two clocks agree, within the second or two that a key press takes.`];
  }
  const direction = seconds < 0 ? 'behind' : 'ahead of';
  return [
    `${times}: the phone's clock is ${exactly(seconds)} ${direction} ${otherClock}, give or take a second.`,
    'Which of the two is wrong cannot be seen from here.',
    ...remarks(seconds, otherClock),
  ];
}

/** How to find out which clock is wrong, and what a round number of hours looks like. */
function remarks(seconds: Seconds, otherClock: string): readonly string[] {
  const which =
    'To see which: compare both with a clock you trust, such as a time site or a radio clock. Whether this computer sets its clock by itself, its date settings say, or timedatectl on Linux.';
  return [...(otherClock === THIS_COMPUTER ? [which] : []), ...roundOffset(seconds)];
}

/** The most that a time zone differs from universal time; what is off by more has likelier causes. */
const LARGEST_ZONE: Seconds = 14 * 3600;

/** Hours and half hours, as time zones have them, with a minute of tolerance. */
function roundOffset(seconds: Seconds): readonly string[] {
  const distance = Math.abs(seconds);
  if (distance > LARGEST_ZONE + 60) {
    return ['So many hours look like a wrong date rather than a wrong time zone. Look at both.'];
  }
  const isRound = distance > 900 && Math.abs(distance - Math.round(distance / 1800) * 1800) <= 60;
  return isRound
    ? [
        'Whole or half hours look like a clock that was set by hand in the wrong time zone, or without summer time.',
      ]
    : [];
}

/** `95 s`; longer ones also as people say them: `130 s (2 min 10 s)`. */
function exactly(offsetSeconds: Seconds): string {
  const seconds = Math.round(Math.abs(offsetSeconds));
  if (seconds < 120) return `${seconds} s`;
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const words = parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`]));
  return `${seconds.toLocaleString('en-US')} s (${words.join(' ')})`;
}

/** The offset with its uncertainty where that matters: `31 to 61 s behind`, `about 6 hours ahead of`. */
export function wordRange({ range, stepsOff, period }: Found): string {
  const direction = stepsOff < 0 ? 'behind' : 'ahead of';
  const seconds = Math.abs(stepsOff) * period;
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
