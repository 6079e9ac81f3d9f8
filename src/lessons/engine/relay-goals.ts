import { RELAYED } from '../../sim/console/relay.js';
import { authorize } from '../../sim/iam/authorization.js';
import type { Session } from '../../sim/world/browser.js';
import { consoleCaller } from '../../sim/world/caller.js';
import { isSamePrincipal } from '../../sim/world/principal.js';
import { ATTACKER_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { ALICE } from './goals.js';
import type { GoalView } from './lesson.js';
import { eventsBy, wasGranted } from './step-events.js';

/** In this step alice gave the attacker's page something that was right, and was used. */
export function hasRelayed(view: GoalView, what: keyof typeof RELAYED): boolean {
  return eventsBy(view, 'learner').some((event) => event.eventName === RELAYED[what] && wasGranted(event));
}

/** The session that the thief has in alice's name; null where there is none. */
export function thiefsSession({ browsers }: World): Session | null {
  const session = browsers.find(({ id }) => id === ATTACKER_WINDOW)?.session ?? null;
  return session !== null && isSamePrincipal(session.principal, ALICE) ? session : null;
}

/** The thief is in as alice, and for AWS with MFA. */
export function isThiefIn(world: World): boolean {
  return thiefsSession(world)?.mfa != null;
}

/** The browser of the thief is the one in front. */
export function isThiefInFront({ activeBrowser }: World): boolean {
  return activeBrowser === ATTACKER_WINDOW;
}

/** The thief's session may not do what alice's work is; nor may a thief without one. */
export function isThiefPowerless({ world, now }: GoalView): boolean {
  const session = thiefsSession(world);
  if (session === null) return true;
  const caller = consoleCaller(ATTACKER_WINDOW, session);
  return authorize(world.account, { caller, now }, 'ec2:RunInstances', '*') !== null;
}
