import type { Account, User } from '../world/account.js';
import { findUser } from '../world/account.js';
import type { Arn } from '../world/arn.js';
import { userArn } from '../world/arn.js';
import type { Session } from '../world/browser.js';
import type { Refusal } from '../world/refusal.js';
import { explicitlyDenied, notAllowed } from './aws-error.js';

/**
 * Who may do what: the one place that decides. It holds the outcome of two documented policies as tables; a policy
 * evaluator can take its place without anything else changing.
 */

/**
 * What a user may do for itself. The Allow statements of the IAM User Guide's "Allows MFA-authenticated IAM users to
 * manage their own MFA device on the Security credentials page". `own-user` means the user's own ARN.
 */
const SELF_MANAGEMENT: { readonly [action: string]: 'any' | 'any-device' | 'own-user' } = {
  'iam:ListVirtualMFADevices': 'any',
  'iam:CreateVirtualMFADevice': 'any-device',
  'iam:DeactivateMFADevice': 'own-user',
  'iam:EnableMFADevice': 'own-user',
  'iam:GetUser': 'own-user',
  'iam:ListMFADevices': 'own-user',
  'iam:ResyncMFADevice': 'own-user',
  // Not from that policy: an account's password policy lets users change their own password. The lab's does.
  'iam:ChangePassword': 'own-user',
};

/** `NotAction` of that policy's `DenyAllExceptListedIfNoMFA`: what still works in a session without MFA. */
const ALLOWED_WITHOUT_MFA: ReadonlySet<string> = new Set([
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
]);

/**
 * Decides whether a session may perform `action` (such as `iam:ListUsers`) on `resource` (an ARN). Null means yes. An
 * explicit deny is reported before a missing allow, as in the IAM policy evaluation logic.
 */
export function authorize(account: Account, session: Session, action: string, resource: Arn): Refusal | null {
  const { principal } = session;
  if (principal.type === 'root') return null;
  const user = findUser(account, principal.userName);
  const principalArn = userArn(account.id, principal.userName);
  // The console works with temporary credentials, which are as old as the session. Access keys have no such time.
  if (session.startedAt < (user?.deniesSessionsBefore ?? 0)) {
    return {
      error: explicitlyDenied(principalArn, action, resource),
      reason: { code: 'session-denied' },
    };
  }
  if (user?.permissions === 'administrator') return null;
  if (session.mfa === null && !ALLOWED_WITHOUT_MFA.has(action)) {
    return {
      error: explicitlyDenied(principalArn, action, resource),
      reason: { code: 'not-allowed', action, isForWantOfMfa: isAllowed(account, user, action, resource) },
    };
  }
  if (isAllowed(account, user, action, resource)) return null;
  return {
    error: notAllowed(principalArn, action, resource),
    reason: { code: 'not-allowed', action, isForWantOfMfa: false },
  };
}

function isAllowed(account: Account, user: User | undefined, action: string, resource: Arn): boolean {
  if (user === undefined) return false;
  if (user.permissions === 'administrator-with-mfa') return true;
  const scope = SELF_MANAGEMENT[action];
  if (scope === undefined) return false;
  switch (scope) {
    case 'any':
      return true;
    case 'any-device':
      return resource.startsWith(`arn:aws:iam::${account.id}:mfa/`);
    case 'own-user':
      return resource === userArn(account.id, user.userName);
  }
}
