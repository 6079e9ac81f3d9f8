import type { ExecuteContext } from '../base/ports.js';
import { unreachable } from '../base/result.js';
import type { OperationContext, OperationOutcome } from '../outcome.js';
import { refused } from '../outcome.js';
import type { IamCall, IamRequest, RequestResult } from '../requests.js';
import type { Account } from '../world/account.js';
import { IAM_SOURCE, record } from '../world/history.js';
import { principalName } from '../world/principal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById, labTime } from '../world/world.js';
import { notSignedIn } from './aws-error.js';
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

/** Carries out one IAM call with a browser's session, and leaves an event. */
export function callIam(
  world: World,
  request: IamRequest,
  context: ExecuteContext,
): { readonly world: World; readonly result: RequestResult } {
  const now = labTime(world, context.now);
  const { session } = browserById(world, request.browser);
  const outcome =
    session === null
      ? refused(world.account, refusal(notSignedIn(), { code: 'not-signed-in' }))
      : dispatch(world.account, request, { ...context, now, session });
  const changed = record(
    { ...world, account: outcome.account },
    {
      at: now,
      eventSource: IAM_SOURCE,
      eventName: request.operation,
      actor: session === null ? null : principalName(session.principal),
      browser: request.browser,
      mfaAuthenticated: session?.mfa != null,
      details: publicParameters(request),
      timeStep: outcome.timeStep,
      refusal: outcome.result.ok ? null : outcome.result.failure,
    },
  );
  return { world: changed, result: outcome.result };
}

function dispatch(account: Account, call: IamCall, context: OperationContext): OperationOutcome {
  switch (call.operation) {
    case 'CreateVirtualMFADevice':
      return createVirtualMfaDevice(account, call, context);
    case 'EnableMFADevice':
      return enableMfaDevice(account, call, context);
    case 'ResyncMFADevice':
      return resyncMfaDevice(account, call, context);
    case 'DeactivateMFADevice':
      return deactivateMfaDevice(account, call, context);
    case 'DeleteVirtualMFADevice':
      return deleteVirtualMfaDevice(account, call, context);
    case 'ListMFADevices':
      return listMfaDevices(account, call, context);
    case 'ListVirtualMFADevices':
      return listVirtualMfaDevices(account, call, context);
    case 'GetUser':
      return getUser(account, call, context);
    case 'ListUsers':
      return listUsers(account, context);
    case 'CreateUser':
      return createUser(account, call, context);
    case 'CreateLoginProfile':
      return createLoginProfile(account, call, context);
    case 'UpdateLoginProfile':
      return updateLoginProfile(account, call, context);
    case 'ChangePassword':
      return changePassword(account, call, context);
    default:
      return unreachable(call);
  }
}

/** CloudTrail shows who and what, never a password or a code; so does the history. */
function publicParameters(call: IamCall): { readonly [name: string]: string } {
  const shown: { [name: string]: string } = {};
  if ('userName' in call && call.userName !== undefined) shown['userName'] = call.userName;
  if ('serialNumber' in call) shown['serialNumber'] = call.serialNumber;
  if ('virtualMfaDeviceName' in call) shown['virtualMFADeviceName'] = call.virtualMfaDeviceName;
  if ('path' in call && call.path !== undefined) shown['path'] = call.path;
  return shown;
}
