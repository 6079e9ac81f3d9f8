import type { OperationContext, OperationOutcome } from '../outcome.js';
import type { Response } from '../responses.js';
import type { Account } from '../world/account.js';

/** Carries out one operation of an API on the account. */
export type Operation<Call, Answer extends Response = Response> = (
  account: Account,
  call: Call,
  context: OperationContext,
) => OperationOutcome<Answer>;

/** What each operation of a table answers, as its function says. */
export type AnswersOf<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends Operation<never, infer Answer>
    ? Answer
    : never;
};
