import { RELAYED } from '../../sim/console/relay.js';
import { authorize } from '../../sim/iam/authorization.js';
import { userArn } from '../../sim/world/arn.js';
import type { Session } from '../../sim/world/browser.js';
import { consoleCaller } from '../../sim/world/caller.js';
import { LEARNER } from '../../sim/world/new-world.js';
import { isSamePrincipal } from '../../sim/world/principal.js';
import { ATTACKER_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { ALICE } from './goals.js';
import type { GoalView } from './lesson.js';
import { eventsBy, hasAlice, wasGranted } from './step-events.js';

/** In this step alice gave the attacker's page something that was right, and was used. */
export function hasRelayed(view: GoalView, what: keyof typeof RELAYED): boolean {
  return eventsBy(view, 'learner').some((event) => event.eventName === RELAYED[what] && wasGranted(event));
}

/** The thief is in as alice, and for AWS with MFA. */
export function isThiefIn(world: World): boolean {
  return thiefsSession(world)?.mfa != null;
}

/** The browser of the thief is the one in front. */
export function isThiefInFront({ activeBrowser }: World): boolean {
  return activeBrowser === ATTACKER_WINDOW;
}

/** In this step an administrator denied everything to what the thief has; that the thief signed out is not enough. */
export function isThiefDenied(view: GoalView): boolean {
  return hasAdministrator(view, 'PutUserPolicy') && isPowerless(view);
}

/** In this step alice got a new password, by herself or by an administrator. */
export function isPasswordNew(view: GoalView): boolean {
  return hasAlice(view, 'ChangePassword') || hasAdministrator(view, 'UpdateLoginProfile');
}

function hasAdministrator(view: GoalView, eventName: string): boolean {
  return eventsBy(view, 'administrator').some((event) => event.eventName === eventName && wasGranted(event));
}

function thiefsSession({ browsers }: World): Session | null {
  const session = browsers.find(({ id }) => id === ATTACKER_WINDOW)?.session ?? null;
  return session !== null && isSamePrincipal(session.principal, ALICE) ? session : null;
}

/** Not even what alice may always do: look at her own user. */
function isPowerless({ world, now }: GoalView): boolean {
  const session = thiefsSession(world);
  if (session === null) return true;
  const { account } = world;
  const caller = consoleCaller(ATTACKER_WINDOW, session);
  return authorize(account, { caller, now }, 'iam:GetUser', userArn(account.id, LEARNER)) !== null;
}
