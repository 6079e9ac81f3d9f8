/** Moments by the clock on the wall of this computer. */

/** `2026-11-30` */
export function localDay(time: number): string {
  const moment = new Date(time * 1000);
  return [moment.getFullYear(), ...[moment.getMonth() + 1, moment.getDate()].map(twoDigits)].join('-');
}

/** `02:35` */
export function localClock(time: number): string {
  const moment = new Date(time * 1000);
  return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
