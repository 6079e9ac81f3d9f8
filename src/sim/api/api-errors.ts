import { awsError } from './make-error.js';

// What AWS answers before an operation is reached. Sources as in `iam/aws-error.ts`.

/** The lab's words: a browser that is not signed in sends no request; AWS shows the sign-in page. */
export const notSignedIn = () => awsError('AccessDenied', 'Sign in first.');

/** What AWS says to a key or a token that it does not know, or that is not active (users' reports). */
export const invalidClientToken = () =>
  awsError('InvalidClientTokenId', 'The security token included in the request is invalid');

/** Seen in users' reports. */
export const expiredToken = () =>
  awsError('ExpiredToken', 'The security token included in the request is expired');

/** Seen in users' reports: what comes of a secret access key that is not the one of the key id. */
export const wrongSignature = () =>
  awsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );

/** Seen in users' reports. */
export const missingAuthenticationToken = () =>
  awsError('MissingAuthenticationToken', 'Request is missing Authentication Token');

/** Seen in users' reports. */
export const unknownOperation = (operation: string, version: string) =>
  awsError('InvalidAction', `Could not find operation ${operation} for version ${version}`);

/** Recorded. */
export const invalidMarker = () => awsError('ValidationError', 'Invalid Marker.');

/**
 * Recorded: several violations come in one message. In which order those of one parameter come is not known. IAM, in 32
 * messages, does not repeat the values; STS does.
 */
export const constraintViolations = (violations: readonly string[]) => {
  const errors = violations.length === 1 ? 'error' : 'errors';
  return awsError(
    'ValidationError',
    `${violations.length} validation ${errors} detected: ${violations.join('; ')}`,
  );
};
