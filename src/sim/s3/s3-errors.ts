import { awsError } from '../api/make-error.js';

// What S3 says. Sources as in `iam/aws-error.ts`.

/** S3 API reference, "List of error codes". */
export const noSuchBucket = () => awsError('NoSuchBucket', 'The specified bucket does not exist');

/**
 * Seen in users' reports: S3 puts the resource into quotation marks, and names none where an action is about all buckets.
 */
export const s3Denied = (
  principalArn: string,
  action: string,
  resource: string | null,
  isExplicit: boolean,
) => {
  const on = resource === null ? '' : ` on resource: "${resource}"`;
  const why = isExplicit
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
  return awsError(
    'AccessDenied',
    `User: ${principalArn} is not authorized to perform: ${action}${on} ${why}`,
  );
};
