import type { Principals } from './document.js';
import type { ParsedPolicy, ParsedStatement } from './grammar.js';
import { isDateOperator } from './operators.js';
import { Malformed } from './problem.js';
import { resourceProblem } from './resource-form.js';
import { momentOf } from './values.js';

/** The version of the policy language that has variables. */
export const NEWEST_VERSION = '2012-10-17';

/** Whose policy it is: of a user (`identity`), or of a role, which says who may assume it (`trust`). */
export type PolicyKind = 'identity' | 'trust';

/**
 * Checks a policy whose grammar is right, in the order in which AWS was recorded to complain: version, what an older
 * parser of theirs refuses, names of statements, actions, resources, services. Throws `Malformed`.
 *
 * Source: messages recorded from AWS by the tests of moto (test_iam_policies.py) and LocalStack
 * (test_iam_mfa.snapshot.json). They were recorded of managed policies; that inline policies are checked alike is assumed.
 */
export function checkPolicy({ version, statements }: ParsedPolicy, kind: PolicyKind): void {
  if (kind === 'identity' && version !== NEWEST_VERSION) {
    const hint = 'Begin with "Version": "2012-10-17". In older ones a variable would be plain text.';
    throw new Malformed('Policy document must be version 2012-10-17 or greater.', 'Version', hint);
  }
  for (const statement of statements) checkLegacy(statement);
  checkSids(statements);
  for (const statement of statements) checkActions(statement);
  for (const statement of statements) checkResources(statement);
  for (const statement of statements) checkServices(statement);
  for (const statement of statements) checkKind(statement, kind);
}

/** A variable stands for one word; the colon in it ends no part of an ARN. */
const VARIABLES = /\$\{[^}]*\}/g;

const ARN_PARTS = 6;

/** The capitals of the effect, dates that are none, ARNs with too few parts. */
function checkLegacy({ at, effect, conditions, resources }: ParsedStatement): void {
  const legacy = (name: string, hint: string) =>
    new Malformed('The policy failed legacy parsing', `${at}.${name}`, hint);
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw legacy('Effect', `Write "${/^d/i.test(effect) ? 'Deny' : 'Allow'}", with these capitals.`);
  }
  for (const { operator, values } of conditions) {
    const bad = isDateOperator(operator) ? values.find((value) => momentOf(value) === null) : undefined;
    if (bad !== undefined) {
      throw legacy('Condition', `"${bad}" is no date. One is 2026-11-30T12:00:00Z.`);
    }
  }
  const short = resources?.patterns.find(
    (one) => one.includes('::') && one.replace(VARIABLES, 'x').split(':').length < ARN_PARTS,
  );
  if (short !== undefined) throw legacy('Resource', `"${short}" has too few colons for an ARN.`);
}

/** That the characters are looked at first was seen in a user's report (Wolox/carthage_cache, issue 22). */
function checkSids(statements: readonly ParsedStatement[]): void {
  const sids = statements.flatMap(({ sid }) => (sid === null || sid === '' ? [] : [sid]));
  const strange = sids.find((sid) => !/^[0-9A-Za-z]*$/.test(sid));
  if (strange !== undefined) {
    const alphanumeric =
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
    throw new Malformed(alphanumeric, '', `"${strange}" is not made of letters and digits alone.`);
  }
  const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (twice === undefined) return;
  const message = 'Statement IDs (SID) in a single policy must be unique.';
  throw new Malformed(message, '', `"${twice}" is there twice.`);
}

function checkActions({ at, actions }: ParsedStatement): void {
  if (actions !== null && actions.patterns.length > 0) return;
  const hint = 'Say which, such as "iam:EnableMFADevice", or "*".';
  throw new Malformed('Policy statement must contain actions.', `${at}.Action`, hint);
}

function checkResources({ at, resources }: ParsedStatement): void {
  for (const resource of resources?.patterns ?? []) {
    const message = resourceProblem(resource);
    if (message === null) continue;
    throw new Malformed(message, `${at}.Resource`, 'Write an ARN, such as arn:aws:iam::*:mfa/*, or "*".');
  }
}

function checkServices({ at, actions }: ParsedStatement): void {
  for (const action of actions?.patterns ?? []) {
    const message = serviceProblem(action);
    if (message === null) continue;
    const hint = `"${action}": write the service, a colon and the action, such as iam:ListUsers.`;
    throw new Malformed(message, `${at}.Action`, hint);
  }
}

/** What AWS says of an action that is not `service:Name`; null where it is. */
function serviceProblem(action: string): string | null {
  if (action === '*') return null;
  const [service = '', ...rest] = action.split(':');
  if (rest.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (rest.length > 1) return 'Actions/Condition can contain only one colon.';
  return /^[A-Za-z0-9.-]+$/.test(service) ? null : `Vendor ${service} is not valid`;
}

/** What only a policy of this kind may have, or must have. */
function checkKind({ at, actions, resources, principals }: ParsedStatement, kind: PolicyKind): void {
  if (kind === 'identity') {
    if (resources === null || resources.patterns.length === 0) {
      const hint = '"Resource": "*" means all of them.';
      throw new Malformed('Policy statement must contain resources.', `${at}.Resource`, hint);
    }
    if (principals === null) return;
    const hint = 'This policy is about the user that it is attached to.';
    throw new Malformed('Policy document should not specify a principal.', `${at}.Principal`, hint);
  }
  checkPrincipals(at, principals);
  if (resources !== null) {
    const hint = 'A trust policy is about its own role.';
    throw new Malformed('Has prohibited field Resource', `${at}.Resource`, hint);
  }
  const other = actions?.patterns.find(
    (action) => !/^sts:(\*|AssumeRole\w*|TagSession|SetSourceIdentity)$/i.test(action),
  );
  if (other === undefined) return;
  const message = 'AssumeRole policy may only specify STS AssumeRole actions.';
  throw new Malformed(message, `${at}.Action`, `Not "${other}", but "sts:AssumeRole".`);
}

/** Without a principal the statement would be about everybody. The message is from a user's report: terraform-aws-iam, issue 47. */
function checkPrincipals(at: string, principals: Principals | null): void {
  if (principals !== null && Object.values(principals.byKind).some((names) => names.length > 0)) return;
  const message =
    'Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!';
  const hint = 'Say who may assume the role: "Principal": { "AWS": "arn:aws:iam::123456789012:user/alice" }.';
  throw new Malformed(message, `${at}.Principal`, hint);
}
