import type { LabContext } from '../base/ports.js';
import { authorize } from '../iam/authorization.js';
import type { Arn } from '../world/arn.js';
import type { Session } from '../world/browser.js';
import { consoleCaller } from '../world/caller.js';
import { record } from '../world/history.js';
import { principalName } from '../world/principal.js';
import type { Refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';

/** What a page asks of AWS before it shows something that is there to be read. */
interface Look {
  readonly eventSource: string;
  readonly eventName: string;
  readonly resource: Arn;
}

/** Whether the user may, with an event of it in the history. Only for what the lab's IAM API has no operation for. */
export function askToLook(
  world: World,
  browser: string,
  { eventSource, eventName, resource }: Look,
  { now }: LabContext,
  session: Session,
): { readonly world: World; readonly denied: Refusal | null } {
  const caller = consoleCaller(browser, session);
  const action = `${eventSource.slice(0, eventSource.indexOf('.'))}:${eventName}`;
  const denied = authorize(world.account, { caller, now }, action, resource);
  const looked = record(world, {
    at: now,
    eventSource,
    eventName,
    actor: principalName(session.principal),
    browser,
    mfaAuthenticated: session.mfa !== null,
    details: {},
    refusal: denied,
  });
  return { world: looked, denied };
}
