import { matchesResource } from './arns.js';
import type { ConditionTrace } from './conditions.js';
import { traceCondition } from './conditions.js';
import type { KnownKeys, PolicyContext } from './context.js';
import { knownKeys } from './context.js';
import type { NamedPolicy, PatternList, Principals, Statement } from './document.js';
import type { Matching } from './patterns.js';
import { matchesAction } from './patterns.js';

/** What is asked: may this be done with this, by whom, and what else is known of it. */
export interface PolicyRequest {
  /** The caller's ARN, as AWS's messages name it: `arn:aws:iam::123456789012:user/alice`. */
  readonly principal: string;
  /** `iam:ListUsers` */
  readonly action: string;
  /** An ARN, or `*` for actions that know no resources. */
  readonly resource: string;
  /** By condition key, in any capitals. `aws:PrincipalArn` and `aws:PrincipalAccount` follow from the principal. */
  readonly context: PolicyContext;
}

/** Why a statement is not about a request: the first of its parts that does not fit. */
export type Miss =
  | { readonly part: 'principal' | 'action' | 'resource' }
  | { readonly part: 'condition'; readonly condition: ConditionTrace };

/** A statement, and whether it is about the request. */
export interface StatementTrace {
  readonly policy: string;
  /** From 0, in its policy. */
  readonly index: number;
  readonly statement: Statement;
  /** Null where the statement applies. */
  readonly miss: Miss | null;
  /** What its conditions make of the request; empty where it has none, or is not about such a request at all. */
  readonly conditions: readonly ConditionTrace[];
}

/**
 * What a set of policies says. `by` is the statement that decided, with its conditions; where none did, `nearest` is an
 * Allow that only a condition kept from applying.
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
  const keys = keysOf(request);
  const traces = policies.flatMap((policy) => traceEach(policy, request, keys));
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
export function traceStatements(policy: NamedPolicy, request: PolicyRequest): readonly StatementTrace[] {
  return traceEach(policy, request, keysOf(request));
}

function traceEach(
  { name, document }: NamedPolicy,
  request: PolicyRequest,
  keys: KnownKeys,
): readonly StatementTrace[] {
  const matching = { keys, hasVariables: document.version === '2012-10-17' };
  return document.statements.map((statement, index) => {
    const part = strangePart(statement, request, matching);
    const conditions =
      part === null ? statement.conditions.map((condition) => traceCondition(condition, matching)) : [];
    const untrue = conditions.find(({ isTrue }) => !isTrue);
    const miss: Miss | null =
      part !== null ? { part } : untrue === undefined ? null : { part: 'condition', condition: untrue };
    return { policy: name, index, statement, miss, conditions };
  });
}

/** A key of the request, in whatever capitals, takes the place of one that follows from the principal. */
function keysOf({ principal, context }: PolicyRequest): KnownKeys {
  return new Map([...knownKeys(keysOfPrincipal(principal)), ...knownKeys(context)]);
}

/** The first part of a statement, before its conditions, that does not fit; null where all do. */
function strangePart(
  { principals, actions, resources }: Statement,
  { principal, action, resource }: PolicyRequest,
  matching: Matching,
): 'principal' | 'action' | 'resource' | null {
  if (principals !== null && !isPrincipal(principals, principal)) return 'principal';
  if (!isListed(actions, (pattern) => matchesAction(pattern, action))) return 'action';
  const isResource = (pattern: string) => matchesResource(pattern, resource, matching);
  return resources !== null && !isListed(resources, isResource) ? 'resource' : null;
}

function isListed({ isNot, patterns }: PatternList, matches: (pattern: string) => boolean): boolean {
  return patterns.some(matches) !== isNot;
}

const ASSUMED_ROLE = /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\//;

function accountOf(principal: string): string {
  return principal.split(':')[4] ?? '';
}

/** The role of a session's ARN; of all others, the ARN. The path of the role is not in the session's ARN. */
function roleOrSelf(principal: string): string {
  const [, partition, account, role] = ASSUMED_ROLE.exec(principal) ?? [];
  return role === undefined ? principal : `arn:${partition}:iam::${account}:role/${role}`;
}

/** Source: IAM User Guide, "AWS global condition context keys". */
function keysOfPrincipal(principal: string): PolicyContext {
  return { 'aws:principalarn': roleOrSelf(principal), 'aws:principalaccount': accountOf(principal) };
}

/**
 * Whether the caller is one of the principals of a trust policy: everybody, its account (`arn:aws:iam::ACCOUNT:root`, or
 * the number alone), or itself by its ARN.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
function isPrincipal({ isNot, byKind }: Principals, principal: string): boolean {
  const account = accountOf(principal);
  const self = ['*', account, `arn:aws:iam::${account}:root`, principal, roleOrSelf(principal)];
  const isNamed = [...(byKind['*'] ?? []), ...(byKind['AWS'] ?? [])].some((named) => self.includes(named));
  return isNamed !== isNot;
}
