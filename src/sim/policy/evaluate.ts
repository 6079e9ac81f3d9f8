import { isConditionTrue } from './conditions.js';
import type { Condition, NamedPolicy, PatternList, Principals, Statement } from './document.js';
import type { Matching, PolicyContext } from './patterns.js';
import { matchesPattern } from './patterns.js';

/** What is asked: may this be done with this, by whom the context speaks of. */
export interface PolicyRequest {
  /** `iam:ListUsers` */
  readonly action: string;
  /** An ARN, or `*` for actions that know no resources. */
  readonly resource: string;
  readonly context: PolicyContext;
}

/** Why a statement is not about a request: the first of its parts that does not fit. */
export type Miss =
  | { readonly part: 'principal' | 'action' | 'resource' }
  | { readonly part: 'condition'; readonly condition: Condition };

/** A statement, and whether it is about the request. */
export interface StatementTrace {
  readonly policy: string;
  /** From 0, in its policy. */
  readonly index: number;
  readonly statement: Statement;
  /** Null where the statement applies. */
  readonly miss: Miss | null;
}

/**
 * What a set of policies says. `by` is the statement that decided; where none did, `nearest` is an Allow that only a
 * condition kept from applying.
 */
export type Decision =
  | { readonly verdict: 'allow' | 'explicit-deny'; readonly by: StatementTrace }
  | { readonly verdict: 'implicit-deny'; readonly nearest: StatementTrace | null };

/**
 * Evaluates policies of one account: an explicit deny over an allow over nothing.
 *
 * Source: IAM User Guide, "Policy evaluation logic".
 */
export function evaluate(policies: readonly NamedPolicy[], request: PolicyRequest): Decision {
  const traces = policies.flatMap((policy) => traceStatements(policy, request));
  const applying = traces.filter(({ miss }) => miss === null);
  const deny = applying.find(({ statement }) => statement.effect === 'Deny');
  if (deny !== undefined) return { verdict: 'explicit-deny', by: deny };
  const allow = applying.find(({ statement }) => statement.effect === 'Allow');
  if (allow !== undefined) return { verdict: 'allow', by: allow };
  const nearest = traces.find(
    ({ statement, miss }) => statement.effect === 'Allow' && miss?.part === 'condition',
  );
  return { verdict: 'implicit-deny', nearest: nearest ?? null };
}

/** What each statement of a policy makes of a request. */
export function traceStatements(
  { name, document }: NamedPolicy,
  request: PolicyRequest,
): readonly StatementTrace[] {
  const matching = { context: request.context, hasVariables: document.version === '2012-10-17' };
  return document.statements.map((statement, index) => ({
    policy: name,
    index,
    statement,
    miss: missOf(statement, request, matching),
  }));
}

function missOf(statement: Statement, request: PolicyRequest, matching: Matching): Miss | null {
  const { principals, actions, resources, conditions } = statement;
  if (principals !== null && !isPrincipal(principals, request.context)) return { part: 'principal' };
  // Names of actions are compared without regard to case, and have no variables.
  const ofActions = { ...matching, hasVariables: false, isCaseIgnored: true };
  if (!isListed(actions, request.action, ofActions)) return { part: 'action' };
  if (resources !== null && !isListed(resources, request.resource, matching)) return { part: 'resource' };
  const untrue = conditions.find((condition) => !isConditionTrue(condition, matching));
  return untrue === undefined ? null : { part: 'condition', condition: untrue };
}

function isListed({ isNot, patterns }: PatternList, text: string, matching: Matching): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, text, matching)) !== isNot;
}

/**
 * Whether the caller is one of the principals of a trust policy: everybody, its account (`arn:aws:iam::ACCOUNT:root`, or
 * the number alone), or itself by its ARN.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
function isPrincipal({ isNot, byKind }: Principals, context: PolicyContext): boolean {
  const account = context['aws:principalaccount'];
  const arn = context['aws:principalarn'];
  const isCaller = (named: string) =>
    named === '*' || named === account || named === `arn:aws:iam::${account}:root` || named === arn;
  const isNamed = [...(byKind['*'] ?? []), ...(byKind['AWS'] ?? [])].some(isCaller);
  return isNamed !== isNot;
}
