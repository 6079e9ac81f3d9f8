import { pageOf } from '../../api/pages.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { NamedPolicy } from '../../policy/document.js';
import type { PolicyRequest } from '../../policy/evaluate.js';
import { evaluate, traceStatements } from '../../policy/evaluate.js';
import { readPolicy } from '../../policy/read-policy.js';
import type { Account } from '../../world/account.js';
import { roleArn, rootArn, userArn } from '../../world/arn.js';
import type { CallerPrincipal } from '../../world/caller.js';
import type { InlinePolicy } from '../../world/policies.js';
import { AWS_POLICIES } from '../../world/policies.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import type { Evaluated, PolicySimulated } from '../answers.js';
import { authorize, documentsOf } from '../authorization.js';
import { noSuchUser } from '../aws-error.js';
import { malformedDocument } from '../operations/policies.js';
import type { AuditCallOf, Simulated } from './requests.js';

/** A policy, and of which kind AWS's answer says that it is. */
type Source = NamedPolicy & { readonly type: string };

/**
 * SimulateCustomPolicy: what some documents make of actions, by the evaluator that decides here about every call.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 * Left out, as with the other: boundaries, policies of resources, and where in a document a statement stands.
 */
export function simulateCustomPolicy(
  account: Account,
  call: AuditCallOf<'SimulateCustomPolicy'>,
  context: OperationContext,
): OperationOutcome<PolicySimulated> {
  const denial = authorize(account, context, 'iam:SimulateCustomPolicy', '*');
  if (denial !== null) return refused(account, denial);
  return simulated(account, given(call.policyInputList), call, rootArn(account.id), {});
}

/**
 * SimulatePrincipalPolicy: the same for what a user or a role has.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulatePrincipalPolicy(
  account: Account,
  call: AuditCallOf<'SimulatePrincipalPolicy'>,
  context: OperationContext,
): OperationOutcome<PolicySimulated> {
  const { policySourceArn: arn } = call;
  const denial = authorize(account, context, 'iam:SimulatePrincipalPolicy', arn);
  if (denial !== null) return refused(account, denial);
  const source = principalOf(account, arn);
  if (source === null) return refused(account, refusal(noSuchUser(nameIn(arn)), { code: 'no-such-user' }));
  const owned = documentsOf(account, source.principal).map((policy) => ({
    ...policy,
    type: typeOf(account, policy, source.type),
  }));
  const known = source.type === 'user' ? { 'aws:username': nameIn(arn) } : {};
  return simulated(account, [...owned, ...given(call.policyInputList ?? [])], call, arn, known);
}

function given(documents: readonly string[]) {
  return documents.map((document, index) => ({
    policyName: `PolicyInputList.${index + 1}`,
    document,
    type: 'none',
  }));
}

function principalOf(
  account: Account,
  arn: string,
): { readonly principal: CallerPrincipal; readonly type: 'user' | 'role' } | null {
  const user = account.users.find(({ userName }) => userArn(account.id, userName) === arn);
  if (user !== undefined) return { principal: { type: 'user', userName: user.userName }, type: 'user' };
  const role = account.roles.find(({ roleName }) => roleArn(account.id, roleName) === arn);
  if (role === undefined) return null;
  return {
    principal: { type: 'assumed-role', roleName: role.roleName, sessionName: 'simulated' },
    type: 'role',
  };
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** `PolicySourceType` of the model. */
function typeOf({ policies }: Account, { document }: InlinePolicy, own: 'user' | 'role'): string {
  if (AWS_POLICIES.some((policy) => policy.document === document)) return 'aws-managed';
  return policies.some((policy) => policy.document === document) ? 'user-managed' : own;
}

function simulated(
  account: Account,
  policies: readonly (InlinePolicy & { readonly type: string })[],
  call: Simulated,
  principal: string,
  known: { readonly [key: string]: string },
): OperationOutcome<PolicySimulated> {
  const sources: Source[] = [];
  for (const { policyName: name, document, type } of policies) {
    const read = readPolicy(document);
    if (!read.ok) return refused(account, faultIn(document));
    sources.push({ name, type, document: read.value });
  }
  const entries = (call.contextEntries ?? []).map(
    ({ contextKeyName, contextKeyValues, contextKeyType }) =>
      [
        contextKeyName,
        contextKeyType.endsWith('List') ? contextKeyValues : (contextKeyValues[0] ?? ''),
      ] as const,
  );
  const context = { ...known, ...Object.fromEntries(entries) };
  const results = call.actionNames.flatMap((action) =>
    (call.resourceArns ?? ['*']).map((resource) =>
      evaluated(sources, { principal, action, resource, context }),
    ),
  );
  const listed = pageOf(results, call);
  if (!listed.ok) return refused(account, listed.failure);
  return granted(account, { kind: 'policy-simulated', results: listed.value.items, ...listed.value.page });
}

function faultIn(document: string): Refusal {
  const fault = malformedDocument(document);
  if (fault === null) throw new Error('A document that is no policy, and has no fault');
  return fault;
}

function evaluated(sources: readonly Source[], request: PolicyRequest): Evaluated {
  const { action, resource } = request;
  const { verdict } = evaluate(sources, request);
  const traces = sources.flatMap((source) =>
    traceStatements(source, request).map((trace) => ({ source, trace })),
  );
  const effect = verdict === 'explicit-deny' ? 'Deny' : 'Allow';
  const matched = traces
    .filter(({ trace: { miss, statement } }) => miss === null && statement.effect === effect)
    .map(({ source: { name, type } }) => ({ policy: name, type }));
  const missing = traces.flatMap(({ trace: { conditions } }) =>
    conditions.filter(({ isAbsent }) => isAbsent).map(({ condition: { key } }) => key),
  );
  return { action, resource, verdict, matched, missingKeys: [...new Set(missing)] };
}
