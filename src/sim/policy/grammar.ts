import type { Condition, PatternList, Principals } from './document.js';
import { isOperator, NULL_OPERATOR } from './operators.js';
import { syntaxError } from './problem.js';

/** A statement whose syntax is right, before its parts are looked at. */
export interface ParsedStatement {
  /** `Statement[0]` */
  readonly at: string;
  readonly sid: string | null;
  /** In whatever capitals. */
  readonly effect: string;
  readonly actions: PatternList | null;
  readonly resources: PatternList | null;
  readonly principals: Principals | null;
  readonly conditions: readonly Condition[];
}

/** A document whose syntax is right. */
export interface ParsedPolicy {
  readonly version: '2008-10-17' | '2012-10-17' | null;
  readonly statements: readonly ParsedStatement[];
}

type JsonObject = { readonly [name: string]: unknown };

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The grammar of policies. Throws `Malformed`.
 *
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function parsePolicy(json: unknown): ParsedPolicy {
  if (!isObject(json)) throw syntaxError('', 'A policy is an object: { "Version": …, "Statement": … }.');
  onlyNames(json, ['Version', 'Id', 'Statement'], '');
  const { Version: version, Id: id, Statement: stated } = json;
  if (id !== undefined && typeof id !== 'string') throw syntaxError('Id', 'An Id is a text.');
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw syntaxError('Version', 'The only versions there are: "2012-10-17", and "2008-10-17".');
  }
  const list: readonly unknown[] = Array.isArray(stated) ? stated : [stated];
  if (list.length === 0) throw syntaxError('Statement', 'There is no statement in it.');
  return {
    version: version ?? null,
    statements: list.map((one, index) => parseStatement(one, `Statement[${index}]`)),
  };
}

function onlyNames(object: JsonObject, names: readonly string[], at: string): void {
  const other = Object.keys(object).find((name) => !names.includes(name));
  if (other === undefined) return;
  throw syntaxError(at === '' ? other : `${at}.${other}`, `Here there is only: ${names.join(', ')}.`);
}

const STATEMENT_NAMES = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'Principal',
  'NotPrincipal',
];

function parseStatement(json: unknown, at: string): ParsedStatement {
  if (!isObject(json)) throw syntaxError(at, 'A statement is an object: { "Effect": …, "Action": … }.');
  onlyNames(json, STATEMENT_NAMES, at);
  const { Sid: sid, Effect: effect } = json;
  if (sid !== undefined && typeof sid !== 'string') throw syntaxError(`${at}.Sid`, 'A Sid is a text.');
  if (typeof effect !== 'string' || !/^(allow|deny)$/i.test(effect)) {
    throw syntaxError(`${at}.Effect`, 'Effect is "Allow" or "Deny".');
  }
  return {
    at,
    sid: sid ?? null,
    effect,
    actions: oneOf(json, 'Action', 'NotAction', at),
    resources: oneOf(json, 'Resource', 'NotResource', at),
    principals: principalsOf(json, at),
    conditions: conditionsOf(json['Condition'], `${at}.Condition`),
  };
}

/** `Name` or `NotName`, of which a statement has one at most. */
function oneOf(json: JsonObject, name: string, not: string, at: string): PatternList | null {
  const [given, negated] = [json[name], json[not]];
  if (given !== undefined && negated !== undefined) {
    throw syntaxError(`${at}.${not}`, `${name} and ${not} cannot stand in one statement.`);
  }
  if (given === undefined && negated === undefined) return null;
  const isNot = given === undefined;
  return { isNot, patterns: textsOf(given ?? negated, `${at}.${isNot ? not : name}`) };
}

/** A text, or a list of texts. */
function textsOf(value: unknown, at: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    if (typeof one !== 'string') throw syntaxError(at, 'Here there is a text, or a list of texts.');
    return one;
  });
}

function principalsOf(json: JsonObject, at: string): Principals | null {
  const { Principal: given, NotPrincipal: negated } = json;
  if (given === undefined && negated === undefined) return null;
  if (given !== undefined && negated !== undefined) {
    throw syntaxError(`${at}.NotPrincipal`, 'Principal and NotPrincipal cannot stand in one statement.');
  }
  const isNot = given === undefined;
  const value = isNot ? negated : given;
  if (value === '*') return { isNot, byKind: { '*': ['*'] } };
  if (!isObject(value)) throw syntaxError(`${at}.Principal`, 'Principal is "*" or { "AWS": … }.');
  const kinds = Object.entries(value).map(
    ([kind, names]) => [kind, textsOf(names, `${at}.Principal.${kind}`)] as const,
  );
  return { isNot, byKind: Object.fromEntries(kinds) };
}

function conditionsOf(value: unknown, at: string): readonly Condition[] {
  if (value === undefined) return [];
  if (!isObject(value)) throw syntaxError(at, 'Condition is an object: { "Bool": { "key": "value" } }.');
  return Object.entries(value).flatMap(([written, keys]) => {
    const here = `${at}.${written}`;
    if (!isObject(keys)) throw syntaxError(here, 'Behind an operator stands an object: { "key": "value" }.');
    onlyOnce(Object.keys(keys), here);
    return Object.entries(keys).map(([key, values]) => conditionOf(written, key, values, here));
  });
}

/** The names of keys are compared without regard to case; which of two would count is not documented. */
function onlyOnce(keys: readonly string[], at: string): void {
  const folded = keys.map((key) => key.toLowerCase());
  const twice = keys.find((_key, index) => folded.indexOf(folded[index] ?? '') !== index);
  if (twice !== undefined) throw syntaxError(`${at}.${twice}`, `The key ${twice} is there twice.`);
}

const WRITTEN = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

function conditionOf(written: string, key: string, values: unknown, at: string): Condition {
  const [, set, operator = '', ifExists] = WRITTEN.exec(written) ?? [];
  if (!isOperator(operator) || (operator === NULL_OPERATOR && ifExists !== undefined)) {
    throw syntaxError(at, `${written} is no operator that the lab knows. Bool and StringEquals are some.`);
  }
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  return {
    written,
    operator,
    isIfExists: ifExists !== undefined,
    setOperator: set === 'ForAllValues' || set === 'ForAnyValue' ? set : null,
    key,
    values: list.map((one) => {
      if (typeof one === 'string') return one;
      if (typeof one === 'boolean' || typeof one === 'number') return String(one);
      throw syntaxError(`${at}.${key}`, 'A value is a text, or a list of texts.');
    }),
  };
}
