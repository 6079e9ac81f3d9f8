import type { MachineFacts } from './doctor-facts.js';

/** This program is no older, and nobody will run it that late. */
const PLAUSIBLE_YEARS = { first: 2026, last: 2050 } as const;

/** The computer's clock in words that scripts read as well. */
export interface ClockReport {
  /** `2026-05-01T10:00:00Z`. */
  readonly utc: string;
  /** The same with the offset from UTC: `2026-05-01T12:00:00+02:00`. */
  readonly local: string;
  readonly timeZone: string;
  readonly isYearPlausible: boolean;
}

/** What the computer's clock shows. */
export function clockOf({ time, utcOffset, timeZone }: MachineFacts): ClockReport {
  const sign = utcOffset < 0 ? '-' : '+';
  const minutes = Math.abs(utcOffset);
  const local = isoTime(time + utcOffset * 60).replace('Z', '');
  return {
    utc: isoTime(time),
    local: `${local}${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`,
    timeZone,
    isYearPlausible: isPlausible(time),
  };
}

function isPlausible(time: number): boolean {
  const moment = new Date(time * 1000);
  const year = moment.getUTCFullYear();
  return year >= PLAUSIBLE_YEARS.first && year <= PLAUSIBLE_YEARS.last;
}

/** A time to the second, in UTC. */
export function isoTime(time: number): string {
  const moment = new Date(time * 1000);
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
