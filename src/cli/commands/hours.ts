/** Minutes since midnight of `9:30`; null for what is no hour. */
export function minutesOf(hour: string | null): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(hour?.trim() ?? '') ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** `09:30`. A day that goes past midnight goes on with the next. */
export function hourOf(minutes: number): string {
  const inDay = minutes % (24 * 60);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(Math.floor(inDay % 60))}`;
}
