import type { PolicyContext } from '../../../src/sim/policy/context.js';

/** A user of the account in which policies are tried. */
export const ALICE = 'arn:aws:iam::123456789012:user/alice';

const USER = { 'aws:username': 'alice' };

/**
 * What a request carries of MFA, by how it is made.
 *
 * Source: IAM User Guide, "AWS global condition context keys", aws:MultiFactorAuthPresent and aws:MultiFactorAuthAge.
 */
export const CALLERS: {
  readonly [caller in 'console' | 'console with MFA' | 'access key' | 'session with MFA' | 'session']: {
    readonly context: PolicyContext;
  };
} = {
  console: { context: { ...USER, 'aws:MultiFactorAuthPresent': 'false' } },
  'console with MFA': {
    context: { ...USER, 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' },
  },
  'access key': { context: USER },
  'session with MFA': {
    context: { ...USER, 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' },
  },
  session: { context: { ...USER, 'aws:MultiFactorAuthPresent': 'false' } },
};
