import type { AnswersOf, Operation } from '../api/operation.js';
import type { Service } from '../api/service.js';
import { callService } from '../api/service.js';
import type { LabContext } from '../base/ports.js';
import { memberOf } from '../base/table.js';
import type { Handlers, Outcome } from '../outcome.js';
import type { Sender } from '../world/caller.js';
import { STS_SOURCE } from '../world/history.js';
import type { World } from '../world/world.js';
import { assumeRole } from './assume-role.js';
import { getAccessKeyInfo, getCallerIdentity, getSessionToken } from './operations.js';
import { STS_PARAMETERS } from './parameters.js';
import type { StsCallOf, StsOperation, StsRequest } from './requests.js';

const OPERATIONS = {
  GetCallerIdentity: getCallerIdentity,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetSessionToken: getSessionToken,
  AssumeRole: assumeRole,
} satisfies { readonly [Name in StsOperation]: Operation<StsCallOf<Name>> };

/** What each operation answers. */
export type StsAnswers = AnswersOf<typeof OPERATIONS>;

// The same table with each operation tied to its call, so that the compiler follows the two through `callSts`.
const BY_OPERATION: { readonly [Name in StsOperation]: Operation<StsCallOf<Name>, StsAnswers[Name]> } =
  OPERATIONS;

/** What is true of all operations of STS. */
const STS: Service = {
  name: 'sts',
  source: STS_SOURCE,
  version: '2011-06-15',
  parameters: STS_PARAMETERS,
  repeatsValues: true,
  shown: [
    ['serialNumber', 'serialNumber'],
    ['roleArn', 'roleArn'],
    ['roleSessionName', 'roleSessionName'],
  ],
  bar: () => null,
  wordsToStrangers: (refused) => refused,
};

/** Carries out one STS call, and leaves an event. The answer is that of the operation. */
export function callSts<Name extends StsOperation>(
  world: World,
  sender: Sender,
  call: StsCallOf<Name>,
  context: LabContext,
): Outcome<StsAnswers[Name]> {
  return callService(STS, world, sender, call, context, (account, operationContext) =>
    memberOf(BY_OPERATION, call.operation)(account, call, operationContext),
  );
}

/** The one kind of request that STS takes, whatever the operation. */
export const STS_HANDLERS = {
  sts: (world, request, context) => callSts(world, request.from, request, context),
} satisfies Handlers<StsRequest>;
