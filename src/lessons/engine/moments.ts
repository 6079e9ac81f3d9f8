import type { EpochSeconds } from '../../sim/base/time.js';
import { COPIED, RELAYED } from '../../sim/console/relay.js';
import type { HistoryEvent } from '../../sim/world/event.js';
import { eventsAfter } from '../../sim/world/history.js';
import { ATTACKER_WINDOW } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';

/** Something that happened: when, by whose hand, and what it was good for. */
export interface Moment {
  readonly when: string;
  readonly who: string;
  readonly what: string;
}

/** What alice gave the attacker's page since an event, and what it was good for there. */
export function relayMoments(world: World, since: number): readonly Moment[] {
  const events = eventsAfter(world, since);
  const told = events.flatMap((event) => {
    const what = whatOf(event);
    return what === null ? [] : [{ at: event.at, what }];
  });
  const [first] = told;
  return told.map(({ at, what }) => ({ when: secondsFrom(first?.at ?? at, at), who: 'alice', what }));
}

/** What the thief has is a copy of alice's session: nobody signed in there, or out, since it was made. */
export function hasCopiedSession({ history }: World): boolean {
  const last = history.findLast(
    ({ eventName, browser, error }) =>
      eventName === COPIED ||
      (browser === ATTACKER_WINDOW && error === null && /^(ConsoleLogin|CheckMfa|Logout)$/.test(eventName)),
  );
  return last?.eventName === COPIED;
}

function secondsFrom(first: EpochSeconds, at: EpochSeconds): string {
  return `${Math.round(at - first)} s`;
}

function whatOf({ eventName, reason }: HistoryEvent): string | null {
  const isRight = reason === null;
  switch (eventName) {
    case RELAYED.password:
      return isRight ? 'her password, right' : 'a password, wrong';
    case RELAYED.code:
      return isRight ? 'a code, used up' : 'a code, refused';
    case RELAYED.touch:
      return isRight ? 'a touch, a signature' : 'a touch, no signature';
    default:
      return null;
  }
}
