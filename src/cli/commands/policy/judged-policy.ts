import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import type { NamedPolicy, Statement } from '../../../sim/policy/document.js';
import type { PolicyProblem } from '../../../sim/policy/problem.js';
import type { PolicyKind } from '../../../sim/policy/read-policy.js';
import { readGrammar } from '../../../sim/policy/read-policy.js';
import type { FoundPolicy } from './read/find-policies.js';
import type { Tree, Unread } from './read/tree.js';
import { jsonOf, lineOfText, partOf, repeatedEntry } from './read/tree.js';

/** A policy that can be judged. */
export interface JudgedPolicy {
  readonly path: string;
  readonly line: number;
  readonly form: FoundPolicy['form'];
  readonly kind: PolicyKind;
  /** As it is written; AWS takes only 2012-10-17 from a user. */
  readonly version: string | null;
  readonly policy: NamedPolicy;
  readonly statements: readonly JudgedStatement[];
  /** Why AWS would not take it; null where it would, and where it is no finished policy. */
  readonly refusal: PolicyProblem | null;
  /** Where the problem that keeps AWS from taking it stands. */
  readonly refusalLine: number;
}

/** A statement with its place in the text. */
export interface JudgedStatement {
  /** From 1, as people count. */
  readonly number: number;
  readonly statement: Statement;
  readonly line: number;
  /** The line of a text in it, such as an action or a key; that of the statement where it is not there. */
  lineOf(...texts: readonly string[]): number;
}

/** AWS takes 6,144 characters of a managed policy and 10,240 of an inline one; its own are longer, and still far from this. */
const MOST_STATEMENTS = 1000;

/** Makes a policy of what was found; the failure says why that is none. */
export function judgedPolicy(found: FoundPolicy): Result<JudgedPolicy, Unread> {
  const { tree, path, form } = found;
  const twice = repeatedEntry(tree);
  if (twice !== null) {
    return fail({
      line: twice.line,
      reason: `"${twice.name}" is there twice in one object; which one counts?`,
    });
  }
  const kind = kindOf(tree);
  if (kind === 'resource') {
    return fail({
      line: found.line,
      reason:
        'it is the policy of a resource: it names a Principal. Judged here are the policies of users, groups and roles, and those that say who may assume a role',
    });
  }
  const read = readGrammar(jsonOf(tree), kind);
  if (!read.ok) {
    const { message, at, hint } = read.failure;
    return fail({ line: lineAt(tree, at), reason: `AWS would say "${message}" ${hint}`.replace(/\.$/, '') });
  }
  const { document, refusal } = read.value;
  if (document.statements.length > MOST_STATEMENTS) {
    const reason = `it has ${document.statements.length} statements, and a policy of AWS has room for far fewer`;
    return fail({ line: found.line, reason });
  }
  const version = partOf(tree, 'Version');
  return ok({
    path,
    line: found.line,
    form,
    kind,
    version: version?.kind === 'value' ? String(version.value) : null,
    policy: { name: path, document },
    statements: document.statements.map((statement, index) => judgedStatement(statement, tree, index)),
    refusal: form === 'policy' ? refusal : null,
    refusalLine: lineAt(tree, refusal?.at ?? ''),
  });
}

function judgedStatement(statement: Statement, tree: Tree, index: number): JudgedStatement {
  const own = statementTree(tree, index);
  const line = own?.line ?? tree.line;
  return {
    number: index + 1,
    statement,
    line,
    lineOf: (...texts) => {
      for (const text of texts) {
        const found = lineOfText(own, text);
        if (found !== null) return found;
      }
      return line;
    },
  };
}

function statementTree(tree: Tree, index: number): Tree | null {
  const stated = partOf(tree, 'Statement');
  if (stated === null) return null;
  return stated.kind === 'list' ? (stated.items[index] ?? null) : stated;
}

/** Whose policy it is: of a role where it is about assuming it, of a resource where it is about anything else. */
function kindOf(tree: Tree): PolicyKind | 'resource' {
  const stated = partOf(tree, 'Statement');
  const items = stated?.kind === 'list' ? stated.items : stated === null ? [] : [stated];
  const isAbout = (item: Tree, name: string) => partOf(item, name) !== null;
  if (!items.some((item) => isAbout(item, 'Principal') || isAbout(item, 'NotPrincipal'))) return 'identity';
  return items.some((item) => isAbout(item, 'Resource') || isAbout(item, 'NotResource'))
    ? 'resource'
    : 'trust';
}

/** The line of a place such as `Statement[1].Condition.Bool`; of what is there of it, where not all is. */
function lineAt(tree: Tree, at: string): number {
  const [, index, rest = ''] = /^Statement\[(\d+)\]\.?(.*)$/s.exec(at) ?? [];
  if (index === undefined) return tree.kind === 'object' ? lineOfName(tree, at) : tree.line;
  let here = statementTree(tree, Number(index)) ?? tree;
  let line = here.line;
  let left = rest;
  while (left !== '' && here.kind === 'object') {
    const entry = here.entries.find(({ name }) => left === name || left.startsWith(`${name}.`));
    if (entry === undefined) break;
    line = entry.line;
    here = entry.tree;
    left = left.slice(entry.name.length + 1);
  }
  return line;
}

function lineOfName(tree: Extract<Tree, { readonly kind: 'object' }>, name: string): number {
  return tree.entries.find((entry) => entry.name === name)?.line ?? tree.line;
}
