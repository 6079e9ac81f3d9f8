import { matchesArn } from './arns.js';
import type { Matching } from './patterns.js';
import { matchesPattern, resolved } from './patterns.js';
import { isInRange, momentOf, numberOf, rangeOf, truthOf } from './values.js';

/**
 * One value of the request against one of the policy: whether it meets it. Null where one of the two is no value of this
 * kind, such as a word under a numeric operator: such a condition is never true, also behind a Not.
 */
type Comparison = (given: string, wanted: string, matching: Matching) => boolean | null;

/** How a condition operator compares. */
export interface Operator {
  readonly compare: Comparison;
  /** The condition is true where none of the values is met, and where the key is absent. */
  readonly isNegated: boolean;
  /** Whether a value of a policy is of the operator's kind. */
  readonly isValue: (wanted: string) => boolean;
}

/** A value with a variable that has none is equal to nothing and like nothing. */
const string: Comparison = (given, wanted, matching) => resolved(wanted, matching) === given;

const stringIgnoreCase: Comparison = (given, wanted, matching) =>
  resolved(wanted, matching)?.toLowerCase() === given.toLowerCase();

const like: Comparison = (given, wanted, matching) => matchesPattern(wanted, given, matching);

/** Both sides as values of a kind, or null. */
function of<Value>(
  read: (text: string) => Value | null,
  compare: (given: Value, wanted: Value) => boolean,
): Comparison {
  return (given, wanted) => {
    const [left, right] = [read(given), read(wanted)];
    return left === null || right === null ? null : compare(left, right);
  };
}

const truth: Comparison = (given, wanted, matching) => {
  const [left, right] = [truthOf(given), truthOf(resolved(wanted, matching) ?? '')];
  return left === null || right === null ? null : left === right;
};

const arn: Comparison = (given, wanted, matching) => matchesArn(wanted, given, matching);

type Entry = readonly [name: string, operator: Operator];

const ANY = () => true;

function both(
  name: string,
  negated: string,
  compare: Comparison,
  isValue: Operator['isValue'] = ANY,
): readonly Entry[] {
  return [
    [name, { compare, isNegated: false, isValue }],
    [negated, { compare, isNegated: true, isValue }],
  ];
}

/** `Numeric…` and `Date…` have the same six. */
function ordered(kind: string, read: (text: string) => number | null): readonly Entry[] {
  const isValue = (wanted: string) => read(wanted) !== null;
  const one = (name: string, compare: (given: number, wanted: number) => boolean): Entry => [
    `${kind}${name}`,
    { compare: of(read, compare), isNegated: false, isValue },
  ];
  return [
    ...both(
      `${kind}Equals`,
      `${kind}NotEquals`,
      of(read, (given, wanted) => given === wanted),
      isValue,
    ),
    one('LessThan', (given, wanted) => given < wanted),
    one('LessThanEquals', (given, wanted) => given <= wanted),
    one('GreaterThan', (given, wanted) => given > wanted),
    one('GreaterThanEquals', (given, wanted) => given >= wanted),
  ];
}

const isTruth = (wanted: string) => wanted.includes('${') || truthOf(wanted) !== null;

/**
 * The operators that are evaluated. BinaryEquals is not one of them: no key of the lab is binary.
 *
 * Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...both('StringEquals', 'StringNotEquals', string),
  ...both('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', stringIgnoreCase),
  ...both('StringLike', 'StringNotLike', like),
  ...ordered('Numeric', numberOf),
  ...ordered('Date', momentOf),
  ['Bool', { compare: truth, isNegated: false, isValue: isTruth }],
  ...both('IpAddress', 'NotIpAddress', isInRange, (wanted) => rangeOf(wanted) !== null),
  ...both('ArnEquals', 'ArnNotEquals', arn),
  ...both('ArnLike', 'ArnNotLike', arn),
]);

/** Asks whether a key is absent (`true`) or there (`false`). It has neither IfExists nor a set operator. */
export const NULL_OPERATOR = 'Null';

/** The operator of a name, without what is before and behind it; undefined for Null, and for what is none. */
export function operatorNamed(name: string): Operator | undefined {
  return OPERATORS.get(name);
}

/** Whether an operator is evaluated here. */
export function isOperator(name: string): boolean {
  return name === NULL_OPERATOR || OPERATORS.has(name);
}

/** Whether an operator compares moments. */
export function isDateOperator(name: string): boolean {
  return name.startsWith('Date') && OPERATORS.has(name);
}

/** The first value of a condition that its operator cannot compare with anything; null where there is none. */
export function strangeValue(operator: string, values: readonly string[]): string | null {
  const isValue =
    operator === NULL_OPERATOR
      ? (value: string) => truthOf(value) !== null
      : (OPERATORS.get(operator)?.isValue ?? ANY);
  return values.find((value) => !isValue(value)) ?? null;
}
