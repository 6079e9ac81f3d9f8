import type { Parameter } from '../../../api/shapes.js';
import type { IamAnswers } from '../../../iam/api.js';
import { callIam } from '../../../iam/api.js';
import { PARAMETERS } from '../../../iam/constraints.js';
import type { IamCallOf, IamOperation } from '../../../iam/requests.js';
import type { OptionSpec } from '../argument-parser.js';
import type { JsonObject } from '../json.js';
import type { ApiCommand, ApiCommands } from './api-command.js';
import { nothing, shown, typedCall } from './api-command.js';
import {
  shownDevice,
  shownKey,
  shownKeyUse,
  shownOwnDevice,
  shownPolicyDocument,
  shownProfile,
  shownUser,
} from './iam-shapes.js';

/** What a device's secret is written into, and how; the lab has the way that is text. */
const SECRET_OPTIONS: readonly OptionSpec[] = [
  { name: 'outfile', isRequired: true },
  { name: 'bootstrap-method', isRequired: true, choices: ['QRCodePNG', 'Base32StringSeed'] },
];

/** The AWS CLI turns the pages of a list itself. The lab's lists have one page, unless somebody makes a hundred users. */
const PAGING_NAMES = ['marker', 'maxItems'];

/** `aws iam`, as much of it as the course has a use for, in the order of the alphabet. */
export const IAM_COMMANDS: ApiCommands = {
  'create-access-key': command(
    'CreateAccessKey',
    'makes an access key, and shows its secret once',
    (key) => ({
      AccessKey: shownKey(key, key.secretAccessKey),
    }),
  ),
  'create-virtual-mfa-device': {
    ...command('CreateVirtualMFADevice', 'makes a device, and writes its secret into a file', (device) => ({
      VirtualMFADevice: { SerialNumber: device.serialNumber, Base32StringSeed: device.base32StringSeed },
    })),
    options: SECRET_OPTIONS,
  },
  'deactivate-mfa-device': command('DeactivateMFADevice', 'takes a device from a user', nothing),
  'delete-access-key': command('DeleteAccessKey', 'deletes an access key', nothing),
  'delete-virtual-mfa-device': command('DeleteVirtualMFADevice', 'deletes a device that nobody has', nothing),
  'enable-mfa-device': command('EnableMFADevice', 'gives a device to a user, by two codes in a row', nothing),
  'get-access-key-last-used': command('GetAccessKeyLastUsed', 'when a key was used last', shownKeyUse),
  'get-login-profile': command(
    'GetLoginProfile',
    'whether a user has a password for the console',
    ({ userName, profile }) => ({ LoginProfile: shownProfile(userName, profile) }),
  ),
  'get-user': command('GetUser', 'a user; without a name, yourself', ({ user }) => ({
    User: shownUser(user),
  })),
  'get-user-policy': command('GetUserPolicy', 'a policy that stands in a user itself', (policy) => ({
    UserName: policy.userName,
    PolicyName: policy.policyName,
    PolicyDocument: shownPolicyDocument(policy.document),
  })),
  'list-access-keys': command('ListAccessKeys', 'the access keys of a user', ({ keys }) => ({
    AccessKeyMetadata: keys.map((key) => shownKey(key)),
  })),
  'list-attached-user-policies': command(
    'ListAttachedUserPolicies',
    'the policies that are attached to a user',
    ({ policies }) => ({
      AttachedPolicies: policies.map(({ policyName, policyArn }) => ({
        PolicyName: policyName,
        PolicyArn: policyArn,
      })),
    }),
  ),
  'list-mfa-devices': command('ListMFADevices', 'the devices of a user', ({ devices }) => ({
    MFADevices: devices.map(shownOwnDevice),
  })),
  'list-user-policies': command(
    'ListUserPolicies',
    'the names of the policies that stand in a user itself',
    ({ policyNames }) => ({ PolicyNames: policyNames }),
  ),
  'list-users': command('ListUsers', 'the users of the account', ({ users }) => ({
    Users: users.map(shownUser),
  })),
  'list-virtual-mfa-devices': command(
    'ListVirtualMFADevices',
    'the virtual devices of the account',
    ({ devices }) => ({ VirtualMFADevices: devices.map(shownDevice) }),
  ),
  'resync-mfa-device': command(
    'ResyncMFADevice',
    'tells AWS by two codes how far off the clock of a device is',
    nothing,
  ),
  'update-access-key': command('UpdateAccessKey', 'makes a key Active or Inactive', nothing),
};

function command<Name extends IamOperation>(
  operation: Name,
  about: string,
  shape: (answer: IamAnswers[Name]) => JsonObject,
): ApiCommand {
  return {
    operation,
    about,
    parameters: PARAMETERS[operation].filter(
      ({ name, shape: { type } }) => !PAGING_NAMES.includes(name) && isTyped(type),
    ),
    call: ({ world, sender, context }, given) =>
      shown(callIam<Name>(world, sender, typedCall<IamCallOf<Name>>(operation, given), context), shape),
  };
}

/** Lists, such as tags, have a way of their own to be typed, which the lab leaves out. */
function isTyped(type: Parameter['shape']['type']): boolean {
  return type === 'text' || type === 'whole';
}
