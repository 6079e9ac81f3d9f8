/** As many characters as IAM takes of a policy (`policyDocumentType`). */
export const DOCUMENT_MAX = 131_072;

/** What a statement does when it applies. */
export type Effect = 'Allow' | 'Deny';

/** Action, NotAction, Resource or NotResource: patterns with `*` and `?`, or everything but them. */
export interface PatternList {
  readonly isNot: boolean;
  readonly patterns: readonly string[];
}

/** Of whom a trust policy speaks. */
export interface Principals {
  readonly isNot: boolean;
  /** By kind (`AWS`, `Service`, `Federated`); `*` alone is the kind `*`. */
  readonly byKind: { readonly [kind: string]: readonly string[] };
}

/** How the several values that one key can have in a request are taken together. */
export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** One key of a Condition block under its operator. */
export interface Condition {
  /** As written: `BoolIfExists`, `ForAllValues:StringLike`. */
  readonly written: string;
  /** The operator without what is before and behind it. */
  readonly operator: string;
  readonly isIfExists: boolean;
  readonly setOperator: SetOperator | null;
  readonly key: string;
  /** Any of them will do; for the operators with Not in them, none. */
  readonly values: readonly string[];
}

/** A statement of a policy. */
export interface Statement {
  readonly sid: string | null;
  readonly effect: Effect;
  readonly actions: PatternList;
  /** Null in a trust policy, which is about the role that it belongs to. */
  readonly resources: PatternList | null;
  /** Null in the policies of users, which are about the user that they belong to. */
  readonly principals: Principals | null;
  readonly conditions: readonly Condition[];
}

/** A policy that was found good: what `readPolicy` makes of the JSON. */
export interface PolicyDocument {
  readonly version: '2008-10-17' | '2012-10-17';
  readonly statements: readonly Statement[];
}

/** A policy, and the name by which answers speak of it. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}
