import type { RealTime } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import { CONSOLE_SESSION_SECONDS, sessionEnd } from '../world/caller.js';
import type { World } from '../world/world.js';
import { labTime } from '../world/world.js';

/**
 * The world in which nobody's session has ended while the learner was away: whoever was signed in has twelve hours from
 * now. The lab's choice: a lesson that is taken up again a week later goes on where it was left, and what it does for the
 * learner works. Gives back the same world where no session had ended.
 */
export function keepSessions(world: World, realTime: RealTime): World {
  const now = labTime(world, realTime);
  const isOver = ({ session }: World['browsers'][number]) => session !== null && now >= sessionEnd(session);
  if (!world.browsers.some(isOver)) return world;
  const keptUntil = addSeconds(now, CONSOLE_SESSION_SECONDS);
  const browsers = world.browsers.map((browser) =>
    browser.session !== null && isOver(browser)
      ? { ...browser, session: { ...browser.session, keptUntil } }
      : browser,
  );
  return { ...world, browsers };
}
