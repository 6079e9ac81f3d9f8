import { awsError } from '../../api/make-error.js';

// Sources as in `iam/aws-error.ts`.

/** Seen in users' reports. */
export const noSuchRole = (roleName: string) =>
  awsError('NoSuchEntity', `The role with name ${roleName} cannot be found.`);

/** Seen in users' reports. */
export const noPasswordPolicy = (accountId: string) =>
  awsError('NoSuchEntity', `The Password Policy with domain name ${accountId} cannot be found.`);

/** Recorded: AWS has no words for it. */
export const noCredentialReport = () => awsError('ReportNotPresent', 'Unknown');

/** The model names the code; that AWS has no words for it either is assumed. */
export const oldCredentialReport = () => awsError('ReportExpired', 'Unknown');
