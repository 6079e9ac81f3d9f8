import { bill, DOLLARS_PER_HOUR, runningServers } from '../../sim/console/servers.js';
import type { World } from '../../sim/world/world.js';
import type { Night } from '../screens/overlays/overlay.js';
import type { Model } from './model.js';
import type { Notice } from './notice.js';

/** When a night begins, as an hour of the day. */
const BEGINS = 23;
const HOURS_OF_DAY = 24;

/** How long a line of the night stands alone, in milliseconds: a night of eight hours takes about two seconds. */
export const NIGHT_PACE_MS = 220;

/** The night that begins in this world. */
export function nightIn(world: World, hours: number): Night {
  return { servers: runningServers(world), bill: bill(world), hours, shown: 1 };
}

/** The lines of a night, an hour each: `23:00   4 servers   $0`. */
export function nightLines({ servers, bill: before, hours, shown }: Night): readonly string[] {
  return Array.from({ length: Math.min(shown, hours + 1) }, (_, hour) => {
    const dollars = before + hour * servers * DOLLARS_PER_HOUR;
    return `${hourOfDay(hour)}   ${servers} ${servers === 1 ? 'server' : 'servers'}   $${dollars}`;
  });
}

/** The same in one line, for who sees no picture and for whom nothing moves. */
export function nightNotice(before: World, hours: number): Notice {
  const { servers, bill: dollars } = nightIn(before, hours);
  const cost = servers * DOLLARS_PER_HOUR;
  return {
    kind: 'info',
    text: `${hourOfDay(0)} to ${hourOfDay(hours)}: ${servers} servers run, $${cost} every hour. The bill is now $${dollars + hours * cost}.`,
  };
}

function hourOfDay(hour: number): string {
  return `${String((BEGINS + hour) % HOURS_OF_DAY).padStart(2, '0')}:00`;
}

/** One line more; behind the last one the night is over. */
export function nightGoesOn(model: Model): Model {
  const { overlay } = model;
  if (overlay?.kind !== 'night') return model;
  const shown = overlay.night.shown + 1;
  return shown > overlay.night.hours + 1
    ? { ...model, overlay: null }
    : { ...model, overlay: { ...overlay, night: { ...overlay.night, shown } } };
}
