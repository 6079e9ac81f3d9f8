import type { TypicalCaller } from '../../sim/iam/typical-callers.js';

/** How the ways in which a user can send a request are called, wherever they are spoken of. */
export const CALLER_WORDS: { readonly [Name in TypicalCaller]: string } = {
  consoleWithoutMfa: 'console without MFA',
  consoleWithMfa: 'console with MFA',
  accessKey: 'access key',
  sessionWithMfa: 'session with MFA',
  sessionWithoutMfa: 'session without MFA',
};
