import type { Condition, PatternList, PolicyDocument, Statement } from './document.js';

/**
 * A policy as JSON, the way the IAM User Guide prints them: two spaces, one value without brackets, parts in its order.
 * What `readPolicy` reads out of it is the same document.
 */
export function writePolicy({ version, statements }: PolicyDocument): string {
  return JSON.stringify({ Version: version, Statement: statements.map(statementJson) }, null, 2);
}

function statementJson({ sid, effect, principals, actions, resources, conditions }: Statement): object {
  return {
    ...(sid === null ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals === null ? {} : { [named('Principal', principals)]: principalsJson(principals.byKind) }),
    [named('Action', actions)]: oneOrMore(actions.patterns),
    ...(resources === null ? {} : { [named('Resource', resources)]: oneOrMore(resources.patterns) }),
    ...(conditions.length === 0 ? {} : { Condition: conditionsJson(conditions) }),
  };
}

function named(name: string, { isNot }: Pick<PatternList, 'isNot'>): string {
  return isNot ? `Not${name}` : name;
}

function oneOrMore(values: readonly string[]): string | readonly string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

function principalsJson(byKind: { readonly [kind: string]: readonly string[] }): unknown {
  if (Object.keys(byKind).join() === '*') return '*';
  return Object.fromEntries(Object.entries(byKind).map(([kind, names]) => [kind, oneOrMore(names)]));
}

/** Conditions with the same operator share its block. */
function conditionsJson(conditions: readonly Condition[]): object {
  const operators = [...new Set(conditions.map(({ written }) => written))];
  return Object.fromEntries(
    operators.map((written) => [
      written,
      Object.fromEntries(
        conditions
          .filter((condition) => condition.written === written)
          .map(({ key, values }) => [key, oneOrMore(values)]),
      ),
    ]),
  );
}
