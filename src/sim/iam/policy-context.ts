import type { EpochSeconds } from '../base/time.js';
import type { Account } from '../world/account.js';
import { roleArn } from '../world/arn.js';
import type { Caller, CallerPrincipal } from '../world/caller.js';
import { isoTime } from '../world/policies.js';
import { callerArn, callerId } from './caller-facts.js';

/** Condition keys in lower case, each with its value. One that is absent is not in it. */
type Context = { readonly [key: string]: string };

/** `aws:PrincipalType` */
const PRINCIPAL_TYPES = { root: 'Account', user: 'User', 'assumed-role': 'AssumedRole' } as const satisfies {
  readonly [Type in CallerPrincipal['type']]: string;
};

/**
 * What policies can ask of a request: the condition keys that this lab knows. All others are absent.
 *
 * Source: IAM User Guide, "AWS global condition context keys".
 */
export function policyContext(account: Account, caller: Caller, now: EpochSeconds): Context {
  const { principal, address } = caller;
  return {
    'aws:currenttime': isoTime(now),
    'aws:epochtime': String(Math.floor(now)),
    'aws:principalaccount': account.id,
    'aws:principalarn': principalArn(account, principal),
    'aws:principaltype': PRINCIPAL_TYPES[principal.type],
    'aws:securetransport': 'true',
    'aws:sourceip': address,
    'aws:userid': callerId(account, principal),
    ...(principal.type === 'user' ? { 'aws:username': principal.userName } : {}),
    ...sessionKeys(caller, now),
  };
}

/** Of these keys those that say what a request was signed with, whoever sends it from where. */
export function sessionKeys(caller: Caller, now: EpochSeconds): Context {
  return { ...issueKeys(caller), ...mfaKeys(caller, now) };
}

/** Of a session of a role, the ARN of the role. */
function principalArn(account: Account, principal: CallerPrincipal): string {
  return principal.type === 'assumed-role'
    ? roleArn(account.id, principal.roleName)
    : callerArn(account, principal);
}

/** Only temporary credentials were issued at some time. */
function issueKeys({ credential }: Caller): Context {
  return credential.kind === 'access-key' ? {} : { 'aws:tokenissuetime': isoTime(credential.issuedAt) };
}

/** In three values: an access key says nothing at all of MFA. */
function mfaKeys({ mfa }: Caller, now: EpochSeconds): Context {
  switch (mfa.kind) {
    case 'absent':
      return {};
    case 'false':
      return { 'aws:multifactorauthpresent': 'false' };
    case 'true':
      return {
        'aws:multifactorauthpresent': 'true',
        'aws:multifactorauthage': String(Math.max(0, Math.floor(now - mfa.at))),
      };
  }
}
