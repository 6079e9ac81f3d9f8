import { awsError } from '../api/make-error.js';

// What AWS says about policies of users. Sources as in `aws-error.ts`.

/** The message is what reading the document found, recorded for the most part. */
export const malformedPolicy = (message: string) => awsError('MalformedPolicyDocument', message);

/** Seen in emulators only. */
export const noSuchUserPolicy = (policyName: string) =>
  awsError('NoSuchEntity', `The user policy with name ${policyName} cannot be found.`);

/** Seen in users' reports. */
export const policyNotAttachable = (arn: string) =>
  awsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);

/** Seen in emulators only. */
export const policyNotAttached = (arn: string) => awsError('NoSuchEntity', `Policy ${arn} was not found.`);

/** Seen in users' reports. */
export const policiesTooLong = (limit: number, userName: string) =>
  awsError('LimitExceeded', `Maximum policy size of ${limit} bytes exceeded for user ${userName}`);

/** The form of other quotas. */
export const tooManyPolicies = (limit: number) =>
  awsError('LimitExceeded', `Cannot exceed quota for PoliciesPerUser: ${limit}`);

/** Seen in users' reports. */
export const policyExists = (policyName: string) =>
  awsError(
    'EntityAlreadyExists',
    `A policy called ${policyName} already exists. Duplicate names are not allowed.`,
  );

/** Seen in users' reports. */
export const policyTooLong = (limit: number) =>
  awsError('LimitExceeded', `Cannot exceed quota for PolicySize: ${limit}`);

/** The form of other quotas. */
export const tooManyAccountPolicies = (limit: number) =>
  awsError('LimitExceeded', `Cannot exceed quota for PoliciesPerAccount: ${limit}`);
