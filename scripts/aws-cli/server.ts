import { addressOf } from '../../src/cli/commands/aws/lab-environment.js';
import { openDoor } from '../../src/cli/serve/door.js';
import { serveWorld } from '../../src/cli/serve/served.js';
import { p256 } from '../../src/cli/system/p256.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { seededRandom } from '../../test/helpers/fake-ports.js';
import type { Lab } from '../../test/sim/scenario.js';

/** The simulated AWS behind a port of this machine, for one client and one command: what `mfa-lab serve` opens. */
export async function openServer(
  lab: Lab,
): Promise<{ readonly server: { close(): Promise<void> }; readonly url: string }> {
  const served = serveWorld(
    lab.world,
    {
      clock: { now: () => epochSeconds(lab.now) },
      random: seededRandom(7),
      signatures: p256,
      hostNow: () => Date.now(),
    },
    () => {},
  );
  const door = await openDoor(0, {
    answer: (request) => served.answer(request),
    onCall: () => {},
    onStopped: () => {},
  });
  return { server: door, url: addressOf(door.port) };
}
