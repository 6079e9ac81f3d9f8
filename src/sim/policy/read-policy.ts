import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import type { PolicyKind } from './check-policy.js';
import { checkPolicy } from './check-policy.js';
import type { PolicyDocument, Statement } from './document.js';
import type { ParsedPolicy, ParsedStatement } from './grammar.js';
import { parsePolicy } from './grammar.js';
import { repeatedName } from './json-names.js';
import type { PolicyProblem } from './problem.js';
import { Malformed, syntaxError } from './problem.js';

export type { PolicyKind } from './check-policy.js';

/** A policy whose grammar is right, and why AWS would not take it all the same; null where it would. */
export interface GrammaticalPolicy {
  readonly document: PolicyDocument;
  readonly refusal: PolicyProblem | null;
}

/** Reads a policy out of JSON, as AWS does when one is put: the failure has its message. */
export function readPolicy(
  text: string,
  kind: PolicyKind = 'identity',
): Result<PolicyDocument, PolicyProblem> {
  const json = attempt(() => jsonOf(text));
  if (!json.ok) return json;
  const read = readGrammar(json.value, kind);
  if (!read.ok) return read;
  const { document, refusal } = read.value;
  return refusal === null ? ok(document) : fail(refusal);
}

/** Reads what JSON says: fails only where it is no policy at all, so that one that AWS refuses can be judged as well. */
export function readGrammar(json: unknown, kind: PolicyKind): Result<GrammaticalPolicy, PolicyProblem> {
  const parsed = attempt(() => parsePolicy(json));
  if (!parsed.ok) return parsed;
  const checked = attempt(() => checkPolicy(parsed.value, kind));
  return ok({ document: documentOf(parsed.value), refusal: checked.ok ? null : checked.failure });
}

function attempt<Value>(make: () => Value): Result<Value, PolicyProblem> {
  try {
    return ok(make());
  } catch (error) {
    if (error instanceof Malformed) return fail(error.problem);
    throw error;
  }
}

function jsonOf(text: string): unknown {
  const json = parsed(text);
  const twice = repeatedName(text);
  if (twice !== null) throw syntaxError(twice, `"${twice}" is there twice in one object.`);
  return json;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new Malformed('This policy contains invalid Json', '', `It is not JSON: ${said}`);
  }
}

function documentOf({ version, statements }: ParsedPolicy): PolicyDocument {
  return { version: version ?? '2008-10-17', statements: statements.map(statementOf) };
}

function statementOf({ at: _at, effect, actions, ...statement }: ParsedStatement): Statement {
  return {
    ...statement,
    effect: /^deny$/i.test(effect) ? 'Deny' : 'Allow',
    actions: actions ?? { isNot: false, patterns: [] },
  };
}
