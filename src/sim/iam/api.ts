import type { LabContext } from '../base/ports.js';
import { memberOf } from '../base/table.js';
import type { OperationContext, OperationOutcome, Outcome } from '../outcome.js';
import { refused } from '../outcome.js';
import type { Response } from '../responses.js';
import type { Account } from '../world/account.js';
import { IAM_SOURCE, record } from '../world/history.js';
import { principalName } from '../world/principal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { notSignedIn } from './aws-error.js';
import { malformedCall } from './constraints.js';
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  putUserPolicy,
  updateAccessKey,
} from './operations/access-keys.js';
import { deactivateMfaDevice, enableMfaDevice, resyncMfaDevice } from './operations/device-binding.js';
import {
  changePassword,
  createLoginProfile,
  createUser,
  getUser,
  listUsers,
  updateLoginProfile,
} from './operations/users.js';
import {
  createVirtualMfaDevice,
  deleteVirtualMfaDevice,
  listMfaDevices,
  listVirtualMfaDevices,
} from './operations/virtual-devices.js';
import type { IamCall, IamCallOf, IamOperation } from './requests.js';

/** Carries out one operation on the account. */
type Operation<Call, Answer extends Response = Response> = (
  account: Account,
  call: Call,
  context: OperationContext,
) => OperationOutcome<Answer>;

/** The operations, by AWS's names for them. */
const OPERATIONS = {
  CreateVirtualMFADevice: createVirtualMfaDevice,
  EnableMFADevice: enableMfaDevice,
  ResyncMFADevice: resyncMfaDevice,
  DeactivateMFADevice: deactivateMfaDevice,
  DeleteVirtualMFADevice: deleteVirtualMfaDevice,
  ListMFADevices: listMfaDevices,
  ListVirtualMFADevices: listVirtualMfaDevices,
  GetUser: getUser,
  ListUsers: listUsers,
  CreateUser: createUser,
  CreateLoginProfile: createLoginProfile,
  UpdateLoginProfile: updateLoginProfile,
  ChangePassword: changePassword,
  CreateAccessKey: createAccessKey,
  ListAccessKeys: listAccessKeys,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  UpdateAccessKey: updateAccessKey,
  DeleteAccessKey: deleteAccessKey,
  PutUserPolicy: putUserPolicy,
} satisfies { readonly [Name in IamOperation]: Operation<IamCallOf<Name>> };

/** What each operation answers, as its function says. */
type IamAnswers = {
  readonly [Name in IamOperation]: OperationAnswer<(typeof OPERATIONS)[Name]>;
};

type OperationAnswer<Asked> = Asked extends Operation<never, infer Answer> ? Answer : never;

// The same table with each operation tied to its call, so that the compiler follows the two through `callIam`.
const BY_OPERATION: { readonly [Name in IamOperation]: Operation<IamCallOf<Name>, IamAnswers[Name]> } =
  OPERATIONS;

/** Carries out one IAM call with a browser's session, and leaves an event. The answer is that of the operation. */
export function callIam<Name extends IamOperation>(
  world: World,
  browser: string,
  call: IamCallOf<Name>,
  context: LabContext,
): Outcome<IamAnswers[Name]> {
  const { session } = browserById(world, browser);
  const operation = memberOf(BY_OPERATION, call.operation);
  const outcome =
    session === null
      ? refused(world.account, refusal(notSignedIn(), { code: 'not-signed-in' }))
      : (refusedForm(world.account, call) ?? operation(world.account, call, { ...context, session }));
  const changed = record(
    { ...world, account: outcome.account },
    {
      at: context.now,
      eventSource: IAM_SOURCE,
      eventName: call.operation,
      actor: session === null ? null : principalName(session.principal),
      browser,
      mfaAuthenticated: session?.mfa != null,
      details: publicParameters(call),
      timeStep: outcome.timeStep,
      refusal: outcome.result.ok ? null : outcome.result.failure,
    },
  );
  return { world: changed, result: outcome.result };
}

/** A call that is malformed reaches no operation. */
function refusedForm(account: Account, call: IamCall): OperationOutcome<never> | null {
  const malformed = malformedCall(call);
  return malformed === null ? null : refused(account, malformed);
}

/** CloudTrail shows who and what, never a password or a code; so does the history. */
function publicParameters(call: IamCallOf<IamOperation>): { readonly [name: string]: string } {
  const given: { readonly [name: string]: unknown } = { ...call };
  const shown: { [name: string]: string } = {};
  for (const [name, member] of SHOWN) {
    const value = given[name];
    if (typeof value === 'string') shown[member] = value;
  }
  return shown;
}

/** The parameters that the history shows, and what AWS calls them. */
const SHOWN = [
  ['userName', 'userName'],
  ['serialNumber', 'serialNumber'],
  ['virtualMfaDeviceName', 'virtualMFADeviceName'],
  ['path', 'path'],
  ['accessKeyId', 'accessKeyId'],
  ['status', 'status'],
  ['policyName', 'policyName'],
] as const;
