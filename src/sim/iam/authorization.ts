import { cleaned } from '../base/characters.js';
import type { EpochSeconds } from '../base/time.js';
import { denialMessage } from '../policy/denial.js';
import type { NamedPolicy } from '../policy/document.js';
import type { Decision, PolicyRequest } from '../policy/evaluate.js';
import { evaluate } from '../policy/evaluate.js';
import type { PolicyProblem } from '../policy/problem.js';
import type { PolicyKind } from '../policy/read-policy.js';
import { readPolicy } from '../policy/read-policy.js';
import type { Account } from '../world/account.js';
import { findUser } from '../world/account.js';
import type { Arn } from '../world/arn.js';
import type { Caller, CallerPrincipal } from '../world/caller.js';
import type { AwsError } from '../world/error-codes.js';
import type { InlinePolicy, Permissions } from '../world/policies.js';
import { AWS_POLICIES } from '../world/policies.js';
import type { DenyingStatement, Reason } from '../world/reasons.js';
import type { Refusal } from '../world/refusal.js';
import { accessDenied } from './aws-error.js';
import { callerArn, withMfa } from './caller-facts.js';
import { policyContext } from './policy-context.js';

/** Who asks, and when. */
export interface Asking {
  readonly caller: Caller;
  readonly now: EpochSeconds;
}

/** What the policies of a caller say; `root` is asked nothing, and a policy that nobody can read grants nothing. */
export type Verdict =
  | { readonly kind: 'root' }
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'unreadable'; readonly policy: string; readonly problem: PolicyProblem };

/**
 * Who may do what: the one place that decides. Evaluates the documents of the caller, its own before those that are
 * attached, so that the answer names its own where both deny.
 */
export function decide(account: Account, { caller, now }: Asking, action: string, resource: Arn): Verdict {
  if (caller.principal.type === 'root') return { kind: 'root' };
  const policies: NamedPolicy[] = [];
  for (const { policyName: name, document } of documentsOf(account, caller.principal)) {
    const read = readOnce(document);
    if (!read.ok) return { kind: 'unreadable', policy: name, problem: read.failure };
    policies.push({ name, document: read.value });
  }
  const principal = callerArn(account, caller.principal);
  const request = { principal, action, resource, context: policyContext(account, caller, now) };
  return { kind: 'decided', decision: evaluate(policies, request) };
}

/** The same few documents are asked with every request, and with every frame of a page that shows what they do. */
const KEPT_READINGS = 50;
const readings = new Map<string, ReturnType<typeof readPolicy>>();

function readOnce(document: string): ReturnType<typeof readPolicy> {
  const known = readings.get(document);
  if (known !== undefined) return known;
  const read = readPolicy(document);
  if (readings.size >= KEPT_READINGS) readings.clear();
  readings.set(document, read);
  return read;
}

/** Whether a caller may perform `action` (such as `iam:ListUsers`) on `resource` (an ARN). Null means yes. */
export function authorize(account: Account, asking: Asking, action: string, resource: Arn): Refusal | null {
  const verdict = decide(account, asking, action, resource);
  if (isAllowed(verdict)) return null;
  const principal = callerArn(account, asking.caller.principal);
  const decision = verdict.kind === 'decided' ? verdict.decision : NOTHING_ALLOWS;
  return {
    error: denialOf(decision, { principal, action, resource }),
    reason: reasonOf(verdict) ?? {
      code: 'not-allowed',
      action,
      isForWantOfMfa: isForWantOfMfa(account, asking, action, resource),
      ...deniedBy(verdict),
    },
  };
}

/** What is decided where no policy says anything. */
export const NOTHING_ALLOWS: Decision = { verdict: 'implicit-deny', nearest: null };

/** AWS's answer to what is denied. */
export function denialOf(
  decision: Decision,
  asked: Pick<PolicyRequest, 'principal' | 'action' | 'resource'>,
  kind: PolicyKind = 'identity',
): AwsError {
  return accessDenied(denialMessage(decision, asked, kind) ?? '');
}

/** Whether a verdict lets the caller. */
export function isAllowed(verdict: Verdict): boolean {
  return verdict.kind === 'root' || (verdict.kind === 'decided' && verdict.decision.verdict === 'allow');
}

/** The reasons that are about the policies and not about what was asked; null where there is none of them. */
function reasonOf(verdict: Verdict): Reason | null {
  if (verdict.kind === 'unreadable') return { code: 'policy-unreadable', policyName: verdict.policy };
  return isAboutAge(verdict) ? { code: 'session-denied' } : null;
}

/** A statement denies, and it is about when the session began. */
export function isAboutAge(verdict: Verdict): boolean {
  if (verdict.kind !== 'decided' || verdict.decision.verdict !== 'explicit-deny') return false;
  return verdict.decision.by.statement.conditions.some(
    ({ key }) => key.toLowerCase() === 'aws:tokenissuetime',
  );
}

/** The statement that denies, to be told of. */
function deniedBy(verdict: Verdict): { readonly by?: DenyingStatement } {
  if (verdict.kind !== 'decided' || verdict.decision.verdict !== 'explicit-deny') return {};
  const { policy, index, statement } = verdict.decision.by;
  const conditions = statement.conditions.map(({ written, key }) => `${written} ${key}`);
  return {
    by: {
      policy: cleaned(policy),
      statement: cleaned(statement.sid ?? `Statement[${index}]`),
      index,
      condition: conditions.length === 0 ? null : cleaned(conditions.join(', ')),
    },
  };
}

/** The same caller with MFA would have been let. A role never has any. */
function isForWantOfMfa(account: Account, { caller, now }: Asking, action: string, resource: Arn): boolean {
  if (caller.mfa.kind === 'true' || caller.principal.type === 'assumed-role') return false;
  return isAllowed(decide(account, { caller: withMfa(caller, now), now }, action, resource));
}

/** The policies of a caller as JSON: inline ones first. */
export function documentsOf(account: Account, principal: CallerPrincipal): readonly InlinePolicy[] {
  const { inlinePolicies, attachedPolicies } = permissionsOf(account, principal);
  const known = [...account.policies, ...AWS_POLICIES];
  const attached = attachedPolicies.flatMap((arn) => known.find((policy) => policy.arn === arn) ?? []);
  return [...inlinePolicies, ...attached];
}

const NO_PERMISSIONS: Permissions = { inlinePolicies: [], attachedPolicies: [] };

function permissionsOf(account: Account, principal: CallerPrincipal): Permissions {
  switch (principal.type) {
    case 'root':
      return NO_PERMISSIONS;
    case 'user':
      return findUser(account, principal.userName) ?? NO_PERMISSIONS;
    case 'assumed-role':
      return account.roles.find(({ roleName }) => roleName === principal.roleName) ?? NO_PERMISSIONS;
  }
}
