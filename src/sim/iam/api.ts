import { invalidClientToken } from '../api/api-errors.js';
import type { AnswersOf, Operation } from '../api/operation.js';
import type { Service } from '../api/service.js';
import { callService } from '../api/service.js';
import type { LabContext } from '../base/ports.js';
import { memberOf } from '../base/table.js';
import type { Outcome } from '../outcome.js';
import type { Caller, Sender } from '../world/caller.js';
import { IAM_SOURCE } from '../world/history.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { PARAMETERS } from './constraints.js';
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
} from './operations/access-keys.js';
import { getAccountSummary } from './operations/account-summary.js';
import { deleteUser } from './operations/delete-user.js';
import { deactivateMfaDevice, enableMfaDevice, resyncMfaDevice } from './operations/device-binding.js';
import { deleteLoginProfile, getLoginProfile } from './operations/login-profiles.js';
import { listMfaDeviceTags, tagMfaDevice, untagMfaDevice } from './operations/mfa-tags.js';
import { createPolicy } from './operations/policies.js';
import {
  attachUserPolicy,
  deleteUserPolicy,
  detachUserPolicy,
  getUserPolicy,
  listAttachedUserPolicies,
  listUserPolicies,
  putUserPolicy,
} from './operations/user-policies.js';
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
  getMfaDevice,
  listMfaDevices,
  listVirtualMfaDevices,
} from './operations/virtual-devices.js';
import type { IamCallOf, IamOperation } from './requests.js';

/** The operations, by AWS's names for them. */
const OPERATIONS = {
  CreateVirtualMFADevice: createVirtualMfaDevice,
  EnableMFADevice: enableMfaDevice,
  ResyncMFADevice: resyncMfaDevice,
  DeactivateMFADevice: deactivateMfaDevice,
  DeleteVirtualMFADevice: deleteVirtualMfaDevice,
  ListMFADevices: listMfaDevices,
  ListVirtualMFADevices: listVirtualMfaDevices,
  TagMFADevice: tagMfaDevice,
  UntagMFADevice: untagMfaDevice,
  ListMFADeviceTags: listMfaDeviceTags,
  GetMFADevice: getMfaDevice,
  GetLoginProfile: getLoginProfile,
  DeleteLoginProfile: deleteLoginProfile,
  GetUser: getUser,
  ListUsers: listUsers,
  CreateUser: createUser,
  DeleteUser: deleteUser,
  GetAccountSummary: getAccountSummary,
  CreateLoginProfile: createLoginProfile,
  UpdateLoginProfile: updateLoginProfile,
  ChangePassword: changePassword,
  CreateAccessKey: createAccessKey,
  ListAccessKeys: listAccessKeys,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  UpdateAccessKey: updateAccessKey,
  DeleteAccessKey: deleteAccessKey,
  PutUserPolicy: putUserPolicy,
  GetUserPolicy: getUserPolicy,
  DeleteUserPolicy: deleteUserPolicy,
  ListUserPolicies: listUserPolicies,
  AttachUserPolicy: attachUserPolicy,
  DetachUserPolicy: detachUserPolicy,
  ListAttachedUserPolicies: listAttachedUserPolicies,
  CreatePolicy: createPolicy,
} satisfies { readonly [Name in IamOperation]: Operation<IamCallOf<Name>> };

/** What each operation answers. */
export type IamAnswers = AnswersOf<typeof OPERATIONS>;

// The same table with each operation tied to its call, so that the compiler follows the two through `callIam`.
const BY_OPERATION: { readonly [Name in IamOperation]: Operation<IamCallOf<Name>, IamAnswers[Name]> } =
  OPERATIONS;

/** The event source of the IAM API in CloudTrail, and what else is true of all its operations. */
export const IAM: Service = {
  name: 'iam',
  source: IAM_SOURCE,
  version: '2010-05-08',
  parameters: PARAMETERS,
  repeatsValues: false,
  shown: [
    ['userName', 'userName'],
    ['serialNumber', 'serialNumber'],
    ['virtualMfaDeviceName', 'virtualMFADeviceName'],
    ['path', 'path'],
    ['accessKeyId', 'accessKeyId'],
    ['status', 'status'],
    ['policyName', 'policyName'],
    ['policyArn', 'policyArn'],
  ],
  bar: needsMfaToken,
  wordsToStrangers: (refused) => refused,
};

/** Carries out one IAM call, and leaves an event. The answer is that of the operation. */
export function callIam<Name extends IamOperation>(
  world: World,
  sender: Sender,
  call: IamCallOf<Name>,
  context: LabContext,
): Outcome<IamAnswers[Name]> {
  return callService(IAM, world, sender, call, context, (account, operationContext) =>
    memberOf(BY_OPERATION, call.operation)(account, call, operationContext),
  );
}

/** Tokens of GetSessionToken are good for IAM only with MFA (AWS STS API reference, GetSessionToken). */
function needsMfaToken({ credential, mfa }: Caller): Refusal | null {
  const isToken = credential.kind === 'temporary' && credential.issuedBy === 'GetSessionToken';
  return isToken && mfa.kind !== 'true' ? refusal(invalidClientToken(), { code: 'token-without-mfa' }) : null;
}
