import type { HistoryEvent } from '../../sim/world/event.js';
import { eventsAfter } from '../../sim/world/history.js';
import { LEARNER } from '../../sim/world/new-world.js';
import type { ReasonCode } from '../../sim/world/reasons.js';
import { LAB_ROLE } from '../../sim/world/roles.js';
import type { GoalView } from './lesson.js';
import { wasGranted } from './step-events.js';

/** What programs did in a step, for its goals. AWS knows them by the key they came with. */

/** The calls of an operation that came with a key, oldest first. */
export function callsWithKeys({ world, since }: GoalView, eventName: string): readonly HistoryEvent[] {
  return eventsAfter(world, since.eventId).filter(
    (event) => event.eventName === eventName && event.accessKeyId !== undefined,
  );
}

/** Such a call was refused for this reason. */
export function wasCallRefused(
  view: GoalView,
  eventName: string,
  ...reasons: readonly ReasonCode[]
): boolean {
  return callsWithKeys(view, eventName).some(
    ({ reason }) => reason !== null && reasons.includes(reason.code),
  );
}

/** alice got a session with a code. */
export function hasGotSession(view: GoalView): boolean {
  return callsWithKeys(view, 'GetSessionToken').some(
    (event) => event.actor === LEARNER && event.timeStep !== null && wasGranted(event),
  );
}

/** The buckets were listed in a session of alice's that began with a code. */
export function hasListedWithMfa(view: GoalView): boolean {
  return callsWithKeys(view, 'ListBuckets').some(
    (event) => event.actor === LEARNER && event.mfaAuthenticated && wasGranted(event),
  );
}

/** The buckets were listed as the role of the account. */
export function hasListedAsRole(view: GoalView): boolean {
  return callsWithKeys(view, 'ListBuckets').some(
    (event) => event.actor?.startsWith(`${LAB_ROLE}/`) === true && wasGranted(event),
  );
}
