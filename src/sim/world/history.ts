import type { LabTime, TimeStep } from '../base/time.js';
import type { HistoryEvent } from './event.js';
import type { Refusal } from './refusal.js';
import type { World } from './world.js';

/** What is known of an event before it gets its number. */
export interface NewEvent {
  readonly at: LabTime;
  readonly eventSource: string;
  readonly eventName: string;
  readonly actor: string | null;
  readonly browser: string | null;
  readonly accessKeyId?: string;
  readonly mfaAuthenticated: boolean;
  readonly details: { readonly [name: string]: string };
  readonly timeStep?: TimeStep | undefined;
  readonly refusal: Refusal | null;
}

/** The event source of the IAM API in CloudTrail. */
export const IAM_SOURCE = 'iam.amazonaws.com';

/** The event source of STS in CloudTrail. */
export const STS_SOURCE = 'sts.amazonaws.com';

/** The event source of console sign-in in CloudTrail. */
export const SIGN_IN_SOURCE = 'signin.amazonaws.com';

/** Events that only this lab writes down. AWS's history has no such thing. */
export const LAB_SOURCE = 'mfa-lab';

/** Events that are kept; older ones go. A lesson needs some dozens, and all of them are saved with every key. */
export const HISTORY_LIMIT = 300;

/** Adds an event to the end of the history. */
export function record(world: World, { refusal, timeStep, ...event }: NewEvent): World {
  const numbered: HistoryEvent = {
    ...event,
    id: lastEventId(world) + 1,
    timeStep: timeStep ?? null,
    error: refusal?.error ?? null,
    reason: refusal?.reason ?? null,
  };
  return { ...world, history: [...world.history.slice(1 - HISTORY_LIMIT), numbered] };
}

/** The number of the newest event, 0 when there is none. */
export function lastEventId(world: World): number {
  return world.history.at(-1)?.id ?? 0;
}

/** Whether AWS would have written an event down too. What is only the lab's stands in no event history of AWS. */
export function isAwsEvent({ eventSource }: Pick<HistoryEvent, 'eventSource'>): boolean {
  return eventSource !== LAB_SOURCE;
}

/** AWS refused it, or the lab did where AWS's words are not known. */
export function wasRefused({ error, reason, details }: HistoryEvent): boolean {
  return error !== null || reason !== null || details['errorMessage'] !== undefined;
}

/** The events after the one with this number, oldest first. */
export function eventsAfter(world: World, eventId: number): readonly HistoryEvent[] {
  return world.history.filter((event) => event.id > eventId);
}
