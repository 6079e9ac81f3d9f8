import type { EpochSeconds } from '../base/time.js';
import type { Arn } from './arn.js';
import type { CallerPrincipal, TokenIssuer } from './caller.js';

/** Whether a key may be used (IAM API, `statusType`; `Expired` is not for users' keys). */
export const ACCESS_KEY_STATUSES = ['Active', 'Inactive'] as const;

/** Whether a key may be used. */
export type AccessKeyStatus = (typeof ACCESS_KEY_STATUSES)[number];

/** What programs sign in with in place of a password. */
export interface AccessKey {
  readonly accessKeyId: string;
  /** Shown to whoever makes the key, and to nobody after that. Null of a key from before the lab kept it: nothing can be signed with it. */
  readonly secretAccessKey: string | null;
  /** Null where it is root's. */
  readonly userName: string | null;
  readonly createdAt: EpochSeconds;
  readonly status: AccessKeyStatus;
  /** When it was used last, whatever came of it, and with which service; null before. */
  readonly lastUsed: { readonly at: EpochSeconds; readonly service: string } | null;
}

/** What STS hands out: a key whose secret comes with a token, and which ends by itself. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly issuedBy: TokenIssuer;
  readonly issuedAt: EpochSeconds;
  readonly expiresAt: EpochSeconds;
  readonly principal: CallerPrincipal;
  /** The unique id of the user or the role. One that is made anew under the same name is another. */
  readonly principalId: string;
  /** The device whose code was given to GetSessionToken; null where none was, and for roles. */
  readonly mfa: { readonly serialNumber: Arn; readonly at: EpochSeconds } | null;
}

/** Whether they end by themselves. */
export function isTemporary(
  credentials: AccessKey | TemporaryCredentials,
): credentials is TemporaryCredentials {
  return 'sessionToken' in credentials;
}
