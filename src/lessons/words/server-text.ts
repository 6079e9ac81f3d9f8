import { bill } from '../../sim/console/servers.js';
import type { World } from '../../sim/world/world.js';

/** What terminating all servers came to: there may be nothing to pay. */
export function wordTerminated(after: World): string {
  const gone = 'All servers are terminated: they are gone for good.';
  return bill(after) === 0 ? gone : `${gone} The bill stays.`;
}
