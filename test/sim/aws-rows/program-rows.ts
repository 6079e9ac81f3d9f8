import type { StsCallOf } from '../../../src/sim/sts/requests.js';
import { documentOf } from '../../../src/sim/world/policies.js';
import { PRIVATE_WINDOW } from '../../../src/sim/world/windows.js';
import { keyOf, labOfPrograms, mfaOf, roleCall, roleOf, s3, sts, tokenOf } from '../programs.js';
import type { Lab } from '../scenario.js';
import {
  answerOf,
  codeOf,
  deactivate,
  device,
  enterPassword,
  granted,
  iam,
  iamWith,
  lastEvent,
  submitCode,
} from '../scenario.js';
import type { RefusedRow, SeenRow, Table } from './row.js';
import { accountOf, CANNOT_VALIDATE, userArnOf } from './row.js';

/** What STS, S3 and IAM say to programs, and about policies. */

const role = (lab: Lab) => `arn:aws:iam::${accountOf(lab)}:role/LabDeployer`;
const INVALID_TOKEN = 'The security token included in the request is invalid';
const INVALID_PASS_CODE = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';

const token = (given: (lab: Lab) => Omit<StsCallOf<'GetSessionToken'>, 'operation'>) => {
  return (lab: Lab) => sts(lab, keyOf(lab, 'alice'), { operation: 'GetSessionToken', ...given(lab) });
};

const stsRefused: readonly RefusedRow[] = [
  [
    'a wrong code',
    'AccessDenied',
    403,
    INVALID_PASS_CODE,
    token((lab) => ({ ...mfaOf(lab), tokenCode: '000000' })),
  ],
  [
    'a used code',
    'AccessDenied',
    403,
    INVALID_PASS_CODE,
    (lab) => {
      const [key, mfa] = [keyOf(lab, 'alice'), mfaOf(lab)];
      tokenOf(lab, key, mfa);
      return sts(lab, key, { operation: 'GetSessionToken', ...mfa });
    },
  ],
  [
    'an unknown serial number',
    'AccessDenied',
    403,
    CANNOT_VALIDATE,
    token((lab) => ({ ...mfaOf(lab), serialNumber: 'arn:aws:iam::123456789012:mfa/none' })),
  ],
  [
    'the ARN of the user for that of the device',
    'AccessDenied',
    403,
    CANNOT_VALIDATE,
    token((lab) => ({ ...mfaOf(lab), serialNumber: userArnOf(lab) })),
  ],
  [
    'a serial number without a code',
    'AccessDenied',
    403,
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    token((lab) => ({ serialNumber: mfaOf(lab).serialNumber })),
  ],
  [
    'a code of five digits',
    'ValidationError',
    400,
    "1 validation error detected: Value '12345' at 'tokenCode' failed to satisfy constraint: Member must have length greater than or equal to 6",
    token((lab) => ({ ...mfaOf(lab), tokenCode: '12345' })),
  ],
  [
    'a name of a session that cannot be',
    'ValidationError',
    400,
    "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    (lab) => sts(lab, keyOf(lab, 'alice'), roleCall(lab, { roleSessionName: 'Session1:2' })),
  ],
  [
    'too short a time, and a name left out, in one message',
    'ValidationError',
    400,
    "2 validation errors detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null; Value 5 at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    (lab) => {
      const { roleSessionName: _left, ...call } = {
        ...roleCall(lab, { durationSeconds: 5 }),
        roleSessionName: '',
      };
      return sts(lab, keyOf(lab, 'alice'), JSON.parse(JSON.stringify(call)));
    },
  ],
  [
    'a session token with temporary credentials',
    'AccessDenied',
    403,
    'Cannot call GetSessionToken with session credentials',
    (lab) => sts(lab, tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), { operation: 'GetSessionToken' }),
  ],
  [
    'a session token in a browser, whose credentials are of a session',
    'AccessDenied',
    403,
    'Cannot call GetSessionToken with session credentials',
    (lab) => lab.ask({ kind: 'sts', from: { browser: PRIVATE_WINDOW }, operation: 'GetSessionToken' }),
  ],
  [
    'a role whose trust policy wants MFA',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${userArnOf(lab, 'omar')} is not authorized to perform: sts:AssumeRole on resource: ${role(lab)}`,
    (lab) => sts(lab, keyOf(lab, 'omar'), roleCall(lab)),
  ],
  [
    'a role that a policy of the caller denies',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${userArnOf(lab)} is not authorized to perform: sts:AssumeRole on resource: ${role(lab)} with an explicit deny in an identity-based policy`,
    (lab) => sts(lab, keyOf(lab, 'alice'), roleCall(lab)),
  ],
  [
    'the account of a key, where no policy lets the caller ask',
    'AccessDenied',
    403,
    (lab) =>
      `User: arn:aws:sts::${accountOf(lab)}:assumed-role/LabDeployer/deploy is not authorized to perform: sts:GetAccessKeyInfo because no identity-based policy allows the sts:GetAccessKeyInfo action`,
    (lab) => {
      const key = keyOf(lab, 'alice');
      return sts(lab, roleOf(lab, key, mfaOf(lab)), {
        operation: 'GetAccessKeyInfo',
        accessKeyId: key.accessKeyId,
      });
    },
  ],
  [
    'a role, as root',
    'AccessDenied',
    403,
    'Roles may not be assumed by root accounts.',
    (lab) => lab.ask({ kind: 'sts', from: { browser: 'main' }, ...roleCall(lab) }),
  ],
  [
    'a longer session than the role gives',
    'ValidationError',
    400,
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    (lab) => sts(lab, keyOf(lab, 'alice'), roleCall(lab, { ...mfaOf(lab), durationSeconds: 3601 })),
  ],
  [
    'a code of seven digits',
    'ValidationError',
    400,
    "1 validation error detected: Value '1234567' at 'tokenCode' failed to satisfy constraint: Member must have length less than or equal to 6",
    token((lab) => ({ ...mfaOf(lab), tokenCode: '1234567' })),
  ],
  [
    'a code without a serial number',
    'AccessDenied',
    403,
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    token((lab) => ({ tokenCode: mfaOf(lab).tokenCode })),
  ],
  [
    'a device of somebody else',
    'AccessDenied',
    403,
    CANNOT_VALIDATE,
    (lab) => sts(lab, keyOf(lab, 'omar'), { operation: 'GetSessionToken', ...mfaOf(lab) }),
  ],
  [
    'a device that was deactivated',
    'AccessDenied',
    403,
    CANNOT_VALIDATE,
    (lab) => {
      const mfa = mfaOf(lab);
      granted(deactivate(lab, 'alice', 'phone', PRIVATE_WINDOW));
      return sts(lab, keyOf(lab, 'alice'), { operation: 'GetSessionToken', ...mfa });
    },
  ],
  [
    'a tenth code in three minutes, though it is right',
    'AccessDenied',
    403,
    CANNOT_VALIDATE,
    (lab) => {
      // The first second of three minutes of UTC.
      lab.wait(90);
      const [key, mfa] = [keyOf(lab, 'alice'), mfaOf(lab)];
      for (let tries = 0; tries < 9; tries += 1) {
        sts(lab, key, { operation: 'GetSessionToken', ...mfa, tokenCode: '000000' });
      }
      return sts(lab, key, { operation: 'GetSessionToken', ...mfa });
    },
  ],
  [
    'a code that was used on the console',
    'AccessDenied',
    403,
    INVALID_PASS_CODE,
    (lab) => {
      const code = codeOf(lab, 'phone');
      granted(enterPassword(lab, 'alice'));
      granted(submitCode(lab, code));
      return token(() => ({ serialNumber: device(lab, 'phone').serialNumber, tokenCode: code }))(lab);
    },
  ],
  [
    'a code ten steps off',
    'AccessDenied',
    403,
    INVALID_PASS_CODE,
    token((lab) => ({ ...mfaOf(lab), tokenCode: codeOf(lab, 'phone', 10) })),
  ],
  [
    'a session token for less than fifteen minutes',
    'ValidationError',
    400,
    "1 validation error detected: Value 899 at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    token(() => ({ durationSeconds: 899 })),
  ],
  [
    'a session token for more than a day and a half',
    'ValidationError',
    400,
    "1 validation error detected: Value 129601 at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 129600",
    token(() => ({ durationSeconds: 129_601 })),
  ],
  [
    'a role for more than twelve hours',
    'ValidationError',
    400,
    "1 validation error detected: Value 43201 at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
    (lab) => sts(lab, keyOf(lab, 'alice'), roleCall(lab, { durationSeconds: 43_201 })),
  ],
  [
    'a session of a role with a name of one letter',
    'ValidationError',
    400,
    "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
    (lab) => sts(lab, keyOf(lab, 'alice'), roleCall(lab, { roleSessionName: 'x' })),
  ],
  [
    'a session token with the credentials of a role',
    'AccessDenied',
    403,
    'Cannot call GetSessionToken with session credentials',
    (lab) => sts(lab, roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), { operation: 'GetSessionToken' }),
  ],
  [
    'an operation that STS does not have',
    'InvalidAction',
    400,
    'Could not find operation GetEverything for version 2011-06-15',
    (lab) => sts(lab, keyOf(lab, 'alice'), JSON.parse('{"operation":"GetEverything"}')),
  ],
];

const callersRefused: readonly RefusedRow[] = [
  [
    'a browser in which nobody is signed in: the lab’s own words',
    'AccessDenied',
    403,
    'Sign in first.',
    (lab) => {
      granted(lab.ask({ kind: 'sign-out', browser: 'main' }));
      return iam(lab, { operation: 'ListUsers' });
    },
  ],
  [
    'an inactive key',
    'InvalidClientTokenId',
    403,
    INVALID_TOKEN,
    (lab) => {
      const key = keyOf(lab, 'alice');
      const { accessKeyId } = key;
      granted(
        iam(
          lab,
          { operation: 'UpdateAccessKey', userName: 'alice', accessKeyId, status: 'Inactive' },
          PRIVATE_WINDOW,
        ),
      );
      return iamWith(lab, key, { operation: 'GetUser' });
    },
  ],
  [
    'a secret key that is another one',
    'SignatureDoesNotMatch',
    403,
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    (lab) => iamWith(lab, { ...keyOf(lab, 'alice'), secretAccessKey: 'x' }, { operation: 'ListUsers' }),
  ],
  [
    'no key at all',
    'MissingAuthenticationToken',
    403,
    'Request is missing Authentication Token',
    (lab) => iamWith(lab, null, { operation: 'ListUsers' }),
  ],
  [
    'an unknown key',
    'InvalidClientTokenId',
    403,
    INVALID_TOKEN,
    (lab) => iamWith(lab, { accessKeyId: 'LABANOTHERE234567ABC' }, { operation: 'ListUsers' }),
  ],
  [
    'IAM with a session token without MFA',
    'InvalidClientTokenId',
    403,
    INVALID_TOKEN,
    (lab) => iamWith(lab, tokenOf(lab, keyOf(lab, 'alice')), { operation: 'GetUser' }),
  ],
  [
    'a token that has ended',
    'ExpiredToken',
    403,
    'The security token included in the request is expired',
    (lab) => {
      const ended = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
      lab.wait(43_200);
      return iamWith(lab, ended, { operation: 'GetUser' });
    },
  ],
  [
    'a role that names no user',
    'ValidationError',
    400,
    'Must specify userName when calling with non-User credentials',
    (lab) =>
      iamWith(lab, roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), {
        operation: 'DeleteAccessKey',
        accessKeyId: 'LABANOTHERE234567ABC',
      }),
  ],
  [
    'the password of a role',
    'InvalidUserType',
    400,
    'A role has no password to change.',
    (lab) =>
      iamWith(lab, roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), {
        operation: 'ChangePassword',
        oldPassword: 'Kettle-Orbit-5',
        newPassword: 'Kettle-Orbit-6',
      }),
  ],
  [
    'an operation that IAM does not have',
    'InvalidAction',
    400,
    'Could not find operation DeleteEverything for version 2010-05-08',
    (lab) => iamWith(lab, keyOf(lab, 'omar'), JSON.parse('{"operation":"DeleteEverything"}')),
  ],
];

const s3Refused: readonly RefusedRow[] = [
  [
    'a secret key that is another one',
    'SignatureDoesNotMatch',
    403,
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    (lab) => s3(lab, { ...keyOf(lab, 'alice'), secretAccessKey: 'x' }, { operation: 'ListBuckets' }),
  ],
  [
    'listing all buckets',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${userArnOf(lab)} is not authorized to perform: s3:ListAllMyBuckets with an explicit deny in an identity-based policy`,
    (lab) => s3(lab, keyOf(lab, 'alice'), { operation: 'ListBuckets' }),
  ],
  [
    'listing a bucket, with MFA and without permission',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${userArnOf(lab)} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::other" because no identity-based policy allows the s3:ListBucket action`,
    (lab) =>
      s3(lab, tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), { operation: 'ListObjectsV2', bucket: 'other' }),
  ],
  [
    'listing a bucket without MFA',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${userArnOf(lab)} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::other" with an explicit deny in an identity-based policy`,
    (lab) => s3(lab, keyOf(lab, 'alice'), { operation: 'ListObjectsV2', bucket: 'other' }),
  ],
  [
    'without a key',
    'AccessDenied',
    403,
    'Access Denied',
    (lab) => s3(lab, null, { operation: 'ListBuckets' }),
  ],
  [
    'with a key that nobody has',
    'InvalidAccessKeyId',
    403,
    'The AWS Access Key Id you provided does not exist in our records.',
    (lab) => s3(lab, { accessKeyId: 'LABANOTHERE234567ABC' }, { operation: 'ListBuckets' }),
  ],
  [
    'with the key of a session, and no token',
    'InvalidAccessKeyId',
    403,
    'The AWS Access Key Id you provided does not exist in our records.',
    (lab) => {
      const { sessionToken: _token, ...key } = tokenOf(lab, keyOf(lab, 'alice'));
      return s3(lab, key, { operation: 'ListBuckets' });
    },
  ],
  [
    'with the token of another',
    'InvalidToken',
    400,
    'The provided token is malformed or otherwise invalid.',
    (lab) => {
      const token = tokenOf(lab, keyOf(lab, 'alice'));
      return s3(lab, { ...token, sessionToken: 'another' }, { operation: 'ListBuckets' });
    },
  ],
  [
    'with a token that has ended',
    'ExpiredToken',
    400,
    'The provided token has expired.',
    (lab) => {
      const ended = tokenOf(lab, keyOf(lab, 'alice'));
      lab.wait(43_200);
      return s3(lab, ended, { operation: 'ListBuckets' });
    },
  ],
  [
    'a bucket that is not there',
    'NoSuchBucket',
    404,
    'The specified bucket does not exist',
    (lab) => s3(lab, keyOf(lab, 'omar'), { operation: 'ListObjectsV2', bucket: 'nobodys' }),
  ],
];

/** How long credentials last that are asked for so. */
const lifetime =
  (durationSeconds: number | undefined, isRole = false) =>
  (lab: Lab) => {
    const key = keyOf(lab, 'alice');
    const duration = durationSeconds === undefined ? {} : { durationSeconds };
    const got = isRole
      ? answerOf(sts(lab, key, roleCall(lab, { ...mfaOf(lab), ...duration })), 'role-assumed')
      : answerOf(sts(lab, key, { operation: 'GetSessionToken', ...duration }), 'session-token');
    return got.credentials.expiration - lab.now;
  };

/** The same of root, by a key of its own. */
const rootsLifetime = (durationSeconds: number | undefined) => (lab: Lab) => {
  const { accessKeyId } = answerOf(iam(lab, { operation: 'CreateAccessKey' }), 'access-key');
  const duration = durationSeconds === undefined ? {} : { durationSeconds };
  const got = sts(lab, { accessKeyId }, { operation: 'GetSessionToken', ...duration });
  return answerOf(got, 'session-token').credentials.expiration - lab.now;
};

/** What the newest credentials are like. */
const shapeOf = (got: ReturnType<typeof sts>, kind: 'session-token' | 'role-assumed') => {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = answerOf(got, kind).credentials;
  return {
    accessKeyId: /^LABS[A-Z2-7]{16}$/.test(accessKeyId),
    secretAccessKey: secretAccessKey.length,
    sessionToken: sessionToken.length >= 128,
    expiration: typeof expiration,
  };
};

const CREDENTIALS = { accessKeyId: true, secretAccessKey: 40, sessionToken: true, expiration: 'number' };

const mfaSaid = (asked: (lab: Lab) => unknown) => (lab: Lab) => {
  asked(lab);
  const { eventName, mfaAuthenticated, error } = lastEvent(lab);
  return { eventName, mfaAuthenticated, error };
};

const identity = (lab: Lab, credentials: Parameters<typeof sts>[1]) =>
  sts(lab, credentials, { operation: 'GetCallerIdentity' });

const stsSeen: readonly SeenRow[] = [
  ['a session token: twelve hours', 43_200, lifetime(undefined)],
  ['a session token: fifteen minutes', 900, lifetime(900)],
  ['a session token: a day and a half', 129_600, lifetime(129_600)],
  ['a session token of root: an hour', 3600, rootsLifetime(undefined)],
  ['a session token of root: who wishes for more gets an hour', 3600, rootsLifetime(129_600)],
  ['a session token of root: fifteen minutes', 900, rootsLifetime(900)],
  ['a role: an hour', 3600, lifetime(undefined, true)],
  ['a role: fifteen minutes', 900, lifetime(900, true)],
  [
    'a session token: what it is made of',
    CREDENTIALS,
    (lab) => shapeOf(sts(lab, keyOf(lab, 'alice'), { operation: 'GetSessionToken' }), 'session-token'),
  ],
  [
    'a role: what its credentials are made of',
    CREDENTIALS,
    (lab) => shapeOf(sts(lab, keyOf(lab, 'alice'), roleCall(lab, mfaOf(lab))), 'role-assumed'),
  ],
  [
    'a role: who one is with it',
    (lab: Lab) => ({
      assumedRoleId: `${lab.world.account.roles[0]?.roleId}:deploy`,
      arn: `arn:aws:sts::${accountOf(lab)}:assumed-role/LabDeployer/deploy`,
    }),
    (lab) => {
      const got = answerOf(sts(lab, keyOf(lab, 'alice'), roleCall(lab, mfaOf(lab))), 'role-assumed');
      return { assumedRoleId: got.assumedRoleId, arn: got.arn };
    },
  ],
  ...[-2, -1, 0, 1, 2].map(
    (steps): SeenRow => [
      `a code ${steps} steps off`,
      true,
      (lab) => token(() => ({ ...mfaOf(lab), tokenCode: codeOf(lab, 'phone', steps) }))(lab).ok,
    ],
  ),
  [
    'a session token, though a policy denies everything: none is needed',
    true,
    (lab) => {
      const policyDocument = documentOf([{ Effect: 'Deny', Action: '*', Resource: '*' }]);
      const policy = { userName: 'alice', policyName: 'Nothing', policyDocument };
      const key = keyOf(lab, 'alice');
      granted(iam(lab, { operation: 'PutUserPolicy', ...policy }, PRIVATE_WINDOW));
      return sts(lab, key, { operation: 'GetSessionToken' }).ok;
    },
  ],
  [
    'IAM with a session token that was got with MFA',
    { eventName: 'GetUser', mfaAuthenticated: true, error: null },
    mfaSaid((lab) => iamWith(lab, tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), { operation: 'GetUser' })),
  ],
  [
    'S3 with a role that was assumed with MFA: no word of it any more',
    { eventName: 'ListBuckets', mfaAuthenticated: false, error: null },
    mfaSaid((lab) => s3(lab, roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), { operation: 'ListBuckets' })),
  ],
  [
    'a role with the session token that was got with MFA, without a code of its own',
    true,
    (lab) => sts(lab, tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), roleCall(lab)).ok,
  ],
  [
    'who one is, by a key, though a policy denies everything without MFA',
    (lab: Lab) => ({
      kind: 'caller-identity',
      userId: lab.world.account.users[0]?.userId,
      account: accountOf(lab),
      arn: userArnOf(lab),
    }),
    (lab) => identity(lab, keyOf(lab, 'alice')),
  ],
  [
    'who one is, by a session token without MFA',
    (lab: Lab) => userArnOf(lab),
    (lab) => answerOf(identity(lab, tokenOf(lab, keyOf(lab, 'alice'))), 'caller-identity').arn,
  ],
  [
    'who root is',
    (lab: Lab) => ({
      kind: 'caller-identity',
      userId: accountOf(lab),
      account: accountOf(lab),
      arn: `arn:aws:iam::${accountOf(lab)}:root`,
    }),
    (lab) => lab.ask({ kind: 'sts', from: { browser: 'main' }, operation: 'GetCallerIdentity' }),
  ],
];

const s3Seen: readonly SeenRow[] = [
  [
    'the buckets, with a role',
    (lab: Lab) => ({
      kind: 'buckets',
      buckets: lab.world.account.buckets.map(({ name, createdAt }) => ({ name, createdAt })),
    }),
    (lab) => s3(lab, roleOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), { operation: 'ListBuckets' }),
  ],
  [
    'what lies in a bucket, as an administrator',
    (lab: Lab) => {
      const [bucket] = lab.world.account.buckets;
      return { kind: 'objects', bucket: bucket?.name, objects: bucket?.objects };
    },
    (lab) =>
      s3(lab, keyOf(lab, 'omar'), {
        operation: 'ListObjectsV2',
        bucket: lab.world.account.buckets[0]?.name ?? '',
      }),
  ],
];

/** What STS says to programs. */
export const STS: Table = { about: 'STS', start: labOfPrograms, refused: stsRefused, seen: stsSeen };

/** What is said to who is no caller, and to callers of a kind. */
export const CALLERS: Table = {
  about: 'callers',
  start: labOfPrograms,
  refused: callersRefused,
  seen: [],
};

/** What S3 says. */
export const S3: Table = { about: 'S3', start: labOfPrograms, refused: s3Refused, seen: s3Seen };
