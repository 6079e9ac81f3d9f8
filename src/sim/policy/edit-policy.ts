import type { Condition, PatternList, PolicyDocument, Statement } from './document.js';

/** The lists of a statement in which patterns stand. */
export type PatternPart = 'actions' | 'resources';

/** The operators that are chosen from for a condition about MFA. */
export const MFA_OPERATORS = ['Bool', 'BoolIfExists', 'Null'] as const;

/** One of them. */
export type MfaOperator = (typeof MFA_OPERATORS)[number];

/** One change of a policy, to a statement by its place from 0. */
export type PolicyEdit =
  | { readonly kind: 'set-effect'; readonly statement: number; readonly effect: Statement['effect'] }
  /** Between `Action` and `NotAction`, `Resource` and `NotResource`. */
  | {
      readonly kind: 'set-not';
      readonly statement: number;
      readonly part: PatternPart;
      readonly isNot: boolean;
    }
  | {
      readonly kind: 'add-pattern' | 'remove-pattern';
      readonly statement: number;
      readonly part: PatternPart;
      readonly pattern: string;
    }
  /** Of the condition about this key; one that is not there is added, at the end. */
  | {
      readonly kind: 'set-condition';
      readonly statement: number;
      readonly operator: MfaOperator;
      readonly key: string;
      readonly value: 'true' | 'false';
    }
  | { readonly kind: 'remove-condition'; readonly statement: number; readonly key: string }
  | { readonly kind: 'add-statement' }
  | { readonly kind: 'remove-statement'; readonly statement: number };

/** What a new statement begins as: it gives nothing, and takes nothing away that somebody has. */
const NEW_STATEMENT: Statement = {
  sid: null,
  effect: 'Allow',
  principals: null,
  actions: { isNot: false, patterns: ['iam:GetUser'] },
  resources: { isNot: false, patterns: ['*'] },
  conditions: [],
};

/**
 * A policy with one change. A change of a statement that is not there, or that would leave a list or the policy empty,
 * changes nothing: such a policy could not be kept.
 */
export function editPolicy(document: PolicyDocument, edit: PolicyEdit): PolicyDocument {
  const { statements } = document;
  switch (edit.kind) {
    case 'add-statement':
      return { ...document, statements: [...statements, NEW_STATEMENT] };
    case 'remove-statement':
      return statements.length === 1
        ? document
        : { ...document, statements: without(statements, edit.statement) };
    default:
      return {
        ...document,
        statements: statements.map((one, index) =>
          index === edit.statement ? editStatement(one, edit) : one,
        ),
      };
  }
}

type StatementEdit = Exclude<PolicyEdit, { readonly kind: 'add-statement' | 'remove-statement' }>;

function editStatement(statement: Statement, edit: StatementEdit): Statement {
  switch (edit.kind) {
    case 'set-effect':
      return { ...statement, effect: edit.effect };
    case 'set-not':
      return withPatterns(statement, edit.part, (list) => ({ ...list, isNot: edit.isNot }));
    case 'add-pattern':
      return withPatterns(statement, edit.part, (list) =>
        list.patterns.includes(edit.pattern) ? list : { ...list, patterns: [...list.patterns, edit.pattern] },
      );
    case 'remove-pattern':
      return withPatterns(statement, edit.part, (list) => {
        const patterns = list.patterns.filter((pattern) => pattern !== edit.pattern);
        return patterns.length === 0 ? list : { ...list, patterns };
      });
    case 'set-condition':
      return { ...statement, conditions: withCondition(statement.conditions, edit) };
    case 'remove-condition':
      return {
        ...statement,
        conditions: statement.conditions.filter(({ key }) => !isSameKey(key, edit.key)),
      };
  }
}

function withPatterns(
  statement: Statement,
  part: PatternPart,
  change: (list: PatternList) => PatternList,
): Statement {
  const list = statement[part];
  return list === null ? statement : { ...statement, [part]: change(list) };
}

function withCondition(
  conditions: readonly Condition[],
  { operator, key, value }: Extract<PolicyEdit, { readonly kind: 'set-condition' }>,
): readonly Condition[] {
  const condition: Condition = {
    written: operator,
    operator: operator === 'BoolIfExists' ? 'Bool' : operator,
    isIfExists: operator === 'BoolIfExists',
    setOperator: null,
    key,
    values: [value],
  };
  const at = conditions.findIndex((one) => isSameKey(one.key, key));
  return at < 0
    ? [...conditions, condition]
    : conditions.map((one, index) => (index === at ? condition : one));
}

/** Names of keys are compared without regard to case (IAM User Guide, "Condition"). */
function isSameKey(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function without<Item>(items: readonly Item[], place: number): readonly Item[] {
  return items.filter((_item, index) => index !== place);
}
