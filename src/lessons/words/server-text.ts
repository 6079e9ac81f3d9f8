import { bill } from '../../sim/console/servers.js';
import type { World } from '../../sim/world/world.js';

/** What stopping all servers came to: there may be nothing to pay. */
export function wordStopped(after: World): string {
  const stopped = 'All servers are stopped.';
  return bill(after) === 0 ? stopped : `${stopped} The bill stays.`;
}
