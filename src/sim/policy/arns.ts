import type { Matching } from './patterns.js';
import { matchesPattern } from './patterns.js';

/** `arn`, partition, service, region, account, and the resource with all the colons that are in it. */
const ARN_PARTS = 6;

/** The parts of an ARN or of a pattern for one. A colon in a variable ends no part. */
export function arnParts(arn: string): readonly string[] {
  const pieces = arn.match(/\$\{[^}]*\}|./gs) ?? [];
  const parts = [''];
  for (const piece of pieces) {
    if (piece === ':' && parts.length < ARN_PARTS) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

/**
 * Whether an ARN meets a pattern under ArnEquals or ArnLike, which do the same: each of the six parts is compared by
 * itself, so that a `*` reaches over no colon but those of the last part. Null where one of the two is no ARN.
 *
 * Source: IAM User Guide, "Condition operators", Amazon Resource Name (ARN) condition operators.
 */
export function matchesArn(pattern: string, arn: string, matching: Matching): boolean | null {
  const [wanted, given] = [arnParts(pattern), arnParts(arn)];
  if (wanted.length !== ARN_PARTS || given.length !== ARN_PARTS) return null;
  return wanted.every((part, index) => matchesPattern(part, given[index] ?? '', matching));
}

/** Whether a pattern has a variable before the fifth colon, where AWS has none. */
export function hasEarlyVariable(pattern: string): boolean {
  return arnParts(pattern)
    .slice(0, ARN_PARTS - 1)
    .some((part) => part.includes('${'));
}

/**
 * Whether a resource is one of those of a pattern of Resource or NotResource: `*` is all of them; of ARNs each part is
 * compared by itself, and those that a short pattern leaves out are any. Variables stand behind the fifth colon only.
 *
 * Source: IAM User Guide, "IAM JSON policy elements: Resource", and "Variables and tags". That AWS fills up short patterns
 * with `*` was recorded (`resource-form.ts`).
 */
export function matchesResource(pattern: string, resource: string, matching: Matching): boolean {
  if (pattern === '*') return true;
  const [wanted, given] = [arnParts(pattern), arnParts(resource)];
  if (given.length !== ARN_PARTS) return false;
  if (matching.hasVariables && hasEarlyVariable(pattern)) return false;
  return given.every((part, index) => matchesPattern(wanted[index] ?? '*', part, matching));
}
