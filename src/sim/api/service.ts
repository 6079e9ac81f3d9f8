import { cleaned, SHOWABLE_TEXT } from '../base/characters.js';
import type { LabContext } from '../base/ports.js';
import { lookUp } from '../base/table.js';
import type { OperationContext, OperationOutcome, Outcome } from '../outcome.js';
import { failed, refused } from '../outcome.js';
import type { Response } from '../responses.js';
import type { Account } from '../world/account.js';
import { findCredentials } from '../world/account.js';
import type { Caller, Sender } from '../world/caller.js';
import { callerName } from '../world/caller.js';
import { isTemporary } from '../world/credentials.js';
import type { NewEvent } from '../world/history.js';
import { LAB_SOURCE, record } from '../world/history.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { unknownOperation } from './api-errors.js';
import { callerOf } from './callers.js';
import { malformed } from './form.js';
import { withAccount } from './left-sessions.js';
import type { GivenValues, ParameterTable } from './shapes.js';

/** What is true of all operations of a service. */
export interface Service {
  /** As `lastUsed` of an access key names it. */
  readonly name: string;
  /** Its event source in CloudTrail. */
  readonly source: string;
  readonly version: string;
  readonly parameters: ParameterTable;
  /** Whether its messages about the form of a parameter repeat the value. */
  readonly repeatsValues: boolean;
  /** The parameters that the history shows, and what AWS calls them; never a password, a code or a document. */
  readonly shown: readonly (readonly [name: string, member: string])[];
  /** Why a caller may not use an operation at all, whatever the policies say; null where it may. */
  readonly bar: (caller: Caller, operation: string) => Refusal | null;
  /** Its own words to who is no caller. */
  readonly wordsToStrangers: (refused: Refusal) => Refusal;
}

/**
 * The way of every call of an API: who sends it, whether its form is right, what the operation makes of the account, and
 * an event. Nobody who is not known, and nothing that is malformed, reaches an operation.
 */
export function callService<Answer extends Response>(
  service: Service,
  world: World,
  sender: Sender,
  call: { readonly operation: string },
  context: LabContext,
  operate: (account: Account, context: OperationContext) => OperationOutcome<Answer>,
): Outcome<Answer> {
  // A call may come from outside, with whatever stands where an operation belongs.
  const operation: unknown = call.operation;
  const name = typeof operation === 'string' ? operation : '';
  const parameters = lookUp(service.parameters, name);
  if (parameters === undefined) {
    const error = unknownOperation(cleaned(name), service.version);
    return failed(world, refusal(error, { code: 'unknown-operation' }));
  }
  const given: GivenValues = { ...call };
  const badForm = malformed(parameters, given, service.repeatsValues);
  const details = badForm === null ? shownParameters(service, given) : {};
  const found = callerOf(world, sender, context.now);
  if (!found.ok) {
    const refusedCaller = service.wordsToStrangers(found.failure);
    return unlet(service, world, sender, { call, details, refused: refusedCaller, context });
  }
  const caller = found.value;
  const barred = badForm?.answer ?? service.bar(caller, call.operation);
  const outcome: OperationOutcome<Answer> =
    barred === null ? operate(world.account, { ...context, caller }) : refused(world.account, barred);
  const event: NewEvent = {
    at: context.now,
    eventSource: service.source,
    eventName: call.operation,
    actor: callerName(caller.principal),
    ...sourceOf(caller),
    mfaAuthenticated: caller.mfa.kind === 'true',
    details,
    timeStep: outcome.timeStep,
    refusal: outcome.result.ok ? null : (badForm?.recorded ?? outcome.result.failure),
  };
  const account = withUse(outcome.account, caller, service, context);
  return { world: record(withAccount(world, account), event), result: outcome.result };
}

/** A request of nobody who is known. AWS records nothing of a key that is not good; the lab does, for its learner. */
function unlet(
  service: Service,
  world: World,
  sender: Sender,
  {
    call,
    details,
    refused: why,
    context,
  }: {
    readonly call: { readonly operation: string };
    readonly details: NewEvent['details'];
    readonly refused: Refusal;
    readonly context: LabContext;
  },
): Outcome<never> {
  const isBrowser = 'browser' in sender;
  const known =
    isBrowser || sender.credentials === null
      ? undefined
      : findCredentials(world.account, sender.credentials.accessKeyId);
  const event: NewEvent = {
    at: context.now,
    eventSource: isBrowser ? service.source : LAB_SOURCE,
    eventName: call.operation,
    actor:
      known === undefined
        ? null
        : isTemporary(known)
          ? callerName(known.principal)
          : (known.userName ?? 'root'),
    browser: isBrowser ? sender.browser : null,
    ...(known === undefined ? {} : { accessKeyId: known.accessKeyId }),
    mfaAuthenticated: false,
    details,
    refusal: why,
  };
  return failed(record(world, event), why);
}

function sourceOf({ credential }: Caller): Pick<NewEvent, 'browser' | 'accessKeyId'> {
  return credential.kind === 'console'
    ? { browser: credential.browser }
    : { browser: null, accessKeyId: credential.accessKeyId };
}

/** A long-term key is used with every call that it is good for, whatever comes of the call. */
function withUse(
  account: Account,
  { credential }: Caller,
  { name: service }: Service,
  { now: at }: LabContext,
): Account {
  if (credential.kind !== 'access-key') return account;
  const accessKeys = account.accessKeys.map((key) =>
    key.accessKeyId === credential.accessKeyId ? { ...key, lastUsed: { at, service } } : key,
  );
  return { ...account, accessKeys };
}

/** The longest detail of an event. */
const DETAIL_MAX = 512;

/** CloudTrail shows who and what, never a password or a code; so does the history. */
function shownParameters({ shown }: Service, given: GivenValues): NewEvent['details'] {
  const details: { [name: string]: string } = {};
  for (const [name, member] of shown) {
    const value = given[name];
    if (typeof value === 'string' && value.length <= DETAIL_MAX && SHOWABLE_TEXT.test(value)) {
      details[member] = value;
    }
  }
  return details;
}
