import type { Seconds } from '../base/time.js';
import { authorize } from '../iam/authorization.js';
import { noSuchAccessKey } from '../iam/aws-error.js';
import { callerArn, callerId } from '../iam/caller-facts.js';
import type { OperationContext, OperationOutcome } from '../outcome.js';
import { granted, refused } from '../outcome.js';
import type { AccessKeyAccount, CallerIdentity, SessionTokenIssued } from '../responses.js';
import type { Account } from '../world/account.js';
import { findCredentials } from '../world/account.js';
import type { Caller } from '../world/caller.js';
import { refusal } from '../world/refusal.js';
import { issue } from './issue.js';
import { givenCode, spendCode } from './mfa-code.js';
import type { StsCallOf } from './requests.js';
import { noSessionCredentials } from './sts-errors.js';

/**
 * GetCallerIdentity: who is this? No permission is needed, and no policy can deny it.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function getCallerIdentity(
  account: Account,
  _call: StsCallOf<'GetCallerIdentity'>,
  { caller: { principal } }: OperationContext,
): OperationOutcome<CallerIdentity> {
  return granted(account, {
    kind: 'caller-identity',
    userId: callerId(account, principal),
    account: account.id,
    arn: callerArn(account, principal),
  });
}

/**
 * GetAccessKeyInfo: which account is a key of? It says nothing of the key's state. What AWS says of a key that is none is not
 * documented ("might return an error that the key doesn't exist"); the lab takes IAM's words.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 */
export function getAccessKeyInfo(
  account: Account,
  { accessKeyId }: StsCallOf<'GetAccessKeyInfo'>,
  context: OperationContext,
): OperationOutcome<AccessKeyAccount> {
  const denial = authorize(account, context, 'sts:GetAccessKeyInfo', '*');
  if (denial !== null) return refused(account, denial);
  return findCredentials(account, accessKeyId) === undefined
    ? refused(account, refusal(noSuchAccessKey(accessKeyId), { code: 'no-such-access-key' }))
    : granted(account, { kind: 'access-key-account', account: account.id });
}

/** 12 hours, where nothing else is asked for. */
export const TOKEN_SECONDS = 43_200;

/** Of root an hour at the most: who asks for more gets that. */
const ROOT_TOKEN_SECONDS = 3600;

function lifetime(type: Caller['principal']['type'], asked: Seconds = TOKEN_SECONDS): Seconds {
  return type === 'root' ? Math.min(asked, ROOT_TOKEN_SECONDS) : asked;
}

/**
 * GetSessionToken: temporary credentials for the caller itself, with MFA where a code is given. Only with a long-term key;
 * no permission is needed.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export function getSessionToken(
  account: Account,
  call: StsCallOf<'GetSessionToken'>,
  context: OperationContext,
): OperationOutcome<SessionTokenIssued> {
  const { caller, now } = context;
  const { principal } = caller;
  // The console works with credentials of a session.
  if (caller.credential.kind !== 'access-key') {
    return refused(account, refusal(noSessionCredentials(), { code: 'session-credentials' }));
  }
  const given = givenCode(account, caller, call);
  if (!given.ok) return refused(account, given.failure);
  const spent = given.value === null ? null : spendCode(account, given.value, now);
  if (spent?.outcome.ok === false) return refused(spent.account, spent.outcome.failure);
  const issued = issue(
    spent?.account ?? account,
    {
      issuedBy: 'GetSessionToken',
      principal,
      principalId: callerId(account, principal),
      mfa: given.value === null ? null : { serialNumber: given.value.device.serialNumber, at: now },
      seconds: lifetime(principal.type, call.durationSeconds),
    },
    context,
  );
  return {
    ...granted(issued.account, { kind: 'session-token', credentials: issued.credentials }),
    ...(spent === null ? {} : { timeStep: spent.outcome.value }),
  };
}
