import { documentOf } from '../../../src/sim/world/policies.js';
import { PRIVATE_WINDOW } from '../../../src/sim/world/windows.js';
import { keyOf, mfaOf, roleCall, roleOf, s3, sts, tokenOf } from '../programs.js';
import type { Lab } from '../scenario.js';
import { iam, iamWith } from '../scenario.js';
import type { Row } from './message-rows.js';
import { accountOf } from './message-rows.js';

/** What STS, S3 and IAM say to programs, and about policies. */

const user = (lab: Lab, name = 'alice') => `arn:aws:iam::${accountOf(lab)}:user/${name}`;
const role = (lab: Lab) => `arn:aws:iam::${accountOf(lab)}:role/LabDeployer`;
const INVALID_TOKEN = 'The security token included in the request is invalid';
const CANNOT_VALIDATE =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
const INVALID_PASS_CODE = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';

const token = (given: (lab: Lab) => { readonly serialNumber?: string; readonly tokenCode?: string }) => {
  return (lab: Lab) => sts(lab, keyOf(lab, 'alice'), { operation: 'GetSessionToken', ...given(lab) });
};

const put = (policyDocument: string) => (lab: Lab) =>
  iam(
    lab,
    { operation: 'PutUserPolicy', userName: 'alice', policyName: 'Mine', policyDocument },
    PRIVATE_WINDOW,
  );

const allowing = (count: number) =>
  documentOf([{ Effect: 'Allow', Action: Array(count).fill('iam:ListUsers'), Resource: '*' }]);

/** STS: `aws-iam-mfa.md` 5.2 and 5.3. */
export const STS_ROWS: readonly Row[] = [
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
    token((lab) => ({ ...mfaOf(lab), serialNumber: user(lab) })),
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
      `User: ${user(lab, 'omar')} is not authorized to perform: sts:AssumeRole on resource: ${role(lab)}`,
    (lab) => sts(lab, keyOf(lab, 'omar'), roleCall(lab)),
  ],
  [
    'a role that a policy of the caller denies',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${user(lab)} is not authorized to perform: sts:AssumeRole on resource: ${role(lab)} with an explicit deny in an identity-based policy`,
    (lab) => sts(lab, keyOf(lab, 'alice'), roleCall(lab)),
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
    'an operation that STS does not have',
    'InvalidAction',
    400,
    'Could not find operation GetEverything for version 2011-06-15',
    (lab) => sts(lab, keyOf(lab, 'alice'), JSON.parse('{"operation":"GetEverything"}')),
  ],
];

/** Who is no caller, and what callers of a kind may not do. */
export const CALLER_ROWS: readonly Row[] = [
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

/** What IAM says about a device that it tells nothing of, and about a password that is not there. */
export const OTHER_OPERATION_ROWS: readonly Row[] = [
  [
    'GetMFADevice on a virtual device',
    'ValidationError',
    400,
    'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
    (lab) => {
      const { serialNumber } = mfaOf(lab);
      return iam(lab, { operation: 'GetMFADevice', userName: 'alice', serialNumber }, PRIVATE_WINDOW);
    },
  ],
  ...(['GetLoginProfile', 'DeleteLoginProfile'] as const).map(
    (operation): Row => [
      `${operation} where there is none`,
      'NoSuchEntity',
      404,
      'Login Profile for User alice cannot be found.',
      (lab) => {
        iam(lab, { operation: 'DeleteLoginProfile', userName: 'alice' }, PRIVATE_WINDOW);
        return iam(lab, { operation, userName: 'alice' }, PRIVATE_WINDOW);
      },
    ],
  ),
];

/** Policies of users, and what reading a document finds. */
export const POLICY_ROWS: readonly Row[] = [
  ['no JSON', 'MalformedPolicyDocument', 400, 'This policy contains invalid Json', put('{')],
  [
    'an older version',
    'MalformedPolicyDocument',
    400,
    'Policy document must be version 2012-10-17 or greater.',
    put('{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'),
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
    (lab) => iam(lab, { operation: 'GetUserPolicy', userName: 'alice', policyName: 'Mine' }, PRIVATE_WINDOW),
  ],
  [
    'attaching what is nowhere',
    'NoSuchEntity',
    404,
    'Policy arn:aws:iam::aws:policy/Gone does not exist or is not attachable.',
    (lab) =>
      iam(
        lab,
        {
          operation: 'AttachUserPolicy',
          userName: 'alice',
          policyArn: 'arn:aws:iam::aws:policy/Gone',
        },
        PRIVATE_WINDOW,
      ),
  ],
  [
    'detaching what is not attached',
    'NoSuchEntity',
    404,
    'Policy arn:aws:iam::aws:policy/Gone was not found.',
    (lab) =>
      iam(
        lab,
        {
          operation: 'DetachUserPolicy',
          userName: 'alice',
          policyArn: 'arn:aws:iam::aws:policy/Gone',
        },
        PRIVATE_WINDOW,
      ),
  ],
];

/** S3: `serve.md` 2.2, and users' reports. */
export const S3_ROWS: readonly Row[] = [
  [
    'listing all buckets',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${user(lab)} is not authorized to perform: s3:ListAllMyBuckets with an explicit deny in an identity-based policy`,
    (lab) => s3(lab, keyOf(lab, 'alice'), { operation: 'ListBuckets' }),
  ],
  [
    'listing a bucket, with MFA and without permission',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${user(lab)} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::other" because no identity-based policy allows the s3:ListBucket action`,
    (lab) =>
      s3(lab, tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab)), { operation: 'ListObjectsV2', bucket: 'other' }),
  ],
  [
    'listing a bucket without MFA',
    'AccessDenied',
    403,
    (lab) =>
      `User: ${user(lab)} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::other" with an explicit deny in an identity-based policy`,
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
