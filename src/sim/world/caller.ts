import type { EpochSeconds } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import type { Arn } from './arn.js';
import type { Session } from './browser.js';
import type { Principal } from './principal.js';
import { principalName } from './principal.js';
import { addressOf } from './windows.js';

/** A role that somebody has assumed, under a name of their own choice. It owns nothing and signs in nowhere. */
export interface AssumedRole {
  readonly type: 'assumed-role';
  readonly roleName: string;
  readonly sessionName: string;
}

/** Who can send a request: everybody who can sign in, and who has assumed a role. */
export type CallerPrincipal = Principal | AssumedRole;

/** What comes with a request in place of a name: the keys of a program. Nobody has looked at them yet. */
export interface SentCredentials {
  readonly accessKeyId: string;
  /** Of temporary credentials, which are three texts and not two. */
  readonly sessionToken?: string;
  /** Of a program inside the lab, which signs nothing: it is looked at in place of a signature. */
  readonly secretAccessKey?: string;
}

/**
 * Where a request comes from: a browser with its console session, or a program with keys; null is a program that sent
 * none. Whether a signature is right is decided before: a request that gets here without a secret had the right one.
 */
export type Sender =
  | { readonly browser: string }
  | { readonly credentials: SentCredentials | null; readonly address?: string };

/**
 * What a request says of MFA, in three values: nothing at all (`aws:MultiFactorAuthPresent` is absent), that there was
 * none, or that there was, and when.
 *
 * Source: IAM User Guide, "AWS global condition context keys", aws:MultiFactorAuthPresent.
 */
export type MfaContext =
  | { readonly kind: 'absent' }
  | { readonly kind: 'false' }
  | { readonly kind: 'true'; readonly serialNumber: Arn; readonly at: EpochSeconds };

/** How temporary credentials came about. */
export const TOKEN_ISSUERS = ['GetSessionToken', 'AssumeRole'] as const;

/** How temporary credentials came about. */
export type TokenIssuer = (typeof TOKEN_ISSUERS)[number];

/** What a caller is known by. */
export type Credential =
  | {
      readonly kind: 'console';
      readonly browser: string;
      readonly issuedAt: EpochSeconds;
      readonly expiresAt: EpochSeconds;
    }
  /** Long-term: it has no beginning that a policy could ask for, and no end. */
  | { readonly kind: 'access-key'; readonly accessKeyId: string }
  | {
      readonly kind: 'temporary';
      readonly accessKeyId: string;
      readonly issuedBy: TokenIssuer;
      readonly issuedAt: EpochSeconds;
      readonly expiresAt: EpochSeconds;
    };

/** Who sends a request, with what, and what is known of MFA: all that a decision about it may depend on. */
export interface Caller {
  readonly principal: CallerPrincipal;
  readonly credential: Credential;
  readonly mfa: MfaContext;
  /** `aws:SourceIp` */
  readonly address: string;
}

/** How long a console session lasts (IAM User Guide, "Enabling federated user access to the console": 12 hours at most). */
export const CONSOLE_SESSION_SECONDS = 12 * 3600;

/** When a console session ends. */
export function sessionEnd({ startedAt, keptUntil }: Session): EpochSeconds {
  return keptUntil ?? addSeconds(startedAt, CONSOLE_SESSION_SECONDS);
}

/** The caller behind what a browser sends with its session. */
export function consoleCaller(browser: string, session: Session): Caller {
  const { principal, startedAt, mfa } = session;
  return {
    principal,
    credential: { kind: 'console', browser, issuedAt: startedAt, expiresAt: sessionEnd(session) },
    mfa: mfa === null ? { kind: 'false' } : { kind: 'true', ...mfa },
    address: addressOf(browser),
  };
}

/** A caller's name as the event history shows it. */
export function callerName(principal: CallerPrincipal): string {
  return principal.type === 'assumed-role'
    ? `${principal.roleName}/${principal.sessionName}`
    : principalName(principal);
}

/** The user name that a call without one means: the caller's. Root has none, and neither has a role. */
export function callersName(principal: CallerPrincipal): string | null {
  return principal.type === 'user' ? principal.userName : null;
}
