import type { Clock } from '../../sim/base/ports.js';
import { epochSeconds } from '../../sim/base/time.js';

/**
 * A clock that begins with the time on the wall and then runs evenly: whoever sets the computer's clock while a talk is on
 * does not make the room an hour late. After a new start it is the time on the wall again.
 *
 * @param monotonicMs - milliseconds that only grow, as `performance.now()`
 */
export function steadyClock(wall: Clock, monotonicMs: () => number): Clock {
  const [start, began] = [wall.now(), monotonicMs()];
  return { now: () => epochSeconds(Math.max(0, start + (monotonicMs() - began) / 1000)) };
}
