import { malformed } from '../api/form.js';
import { PAGING } from '../api/pages.js';
import type { Parameter } from '../api/shapes.js';
import { DOCUMENT_MAX } from '../policy/document.js';
import { ACCESS_KEY_STATUSES } from '../world/credentials.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import { invalidPath } from './aws-error.js';
import type { IamOperation } from './requests.js';
import { TAG_KEYS, TAGS } from './tags.js';

/**
 * What AWS looks at before anything else: whether each parameter has the form that the service model gives it. Facts:
 * botocore's `iam/2010-05-08/service-2.json`.
 */

export const NAME_PATTERN = ['[\\w+=,.@-]+', /^[\w+=,.@-]+$/] as const;

/** `userNameType`, of users that are made or get a password. */
export const USER_NAME_MAX = 64;
const NEW_USER_NAME = { type: 'text', min: 1, max: USER_NAME_MAX, pattern: NAME_PATTERN } as const;

/** `existingUserNameType`, of users that are looked up. */
export const USER_NAME = { type: 'text', min: 1, max: 128, pattern: NAME_PATTERN } as const;

/** `virtualMFADeviceName`: the model has no maximum. */
const DEVICE_NAME = { type: 'text', min: 1, pattern: NAME_PATTERN } as const;

/** `serialNumberType`. */
export const SERIAL_NUMBER_MAX = 256;
const SERIAL_NUMBER = {
  type: 'text',
  min: 9,
  max: SERIAL_NUMBER_MAX,
  pattern: ['[\\w+=/:,.@-]+', /^[\w+=/:,.@-]+$/],
} as const;

/** `authenticationCodeType`. */
const CODE = { type: 'text', min: 6, max: 6, pattern: ['[\\d]+', /^[0-9]+$/] } as const;

/** `pathType`; what it may be made of is a message of its own. */
const PATH = { type: 'text', min: 1, max: 512 } as const;

/** AWS's message says "alphanumeric", and takes `/test-path/` and `/a//b/` (recorded). */
const PATH_ALONE = {
  matched: /^\/(?:[!-~]+\/)?$/,
  refused: () => refusal(invalidPath(), { code: 'invalid-path' }),
};

/** `pathPrefixType`, whose last character the model calls DEL. */
export const PATH_PREFIX = {
  type: 'text',
  min: 1,
  max: 512,
  pattern: ['\\u002F[\\u0021-\\u007F]*', /^\/[!-\u007f]*$/],
} as const;

/** `passwordType`. What the account's password policy asks beside it is another matter. */
export const PASSWORD_MAX = 128;
const PASSWORD = {
  type: 'text',
  min: 1,
  max: PASSWORD_MAX,
  pattern: ['[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+', /^[\t\n\r\u0020-\u00ff]+$/],
} as const;

/** `accessKeyIdType`. */
const ACCESS_KEY_ID = { type: 'text', min: 16, max: 128, pattern: ['[\\w]+', /^\w+$/] } as const;

/** `policyNameType`. */
const POLICY_NAME = { type: 'text', min: 1, max: 128, pattern: NAME_PATTERN } as const;

const STATUS = { type: 'text', values: ['Assigned', 'Unassigned', 'Any'] } as const;

/** `statusType`, as the recorded message lists it. */
const KEY_STATUS = { type: 'text', values: ACCESS_KEY_STATUSES } as const;

const FLAG = { type: 'boolean' } as const;

/** `policyDocumentType`. */
export const POLICY_DOCUMENT = {
  type: 'text',
  min: 1,
  max: DOCUMENT_MAX,
  pattern: ['[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+', /^[\t\n\r\u0020-\u00ff]+$/],
} as const;

const INLINE_POLICY: readonly Parameter[] = [
  { name: 'userName', shape: USER_NAME },
  { name: 'policyName', shape: POLICY_NAME },
];

/** `arnType`. Its pattern, which every text meets that has no control characters, is left out. */
const ATTACHED_POLICY: readonly Parameter[] = [
  { name: 'userName', shape: USER_NAME },
  { name: 'policyArn', member: 'policyArn', shape: { type: 'text', min: 20, max: 2048 } },
];

const PAIR: readonly Parameter[] = [
  { name: 'userName', shape: USER_NAME },
  { name: 'serialNumber', shape: SERIAL_NUMBER },
  { name: 'authenticationCode1', shape: CODE },
  { name: 'authenticationCode2', shape: CODE },
];

/** The parameters of each operation, in the order of the model. */
export const PARAMETERS: { readonly [Operation in IamOperation]: readonly Parameter[] } = {
  CreateVirtualMFADevice: [
    { name: 'path', shape: PATH, isOptional: true, alone: PATH_ALONE },
    { name: 'virtualMfaDeviceName', member: 'virtualMFADeviceName', shape: DEVICE_NAME },
    { name: 'tags', shape: TAGS, isOptional: true },
  ],
  EnableMFADevice: PAIR,
  ResyncMFADevice: PAIR,
  DeactivateMFADevice: [
    { name: 'userName', shape: USER_NAME, isOptional: true },
    { name: 'serialNumber', shape: SERIAL_NUMBER },
  ],
  DeleteVirtualMFADevice: [{ name: 'serialNumber', shape: SERIAL_NUMBER }],
  ListMFADevices: [{ name: 'userName', shape: USER_NAME, isOptional: true }, ...PAGING],
  ListVirtualMFADevices: [{ name: 'assignmentStatus', shape: STATUS, isOptional: true }, ...PAGING],
  TagMFADevice: [
    { name: 'serialNumber', shape: SERIAL_NUMBER },
    { name: 'tags', shape: TAGS },
  ],
  UntagMFADevice: [
    { name: 'serialNumber', shape: SERIAL_NUMBER },
    { name: 'tagKeys', shape: TAG_KEYS },
  ],
  ListMFADeviceTags: [{ name: 'serialNumber', shape: SERIAL_NUMBER }, ...PAGING],
  GetMFADevice: [
    { name: 'serialNumber', shape: SERIAL_NUMBER },
    { name: 'userName', shape: USER_NAME, isOptional: true },
  ],
  GetLoginProfile: [{ name: 'userName', shape: NEW_USER_NAME, isOptional: true }],
  DeleteLoginProfile: [{ name: 'userName', shape: NEW_USER_NAME, isOptional: true }],
  GetUser: [{ name: 'userName', shape: USER_NAME, isOptional: true }],
  ListUsers: [{ name: 'pathPrefix', shape: PATH_PREFIX, isOptional: true }, ...PAGING],
  CreateUser: [{ name: 'userName', shape: NEW_USER_NAME }],
  DeleteUser: [{ name: 'userName', shape: USER_NAME }],
  GetAccountSummary: [],
  // The model leaves both open for AssumeRoot, which the lab does not have.
  CreateLoginProfile: [
    { name: 'userName', shape: NEW_USER_NAME },
    { name: 'password', shape: PASSWORD },
    { name: 'passwordResetRequired', shape: FLAG, isOptional: true },
  ],
  UpdateLoginProfile: [
    { name: 'userName', shape: NEW_USER_NAME },
    { name: 'password', shape: PASSWORD, isOptional: true },
    { name: 'passwordResetRequired', shape: FLAG, isOptional: true },
  ],
  CreateAccessKey: [{ name: 'userName', shape: USER_NAME, isOptional: true }],
  ListAccessKeys: [{ name: 'userName', shape: USER_NAME, isOptional: true }, ...PAGING],
  GetAccessKeyLastUsed: [{ name: 'accessKeyId', shape: ACCESS_KEY_ID }],
  UpdateAccessKey: [
    { name: 'userName', shape: USER_NAME, isOptional: true },
    { name: 'accessKeyId', shape: ACCESS_KEY_ID },
    { name: 'status', shape: KEY_STATUS },
  ],
  DeleteAccessKey: [
    { name: 'userName', shape: USER_NAME, isOptional: true },
    { name: 'accessKeyId', shape: ACCESS_KEY_ID },
  ],
  PutUserPolicy: [...INLINE_POLICY, { name: 'policyDocument', shape: POLICY_DOCUMENT }],
  GetUserPolicy: INLINE_POLICY,
  DeleteUserPolicy: INLINE_POLICY,
  ListUserPolicies: [{ name: 'userName', shape: USER_NAME }, ...PAGING],
  AttachUserPolicy: ATTACHED_POLICY,
  DetachUserPolicy: ATTACHED_POLICY,
  ListAttachedUserPolicies: [{ name: 'userName', shape: NEW_USER_NAME }, ...PAGING],
  CreatePolicy: [
    { name: 'policyName', shape: POLICY_NAME },
    { name: 'policyDocument', shape: POLICY_DOCUMENT },
  ],
  ChangePassword: [
    { name: 'oldPassword', shape: PASSWORD },
    { name: 'newPassword', shape: PASSWORD },
  ],
};

/** What is wrong with the name of a device, or null. */
export function malformedDeviceName(virtualMfaDeviceName: string): Refusal | null {
  const parameters = PARAMETERS.CreateVirtualMFADevice.filter(({ name }) => name === 'virtualMfaDeviceName');
  return malformed(parameters, { virtualMfaDeviceName }, false)?.answer ?? null;
}
