import { isMultivalued, valuesOf } from './context.js';
import type { Condition } from './document.js';
import type { Operator } from './operators.js';
import { NULL_OPERATOR, operatorNamed } from './operators.js';
import type { Matching } from './patterns.js';
import { truthOf } from './values.js';

/** What a condition makes of a request. */
export interface ConditionTrace {
  readonly condition: Condition;
  readonly isTrue: boolean;
  /** The request does not have the key: what the condition is then does not come from its values. */
  readonly isAbsent: boolean;
}

/**
 * Whether a condition is true of a request. An absent key makes it false, but for a negated operator and for IfExists,
 * where it makes it true; ForAnyValue wants a value that is there, whatever else is written; ForAllValues is true of none,
 * and empty texts are none. A key with several values is compared only under one of these two: without them the condition
 * is false. A condition without values is met by an absent key at most.
 *
 * Source: IAM User Guide, "Condition operators" (...IfExists, Null), "Creating a condition with multiple keys or values",
 * and "Access Analyzer policy check reference" (empty arrays, Null with a set operator).
 */
export function traceCondition(condition: Condition, matching: Matching): ConditionTrace {
  const given = valuesOf(condition.key, matching.keys);
  return { condition, isTrue: isTrue(condition, given, matching), isAbsent: given.length === 0 };
}

function isTrue(condition: Condition, given: readonly string[], matching: Matching): boolean {
  const { operator: name, key, values, isIfExists, setOperator } = condition;
  if (name === NULL_OPERATOR && setOperator !== null) return setOperator === 'ForAllValues';
  if (name === NULL_OPERATOR) return values.some((value) => truthOf(value) === (given.length === 0));
  const operator = operatorNamed(name);
  if (operator === undefined) throw new Error(`no operator ${name}`);
  const isTrueOf = (one: string) => isTrueOfValue(operator, one, values, matching);
  if (setOperator !== null) {
    const set = given.every((one) => one === '') ? [] : given;
    return setOperator === 'ForAllValues' ? set.every(isTrueOf) : set.some(isTrueOf);
  }
  if (given.length === 0) return isIfExists || operator.isNegated;
  return !isMultivalued(key, matching.keys) && given.every(isTrueOf);
}

function isTrueOfValue(
  { compare, isNegated }: Operator,
  given: string,
  values: readonly string[],
  matching: Matching,
): boolean {
  const results = values.map((wanted) => compare(given, wanted, matching));
  if (!isNegated) return results.includes(true);
  return results.length > 0 && results.every((result) => result === false);
}
