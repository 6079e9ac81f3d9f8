import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { TIME_STEP_SECONDS } from '../../sim/base/time.js';

/** A stored drift as people say it: `95 s slow`. */
export function slowOrFast(steps: number): string {
  return `${clockDistance(Math.abs(steps) * TIME_STEP_SECONDS)} ${steps < 0 ? 'slow' : 'fast'}`;
}

/** Below this the seconds count: clocks that are 100 s and 125 s off differ, though both are off by 2 minutes. */
const EXACT_SECONDS: Seconds = 300;

/** How far a clock is off: in seconds up to five minutes, then as people say a span. */
export function clockDistance(seconds: Seconds): string {
  return seconds < EXACT_SECONDS ? `${Math.round(seconds)} s` : duration(seconds);
}

/** A number of steps as people say it: `95 s ago`, `2 hours ahead`. */
export function wordOffset(steps: number, period: Seconds = TIME_STEP_SECONDS): string {
  const direction = steps < 0 ? 'ago' : 'ahead';
  return `${duration(Math.abs(steps) * period)} ${direction}`;
}

/** The same of the moment that a code belongs to, by the second where it is near: `150 s ago`. */
export function codeMoment(steps: number): string {
  return `${clockDistance(Math.abs(steps) * TIME_STEP_SECONDS)} ${steps < 0 ? 'ago' : 'ahead'}`;
}

/** A span as people say it. */
export function duration(seconds: Seconds): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 3570) return `${Math.round(seconds / 60)} minutes`;
  const hours = Math.round(seconds / 360) / 10;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** A span where there is little room: `9 s`, `3 min`, `2 h`, `4 d`. */
export function shortDuration(seconds: Seconds): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 3570) return `${Math.round(seconds / 60)} min`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}

/** How long ago a time was. */
export function ago(time: EpochSeconds, now: EpochSeconds): string {
  return now - time < 1 ? JUST_NOW : `${duration(now - time)} ago`;
}

/** The same where there is little room: `9 s ago`. */
export function shortAgo(time: EpochSeconds, now: EpochSeconds): string {
  return now - time < 1 ? JUST_NOW : `${shortDuration(now - time)} ago`;
}

const JUST_NOW = 'just now';

/** From here on nobody counts minutes. */
const MANY_MINUTES = 90;

/** What a route still takes, by estimate: `about 12 min left`, `about 2 hours left`. */
export function minutesToGo(minutes: number, unit: 'min' | 'minutes'): string {
  if (minutes === 0) return 'nothing left to do';
  if (minutes >= MANY_MINUTES) return `about ${halfHours(minutes)} ${unit === 'min' ? 'h' : 'hours'} left`;
  return `about ${minutes} ${minutes === 1 && unit === 'minutes' ? 'minute' : unit} left`;
}

/** Minutes as hours, to the half of one. */
export function halfHours(minutes: number): number {
  return Math.round(minutes / 30) / 2;
}
