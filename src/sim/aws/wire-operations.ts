import type { GivenValues, Parameter } from '../api/shapes.js';
import type { LabContext } from '../base/ports.js';
import type { Result } from '../base/result.js';
import { ok } from '../base/result.js';
import { callIam } from '../iam/api.js';
import { callAudit } from '../iam/audit/api.js';
import { AUDIT_PARAMETERS } from '../iam/audit/parameters.js';
import type { AuditCallOf, AuditOperation } from '../iam/audit/requests.js';
import { PARAMETERS } from '../iam/constraints.js';
import type { IamCallOf, IamOperation } from '../iam/requests.js';
import type { Outcome } from '../outcome.js';
import type { Response } from '../responses.js';
import { callSts } from '../sts/api.js';
import { STS_PARAMETERS } from '../sts/parameters.js';
import type { StsCallOf, StsOperation } from '../sts/requests.js';
import type { Sender } from '../world/caller.js';
import type { Refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import type { JsonObject } from './json.js';
import { STS_SHAPES } from './sts-answers.js';
import { typedCall } from './typed-call.js';
import { AUDIT_SHAPES, IAM_SHAPES } from './wire-answers.js';
import type { QueryService } from './xml.js';

/** What a call made of the world, and its answer as the service's model has it; null where it has none. */
export interface WireOutcome {
  readonly world: World;
  readonly result: Result<JsonObject | null, Refusal>;
}

/** An operation as it is called from outside. */
export interface WireOperation {
  readonly service: QueryService;
  readonly parameters: readonly Parameter[];
  call(world: World, sender: Sender, given: GivenValues, context: LabContext): WireOutcome;
}

/** Every operation of the two services that the lab has, by its name. */
export const WIRE_OPERATIONS: { readonly [operation: string]: WireOperation } = Object.fromEntries([
  ...namesIn(PARAMETERS).map((name) => [name, iamOperation(name)] as const),
  ...namesIn(AUDIT_PARAMETERS).map((name) => [name, auditOperation(name)] as const),
  ...namesIn(STS_PARAMETERS).map((name) => [name, stsOperation(name)] as const),
]);

function namesIn<Table extends object>(table: Table): readonly (keyof Table & string)[] {
  const isIn = (name: string): name is keyof Table & string => Object.hasOwn(table, name);
  return Object.keys(table).filter(isIn);
}

function iamOperation<Name extends IamOperation>(name: Name): WireOperation {
  return {
    service: 'iam',
    parameters: PARAMETERS[name],
    call: (world, sender, given, context) =>
      shaped(
        callIam<Name>(world, sender, typedCall<IamCallOf<Name>>(name, given), context),
        IAM_SHAPES[name],
      ),
  };
}

function auditOperation<Name extends AuditOperation>(name: Name): WireOperation {
  return {
    service: 'iam',
    parameters: AUDIT_PARAMETERS[name],
    call: (world, sender, given, context) =>
      shaped(
        callAudit<Name>(world, sender, typedCall<AuditCallOf<Name>>(name, given), context),
        AUDIT_SHAPES[name],
      ),
  };
}

function stsOperation<Name extends StsOperation>(name: Name): WireOperation {
  return {
    service: 'sts',
    parameters: STS_PARAMETERS[name],
    call: (world, sender, given, context) =>
      shaped(
        callSts<Name>(world, sender, typedCall<StsCallOf<Name>>(name, given), context),
        STS_SHAPES[name],
      ),
  };
}

function shaped<Answer extends Response>(
  { world, result }: Outcome<Answer>,
  shape: (answer: Answer) => JsonObject | null,
): WireOutcome {
  return { world, result: result.ok ? ok(shape(result.value)) : result };
}
