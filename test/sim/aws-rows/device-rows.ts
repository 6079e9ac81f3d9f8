import { VIRTUAL_DEVICES_MAX } from '../../../src/sim/iam/operations/virtual-devices.js';
import type { MfaDevice } from '../../../src/sim/world/devices.js';
import { PRIVATE_WINDOW } from '../../../src/sim/world/windows.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { keyOf, labOfPrograms } from '../programs.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  createDevice,
  deactivate,
  deleteDevice,
  device,
  enrol,
  granted,
  iam,
  iamWith,
  labOfAlice,
  openLab,
  pairAt,
  resumeLab,
  signIn,
  submitPair,
} from '../scenario.js';
import type { RefusedRow, SeenRow, Table } from './row.js';
import {
  accountOf,
  ask,
  askRaw,
  constraints,
  DONE,
  denied,
  deviceArnOf,
  labOfAliceWithoutMfa,
  labOfRoot,
  NAME_WORDS,
  ONE_PAGE,
  PATH_MESSAGE,
  SHORT_WORDS,
  userArnOf,
} from './row.js';

const OWN_DEVICE =
  'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.';

const enable = (userName: string, name: string) => (lab: Lab) =>
  submitPair(lab, 'EnableMFADevice', userName, name, pairAt(lab, name, 0));

const resync = (userName: string, name: string) => (lab: Lab) =>
  submitPair(lab, 'ResyncMFADevice', userName, name, pairAt(lab, name, 0));

const NOT_THEIRS = ['NoSuchEntity', 404, 'MFA Device invalid for user.'] as const;

const NO_USER = ['NoSuchEntity', 404, 'The user with name ghost cannot be found.'] as const;

/** A device of an account that nobody has. */
const NONE = 'arn:aws:iam::123456789012:mfa/none';

const NO_DEVICE = ['NoSuchEntity', 404, `MFA Device with serial number ${NONE} does not exist.`] as const;

const VALIDATION = ['ValidationError', 400] as const;

const create = (more: object) =>
  askRaw({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'x', ...more });

const CODES = { authenticationCode1: '123456', authenticationCode2: '654321' };

const enableRaw = (more: object) => (lab: Lab) =>
  askRaw({
    operation: 'EnableMFADevice',
    userName: 'bea',
    serialNumber: device(lab, 'spare').serialNumber,
    ...CODES,
    ...more,
  })(lab);

const SERIAL_WORDS = 'Member must satisfy regular expression pattern: [\\w+=/:,.@-]+';
const DIGIT_WORDS = 'Member must satisfy regular expression pattern: [\\d]+';
const SIX_WORDS = 'Member must have length greater than or equal to 6';
const KEY_WORDS = 'Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+';

/** alice has eight devices, and `spare` is nobody's. */
function labOfEight(): Lab {
  const lab = labOfRoot();
  for (let count = 2; count <= 8; count += 1) enrol(lab, 'alice', `phone-${count}`);
  return lab;
}

/** alice has seven devices and a security key. */
function labOfSevenAndKey(): Lab {
  const lab = labOfAlice();
  enrol(lab, 'alice', 'phone');
  signIn(lab, 'alice');
  for (let count = 2; count <= 7; count += 1) enrol(lab, 'alice', `phone-${count}`);
  createDevice(lab, 'spare');
  granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'alice-key' }));
  granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));
  return lab;
}

/** The account has as many virtual devices as it may. */
function fullLab(): Lab {
  const { world, now } = openLab();
  const [root] = world.account.mfaDevices;
  if (root === undefined) throw new Error('Root has a device');
  const device = (index: number): MfaDevice => ({
    ...root,
    serialNumber: `arn:aws:iam::${world.account.id}:mfa/device-${index}`,
    owner: null,
    enabledAt: null,
  });
  const mfaDevices = Array.from({ length: VIRTUAL_DEVICES_MAX }, (_, index) => device(index));
  return resumeLab({ ...world, account: { ...world.account, mfaDevices } }, fakeContext(now));
}

const DEVICES_LEFT = ['LimitExceeded', 409, 'Cannot exceed quota for MFADevicesPerUser: 8'] as const;

const tag =
  (...tags: readonly object[]) =>
  (lab: Lab) =>
    askRaw({ operation: 'TagMFADevice', serialNumber: device(lab, 'spare').serialNumber, tags })(lab);

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));

const refused: readonly RefusedRow[] = [
  // CreateVirtualMFADevice
  [
    'create: the name is taken',
    'EntityAlreadyExists',
    409,
    'MFA device already exists.',
    create({ virtualMfaDeviceName: 'phone' }),
  ],
  [
    'create: a space in the name',
    ...VALIDATION,
    constraints(['virtualMFADeviceName', NAME_WORDS]),
    create({ virtualMfaDeviceName: 'my phone' }),
  ],
  [
    'create: a letter that is not of ASCII',
    ...VALIDATION,
    constraints(['virtualMFADeviceName', NAME_WORDS]),
    create({ virtualMfaDeviceName: 'ünïcode' }),
  ],
  [
    'create: an empty name',
    ...VALIDATION,
    constraints(['virtualMFADeviceName', SHORT_WORDS], ['virtualMFADeviceName', NAME_WORDS]),
    create({ virtualMfaDeviceName: '' }),
  ],
  ...['devices', 'devices/', '/devices', '//', '/ space/', '/é/'].map(
    (path): RefusedRow => [`create: the path ${path}`, ...VALIDATION, PATH_MESSAGE, create({ path })],
  ),
  ['create: an empty path', ...VALIDATION, constraints(['path', SHORT_WORDS]), create({ path: '' })],
  [
    'create: a path over 512',
    ...VALIDATION,
    constraints(['path', 'Member must have length less than or equal to 512']),
    create({ path: `/${'a'.repeat(511)}/` }),
  ],
  [
    'create: two things malformed, in one message',
    ...VALIDATION,
    constraints(
      ['path', 'Member must have length less than or equal to 512'],
      ['virtualMFADeviceName', NAME_WORDS],
    ),
    create({ path: `/${'a'.repeat(511)}/`, virtualMfaDeviceName: ' ' }),
  ],
  [
    'create: a serial number that would be too long',
    'InvalidInput',
    400,
    'The serial number of this device would have more than 256 characters.',
    create({ virtualMfaDeviceName: 'n'.repeat(240) }),
  ],
  [
    'create: more devices than the account may have',
    'LimitExceeded',
    409,
    'An account cannot have more than 5000 virtual MFA devices.',
    create({}),
    fullLab,
  ],
  // EnableMFADevice
  ['enable: an unknown user', ...NO_USER, enable('ghost', 'spare')],
  ['enable: an unknown serial number', ...NO_DEVICE, enableRaw({ serialNumber: NONE })],
  [
    'enable: this user has it',
    'EntityAlreadyExists',
    409,
    'MFA Device for user alice already exists.',
    enable('alice', 'phone'),
  ],
  [
    'enable: another user has it',
    'EntityAlreadyExists',
    409,
    'MFA Device is already in use.',
    enable('bea', 'phone'),
  ],
  [
    'enable: another user has it, which comes before wrong codes',
    'EntityAlreadyExists',
    409,
    'MFA Device is already in use.',
    (lab) => enableRaw({ serialNumber: device(lab, 'phone').serialNumber })(lab),
  ],
  [
    'enable: a code of five digits',
    ...VALIDATION,
    constraints(['authenticationCode1', SIX_WORDS]),
    enableRaw({ authenticationCode1: '12345' }),
  ],
  [
    'enable: a code of seven digits',
    ...VALIDATION,
    constraints(['authenticationCode2', 'Member must have length less than or equal to 6']),
    enableRaw({ authenticationCode2: '1234567' }),
  ],
  [
    'enable: letters',
    ...VALIDATION,
    constraints(['authenticationCode1', DIGIT_WORDS]),
    enableRaw({ authenticationCode1: 'abcdef' }),
  ],
  [
    'enable: both codes too short',
    ...VALIDATION,
    constraints(['authenticationCode1', SIX_WORDS], ['authenticationCode2', SIX_WORDS]),
    enableRaw({ authenticationCode1: '1', authenticationCode2: '2' }),
  ],
  [
    'enable: a short serial number',
    ...VALIDATION,
    constraints(['serialNumber', 'Member must have length greater than or equal to 9']),
    enableRaw({ serialNumber: 'abc' }),
  ],
  [
    'enable: a serial number with spaces',
    ...VALIDATION,
    constraints(['serialNumber', SERIAL_WORDS]),
    enableRaw({ serialNumber: 'x y z x y z x y' }),
  ],
  [
    'enable: a space in the user name',
    ...VALIDATION,
    constraints(['userName', NAME_WORDS]),
    enableRaw({ userName: 'bad name' }),
  ],
  [
    'enable: all four malformed',
    ...VALIDATION,
    constraints(
      ['userName', NAME_WORDS],
      ['serialNumber', 'Member must have length greater than or equal to 9'],
      ['authenticationCode1', SIX_WORDS],
      ['authenticationCode2', 'Member must have length less than or equal to 6'],
    ),
    enableRaw({
      userName: 'a b',
      serialNumber: 'abc',
      authenticationCode1: '1',
      authenticationCode2: '1234567',
    }),
  ],
  ['enable: a ninth device', ...DEVICES_LEFT, enable('alice', 'spare'), labOfEight],
  [
    'enable: a ninth device, which comes before wrong codes',
    ...DEVICES_LEFT,
    enableRaw({ userName: 'alice' }),
    labOfEight,
  ],
  [
    'enable: a ninth device, one of the eight a security key',
    ...DEVICES_LEFT,
    enable('alice', 'spare'),
    labOfSevenAndKey,
  ],
  // ResyncMFADevice
  ['resync: nobody has it', ...NOT_THEIRS, resync('alice', 'spare')],
  ['resync: another user has it', ...NOT_THEIRS, resync('bea', 'phone')],
  [
    'resync: an unknown serial number',
    ...NOT_THEIRS,
    askRaw({ operation: 'ResyncMFADevice', userName: 'alice', serialNumber: NONE, ...CODES }),
  ],
  ['resync: an unknown user', ...NO_USER, resync('ghost', 'phone')],
  // DeactivateMFADevice
  ['deactivate: nobody has it', ...NOT_THEIRS, (lab) => deactivate(lab, 'alice', 'spare')],
  ['deactivate: another user has it', ...NOT_THEIRS, (lab) => deactivate(lab, 'bea', 'phone')],
  [
    'deactivate: an unknown serial number',
    ...NO_DEVICE,
    askRaw({ operation: 'DeactivateMFADevice', userName: 'alice', serialNumber: NONE }),
  ],
  ['deactivate: an unknown user', ...NO_USER, (lab) => deactivate(lab, 'ghost', 'phone')],
  [
    'deactivate: without a name, the caller’s',
    ...NOT_THEIRS,
    (lab) => {
      callAdministrator(lab);
      return iam(
        lab,
        { operation: 'DeactivateMFADevice', serialNumber: device(lab, 'phone').serialNumber },
        PRIVATE_WINDOW,
      );
    },
  ],
  [
    'deactivate: without a name, as root',
    ...VALIDATION,
    'Must specify userName when calling with non-User credentials',
    (lab) => iam(lab, { operation: 'DeactivateMFADevice', serialNumber: device(lab, 'phone').serialNumber }),
  ],
  // DeleteVirtualMFADevice
  [
    'delete: somebody has it',
    'DeleteConflict',
    409,
    'MFA VirtualDevice in use. Must deactivate first.',
    (lab) => deleteDevice(lab, 'phone'),
  ],
  [
    'delete: root has it',
    'DeleteConflict',
    409,
    'MFA VirtualDevice in use. Must deactivate first.',
    (lab) => {
      callAdministrator(lab);
      return deleteDevice(lab, 'root-account-mfa-device', PRIVATE_WINDOW);
    },
  ],
  [
    'delete: an unknown serial number',
    ...NO_DEVICE,
    askRaw({ operation: 'DeleteVirtualMFADevice', serialNumber: NONE }),
  ],
  [
    'delete: a short serial number',
    ...VALIDATION,
    constraints(['serialNumber', 'Member must have length greater than or equal to 9']),
    askRaw({ operation: 'DeleteVirtualMFADevice', serialNumber: 'abc' }),
  ],
  // Lists
  ['list: an unknown user', ...NO_USER, ask({ operation: 'ListMFADevices', userName: 'ghost' })],
  ...(['ListMFADevices', 'ListVirtualMFADevices', 'ListUsers'] as const).map(
    (operation): RefusedRow => [
      `${operation}: a marker that nobody gave`,
      ...VALIDATION,
      'Invalid Marker.',
      ask({ operation, marker: 'nobodys' }),
    ],
  ),
  [
    'list: no items',
    ...VALIDATION,
    constraints(['maxItems', 'Member must have value greater than or equal to 1']),
    ask({ operation: 'ListMFADevices', maxItems: 0 }),
  ],
  [
    'list: more than a thousand items',
    ...VALIDATION,
    constraints(['maxItems', 'Member must have value less than or equal to 1000']),
    ask({ operation: 'ListVirtualMFADevices', maxItems: 1001 }),
  ],
  [
    'list: an assignment that there is not',
    ...VALIDATION,
    constraints(['assignmentStatus', 'Member must satisfy enum value set: [Assigned, Unassigned, Any]']),
    askRaw({ operation: 'ListVirtualMFADevices', assignmentStatus: 'Bogus' }),
  ],
  // GetMFADevice
  [
    'get: a virtual device',
    ...VALIDATION,
    'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
    (lab) =>
      iam(lab, {
        operation: 'GetMFADevice',
        userName: 'alice',
        serialNumber: device(lab, 'phone').serialNumber,
      }),
  ],
  // Tags
  [
    'tag: an unknown serial number',
    ...NO_DEVICE,
    askRaw({ operation: 'TagMFADevice', serialNumber: NONE, tags: named(1) }),
  ],
  [
    'tag: one key twice',
    'InvalidInput',
    400,
    'Duplicate tag keys found.',
    tag({ key: 'a', value: '' }, { key: 'a', value: 'b' }),
  ],
  [
    'tag: more than fifty in all',
    'LimitExceeded',
    409,
    'The number of tags has reached the maximum limit.',
    (lab) => {
      granted(tag(...named(50))(lab));
      return tag({ key: 'more', value: '' })(lab);
    },
  ],
  [
    'tag: a key that cannot be, and no value',
    ...VALIDATION,
    constraints(['tags.1.member.key', KEY_WORDS], ['tags.1.member.value', 'Member must not be null']),
    tag({ key: 'a*b' }),
  ],
  [
    'tag: more than fifty in one call',
    ...VALIDATION,
    constraints(['tags', 'Member must have length less than or equal to 50']),
    tag(...named(51)),
  ],
  [
    'untag: an unknown serial number',
    ...NO_DEVICE,
    askRaw({ operation: 'UntagMFADevice', serialNumber: NONE, tagKeys: ['a'] }),
  ],
  [
    'untag: an empty key',
    ...VALIDATION,
    constraints(['tagKeys.1.member', SHORT_WORDS], ['tagKeys.1.member', KEY_WORDS]),
    (lab) =>
      askRaw({ operation: 'UntagMFADevice', serialNumber: device(lab, 'spare').serialNumber, tagKeys: [''] })(
        lab,
      ),
  ],
  [
    'list tags: an unknown serial number',
    ...NO_DEVICE,
    askRaw({ operation: 'ListMFADeviceTags', serialNumber: NONE }),
  ],
];

const virtual = (status: string | undefined) =>
  askRaw({
    operation: 'ListVirtualMFADevices',
    ...(status === undefined ? {} : { assignmentStatus: status }),
  });

const namesOf = (asked: (lab: Lab) => unknown) => (lab: Lab) =>
  JSON.stringify(asked(lab))
    .match(/mfa\/[^"]+/g)
    ?.map((name) => name.slice(4));

const keySerial = ({ world }: Lab) => world.account.securityKeys[0]?.serialNumber ?? '';

const summaryOf = (lab: Lab, userName: string) => {
  const found = lab.world.account.users.find((user) => user.userName === userName);
  return {
    path: '/',
    userName,
    userId: found?.userId,
    createdAt: found?.createdAt,
    arn: userArnOf(lab, userName),
  };
};

const rootOf = (lab: Lab) => ({
  userName: null,
  userId: accountOf(lab),
  createdAt: null,
  arn: `arn:aws:iam::${accountOf(lab)}:root`,
});

const enabledAt = (lab: Lab, name: string) => device(lab, name).enabledAt;

const created = (lab: Lab, name: string, path = '/') => {
  const found = device(lab, name);
  return {
    kind: 'virtual-mfa-device',
    serialNumber: `arn:aws:iam::${accountOf(lab)}:mfa${path}${name}`,
    base32StringSeed: found.seed,
    otpauthUri: `otpauth://totp/MFA%20Lab:${name}@${lab.world.account.alias}?secret=${found.seed}&issuer=MFA%20Lab`,
    tags: found.tags ?? [],
  };
};

const seen: readonly SeenRow[] = [
  ['create: serial number, seed and what the QR code says', (lab: Lab) => created(lab, 'x'), create({})],
  [
    'create: the name in another case',
    (lab: Lab) => created(lab, 'PHONE'),
    create({ virtualMfaDeviceName: 'PHONE' }),
  ],
  [
    'create: the name on another path',
    (lab: Lab) => `arn:aws:iam::${accountOf(lab)}:mfa/x/y/phone`,
    (lab) => {
      granted(create({ virtualMfaDeviceName: 'phone', path: '/x/y/' })(lab));
      return lab.world.account.mfaDevices.at(-1)?.serialNumber;
    },
  ],
  ...['/', '/a-b/', '/a_b.c/d/', '/test-path/', '/test//double/', '/a//b/'].map(
    (path): SeenRow => [`create: the path ${path}`, (lab: Lab) => created(lab, 'x', path), create({ path })],
  ),
  ...[64, 65, 226].map((length): SeenRow => {
    const name = 'n'.repeat(length);
    return [
      `create: a name of ${length} characters`,
      (lab: Lab) => created(lab, name),
      create({ virtualMfaDeviceName: name }),
    ];
  }),
  [
    'create: tags',
    (lab: Lab) => ({ ...created(lab, 'x', '/devices/'), tags: [{ key: 'owner', value: 'probe' }] }),
    create({ path: '/devices/', tags: [{ key: 'owner', value: 'probe' }] }),
  ],
  [
    'create: the seed that a program gets',
    64,
    (lab) => {
      granted(
        iamWith(lab, keyOf(lab, 'omar'), { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'x' }),
      );
      return device(lab, 'x').seed.length;
    },
    labOfPrograms,
  ],
  ['enable: the codes of the step before and of this one, together', DONE, enable('bea', 'spare')],
  ['resync', DONE, resync('alice', 'phone')],
  ['deactivate', DONE, (lab) => deactivate(lab, 'alice', 'phone')],
  [
    'deactivate: a security key',
    DONE,
    (lab) => {
      callAdministrator(lab);
      return iam(
        lab,
        { operation: 'DeactivateMFADevice', userName: 'alice', serialNumber: keySerial(lab) },
        PRIVATE_WINDOW,
      );
    },
    labOfSevenAndKey,
  ],
  ['an eighth device, a security key', 1, (lab) => lab.world.account.securityKeys.length, labOfSevenAndKey],
  ['delete', DONE, (lab) => deleteDevice(lab, 'spare')],
  [
    'list: of the caller, who has none',
    { kind: 'mfa-devices', devices: [], ...ONE_PAGE },
    (lab) => {
      callAdministrator(lab);
      return iam(lab, { operation: 'ListMFADevices' }, PRIVATE_WINDOW);
    },
  ],
  [
    'list: of root, who is the caller',
    (lab: Lab) => ({
      kind: 'mfa-devices',
      devices: [
        {
          userName: null,
          serialNumber: deviceArnOf(lab, 'root-account-mfa-device'),
          enableDate: enabledAt(lab, 'root-account-mfa-device'),
        },
      ],
      ...ONE_PAGE,
    }),
    ask({ operation: 'ListMFADevices' }),
  ],
  [
    'list: of a user',
    (lab: Lab) => ({
      kind: 'mfa-devices',
      devices: [
        { userName: 'alice', serialNumber: deviceArnOf(lab, 'phone'), enableDate: enabledAt(lab, 'phone') },
      ],
      ...ONE_PAGE,
    }),
    ask({ operation: 'ListMFADevices', userName: 'alice' }),
  ],
  [
    'list: one of two on the first page',
    { kind: 'virtual-mfa-devices', devices: 1, isTruncated: true, marker: 'LAB1' },
    (lab) => {
      const listed = iam(lab, { operation: 'ListVirtualMFADevices', maxItems: 1 });
      return listed.ok && listed.value.kind === 'virtual-mfa-devices'
        ? { ...listed.value, devices: listed.value.devices.length }
        : listed;
    },
  ],
  [
    'list virtual: whose they are',
    (lab: Lab) => ({
      kind: 'virtual-mfa-devices',
      devices: [
        {
          serialNumber: deviceArnOf(lab, 'root-account-mfa-device'),
          user: rootOf(lab),
          enableDate: enabledAt(lab, 'root-account-mfa-device'),
        },
        {
          serialNumber: deviceArnOf(lab, 'phone'),
          user: summaryOf(lab, 'alice'),
          enableDate: enabledAt(lab, 'phone'),
        },
        { serialNumber: deviceArnOf(lab, 'spare'), user: null, enableDate: null },
      ],
      ...ONE_PAGE,
    }),
    virtual(undefined),
  ],
  ['list virtual: Any', ['root-account-mfa-device', 'phone', 'spare'], namesOf(virtual('Any'))],
  ['list virtual: Assigned', ['root-account-mfa-device', 'phone'], namesOf(virtual('Assigned'))],
  ['list virtual: Unassigned', ['spare'], namesOf(virtual('Unassigned'))],
  [
    'get: a security key',
    (lab: Lab) => ({
      kind: 'mfa-device',
      userName: 'alice',
      serialNumber: keySerial(lab),
      enableDate: lab.world.account.securityKeys[0]?.enabledAt,
    }),
    (lab) => {
      callAdministrator(lab);
      return iam(
        lab,
        { operation: 'GetMFADevice', userName: 'alice', serialNumber: keySerial(lab) },
        PRIVATE_WINDOW,
      );
    },
    labOfSevenAndKey,
  ],
  ['tag', DONE, tag({ key: 'team', value: 'people' })],
  [
    'untag: a key that is not there',
    DONE,
    (lab) =>
      askRaw({
        operation: 'UntagMFADevice',
        serialNumber: device(lab, 'spare').serialNumber,
        tagKeys: ['x'],
      })(lab),
  ],
  [
    'list tags: sorted by their keys',
    {
      kind: 'tags',
      tags: [
        { key: 'floor', value: '' },
        { key: 'team', value: 'people' },
      ],
      ...ONE_PAGE,
    },
    (lab) => {
      granted(tag({ key: 'team', value: 'people' }, { key: 'floor', value: '' })(lab));
      return askRaw({ operation: 'ListMFADeviceTags', serialNumber: device(lab, 'spare').serialNumber })(lab);
    },
  ],
];

/** What IAM says of MFA devices, to root. */
export const DEVICES: Table = { about: 'devices', start: labOfRoot, refused, seen };

/** alice in a session with MFA, and `spare`, which is nobody's. */
function labOfAliceWithMfa(): Lab {
  const lab = labOfAliceWithoutMfa();
  createDevice(lab, 'spare');
  lab.wait(60);
  signIn(lab, 'alice');
  return lab;
}

const OWN = ['AccessDenied', 403, OWN_DEVICE] as const;

const ownRefused: readonly RefusedRow[] = [
  [
    'add a second one',
    ...OWN,
    (lab) => {
      createDevice(lab, 'second');
      return enable('alice', 'second')(lab);
    },
  ],
  [
    'add one that is not there: the rule comes before that',
    ...OWN,
    askRaw({ operation: 'EnableMFADevice', userName: 'alice', serialNumber: NONE, ...CODES }),
  ],
  ['add the one that is theirs: the rule comes before that', ...OWN, enable('alice', 'phone')],
  [
    'remove it, as an administrator, whom no policy stops',
    ...OWN,
    (lab) => {
      callAdministrator(lab);
      enrol(lab, 'omar', 'omars-phone', PRIVATE_WINDOW);
      return deactivate(lab, 'omar', 'omars-phone', PRIVATE_WINDOW);
    },
  ],
  [
    'remove it: the policy denies that',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:DeactivateMFADevice', userArnOf(lab), 'explicit'),
    (lab) => deactivate(lab, 'alice', 'phone'),
  ],
  [
    'delete one that nobody has: the policy denies that',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:DeleteVirtualMFADevice', deviceArnOf(lab, 'spare'), 'explicit'),
    (lab) => {
      createDevice(lab, 'spare');
      return deleteDevice(lab, 'spare');
    },
  ],
  [
    'list the users: the policy denies that',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:ListUsers', userArnOf(lab, ''), 'explicit'),
    ask({ operation: 'ListUsers' }),
  ],
  [
    'list the users, with MFA: no policy allows it',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:ListUsers', userArnOf(lab, ''), 'implicit'),
    ask({ operation: 'ListUsers' }),
    labOfAliceWithMfa,
  ],
  [
    'delete one that nobody has, with MFA: no policy allows it',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:DeleteVirtualMFADevice', deviceArnOf(lab, 'spare'), 'implicit'),
    (lab) => deleteDevice(lab, 'spare'),
    labOfAliceWithMfa,
  ],
  [
    'look at another user, with MFA: no policy allows it',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:GetUser', userArnOf(lab, 'omar'), 'implicit'),
    ask({ operation: 'GetUser', userName: 'omar' }),
    labOfAliceWithMfa,
  ],
  ...(['ALICE', 'Alice'] as const).map(
    (userName): RefusedRow => [
      `look at oneself as ${userName}, with MFA: the ARN is compared as it was given`,
      'AccessDenied',
      403,
      (lab) => denied(lab, 'iam:GetUser', userArnOf(lab, userName), 'implicit'),
      ask({ operation: 'GetUser', userName }),
      labOfAliceWithMfa,
    ],
  ),
  [
    'list the devices of Alice, with MFA: the ARN is compared as it was given',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:ListMFADevices', userArnOf(lab, 'Alice'), 'implicit'),
    ask({ operation: 'ListMFADevices', userName: 'Alice' }),
    labOfAliceWithMfa,
  ],
  [
    'make a password for another user',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:CreateLoginProfile', userArnOf(lab, 'omar'), 'explicit'),
    ask({ operation: 'CreateLoginProfile', userName: 'omar', password: 'Kettle-Orbit-5' }),
  ],
];

const ownSeen: readonly SeenRow[] = [
  [
    'add a first one, without MFA',
    DONE,
    (lab) => {
      createDevice(lab, 'phone');
      return enable('alice', 'phone')(lab);
    },
    labOfAlice,
  ],
  [
    'create a second one, without MFA',
    (lab: Lab) => created(lab, 'second'),
    create({ virtualMfaDeviceName: 'second' }),
  ],
  [
    'add a first one, by an access key',
    DONE,
    (lab) => {
      const { accessKeyId } = keyOf(lab, 'bea');
      const { serialNumber } = device(lab, 'spare');
      const [authenticationCode1, authenticationCode2] = pairAt(lab, 'spare', 0);
      const pair = { userName: 'bea', serialNumber, authenticationCode1, authenticationCode2 };
      return iamWith(lab, { accessKeyId }, { operation: 'EnableMFADevice', ...pair });
    },
    () => {
      const lab = labOfRoot();
      callAdministrator(lab);
      return lab;
    },
  ],
  [
    'resync it, without MFA',
    DONE,
    (lab) => {
      lab.wait(60);
      return resync('alice', 'phone')(lab);
    },
  ],
  ['add a second one, with MFA', DONE, enable('alice', 'spare'), labOfAliceWithMfa],
  ['remove it, with MFA', DONE, (lab) => deactivate(lab, 'alice', 'phone'), labOfAliceWithMfa],
];

/** What alice, who has a device, may do with her own, and with what is not hers. */
export const OWN_DEVICES: Table = {
  about: 'one’s own devices',
  start: labOfAliceWithoutMfa,
  refused: ownRefused,
  seen: ownSeen,
};
