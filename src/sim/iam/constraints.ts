import { ACCESS_KEY_STATUSES } from '../world/account.js';
import type { Reason } from '../world/reasons.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { Violation } from './aws-error.js';
import { constraintViolations } from './aws-error.js';
import type { IamCall, IamOperation } from './requests.js';

/**
 * What AWS looks at before anything else: whether each parameter has the form that the service model gives it. Facts:
 * botocore's `iam/2010-05-08/service-2.json`. Nothing here trusts the compiler: a call may come from outside.
 */

/** The form of a parameter. Lengths in characters, as Java counts them. */
type Shape =
  | {
      readonly type: 'text';
      readonly min?: number;
      readonly max?: number;
      /** As the model writes it, which is how the message repeats it, and as it is matched: all of the text. */
      readonly pattern?: readonly [written: string, matched: RegExp];
      readonly values?: readonly string[];
    }
  | { readonly type: 'boolean' };

/** A parameter of an operation. */
interface Parameter {
  /** In our calls. */
  readonly name: string;
  /** In AWS's messages, where it is another. */
  readonly member?: string;
  readonly shape: Shape;
  readonly isOptional?: boolean;
}

const NAME_PATTERN = ['[\\w+=,.@-]+', /^[\w+=,.@-]+$/] as const;

/** `userNameType`, of users that are made or get a password. */
export const USER_NAME_MAX = 64;
const NEW_USER_NAME = { type: 'text', min: 1, max: USER_NAME_MAX, pattern: NAME_PATTERN } as const;

/** `existingUserNameType`, of users that are looked up. */
const USER_NAME = { type: 'text', min: 1, max: 128, pattern: NAME_PATTERN } as const;

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

const PAIR: readonly Parameter[] = [
  { name: 'userName', shape: USER_NAME },
  { name: 'serialNumber', shape: SERIAL_NUMBER },
  { name: 'authenticationCode1', shape: CODE },
  { name: 'authenticationCode2', shape: CODE },
];

/** The parameters of each operation, in the order of the model. */
const PARAMETERS: { readonly [Operation in IamOperation]: readonly Parameter[] } = {
  CreateVirtualMFADevice: [
    { name: 'path', shape: PATH, isOptional: true },
    { name: 'virtualMfaDeviceName', member: 'virtualMFADeviceName', shape: DEVICE_NAME },
  ],
  EnableMFADevice: PAIR,
  ResyncMFADevice: PAIR,
  DeactivateMFADevice: [
    { name: 'userName', shape: USER_NAME, isOptional: true },
    { name: 'serialNumber', shape: SERIAL_NUMBER },
  ],
  DeleteVirtualMFADevice: [{ name: 'serialNumber', shape: SERIAL_NUMBER }],
  ListMFADevices: [{ name: 'userName', shape: USER_NAME, isOptional: true }],
  ListVirtualMFADevices: [{ name: 'assignmentStatus', shape: STATUS, isOptional: true }],
  GetUser: [{ name: 'userName', shape: USER_NAME, isOptional: true }],
  ListUsers: [],
  CreateUser: [{ name: 'userName', shape: NEW_USER_NAME }],
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
  ListAccessKeys: [{ name: 'userName', shape: USER_NAME, isOptional: true }],
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
  // The document is the lab's own, and so has no form to look at.
  PutUserPolicy: [
    { name: 'userName', shape: USER_NAME },
    { name: 'policyName', shape: POLICY_NAME },
  ],
  ChangePassword: [
    { name: 'oldPassword', shape: PASSWORD },
    { name: 'newPassword', shape: PASSWORD },
  ],
};

/** What is wrong with the form of a call: all of it in one message, as AWS gives it; or null. */
export function malformedCall(call: IamCall): Refusal | null {
  const given: { readonly [name: string]: unknown } = { ...call };
  return refusalOf(PARAMETERS[call.operation], given);
}

/** What is wrong with the name of a device, or null. */
export function malformedDeviceName(name: string): Refusal | null {
  const given = { virtualMfaDeviceName: name };
  return refusalOf(
    PARAMETERS.CreateVirtualMFADevice.filter((parameter) => parameter.name in given),
    given,
  );
}

function refusalOf(
  parameters: readonly Parameter[],
  given: { readonly [name: string]: unknown },
): Refusal | null {
  const problems = parameters.flatMap((parameter) => {
    const value = given[parameter.name];
    return problemsOf(parameter, value).map((constraint) => ({ parameter, value, constraint }));
  });
  const [first] = problems;
  if (first === undefined) return null;
  const violations: readonly Violation[] = problems.map(({ parameter, constraint }) => ({
    member: parameter.member ?? parameter.name,
    constraint,
  }));
  return refusal(constraintViolations(violations), reasonFor(first.parameter, first.value));
}

/** The constraints that a value breaks. A value of another type is none: the lab's reading, since AWS has only texts. */
function problemsOf({ shape, isOptional = false }: Parameter, value: unknown): readonly string[] {
  if (value === undefined || value === null) return isOptional ? [] : ['Member must not be null'];
  if (shape.type === 'boolean') return typeof value === 'boolean' ? [] : ['Member must not be null'];
  if (typeof value !== 'string') return ['Member must not be null'];
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern, values } = shape;
  return [
    ...(value.length < min ? [`Member must have length greater than or equal to ${min}`] : []),
    ...(value.length > max ? [`Member must have length less than or equal to ${max}`] : []),
    ...(pattern === undefined || pattern[1].test(value)
      ? []
      : [`Member must satisfy regular expression pattern: ${pattern[0]}`]),
    ...(values === undefined || values.includes(value)
      ? []
      : [`Member must satisfy enum value set: [${values.join(', ')}]`]),
  ];
}

/** The lab's own words are about the first thing that is wrong. */
function reasonFor({ name, shape }: Parameter, value: unknown): Reason {
  if (typeof value !== 'string') return { code: 'invalid-parameter', parameter: name };
  switch (name) {
    case 'authenticationCode1':
    case 'authenticationCode2':
      return { code: 'malformed-code' };
    case 'path':
      return { code: 'invalid-path' };
    case 'userName':
    case 'virtualMfaDeviceName': {
      const limit = shape.type === 'text' ? shape.max : undefined;
      return limit !== undefined && value.length > limit
        ? { code: 'name-too-long', length: value.length, limit }
        : { code: 'invalid-name', name: value };
    }
    default:
      return { code: 'invalid-parameter', parameter: name };
  }
}
