import { readPolicy } from '../../../src/sim/policy/read-policy.js';
import { findUser } from '../../../src/sim/world/account.js';
import { documentOf } from '../../../src/sim/world/policies.js';
import { keyOf, labOfPrograms } from '../programs.js';
import type { Lab } from '../scenario.js';
import { answerOf, granted, iam, iamWith, passwordOf, signIn } from '../scenario.js';
import type { RefusedRow, SeenRow, Table } from './row.js';
import {
  accountOf,
  ask,
  askRaw,
  constraints,
  DONE,
  denied,
  labOfAliceWithoutMfa,
  labOfRoot,
  NAME_WORDS,
  ONE_PAGE,
  SHORT_WORDS,
  userArnOf,
} from './row.js';

const VALIDATION = ['ValidationError', 400] as const;

const NO_USER = ['NoSuchEntity', 404, 'The user with name ghost cannot be found.'] as const;

const PASSWORD_WORDS =
  'Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+';

const TWO_KINDS =
  'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one number';

/** The lab's words: those of AWS for this are not known. */
const NOT_THE_ACCOUNT = 'Password should not be the account name or e-mail address';

/** cleo has no password, and no policy of her own. */
function labOfCleo(): Lab {
  const lab = labOfRoot();
  granted(iam(lab, { operation: 'CreateUser', userName: 'cleo' }));
  return lab;
}

const password = (text: string | undefined) =>
  askRaw({ operation: 'CreateLoginProfile', userName: 'cleo', password: text });

const create = (userName: string) => ask({ operation: 'CreateUser', userName });

/** A user to whom nothing belongs but what is done here. */
const deleteAfter = (prepare: (lab: Lab) => void) => (lab: Lab) => {
  const { attachedPolicies = [] } = findUser(lab.world.account, 'cleo') ?? {};
  for (const policyArn of attachedPolicies) {
    granted(iam(lab, { operation: 'DetachUserPolicy', userName: 'cleo', policyArn }));
  }
  prepare(lab);
  return iam(lab, { operation: 'DeleteUser', userName: 'cleo' });
};

const LISTING = documentOf([{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }]);

const conflict = (what: string) =>
  ['DeleteConflict', 409, `Cannot delete entity, must ${what} first.`] as const;

const UNKNOWN_KEY = 'LABA234567234567';

const put = (policyDocument: string) =>
  ask({ operation: 'PutUserPolicy', userName: 'alice', policyName: 'Mine', policyDocument });

const allowing = (count: number) =>
  documentOf([{ Effect: 'Allow', Action: Array(count).fill('iam:ListUsers'), Resource: '*' }]);

const GONE = 'arn:aws:iam::aws:policy/Gone';

const refused: readonly RefusedRow[] = [
  // Users
  [
    'create: the name is taken, in another case',
    'EntityAlreadyExists',
    409,
    'User with name ALICE already exists.',
    create('ALICE'),
  ],
  [
    'create: 65 characters',
    ...VALIDATION,
    constraints(['userName', 'Member must have length less than or equal to 64']),
    create('x'.repeat(65)),
  ],
  [
    'create: no name',
    ...VALIDATION,
    constraints(['userName', SHORT_WORDS], ['userName', NAME_WORDS]),
    create(''),
  ],
  ['create: a space', ...VALIDATION, constraints(['userName', NAME_WORDS]), create('a b')],
  ['create: a line end', ...VALIDATION, constraints(['userName', NAME_WORDS]), create('x\n')],
  ['get: unknown', ...NO_USER, ask({ operation: 'GetUser', userName: 'ghost' })],
  [
    'get: 129 characters',
    ...VALIDATION,
    constraints(['userName', 'Member must have length less than or equal to 128']),
    ask({ operation: 'GetUser', userName: 'x'.repeat(129) }),
  ],
  [
    'list: a path that is none',
    ...VALIDATION,
    constraints(['pathPrefix', 'Member must satisfy regular expression pattern: \\u002F[\\u0021-\\u007F]*']),
    ask({ operation: 'ListUsers', pathPrefix: 'x' }),
  ],
  ['delete: unknown', ...NO_USER, ask({ operation: 'DeleteUser', userName: 'ghost' })],
  [
    'delete: with a device',
    ...conflict('remove tokens from principal'),
    ask({ operation: 'DeleteUser', userName: 'alice' }),
  ],
  [
    'delete: with an attached policy',
    ...conflict('detach all policies'),
    ask({ operation: 'DeleteUser', userName: 'cleo' }),
  ],
  [
    'delete: with an inline policy',
    ...conflict('delete policies'),
    deleteAfter((lab) => {
      granted(
        iam(lab, { operation: 'PutUserPolicy', userName: 'cleo', policyName: 'p', policyDocument: LISTING }),
      );
    }),
  ],
  [
    'delete: with an access key',
    ...conflict('delete access keys'),
    deleteAfter((lab) => granted(iam(lab, { operation: 'CreateAccessKey', userName: 'cleo' }))),
  ],
  [
    'delete: with a password',
    ...conflict('delete login profile'),
    deleteAfter((lab) => granted(password('Kettle-Orbit-55')(lab))),
  ],
  // Passwords
  [
    'login profile: there already',
    'EntityAlreadyExists',
    409,
    'Login Profile for user bea already exists.',
    ask({ operation: 'CreateLoginProfile', userName: 'bea', password: 'Kettle-Orbit-5' }),
  ],
  ...(['CreateLoginProfile', 'UpdateLoginProfile'] as const).map(
    (operation): RefusedRow => [
      `${operation}: an unknown user`,
      ...NO_USER,
      ask({ operation, userName: 'ghost', password: 'Kettle-Orbit-5' }),
    ],
  ),
  ...(['GetLoginProfile', 'DeleteLoginProfile'] as const).map(
    (operation): RefusedRow => [
      `${operation}: an unknown user`,
      ...NO_USER,
      ask({ operation, userName: 'ghost' }),
    ],
  ),
  [
    'login profile: none to update',
    'NoSuchEntity',
    404,
    'Login Profile for User cleo cannot be found.',
    ask({ operation: 'UpdateLoginProfile', userName: 'cleo', password: 'Kettle-Orbit-5' }),
  ],
  ...(['GetLoginProfile', 'DeleteLoginProfile'] as const).map(
    (operation): RefusedRow => [
      `${operation}: none`,
      'NoSuchEntity',
      404,
      'Login Profile for User cleo cannot be found.',
      ask({ operation, userName: 'cleo' }),
    ],
  ),
  [
    'a short password',
    'PasswordPolicyViolation',
    400,
    'Password should have a minimum length of 8',
    password('Ab1!'),
  ],
  [
    'a short password for one that is there',
    'PasswordPolicyViolation',
    400,
    'Password should have a minimum length of 8',
    ask({ operation: 'UpdateLoginProfile', userName: 'bea', password: 'Ab1!' }),
  ],
  [
    'a password of two kinds',
    'PasswordPolicyViolation',
    400,
    'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol',
    password('abcdefg1'),
  ],
  [
    'a password with signs that are not of the list',
    'PasswordPolicyViolation',
    400,
    'Password should meet 1 more of the following requirements: Password should have at least one number, Password should have at least one symbol',
    password('Abcdefg" '),
  ],
  [
    'the alias of the account for a password',
    'PasswordPolicyViolation',
    400,
    NOT_THE_ACCOUNT,
    (lab) => password(lab.world.account.alias)(lab),
  ],
  [
    'the e-mail address of the account for a password',
    'PasswordPolicyViolation',
    400,
    TWO_KINDS,
    (lab) => password(lab.world.account.root.email)(lab),
  ],
  [
    'an empty password',
    ...VALIDATION,
    constraints(['password', SHORT_WORDS], ['password', PASSWORD_WORDS]),
    password(''),
  ],
  ['no password', ...VALIDATION, constraints(['password', 'Member must not be null']), password(undefined)],
  ...[129, 132].map(
    (length): RefusedRow => [
      `a password of ${length} characters`,
      ...VALIDATION,
      constraints(['password', 'Member must have length less than or equal to 128']),
      password(`Ab1!${'x'.repeat(length - 4)}`),
    ],
  ),
  [
    'a password that is not of Latin letters',
    ...VALIDATION,
    constraints(['password', PASSWORD_WORDS]),
    password('Kettle-鍵-55'),
  ],
  [
    'a password with an emoji',
    ...VALIDATION,
    constraints(['password', PASSWORD_WORDS]),
    password('Kettle-🔑-55'),
  ],
  [
    'change the password: as root',
    'InvalidUserType',
    400,
    'The root user cannot change its password with this operation.',
    ask({ operation: 'ChangePassword', oldPassword: 'Kettle-Orbit-5', newPassword: 'Kettle-Orbit-6' }),
  ],
  [
    'change the password: the old one is wrong',
    'AccessDenied',
    403,
    'The old password was incorrect.',
    (lab) => {
      signIn(lab, 'alice');
      return iam(lab, {
        operation: 'ChangePassword',
        oldPassword: 'Wrong-Guess-1',
        newPassword: 'Kettle-Orbit-5',
      });
    },
  ],
  [
    'change the password: there is none',
    'NoSuchEntity',
    404,
    'Login Profile for User omar cannot be found.',
    (lab) => {
      const key = keyOf(lab, 'omar');
      granted(iamWith(lab, key, { operation: 'DeleteLoginProfile' }));
      return iamWith(lab, key, {
        operation: 'ChangePassword',
        oldPassword: 'Kettle-Orbit-5',
        newPassword: 'Kettle-Orbit-6',
      });
    },
    labOfPrograms,
  ],
  // Access keys
  [
    'a third access key',
    'LimitExceeded',
    409,
    'Cannot exceed quota for AccessKeysPerUser: 2',
    (lab) => {
      const make = ask({ operation: 'CreateAccessKey', userName: 'bea' });
      granted(make(lab));
      granted(make(lab));
      return make(lab);
    },
  ],
  [
    'a third access key of root',
    'LimitExceeded',
    409,
    'Cannot exceed quota for AccessKeysPerUser: 2',
    (lab) => {
      const make = ask({ operation: 'CreateAccessKey' });
      granted(make(lab));
      granted(make(lab));
      return make(lab);
    },
  ],
  ['an access key for an unknown user', ...NO_USER, ask({ operation: 'CreateAccessKey', userName: 'ghost' })],
  ...(
    [
      { operation: 'DeleteAccessKey', userName: 'bea', accessKeyId: UNKNOWN_KEY },
      { operation: 'UpdateAccessKey', userName: 'bea', accessKeyId: UNKNOWN_KEY, status: 'Inactive' },
      { operation: 'DeleteAccessKey', accessKeyId: UNKNOWN_KEY },
    ] as const
  ).map(
    (call): RefusedRow => [
      `${call.operation}: an unknown key of ${'userName' in call ? call.userName : 'root'}`,
      'NoSuchEntity',
      404,
      `The Access Key with id ${UNKNOWN_KEY} cannot be found.`,
      ask(call),
    ],
  ),
  [
    'UpdateAccessKey: a status that there is not',
    ...VALIDATION,
    constraints(['status', 'Member must satisfy enum value set: [Active, Inactive]']),
    askRaw({ operation: 'UpdateAccessKey', accessKeyId: UNKNOWN_KEY, status: 'Bogus' }),
  ],
  // Policies
  ['a policy that is no JSON', 'MalformedPolicyDocument', 400, 'This policy contains invalid Json', put('{')],
  [
    'a policy of an older version',
    'MalformedPolicyDocument',
    400,
    'Policy document must be version 2012-10-17 or greater.',
    put('{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'),
  ],
  [
    'a policy that is no policy',
    'MalformedPolicyDocument',
    400,
    'Syntax errors in policy.',
    put('{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"iam:GetUser","Resource":"*"}]}'),
  ],
  [
    'a policy whose action names no service',
    'MalformedPolicyDocument',
    400,
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    put(documentOf([{ Effect: 'Allow', Action: 'GetUser', Resource: '*' }])),
  ],
  [
    'a policy whose resource is no ARN',
    'MalformedPolicyDocument',
    400,
    'Resource alice must be in ARN format or "*".',
    put(documentOf([{ Effect: 'Allow', Action: 'iam:GetUser', Resource: 'alice' }])),
  ],
  [
    'a policy without actions',
    'MalformedPolicyDocument',
    400,
    'Policy statement must contain actions.',
    put(documentOf([{ Effect: 'Allow', Resource: '*' }])),
  ],
  [
    'more than a user’s inline policies may have',
    'LimitExceeded',
    409,
    'Maximum policy size of 2048 bytes exceeded for user alice',
    put(allowing(140)),
  ],
  [
    'an inline policy that is not there',
    'NoSuchEntity',
    404,
    'The user policy with name Mine cannot be found.',
    ask({ operation: 'GetUserPolicy', userName: 'alice', policyName: 'Mine' }),
  ],
  [
    'attach what is nowhere',
    'NoSuchEntity',
    404,
    `Policy ${GONE} does not exist or is not attachable.`,
    ask({ operation: 'AttachUserPolicy', userName: 'alice', policyArn: GONE }),
  ],
  [
    'detach what is not attached',
    'NoSuchEntity',
    404,
    `Policy ${GONE} was not found.`,
    ask({ operation: 'DetachUserPolicy', userName: 'alice', policyArn: GONE }),
  ],
  [
    'a policy of the account under a name that is taken',
    'EntityAlreadyExists',
    409,
    'A policy called requiremfa already exists. Duplicate names are not allowed.',
    ask({ operation: 'CreatePolicy', policyName: 'requiremfa', policyDocument: LISTING }),
  ],
  [
    'a policy of the account that is too long',
    'LimitExceeded',
    409,
    'Cannot exceed quota for PolicySize: 6144',
    ask({ operation: 'CreatePolicy', policyName: 'Long', policyDocument: allowing(450) }),
  ],
  [
    'a policy of the account that is no JSON',
    'MalformedPolicyDocument',
    400,
    'This policy contains invalid Json',
    ask({ operation: 'CreatePolicy', policyName: 'None', policyDocument: '{' }),
  ],
  [
    'the account, to who may not see it',
    'AccessDenied',
    403,
    (lab) => denied(lab, 'iam:GetAccountSummary', '*', 'explicit'),
    ask({ operation: 'GetAccountSummary' }),
    labOfAliceWithoutMfa,
  ],
];

const profile = (lab: Lab, userName: string, passwordResetRequired: boolean) => ({
  kind: 'login-profile',
  userName,
  profile: {
    createdAt: findUser(lab.world.account, userName)?.loginProfile?.createdAt,
    changedAt: findUser(lab.world.account, userName)?.loginProfile?.changedAt,
    passwordResetRequired,
  },
});

const user = (lab: Lab, userName: string) => ({
  path: '/',
  userName,
  userId: findUser(lab.world.account, userName)?.userId,
  createdAt: findUser(lab.world.account, userName)?.createdAt,
  arn: userArnOf(lab, userName),
});

const newestKey = ({ world }: Lab) => {
  const { accessKeyId, userName, createdAt, status, secretAccessKey } = world.account.accessKeys.at(-1) ?? {};
  return { accessKeyId, userName, createdAt, status, secretAccessKey };
};

/** alice changes her own, in a session with MFA. */
const change = (next: (old: string) => string) => (lab: Lab) => {
  const oldPassword = passwordOf(lab, 'alice');
  signIn(lab, 'alice');
  return iam(lab, { operation: 'ChangePassword', oldPassword, newPassword: next(oldPassword) });
};

/** What is said of the trust policy of a role. No operation of the lab takes one. */
const trusting = (more: object) => {
  const statement = { Effect: 'Allow', Principal: { AWS: '*' }, ...more };
  const read = readPolicy(documentOf([statement]), 'trust');
  return read.ok ? null : read.failure.message;
};

const seen: readonly SeenRow[] = [
  ['create', (lab: Lab) => ({ kind: 'user', user: user(lab, 'dora') }), create('dora')],
  [
    'create: what a user whom a program makes may do: nothing',
    { inline: [], attached: [] },
    (lab) => {
      granted(iamWith(lab, keyOf(lab, 'omar'), { operation: 'CreateUser', userName: 'dora' }));
      const made = findUser(lab.world.account, 'dora');
      return { inline: made?.inlinePolicies, attached: made?.attachedPolicies };
    },
    labOfPrograms,
  ],
  [
    'get',
    (lab: Lab) => ({ kind: 'user', user: user(lab, 'alice') }),
    ask({ operation: 'GetUser', userName: 'alice' }),
  ],
  [
    'get: root, who is the caller',
    (lab: Lab) => ({
      kind: 'user',
      user: {
        userName: null,
        userId: accountOf(lab),
        createdAt: null,
        arn: `arn:aws:iam::${accountOf(lab)}:root`,
      },
    }),
    ask({ operation: 'GetUser' }),
  ],
  [
    'list',
    (lab: Lab) => ({
      kind: 'users',
      users: ['alice', 'omar', 'bea', 'cleo'].map((name) => user(lab, name)),
      ...ONE_PAGE,
    }),
    ask({ operation: 'ListUsers' }),
  ],
  [
    'list: of another path',
    { kind: 'users', users: [], ...ONE_PAGE },
    ask({ operation: 'ListUsers', pathPrefix: '/people/' }),
  ],
  ['delete', DONE, deleteAfter(() => undefined)],
  ['login profile', (lab: Lab) => profile(lab, 'cleo', false), password('Kettle-Orbit-55')],
  [
    'GetLoginProfile',
    (lab: Lab) => profile(lab, 'bea', false),
    ask({ operation: 'GetLoginProfile', userName: 'bea' }),
  ],
  [
    'UpdateLoginProfile',
    DONE,
    ask({ operation: 'UpdateLoginProfile', userName: 'bea', password: 'Kettle-Orbit-56' }),
  ],
  [
    'UpdateLoginProfile: without a password',
    (lab: Lab) => profile(lab, 'bea', true),
    (lab) => {
      granted(iam(lab, { operation: 'UpdateLoginProfile', userName: 'bea', passwordResetRequired: true }));
      return iam(lab, { operation: 'GetLoginProfile', userName: 'bea' });
    },
  ],
  ['DeleteLoginProfile', DONE, ask({ operation: 'DeleteLoginProfile', userName: 'bea' })],
  ['change the password', DONE, change(() => 'Kettle-Orbit-57')],
  ['change the password: to the same one', DONE, change((old) => old)],
  [
    'CreateAccessKey',
    (lab: Lab) => ({ kind: 'access-key', ...newestKey(lab) }),
    ask({ operation: 'CreateAccessKey', userName: 'bea' }),
  ],
  [
    'CreateAccessKey: of root',
    (lab: Lab) => ({ kind: 'access-key', ...newestKey(lab), userName: null }),
    ask({ operation: 'CreateAccessKey' }),
  ],
  [
    'an access key: as long as a real one, and no real one',
    { id: true, secret: 40 },
    (lab) => {
      const made = answerOf(iam(lab, { operation: 'CreateAccessKey', userName: 'bea' }), 'access-key');
      return { id: /^LABA[A-Z2-7]{16}$/.test(made.accessKeyId), secret: made.secretAccessKey.length };
    },
  ],
  [
    'ListAccessKeys: without the secret',
    (lab: Lab) => {
      const { secretAccessKey: _secret, ...key } = newestKey(lab);
      return { kind: 'access-keys', keys: [key], ...ONE_PAGE };
    },
    (lab) => {
      granted(iam(lab, { operation: 'CreateAccessKey', userName: 'bea' }));
      return iam(lab, { operation: 'ListAccessKeys', userName: 'bea' });
    },
  ],
  [
    'GetUserPolicy: as it was written',
    { kind: 'policy', userName: 'alice', policyName: 'Mine', document: LISTING },
    (lab) => {
      granted(put(LISTING)(lab));
      return iam(lab, { operation: 'GetUserPolicy', userName: 'alice', policyName: 'Mine' });
    },
  ],
  [
    'ListUserPolicies',
    { kind: 'policies', policyNames: ['Mine'], ...ONE_PAGE },
    (lab) => {
      granted(put(LISTING)(lab));
      return iam(lab, { operation: 'ListUserPolicies', userName: 'alice' });
    },
  ],
  [
    'ListAttachedUserPolicies',
    {
      kind: 'attached-policies',
      policies: [
        { policyName: 'AdministratorAccess', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ],
      ...ONE_PAGE,
    },
    ask({ operation: 'ListAttachedUserPolicies', userName: 'omar' }),
  ],
  [
    'CreatePolicy',
    (lab: Lab) => ({
      kind: 'policy-created',
      policyName: 'Listing',
      arn: `arn:aws:iam::${accountOf(lab)}:policy/Listing`,
    }),
    ask({ operation: 'CreatePolicy', policyName: 'Listing', policyDocument: LISTING }),
  ],
  [
    'a trust policy with a resource',
    'Has prohibited field Resource',
    () => trusting({ Action: 'sts:AssumeRole', Resource: '*' }),
  ],
  [
    'a trust policy with an action of another service',
    'AssumeRole policy may only specify STS AssumeRole actions.',
    () => trusting({ Action: 'iam:GetUser' }),
  ],
  [
    'GetAccountSummary',
    {
      Users: 4,
      MFADevices: 3,
      MFADevicesInUse: 2,
      AccountMFAEnabled: 1,
      AccessKeysPerUserQuota: 2,
      UsersQuota: 5000,
      GroupsPerUserQuota: 10,
      GlobalEndpointTokenVersion: 1,
      UserPolicySizeQuota: 2048,
    },
    (lab) => {
      const { summary } = answerOf(iam(lab, { operation: 'GetAccountSummary' }), 'account-summary');
      const { Users, MFADevices, MFADevicesInUse, AccountMFAEnabled, AccessKeysPerUserQuota } = summary;
      const { UsersQuota, GroupsPerUserQuota, GlobalEndpointTokenVersion, UserPolicySizeQuota } = summary;
      return {
        Users,
        MFADevices,
        MFADevicesInUse,
        AccountMFAEnabled,
        AccessKeysPerUserQuota,
        UsersQuota,
        GroupsPerUserQuota,
        GlobalEndpointTokenVersion,
        UserPolicySizeQuota,
      };
    },
  ],
];

/** What IAM says of users, passwords, access keys and policies, to root. */
export const USERS: Table = { about: 'users', start: labOfCleo, refused, seen };
