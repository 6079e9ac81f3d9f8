import { bill, runningServers } from '../../sim/console/servers.js';
import type { World } from '../../sim/world/world.js';

/** What stopping all servers came to: there may have been none, and nothing to pay. */
export function wordStopped(before: World, after: World): string {
  const stopped = runningServers(before) === 0 ? 'No servers run.' : 'All servers are stopped.';
  return bill(after) === 0 ? stopped : `${stopped} The bill stays.`;
}
