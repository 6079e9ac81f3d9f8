import ipaddr from 'ipaddr.js';
import type { Condition } from './document.js';
import type { Matching } from './patterns.js';
import { matchesArn, matchesPattern, resolved } from './patterns.js';

/**
 * One value of the request against one of the policy: whether it meets it. Null where one of the two is no value of this
 * kind, such as a word under a numeric operator; such a comparison is never true, also behind a Not.
 */
type Comparison = (given: string, wanted: string, matching: Matching) => boolean | null;

interface Operator {
  readonly compare: Comparison;
  /** The condition is true where none of the values is met, and where the key is absent. */
  readonly isNegated: boolean;
}

const string: Comparison = (given, wanted, matching) => {
  const text = resolved(wanted, matching);
  return text === null ? null : given === text;
};

const stringIgnoreCase: Comparison = (given, wanted, matching) => {
  const text = resolved(wanted, matching);
  return text === null ? null : given.toLowerCase() === text.toLowerCase();
};

/** Both sides as numbers, or null. */
function numbers(compare: (given: number, wanted: number) => boolean): Comparison {
  return (given, wanted) => {
    const [left, right] = [numberOf(given), numberOf(wanted)];
    return left === null || right === null ? null : compare(left, right);
  };
}

function numberOf(text: string): number | null {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : null;
}

/** Both sides as moments, or null. */
function dates(compare: (given: number, wanted: number) => boolean): Comparison {
  return (given, wanted) => {
    const [left, right] = [momentOf(given), momentOf(wanted)];
    return left === null || right === null ? null : compare(left, right);
  };
}

const ISO_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?)?)?$/;

/**
 * A W3C date of ISO 8601, or seconds since 1970, as milliseconds since 1970; null for anything else.
 *
 * Source: IAM User Guide, "Condition operators", date condition operators.
 */
export function momentOf(text: string): number | null {
  // Four digits are a year, more are seconds.
  if (/^\d{5,}$/.test(text)) return Number(text) * 1000;
  if (!ISO_DATE.test(text)) return null;
  // biome-ignore lint/style/noRestrictedGlobals: it reads no clock.
  const moment = Date.parse(
    text.replace(/T(\d{2})(Z|[+-]|$)/, 'T$1:00$2').replace(/([+-]\d{2})$/, withMinutes),
  );
  return Number.isNaN(moment) ? null : moment;
}

/** `+02` of an hour that is given; the end of a date such as `2026-11` is no zone. */
function withMinutes(zone: string, _group: string, at: number): string {
  return at > 'YYYY-MM'.length + 3 ? `${zone}:00` : zone;
}

const truth: Comparison = (given, wanted) => {
  const [left, right] = [given.toLowerCase(), wanted.toLowerCase()];
  return isTruth(left) && isTruth(right) ? left === right : null;
};

function isTruth(text: string): boolean {
  return text === 'true' || text === 'false';
}

const address: Comparison = (given, wanted) => {
  try {
    const at = ipaddr.parse(given);
    const [network, bits] = wanted.includes('/')
      ? ipaddr.parseCIDR(wanted)
      : ([ipaddr.parse(wanted), null] as const);
    if (at.kind() !== network.kind()) return false;
    return bits === null ? at.toString() === network.toString() : at.match(network, bits);
  } catch {
    // The library throws for what is no address.
    return null;
  }
};

const arn: Comparison = (given, wanted, matching) => matchesArn(wanted, given, matching);

function both(name: string, compare: Comparison, negated: string): readonly (readonly [string, Operator])[] {
  return [
    [name, { compare, isNegated: false }],
    [negated, { compare, isNegated: true }],
  ];
}

function one(name: string, compare: Comparison): readonly [string, Operator] {
  return [name, { compare, isNegated: false }];
}

/**
 * The operators that are evaluated. BinaryEquals is not one of them: no key of the lab is binary.
 *
 * Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...both('StringEquals', string, 'StringNotEquals'),
  ...both('StringEqualsIgnoreCase', stringIgnoreCase, 'StringNotEqualsIgnoreCase'),
  ...both(
    'StringLike',
    (given, wanted, matching) => matchesPattern(wanted, given, matching),
    'StringNotLike',
  ),
  ...both(
    'NumericEquals',
    numbers((given, wanted) => given === wanted),
    'NumericNotEquals',
  ),
  one(
    'NumericLessThan',
    numbers((given, wanted) => given < wanted),
  ),
  one(
    'NumericLessThanEquals',
    numbers((given, wanted) => given <= wanted),
  ),
  one(
    'NumericGreaterThan',
    numbers((given, wanted) => given > wanted),
  ),
  one(
    'NumericGreaterThanEquals',
    numbers((given, wanted) => given >= wanted),
  ),
  ...both(
    'DateEquals',
    dates((given, wanted) => given === wanted),
    'DateNotEquals',
  ),
  one(
    'DateLessThan',
    dates((given, wanted) => given < wanted),
  ),
  one(
    'DateLessThanEquals',
    dates((given, wanted) => given <= wanted),
  ),
  one(
    'DateGreaterThan',
    dates((given, wanted) => given > wanted),
  ),
  one(
    'DateGreaterThanEquals',
    dates((given, wanted) => given >= wanted),
  ),
  one('Bool', truth),
  ...both('IpAddress', address, 'NotIpAddress'),
  ...both('ArnEquals', arn, 'ArnNotEquals'),
  ...both('ArnLike', arn, 'ArnNotLike'),
]);

/** Asks whether a key is absent (`true`) or there (`false`). It has neither IfExists nor a set operator. */
export const NULL_OPERATOR = 'Null';

/** Whether an operator is evaluated here. */
export function isOperator(name: string): boolean {
  return name === NULL_OPERATOR || OPERATORS.has(name);
}

/** Whether an operator compares moments. */
export function isDateOperator(name: string): boolean {
  return name.startsWith('Date') && OPERATORS.has(name);
}

/**
 * Whether a condition is true of a request. An absent key makes it false, but for a negated operator and for IfExists,
 * where it makes it true; ForAnyValue wants a value that is there, whatever else is written; ForAllValues is true of none.
 *
 * Source: IAM User Guide, "Condition operators" (...IfExists, Null) and "Set operators for multivalued context keys".
 */
export function isConditionTrue(condition: Condition, matching: Matching): boolean {
  const given = givenValues(condition.key, matching);
  const { operator: name, values, isIfExists, setOperator } = condition;
  if (name === NULL_OPERATOR) {
    const isAbsent = given.length === 0;
    return values.some((value) => value.toLowerCase() === String(isAbsent));
  }
  const operator = OPERATORS.get(name);
  if (operator === undefined) throw new Error(`no operator ${name}`);
  if (given.length === 0) {
    if (setOperator !== null) return setOperator === 'ForAllValues';
    return isIfExists || operator.isNegated;
  }
  const isTrueOf = (one: string) => isTrueOfValue(operator, one, values, matching);
  return setOperator === 'ForAllValues' ? given.every(isTrueOf) : given.some(isTrueOf);
}

/** The values that a key has in a request; none where it is absent. */
export function givenValues(key: string, { context }: Matching): readonly string[] {
  const name = key.toLowerCase();
  const known = Object.hasOwn(context, name) ? (context[name] ?? []) : [];
  return typeof known === 'string' ? [known] : known;
}

function isTrueOfValue(
  { compare, isNegated }: Operator,
  given: string,
  values: readonly string[],
  matching: Matching,
): boolean {
  const results = values.map((wanted) => compare(given, wanted, matching));
  return isNegated ? !results.includes(true) : results.includes(true);
}
