import { AWS_SEED_BYTES, SEED_BYTES } from '../codes/totp.js';
import type { Account } from '../world/account.js';
import type { Caller } from '../world/caller.js';
import type { Permissions } from '../world/policies.js';
import { selfManagement } from '../world/policies.js';

// Where the lab does more than AWS, in one place: in its console, for a lesson's sake, and never for a program.

/**
 * What a new user may do. On AWS that is nothing at all (IAM User Guide, "Creating an IAM user"); who is made in the lab's
 * console may manage its own MFA and password, as if an administrator had attached the documented policies at once.
 */
export function newUsersPermissions({ id }: Account, { credential }: Caller): Permissions {
  return credential.kind === 'console' ? selfManagement(id) : { inlinePolicies: [], attachedPolicies: [] };
}

/** How long the secret of a new device is: in the console so that its QR code fits a terminal, else as AWS's. */
export function seedBytes({ credential }: Caller): number {
  return credential.kind === 'console' ? SEED_BYTES : AWS_SEED_BYTES;
}
