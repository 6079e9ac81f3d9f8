import type { EpochSeconds } from '../../sim/base/time.js';
import type { ReviewOutlook } from '../engine/review.js';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** What is due, and when more will be: `3 questions are due`. */
export function outlookText({ known, due, nextAt }: ReviewOutlook, now: EpochSeconds): string {
  if (known === 0) return 'nothing to review yet: finish a lesson first';
  if (due > 0) return due === 1 ? '1 question is due' : `${due} questions are due`;
  return nextAt === null
    ? 'nothing is due'
    : `nothing is due; the next question comes ${inTime(nextAt - now)}`;
}

/** `in 2 days`, `in 5 hours`: never sooner than it is true. */
function inTime(seconds: number): string {
  if (seconds < HOUR) return 'within the hour';
  const [count, unit] =
    seconds < 2 * DAY ? [Math.ceil(seconds / HOUR), 'hours'] : [Math.ceil(seconds / DAY), 'days'];
  return `in ${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** How a review went: `4 of 5 right at once`. */
export function reviewedText(right: number, asked: number): string {
  return `${right} of ${asked} right at once.`;
}
