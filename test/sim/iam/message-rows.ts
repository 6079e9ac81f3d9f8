import type { IamCall } from '../../../src/sim/iam/requests.js';
import type { RequestResult } from '../../../src/sim/responses.js';
import type { AwsError } from '../../../src/sim/world/error-codes.js';
import { PRIVATE_WINDOW } from '../../../src/sim/world/windows.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  codeOf,
  createDevice,
  createUser,
  deactivate,
  deleteDevice,
  device,
  enrol,
  enterPassword,
  iam,
  labOfAlice,
  openLab,
  pairAt,
  signIn,
  submitCode,
  submitPair,
} from '../scenario.js';

/**
 * Every message that this lab says in AWS's name, beside what was measured, recorded or reported of AWS: the tables of
 * messages of MFA operations and of users and passwords. What only STS says is not here, for the lab has no STS.
 */

export type Row = readonly [
  situation: string,
  code: AwsError['code'],
  status: number,
  message: string | ((lab: Lab) => string),
  asked: (lab: Lab) => RequestResult,
  lab?: () => Lab,
];

export const accountOf = ({ world }: Lab) => world.account.id;

export const ask = (call: IamCall) => (lab: Lab) => iam(lab, call);

const constraint = (member: string, words: string) =>
  `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${words}`;

/** Root signed in; alice has `phone` since a while, and `spare` is nobody's. */
export function labOfRoot(): Lab {
  const lab = openLab();
  enrol(lab, 'alice', 'phone');
  createDevice(lab, 'spare');
  createUser(lab, 'bea');
  lab.wait(90);
  return lab;
}

/** alice in a session without MFA, though she has a device. */
export function labOfAliceWithoutMfa(): Lab {
  const lab = labOfAlice();
  enrol(lab, 'alice', 'phone');
  return lab;
}

const INVALID_CODES = 'Authentication code for device is not valid.';
const OWN_DEVICE =
  'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.';

export const enable = (userName: string, name: string) => (lab: Lab) =>
  submitPair(lab, 'EnableMFADevice', userName, name, pairAt(lab, name, 0));

const resync = (userName: string, name: string) => (lab: Lab) =>
  submitPair(lab, 'ResyncMFADevice', userName, name, pairAt(lab, name, 0));

const resyncWith = (codes: readonly [string, string]) => (lab: Lab) =>
  submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', codes);

export const MFA_ROWS: readonly Row[] = [
  [
    'create, name taken',
    'EntityAlreadyExists',
    409,
    'MFA device already exists.',
    (lab) => iam(lab, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'phone' }),
  ],
  [
    'enable, wrong pair',
    'InvalidAuthenticationCode',
    403,
    INVALID_CODES,
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', ['000000', '000001']),
  ],
  [
    'enable, the same code twice',
    'InvalidAuthenticationCode',
    403,
    INVALID_CODES,
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', [codeOf(lab, 'spare'), codeOf(lab, 'spare')]),
  ],
  [
    'enable, reversed',
    'InvalidAuthenticationCode',
    403,
    INVALID_CODES,
    (lab) =>
      submitPair(lab, 'EnableMFADevice', 'bea', 'spare', [codeOf(lab, 'spare'), codeOf(lab, 'spare', -1)]),
  ],
  [
    'resync, an old pair',
    'InvalidAuthenticationCode',
    403,
    INVALID_CODES,
    (lab) => submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', pairAt(lab, 'phone', -3)),
  ],
  [
    'enable, already on this user',
    'EntityAlreadyExists',
    409,
    'MFA Device for user alice already exists.',
    enable('alice', 'phone'),
  ],
  [
    'enable, on another user',
    'EntityAlreadyExists',
    409,
    'MFA Device is already in use.',
    enable('bea', 'phone'),
  ],
  [
    'deactivate, unassigned',
    'NoSuchEntity',
    404,
    'MFA Device invalid for user.',
    (lab) => deactivate(lab, 'alice', 'spare'),
  ],
  [
    "deactivate, another user's",
    'NoSuchEntity',
    404,
    'MFA Device invalid for user.',
    (lab) => deactivate(lab, 'bea', 'phone'),
  ],
  ['resync, unassigned', 'NoSuchEntity', 404, 'MFA Device invalid for user.', resync('alice', 'spare')],
  ["resync, another user's", 'NoSuchEntity', 404, 'MFA Device invalid for user.', resync('bea', 'phone')],
  [
    'delete while assigned',
    'DeleteConflict',
    409,
    'MFA VirtualDevice in use. Must deactivate first.',
    (lab) => deleteDevice(lab, 'phone'),
  ],
  [
    'delete, unknown serial',
    'NoSuchEntity',
    404,
    'MFA Device with serial number arn:aws:iam::123456789012:mfa/none does not exist.',
    ask({ operation: 'DeleteVirtualMFADevice', serialNumber: 'arn:aws:iam::123456789012:mfa/none' }),
  ],
  [
    'deactivate, unknown serial',
    'NoSuchEntity',
    404,
    'MFA Device with serial number arn:aws:iam::123456789012:mfa/none does not exist.',
    ask({
      operation: 'DeactivateMFADevice',
      userName: 'alice',
      serialNumber: 'arn:aws:iam::123456789012:mfa/none',
    }),
  ],
  [
    'enable, unknown user',
    'NoSuchEntity',
    404,
    'The user with name ghost cannot be found.',
    enable('ghost', 'spare'),
  ],
  [
    'deactivate, unknown user',
    'NoSuchEntity',
    404,
    'The user with name ghost cannot be found.',
    (lab) => deactivate(lab, 'ghost', 'phone'),
  ],
  [
    'one more than eight devices',
    'LimitExceeded',
    409,
    'Cannot exceed quota for MFADevicesPerUser: 8',
    enable('alice', 'spare'),
    () => {
      const lab = labOfRoot();
      for (let count = 2; count <= 8; count += 1) enrol(lab, 'alice', `phone-${count}`);
      return lab;
    },
  ],
  [
    'create, path without its slashes',
    'ValidationError',
    400,
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ask({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'x', path: 'devices' }),
  ],
  [
    'create, path over 512',
    'ValidationError',
    400,
    constraint('path', 'Member must have length less than or equal to 512'),
    ask({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'x', path: `/${'a'.repeat(511)}/` }),
  ],
  [
    'create, a space in the name',
    'ValidationError',
    400,
    constraint('virtualMFADeviceName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]+'),
    ask({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'my phone' }),
  ],
  [
    'enable, a code of five digits',
    'ValidationError',
    400,
    constraint('authenticationCode1', 'Member must have length greater than or equal to 6'),
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', ['12345', '123456']),
  ],
  [
    'enable, a code of seven digits',
    'ValidationError',
    400,
    constraint('authenticationCode2', 'Member must have length less than or equal to 6'),
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', ['123456', '1234567']),
  ],
  [
    'enable, letters',
    'ValidationError',
    400,
    constraint('authenticationCode1', 'Member must satisfy regular expression pattern: [\\d]+'),
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', ['abcdef', '123456']),
  ],
  [
    'enable, both codes too short',
    'ValidationError',
    400,
    "2 validation errors detected: Value at 'authenticationCode1' failed to satisfy constraint: Member must have length greater than or equal to 6; Value at 'authenticationCode2' failed to satisfy constraint: Member must have length greater than or equal to 6",
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', ['1', '2']),
  ],
  [
    'enable, an old pair',
    'InvalidAuthenticationCode',
    403,
    INVALID_CODES,
    (lab) => submitPair(lab, 'EnableMFADevice', 'bea', 'spare', pairAt(lab, 'spare', -1200)),
  ],
  ['resync, a wrong pair', 'InvalidAuthenticationCode', 403, INVALID_CODES, resyncWith(['000000', '000001'])],
  [
    'resync, the same code twice',
    'InvalidAuthenticationCode',
    403,
    INVALID_CODES,
    (lab) => resyncWith([codeOf(lab, 'phone'), codeOf(lab, 'phone')])(lab),
  ],
  [
    'resync, reversed',
    'InvalidAuthenticationCode',
    403,
    INVALID_CODES,
    (lab) => resyncWith([codeOf(lab, 'phone', 1), codeOf(lab, 'phone')])(lab),
  ],
  ...['//', '/ space/', '/é/', 'devices/', '/devices'].map(
    (path): Row => [
      `create, the path ${path}`,
      'ValidationError',
      400,
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
      ask({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'x', path }),
    ],
  ),
  [
    'enable, all four malformed',
    'ValidationError',
    400,
    "4 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+; Value at 'serialNumber' failed to satisfy constraint: Member must have length greater than or equal to 9; Value at 'authenticationCode1' failed to satisfy constraint: Member must have length greater than or equal to 6; Value at 'authenticationCode2' failed to satisfy constraint: Member must have length less than or equal to 6",
    ask({
      operation: 'EnableMFADevice',
      userName: 'a b',
      serialNumber: 'abc',
      authenticationCode1: '1',
      authenticationCode2: '1234567',
    }),
  ],
  [
    'the serial number would be too long for the account',
    'InvalidInput',
    400,
    'The serial number of this device would have more than 256 characters.',
    ask({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'n'.repeat(240) }),
  ],
  [
    'list, unknown user',
    'NoSuchEntity',
    404,
    'The user with name ghost cannot be found.',
    ask({ operation: 'ListMFADevices', userName: 'ghost' }),
  ],
  [
    'root without a user name',
    'ValidationError',
    400,
    'Must specify userName when calling with non-User credentials',
    (lab) => iam(lab, { operation: 'DeactivateMFADevice', serialNumber: device(lab, 'phone').serialNumber }),
  ],
];

export const ALICE_ROWS: readonly Row[] = [
  [
    'own first device and more, without MFA',
    'AccessDenied',
    403,
    OWN_DEVICE,
    (lab) => {
      createDevice(lab, 'second');
      return submitPair(lab, 'EnableMFADevice', 'alice', 'second', pairAt(lab, 'second', 0));
    },
  ],
  [
    'an action outside the policy, without MFA',
    'AccessDenied',
    403,
    (lab) =>
      `User: arn:aws:iam::${accountOf(lab)}:user/alice is not authorized to perform: iam:DeactivateMFADevice on resource: arn:aws:iam::${accountOf(lab)}:user/alice with an explicit deny in an identity-based policy`,
    (lab) => deactivate(lab, 'alice', 'phone'),
  ],
  [
    'no permission, with MFA',
    'AccessDenied',
    403,
    (lab) =>
      `User: arn:aws:iam::${accountOf(lab)}:user/alice is not authorized to perform: iam:DeleteVirtualMFADevice on resource: arn:aws:iam::${accountOf(lab)}:mfa/phone because no identity-based policy allows the iam:DeleteVirtualMFADevice action`,
    (lab) => {
      lab.wait(60);
      signIn(lab, 'alice');
      return deleteDevice(lab, 'phone');
    },
  ],
  [
    'a wrong old password',
    'AccessDenied',
    403,
    'The old password was incorrect.',
    (lab) => {
      lab.wait(60);
      signIn(lab, 'alice');
      return iam(lab, {
        operation: 'ChangePassword',
        oldPassword: 'Wrong-Guess-1',
        newPassword: 'Kettle-Orbit-5',
      });
    },
  ],
];

export const OTHER_ROWS: readonly Row[] = [
  [
    'an administrator who removes his own device without MFA',
    'AccessDenied',
    403,
    OWN_DEVICE,
    (lab) => {
      callAdministrator(lab);
      enrol(lab, 'omar', 'omars-phone');
      return deactivate(lab, 'omar', 'omars-phone', PRIVATE_WINDOW);
    },
  ],
  [
    'more than nine codes of a device in three minutes, in the words of STS',
    'AccessDenied',
    403,
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    (lab) => {
      enterPassword(lab, 'alice');
      for (let tries = 0; tries < 9; tries += 1) submitCode(lab, '000000');
      return submitCode(lab, codeOf(lab, 'phone'));
    },
  ],
];

const password = (text: string) => ask({ operation: 'CreateLoginProfile', userName: 'cleo', password: text });

export const labWithCleo = () => {
  const lab = labOfRoot();
  iam(lab, { operation: 'CreateUser', userName: 'cleo' });
  return lab;
};

export const USER_ROWS: readonly Row[] = [
  [
    'create user, name taken in another case',
    'EntityAlreadyExists',
    409,
    'User with name ALICE already exists.',
    ask({ operation: 'CreateUser', userName: 'ALICE' }),
  ],
  [
    'create user, 65 characters',
    'ValidationError',
    400,
    constraint('userName', 'Member must have length less than or equal to 64'),
    ask({ operation: 'CreateUser', userName: 'x'.repeat(65) }),
  ],
  [
    'get user, 129 characters',
    'ValidationError',
    400,
    constraint('userName', 'Member must have length less than or equal to 128'),
    ask({ operation: 'GetUser', userName: 'x'.repeat(129) }),
  ],
  [
    'get user, unknown',
    'NoSuchEntity',
    404,
    'The user with name ghost cannot be found.',
    ask({ operation: 'GetUser', userName: 'ghost' }),
  ],
  [
    'login profile, there already',
    'EntityAlreadyExists',
    409,
    'Login Profile for user bea already exists.',
    ask({ operation: 'CreateLoginProfile', userName: 'bea', password: 'Kettle-Orbit-5' }),
  ],
  [
    'login profile, none to update',
    'NoSuchEntity',
    404,
    'Login Profile for User cleo cannot be found.',
    ask({ operation: 'UpdateLoginProfile', userName: 'cleo', password: 'Kettle-Orbit-5' }),
  ],
  [
    'a short password',
    'PasswordPolicyViolation',
    400,
    'Password should have a minimum length of 8',
    password('Ab1!'),
  ],
  [
    'a password of two kinds',
    'PasswordPolicyViolation',
    400,
    'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol',
    password('abcdefg1'),
  ],
  [
    'a password of 129 characters',
    'ValidationError',
    400,
    constraint('password', 'Member must have length less than or equal to 128'),
    password(`Ab1!${'x'.repeat(125)}`),
  ],
  [
    'a password that is not of Latin letters',
    'ValidationError',
    400,
    constraint(
      'password',
      'Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
    ),
    password('Kettle-鍵-55'),
  ],
  ...(['CreateLoginProfile', 'UpdateLoginProfile'] as const).map(
    (operation): Row => [
      `${operation}, unknown user`,
      'NoSuchEntity',
      404,
      'The user with name ghost cannot be found.',
      ask({ operation, userName: 'ghost', password: 'Kettle-Orbit-5' }),
    ],
  ),
  [
    'a short password for one that is there',
    'PasswordPolicyViolation',
    400,
    'Password should have a minimum length of 8',
    ask({ operation: 'UpdateLoginProfile', userName: 'bea', password: 'Ab1!' }),
  ],
  [
    'change password as root',
    'InvalidUserType',
    400,
    'The root user cannot change its password with this operation.',
    ask({ operation: 'ChangePassword', oldPassword: 'Kettle-Orbit-5', newPassword: 'Kettle-Orbit-6' }),
  ],
  [
    'a third access key of one user',
    'LimitExceeded',
    409,
    'Cannot exceed quota for AccessKeysPerUser: 2',
    (lab) => {
      const create = ask({ operation: 'CreateAccessKey', userName: 'bea' });
      create(lab);
      create(lab);
      return create(lab);
    },
  ],
  [
    'access key unknown',
    'NoSuchEntity',
    404,
    'The Access Key with id LABA234567234567 cannot be found.',
    ask({ operation: 'DeleteAccessKey', userName: 'bea', accessKeyId: 'LABA234567234567' }),
  ],
];
