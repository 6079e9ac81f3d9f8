import type { Parameter } from '../../../api/shapes.js';
import type { PrintedOperation } from '../../../aws/iam-answers.js';
import { asPrinted, PRINTED_SHAPES } from '../../../aws/iam-answers.js';
import type { JsonObject } from '../../../aws/json.js';
import { typedCall } from '../../../aws/typed-call.js';
import type { IamAnswers } from '../../../iam/api.js';
import { callIam } from '../../../iam/api.js';
import { PARAMETERS } from '../../../iam/constraints.js';
import type { IamCallOf } from '../../../iam/requests.js';
import type { OptionSpec } from '../argument-parser.js';
import type { ApiCommand, ApiCommands } from './api-command.js';
import { shown } from './api-command.js';

/** What a device's secret is written into, and how; the lab has the way that is text. */
const SECRET_OPTIONS: readonly OptionSpec[] = [
  { name: 'outfile', isRequired: true },
  { name: 'bootstrap-method', isRequired: true, choices: ['QRCodePNG', 'Base32StringSeed'] },
];

/** The AWS CLI turns the pages of a list itself. The lab's lists have one page, unless somebody makes a hundred users. */
const PAGING_NAMES = ['marker', 'maxItems'];

/** `aws iam`, as much of it as the course has a use for, in the order of the alphabet. */
export const IAM_COMMANDS: ApiCommands = {
  'create-access-key': command('CreateAccessKey', 'makes an access key, and shows its secret once'),
  'create-virtual-mfa-device': {
    ...command('CreateVirtualMFADevice', 'makes a device, and writes its secret into a file'),
    options: SECRET_OPTIONS,
  },
  'deactivate-mfa-device': command('DeactivateMFADevice', 'takes a device from a user'),
  'delete-access-key': command('DeleteAccessKey', 'deletes an access key'),
  'delete-virtual-mfa-device': command('DeleteVirtualMFADevice', 'deletes a device that nobody has'),
  'enable-mfa-device': command('EnableMFADevice', 'gives a device to a user, by two codes in a row'),
  'get-access-key-last-used': command('GetAccessKeyLastUsed', 'when a key was used last'),
  'get-login-profile': command('GetLoginProfile', 'whether a user has a password for the console'),
  'get-user': command('GetUser', 'a user; without a name, yourself'),
  'get-user-policy': command('GetUserPolicy', 'a policy that stands in a user itself'),
  'list-access-keys': command('ListAccessKeys', 'the access keys of a user'),
  'list-attached-user-policies': command(
    'ListAttachedUserPolicies',
    'the policies that are attached to a user',
  ),
  'list-mfa-devices': command('ListMFADevices', 'the devices of a user'),
  'list-user-policies': command('ListUserPolicies', 'the names of the policies that stand in a user itself'),
  'list-users': command('ListUsers', 'the users of the account'),
  'list-virtual-mfa-devices': command('ListVirtualMFADevices', 'the virtual devices of the account'),
  'resync-mfa-device': command(
    'ResyncMFADevice',
    'tells AWS by two codes how far off the clock of a device is',
  ),
  'update-access-key': command('UpdateAccessKey', 'makes a key Active or Inactive'),
};

function command<Name extends PrintedOperation>(operation: Name, about: string): ApiCommand {
  const shape: (answer: IamAnswers[Name]) => JsonObject | null = PRINTED_SHAPES[operation];
  return {
    operation,
    about,
    parameters: PARAMETERS[operation].filter(
      ({ name, shape: { type } }) => !PAGING_NAMES.includes(name) && isTyped(type),
    ),
    call: ({ world, sender, context }, given) =>
      shown(
        callIam<Name>(world, sender, typedCall<IamCallOf<Name>>(operation, given), context),
        (answer: IamAnswers[Name]) => asPrinted(shape(answer)),
      ),
  };
}

/** Lists, such as tags, have a way of their own to be typed, which the lab leaves out. */
function isTyped(type: Parameter['shape']['type']): boolean {
  return type === 'text' || type === 'whole';
}
