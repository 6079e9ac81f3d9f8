import type { LabContext } from './base/ports.js';
import type { Result } from './base/result.js';
import { fail, ok } from './base/result.js';
import type { TimeStep } from './base/time.js';
import type { Done, Response } from './responses.js';
import type { Account } from './world/account.js';
import type { Caller } from './world/caller.js';
import type { Refusal } from './world/refusal.js';
import type { World } from './world/world.js';

/** What one request makes of the world, and what it answers. */
export interface Outcome<Answer extends Response = Response> {
  readonly world: World;
  readonly result: Result<Answer, Refusal>;
}

/** Carries out a request. */
export type Handler<Asked, Answer extends Response = Response> = (
  world: World,
  request: Asked,
  context: LabContext,
) => Outcome<Answer>;

/** A handler for each kind among some requests: with one missing, or one too many, nothing compiles. */
export type Handlers<Asked extends { readonly kind: string }> = {
  readonly [Kind in Asked['kind']]: Handler<Extract<Asked, { readonly kind: Kind }>>;
};

/** What a handler answers when it grants. */
export type AnswerOf<Asked> = Asked extends Handler<never, infer Answer> ? Answer : never;

/** The request was carried out, and there is no more to say. */
export function done(world: World): Outcome<Done> {
  return { world, result: ok({ kind: 'done' }) };
}

/** The request was carried out, with an answer. */
export function answered<Answer extends Response>(world: World, answer: Answer): Outcome<Answer> {
  return { world, result: ok(answer) };
}

/** The request was refused. The world may still have noted that it was made. */
export function failed(world: World, refusal: Refusal): Outcome<never> {
  return { world, result: fail(refusal) };
}

/** Who calls, and when. */
export interface OperationContext extends LabContext {
  readonly caller: Caller;
}

/** What an operation makes of the account, and what it answers. */
export interface OperationOutcome<Answer extends Response = Response> {
  readonly account: Account;
  readonly result: Result<Answer, Refusal>;
  readonly timeStep?: TimeStep;
}

/** The operation was carried out. */
export function granted(account: Account): OperationOutcome<Done>;
export function granted<Answer extends Response>(account: Account, answer: Answer): OperationOutcome<Answer>;
export function granted(account: Account, answer: Response = { kind: 'done' }): OperationOutcome {
  return { account, result: ok(answer) };
}

/** The operation was refused and changed nothing. */
export function refused(account: Account, refusal: Refusal): OperationOutcome<never> {
  return { account, result: fail(refusal) };
}
