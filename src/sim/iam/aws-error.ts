import { awsError } from '../api/make-error.js';

// Literal messages. "Measured" and "recorded" say how the text was learned: by calls against the real AWS in 2026
// (stackd docs/iam-mfa.md; LocalStack tests/aws/services/iam/test_iam_mfa.snapshot.json), not from AWS's documentation.

/** Measured and recorded. */
export const deviceNameTaken = () => awsError('EntityAlreadyExists', 'MFA device already exists.');

/** Measured: one text for wrong, equal, swapped, old and far-off codes alike. */
export const invalidAuthenticationCode = () =>
  awsError('InvalidAuthenticationCode', 'Authentication code for device is not valid.');

/** Measured: the device is this very user's already. */
export const deviceOfSameUser = (userName: string) =>
  awsError('EntityAlreadyExists', `MFA Device for user ${userName} already exists.`);

/** Measured and recorded: it is another user's. */
export const deviceInUse = () => awsError('EntityAlreadyExists', 'MFA Device is already in use.');

/** Measured. */
export const deviceInvalidForUser = () => awsError('NoSuchEntity', 'MFA Device invalid for user.');

/** Measured. */
export const deviceMustBeDeactivated = () =>
  awsError('DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first.');

/** Recorded. */
export const noSuchDevice = (serialNumber: string) =>
  awsError('NoSuchEntity', `MFA Device with serial number ${serialNumber} does not exist.`);

/** Measured. */
export const onlySecurityKeys = () =>
  awsError(
    'ValidationError',
    'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
  );

/** Recorded. */
export const noSuchUser = (userName: string) =>
  awsError('NoSuchEntity', `The user with name ${userName} cannot be found.`);

/** Seen in users' reports. */
export const userExists = (userName: string) =>
  awsError('EntityAlreadyExists', `User with name ${userName} already exists.`);

/**
 * Measured and recorded of tokens and policies; in users' reports of access keys and passwords. `what` is what has to be
 * done first.
 */
export const userHasMore = (what: string) =>
  awsError('DeleteConflict', `Cannot delete entity, must ${what} first.`);

/** Seen in users' reports. */
export const loginProfileExists = (userName: string) =>
  awsError('EntityAlreadyExists', `Login Profile for user ${userName} already exists.`);

/** Seen in users' reports. */
export const noLoginProfile = (userName: string) =>
  awsError('NoSuchEntity', `Login Profile for User ${userName} cannot be found.`);

/** Only emulators were seen to say it of devices; the form is that of the recorded one below. The limit is AWS's. */
export const tooManyDevices = (limit: number) =>
  awsError('LimitExceeded', `Cannot exceed quota for MFADevicesPerUser: ${limit}`);

/** The number is AWS's: that of users (IAM User Guide, "IAM and STS quotas"). The text is the lab's. */
export const tooManyVirtualDevices = (limit: number) =>
  awsError('LimitExceeded', `An account cannot have more than ${limit} virtual MFA devices.`);

/** Seen in emulators only. */
export const tooManyTags = () =>
  awsError('LimitExceeded', 'The number of tags has reached the maximum limit.');

/** Seen in an emulator only. */
export const duplicateTags = () => awsError('InvalidInput', 'Duplicate tag keys found.');

/** Recorded. */
export const tooManyAccessKeys = (limit: number) =>
  awsError('LimitExceeded', `Cannot exceed quota for AccessKeysPerUser: ${limit}`);

/** Recorded. */
export const noSuchAccessKey = (accessKeyId: string) =>
  awsError('NoSuchEntity', `The Access Key with id ${accessKeyId} cannot be found.`);

/** Measured: adding or removing your own device, once you have one, without an MFA session (AWS-2023-001). */
export const needsMfaSession = () =>
  awsError(
    'AccessDenied',
    'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
  );

/** The words are those of the policies: `policy/denial.ts`. */
export const accessDenied = (message: string) => awsError('AccessDenied', message);

/** Recorded. */
export const invalidPath = () =>
  awsError(
    'ValidationError',
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  );

/** The model names the code; the text is the lab's. Serial numbers have 256 characters at the most. */
export const serialNumberTooLong = (limit: number) =>
  awsError('InvalidInput', `The serial number of this device would have more than ${limit} characters.`);

/** Recorded, for roles that leave the name out; that root is told the same is the lab's assumption. */
export const userNameNeeded = () =>
  awsError('ValidationError', 'Must specify userName when calling with non-User credentials');

/** Seen in users' reports. */
export const passwordPolicyViolation = (message: string) => awsError('PasswordPolicyViolation', message);

/** The model names the code; the text is the lab's. */
export const noUsersPassword = (type: 'root' | 'assumed-role') =>
  awsError(
    'InvalidUserType',
    type === 'root'
      ? 'The root user cannot change its password with this operation.'
      : 'A role has no password to change.',
  );

/** The model names AccessDenied for this; the text for a wrong old password is unverified. */
export const wrongOldPassword = () => awsError('AccessDenied', 'The old password was incorrect.');

/** Seen in reports: one text for a wrong password and for an unknown user, so that neither can be told from it. */
export const signInFailed = () =>
  awsError('Failed authentication', 'Your authentication information is incorrect. Please try again.');
