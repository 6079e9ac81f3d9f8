import type { Seconds } from '../base/time.js';
import { authorize, decide, denialOf, NOTHING_ALLOWS } from '../iam/authorization.js';
import { callerArn, withMfa } from '../iam/caller-facts.js';
import { policyContext } from '../iam/policy-context.js';
import type { OperationContext, OperationOutcome } from '../outcome.js';
import { granted, refused } from '../outcome.js';
import type { Principals } from '../policy/document.js';
import { evaluate, traceStatements } from '../policy/evaluate.js';
import { readPolicy } from '../policy/read-policy.js';
import type { RoleAssumed } from '../responses.js';
import type { Account } from '../world/account.js';
import { assumedRoleArn, roleArn } from '../world/arn.js';
import type { Caller } from '../world/caller.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { Role } from '../world/roles.js';
import { issue } from './issue.js';
import { givenCode, spendCode } from './mfa-code.js';
import type { StsCallOf } from './requests.js';
import { longerThanChainAllows, longerThanRoleAllows, rootAssumesNoRole } from './sts-errors.js';

const ACTION = 'sts:AssumeRole';

/** An hour, where nothing else is asked for; and what a role may give that was assumed by a role. */
const ROLE_SECONDS = 3600;

/**
 * AssumeRole: temporary credentials of a role, for whom its trust policy lets, with what the caller's own policies say. MFA
 * is looked at here and never again: the credentials say nothing of it.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 *
 * A code is looked at last, so that none is spent on what would be refused all the same.
 */
export function assumeRole(
  account: Account,
  call: StsCallOf<'AssumeRole'>,
  context: OperationContext,
): OperationOutcome<RoleAssumed> {
  const { caller, now } = context;
  if (caller.principal.type === 'root') {
    return refused(account, refusal(rootAssumesNoRole(), { code: 'root-user' }));
  }
  const given = givenCode(account, caller, call);
  if (!given.ok) return refused(account, given.failure);
  const asking = { ...context, caller: given.value === null ? caller : withMfa(caller, now) };
  const role = account.roles.find(({ roleName }) => roleArn(account.id, roleName) === call.roleArn);
  const seconds = call.durationSeconds ?? ROLE_SECONDS;
  const denial = refusalFor(account, role, call.roleArn, asking) ?? tooLong(caller, role, seconds);
  if (denial !== null) return refused(account, denial);
  // Somebody who is let has a role to be let to.
  if (role === undefined) return refused(account, untrusted(account, call.roleArn, asking, false));
  const spent = given.value === null ? null : spendCode(account, given.value, now);
  if (spent?.outcome.ok === false) return refused(spent.account, spent.outcome.failure);
  const { roleName, roleId } = role;
  const { roleSessionName: sessionName } = call;
  const issued = issue(
    spent?.account ?? account,
    {
      issuedBy: 'AssumeRole',
      principal: { type: 'assumed-role', roleName, sessionName },
      principalId: roleId,
      mfa: null,
      seconds,
    },
    context,
  );
  return {
    ...granted(issued.account, {
      kind: 'role-assumed',
      credentials: issued.credentials,
      assumedRoleId: `${roleId}:${sessionName}`,
      arn: assumedRoleArn(account.id, roleName, sessionName),
    }),
    ...(spent === null ? {} : { timeStep: spent.outcome.value }),
  };
}

/** A role that is not there is refused like one that trusts somebody else. */
function refusalFor(
  account: Account,
  role: Role | undefined,
  arn: string,
  context: OperationContext,
): Refusal | null {
  const verdict = decide(account, context, ACTION, arn);
  if (verdict.kind === 'decided' && verdict.decision.verdict === 'explicit-deny') {
    return authorize(account, context, ACTION, arn);
  }
  if (verdict.kind === 'unreadable') return authorize(account, context, ACTION, arn);
  const isAllowed = verdict.kind === 'decided' && verdict.decision.verdict === 'allow';
  if (role !== undefined && isTrusted(account, role, context, isAllowed)) return null;
  const isForWantOfMfa =
    context.caller.mfa.kind !== 'true' &&
    role !== undefined &&
    refusalFor(account, role, arn, { ...context, caller: withMfa(context.caller, context.now) }) === null;
  return untrusted(account, arn, context, isForWantOfMfa);
}

/**
 * A trust policy that names the account leaves it to the account's own policies who of it may; one that names the caller
 * is enough by itself (IAM User Guide, "Policy evaluation logic", resource-based policies of the same account).
 */
function isTrusted(
  account: Account,
  { roleName, trustPolicy }: Role,
  { caller, now }: OperationContext,
  isAllowed: boolean,
): boolean {
  const read = readPolicy(trustPolicy, 'trust');
  if (!read.ok) return false;
  const policy = { name: roleName, document: read.value };
  const principal = callerArn(account, caller.principal);
  const request = {
    principal,
    action: ACTION,
    resource: roleArn(account.id, roleName),
    context: policyContext(account, caller, now),
  };
  if (evaluate([policy], request).verdict !== 'allow') return false;
  const self = ['*', principal, ...roleBehind(account, caller)];
  return (
    isAllowed ||
    traceStatements(policy, request).some(
      ({ miss, statement }) =>
        miss === null && statement.effect === 'Allow' && isNamed(statement.principals, self),
    )
  );
}

function isNamed(principals: Principals | null, self: readonly string[]): boolean {
  if (principals === null || principals.isNot) return false;
  const { byKind } = principals;
  return [...(byKind['*'] ?? []), ...(byKind['AWS'] ?? [])].some((named) => self.includes(named));
}

function roleBehind({ id }: Account, { principal }: Caller): readonly string[] {
  return principal.type === 'assumed-role' ? [roleArn(id, principal.roleName)] : [];
}

function untrusted(
  account: Account,
  arn: string,
  { caller }: OperationContext,
  isForWantOfMfa: boolean,
): Refusal {
  const asked = { principal: callerArn(account, caller.principal), action: ACTION, resource: arn };
  const error = denialOf(NOTHING_ALLOWS, asked, 'trust');
  return refusal(error, { code: 'not-allowed', action: ACTION, isForWantOfMfa });
}

function tooLong({ principal }: Caller, role: Role | undefined, seconds: Seconds): Refusal | null {
  if (role !== undefined && seconds > role.maxSessionSeconds) {
    return refusal(longerThanRoleAllows(), { code: 'session-too-long' });
  }
  return principal.type === 'assumed-role' && seconds > ROLE_SECONDS
    ? refusal(longerThanChainAllows(), { code: 'session-too-long' })
    : null;
}
