import { describe, expect, it } from 'vitest';
import { invalidAuthenticationCode, signInFailed } from '../../../src/sim/iam/aws-error.js';
import { AWS_ERROR_CODES } from '../../../src/sim/world/error-codes.js';

// The messages are asserted where they are answered, in the tests of the operations and of sign-in.
describe('AWS_ERROR_CODES', () => {
  it('are all the codes that can stand in an event', () => {
    expect(AWS_ERROR_CODES.toSorted()).toEqual([
      'AccessDenied',
      'DeleteConflict',
      'EntityAlreadyExists',
      'ExpiredToken',
      'Failed authentication',
      'InvalidAccessKeyId',
      'InvalidAction',
      'InvalidAuthenticationCode',
      'InvalidClientTokenId',
      'InvalidInput',
      'InvalidToken',
      'InvalidUserType',
      'LimitExceeded',
      'MalformedPolicyDocument',
      'MissingAuthenticationToken',
      'NoSuchBucket',
      'NoSuchEntity',
      'PasswordPolicyViolation',
      'ReportExpired',
      'ReportNotPresent',
      'SignatureDoesNotMatch',
      'UnauthorizedOperation',
      'ValidationError',
    ]);
  });
});

describe('a wrong code', () => {
  it('is a refusal for the API and a page like any other for the browser', () => {
    expect(invalidAuthenticationCode().httpStatus).toBe(403);
    expect(signInFailed().httpStatus).toBe(200);
  });
});
