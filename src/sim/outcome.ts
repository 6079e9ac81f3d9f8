import type { ExecuteContext } from './base/ports.js';
import { fail, ok } from './base/result.js';
import type { TimeStep } from './base/time.js';
import type { RequestResult, Response } from './requests.js';
import type { Account } from './world/account.js';
import type { Session } from './world/browser.js';
import type { Refusal } from './world/refusal.js';

/** Who calls, and when. `now` is lab time. */
export interface OperationContext extends ExecuteContext {
  readonly session: Session;
}

/** What an operation makes of the account, and what it answers. */
export interface OperationOutcome {
  readonly account: Account;
  readonly result: RequestResult;
  readonly timeStep?: TimeStep;
}

/** The operation was carried out. */
export function granted(account: Account, response: Response = { kind: 'done' }): OperationOutcome {
  return { account, result: ok(response) };
}

/** The operation was refused and changed nothing. */
export function refused(account: Account, refusal: Refusal): OperationOutcome {
  return { account, result: fail(refusal) };
}
