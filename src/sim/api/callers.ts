import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import type { EpochSeconds, LabTime } from '../base/time.js';
import type { Account } from '../world/account.js';
import { findCredentials, findUser } from '../world/account.js';
import type { Caller, MfaContext, Sender, SentCredentials } from '../world/caller.js';
import { consoleCaller, sessionEnd } from '../world/caller.js';
import type { AccessKey, TemporaryCredentials } from '../world/credentials.js';
import { isTemporary } from '../world/credentials.js';
import type { Principal } from '../world/principal.js';
import type { BareReason } from '../world/reasons.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import { addressOf, MAIN_WINDOW } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import {
  expiredToken,
  invalidClientToken,
  missingAuthenticationToken,
  notSignedIn,
  wrongSignature,
} from './api-errors.js';

/** Programs run on alice's computer, unless somebody says where they do. */
const PROGRAM_ADDRESS = addressOf(MAIN_WINDOW);

/**
 * Who sends a request: the one place that turns a browser or keys into a caller. Whoever is not let in here is known by
 * no name, as with AWS, which records nothing of it.
 */
export function callerOf(world: World, sender: Sender, now: LabTime): Result<Caller, Refusal> {
  if ('browser' in sender) return callerAt(world, sender.browser, now);
  const { credentials, address = PROGRAM_ADDRESS } = sender;
  return credentials === null
    ? fail(refusal(missingAuthenticationToken(), { code: 'no-credentials' }))
    : callerWith(world.account, credentials, address, now);
}

function callerAt(world: World, browser: string, now: LabTime): Result<Caller, Refusal> {
  const { session } = browserById(world, browser);
  if (session === null) return fail(refusal(notSignedIn(), { code: 'not-signed-in' }));
  // The console works with temporary credentials of its own.
  return now < sessionEnd(session)
    ? ok(consoleCaller(browser, session))
    : fail(refusal(expiredToken(), { code: 'session-expired' }));
}

function callerWith(
  account: Account,
  sent: SentCredentials,
  address: string,
  now: EpochSeconds,
): Result<Caller, Refusal> {
  const found = findCredentials(account, sent.accessKeyId);
  if (found === undefined) return unknown('no-such-credentials');
  const caller = isTemporary(found)
    ? callerWithToken(account, found, sent, address, now)
    : callerWithKey(account, found, sent, address);
  const { secretAccessKey } = sent;
  return caller.ok && secretAccessKey !== undefined && secretAccessKey !== found.secretAccessKey
    ? fail(refusal(wrongSignature(), { code: 'wrong-secret-key' }))
    : caller;
}

function callerWithKey(
  account: Account,
  key: AccessKey,
  { sessionToken }: SentCredentials,
  address: string,
): Result<Caller, Refusal> {
  if (sessionToken !== undefined) return unknown('wrong-session-token');
  if (key.status !== 'Active') return unknown('inactive-access-key');
  const principal = holderOf(account, key);
  if (principal === undefined) return unknown('no-such-credentials');
  return ok({
    principal,
    credential: { kind: 'access-key', accessKeyId: key.accessKeyId },
    mfa: { kind: 'absent' },
    address,
  });
}

function holderOf(account: Account, { userName }: AccessKey): Principal | undefined {
  if (userName === null) return { type: 'root' };
  const user = findUser(account, userName);
  return user === undefined ? undefined : { type: 'user', userName: user.userName };
}

function callerWithToken(
  account: Account,
  issued: TemporaryCredentials,
  { sessionToken }: SentCredentials,
  address: string,
  now: EpochSeconds,
): Result<Caller, Refusal> {
  if (sessionToken === undefined) return unknown('no-session-token');
  if (sessionToken !== issued.sessionToken) return unknown('wrong-session-token');
  if (now >= issued.expiresAt) return fail(refusal(expiredToken(), { code: 'credentials-expired' }));
  if (!isStillThere(account, issued)) return unknown('no-such-credentials');
  const { accessKeyId, issuedBy, issuedAt, expiresAt, principal } = issued;
  return ok({
    principal,
    credential: { kind: 'temporary', accessKeyId, issuedBy, issuedAt, expiresAt },
    mfa: mfaOf(issued),
    address,
  });
}

/**
 * Of MFA the credentials of a role say nothing: it was looked at when the role was assumed, and is not in the context of
 * later requests (IAM User Guide, "Secure API access with MFA").
 */
function mfaOf({ issuedBy, mfa }: TemporaryCredentials): MfaContext {
  if (issuedBy === 'AssumeRole') return { kind: 'absent' };
  return mfa === null ? { kind: 'false' } : { kind: 'true', ...mfa };
}

/** Credentials outlive neither their user nor their role, whoever has the name now. */
function isStillThere(account: Account, { principal, principalId }: TemporaryCredentials): boolean {
  switch (principal.type) {
    case 'root':
      return true;
    case 'user':
      return findUser(account, principal.userName)?.userId === principalId;
    case 'assumed-role':
      return account.roles.some(
        ({ roleName, roleId }) => roleName === principal.roleName && roleId === principalId,
      );
  }
}

function unknown(code: BareReason): Result<never, Refusal> {
  return fail(refusal(invalidClientToken(), { code }));
}
