import { compile, search } from 'jmespath';
import type { Json } from '../../aws/json.js';
import { isList, isObject } from '../../aws/json.js';
import type { Result } from '../../base/result.js';
import { fail, ok } from '../../base/result.js';

/**
 * What `--query` takes out of an answer, by JMESPath (https://jmespath.org/specification.html), which the AWS CLI has from a
 * library, and so has the lab.
 */
export function applyQuery(data: Json, expression: string): Result<Json, string> {
  try {
    return ok(asJson(search(bare(data), expression)));
  } catch (problem) {
    return fail(wordsOf(problem));
  }
}

/** What is wrong with an expression, or null. */
export function queryProblem(expression: string): string | null {
  try {
    compile(expression);
    return null;
  } catch (problem) {
    return wordsOf(problem);
  }
}

function wordsOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : 'not an expression';
}

/** What every object has by itself is in no answer, and the library would find it; all it needs itself is one function. */
function bare(data: Json): unknown {
  if (isList(data)) return data.map(bare);
  if (!isObject(data)) return data;
  const made = Object.create(null, {
    hasOwnProperty: { value: (name: string) => Object.hasOwn(data, name) },
  });
  return Object.assign(
    made,
    Object.fromEntries(Object.entries(data).map(([name, value]) => [name, bare(value)])),
  );
}

function asJson(found: unknown): Json {
  if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') return found;
  if (Array.isArray(found)) return found.map(asJson);
  if (typeof found !== 'object' || found === null) return null;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, asJson(value)]));
}
