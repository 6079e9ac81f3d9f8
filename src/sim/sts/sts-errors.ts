import { awsError } from '../api/make-error.js';

// What STS says. Sources as in `iam/aws-error.ts`.

/**
 * Measured on STS: above the budget, and for a device that is not the caller's. Of the console it is not known, and the lab
 * says it there, too.
 */
export const cannotValidate = () =>
  awsError(
    'AccessDenied',
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  );

/** Measured on STS for a wrong or used code, with the space at its end. */
export const invalidPassCode = () =>
  awsError('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. ');

/** Only its second half was seen in public code; the whole sentence is the lab's. */
export const mfaHalfGiven = () =>
  awsError(
    'AccessDenied',
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
  );

/** Seen in users' reports. */
export const noSessionCredentials = () =>
  awsError('AccessDenied', 'Cannot call GetSessionToken with session credentials');

/** Seen in users' reports. */
export const rootAssumesNoRole = () => awsError('AccessDenied', 'Roles may not be assumed by root accounts.');

/** Seen in users' reports. */
export const longerThanRoleAllows = () =>
  awsError(
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );

/** Seen in users' reports. */
export const longerThanChainAllows = () =>
  awsError(
    'ValidationError',
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  );
