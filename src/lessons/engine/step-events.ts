import { isOfScript } from '../../sim/things/script.js';
import type { HistoryEvent } from '../../sim/world/event.js';
import { eventsAfter } from '../../sim/world/history.js';
import { LEARNER } from '../../sim/world/new-world.js';
import type { ReasonCode } from '../../sim/world/reasons.js';
import type { Persona } from '../../sim/world/windows.js';
import { personaOf } from '../../sim/world/windows.js';
import type { GoalView } from './lesson.js';

/** What happened in a step, for its goals. Who did it is told by the window: AWS knows only whose name was given. */

/** What happened in this step at the windows of a person, oldest first. */
export function eventsBy({ world, since }: GoalView, person: Persona): readonly HistoryEvent[] {
  return eventsAfter(world, since.eventId).filter(({ browser }) => personaOf(browser) === person);
}

/** What alice did in this step as herself, at windows of hers, oldest first. */
export function eventsOfAlice(view: GoalView): readonly HistoryEvent[] {
  return eventsBy(view, 'learner').filter(({ actor }) => actor === LEARNER);
}

/** Neither AWS refused it nor the lab, which says some things where AWS's words are not known. */
export function wasGranted({ error, reason }: HistoryEvent): boolean {
  return error === null && reason === null;
}

/** AWS did this for alice in this step. */
export function hasAlice(view: GoalView, eventName: string): boolean {
  return eventsOfAlice(view).some((event) => event.eventName === eventName && wasGranted(event));
}

/** What alice's script asked AWS in this step, oldest first. */
export function scriptRuns({ world, since }: GoalView): readonly HistoryEvent[] {
  return eventsAfter(world, since.eventId).filter((event) => isOfScript(world, event));
}

/** The refusals with this reason in this step, in windows of this person, oldest first. */
export function refusals(
  view: GoalView,
  reason: ReasonCode,
  person: Persona = 'learner',
): readonly HistoryEvent[] {
  return eventsBy(view, person).filter((event) => event.reason?.code === reason);
}

/** A refusal with this reason happened in this step, in a window of this person. */
export function wasRefused(view: GoalView, reason: ReasonCode, person: Persona = 'learner'): boolean {
  return refusals(view, reason, person).length > 0;
}

/** alice's sign-ins that worked in this step, at windows of hers, oldest first. */
export function signInsOfAlice(view: GoalView): readonly HistoryEvent[] {
  return eventsOfAlice(view).filter((event) => event.eventName === 'ConsoleLogin' && wasGranted(event));
}

/** Those of them that were made with a device. */
export function codeSignIns(view: GoalView): readonly HistoryEvent[] {
  return signInsOfAlice(view).filter(({ mfaAuthenticated }) => mfaAuthenticated);
}
