import { awsError } from '../api/make-error.js';
import type { AwsError } from '../world/error-codes.js';
import type { ReasonCode } from '../world/reasons.js';
import type { Refusal } from '../world/refusal.js';

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

/** Amazon S3 API reference, "Error responses". */
export const s3AccessDenied = () => awsError('AccessDenied', 'Access Denied');

/** The same page. */
export const s3NoSuchKey = () =>
  awsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');

/** The same page. */
export const s3InvalidToken = () =>
  awsError('InvalidToken', 'The provided token is malformed or otherwise invalid.');

/** The same page. */
export const s3WrongSignature = () =>
  awsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );

/** The same page. IAM and STS have another status for this code. */
export const s3ExpiredToken = (): AwsError => ({
  ...awsError('ExpiredToken', 'The provided token has expired.'),
  httpStatus: 400,
});

const TO_STRANGERS: { readonly [Code in ReasonCode]?: () => AwsError } = {
  'no-credentials': s3AccessDenied,
  'no-such-credentials': s3NoSuchKey,
  'inactive-access-key': s3NoSuchKey,
  // Seen in users' reports: without its token the key is as good as unknown.
  'no-session-token': s3NoSuchKey,
  'wrong-session-token': s3InvalidToken,
  'wrong-secret-key': s3WrongSignature,
  'credentials-expired': s3ExpiredToken,
  'session-expired': s3ExpiredToken,
};

/** S3 has other words than IAM and STS for keys that are not good. */
export function s3WordsToStrangers(refused: Refusal): Refusal {
  const words = TO_STRANGERS[refused.reason.code];
  return words === undefined ? refused : { ...refused, error: words() };
}
