import { NEWEST_VERSION } from '../../../../sim/policy/check-policy.js';
import { hasFunctions, writtenOut } from './intrinsics.js';
import { readJson } from './read-json.js';
import type { Tree } from './tree.js';
import { partOf } from './tree.js';

/** A policy in a text, which may have several. */
export interface FoundPolicy {
  /** Where it stands: `Resources.ForceMfa.Properties.PolicyDocument`; empty for the whole text. */
  readonly path: string;
  readonly line: number;
  readonly tree: Tree;
  /** What it was written as: a policy, one statement or some of them, or a policy with functions of CloudFormation in it. */
  readonly form: 'policy' | 'statement' | 'template';
}

/** More would be the policies of a whole account. */
export const MOST_POLICIES = 200;

/** The policies of a text: the text itself, statements by themselves, and those in templates, states and answers of AWS. */
export function findPolicies(tree: Tree): readonly FoundPolicy[] {
  const search: Search = { form: hasFunctions(tree) ? 'template' : 'policy', found: [], texts: new Set() };
  walk(writtenOut(tree), [], search);
  return search.found;
}

interface Search {
  readonly form: FoundPolicy['form'];
  readonly found: FoundPolicy[];
  /** Policies that were texts: Terraform has each of them several times. */
  readonly texts: Set<string>;
}

/** A statement, or a list of them, without a policy around it: as it is pasted, and as the Serverless Framework has it. */
function isStatements(tree: Tree): boolean {
  const items = tree.kind === 'list' ? tree.items : [tree];
  return items.length > 0 && items.every(isStatement);
}

function policyAround(statements: Tree): Tree {
  const { line } = statements;
  const version: Tree = { kind: 'value', line, value: NEWEST_VERSION };
  return {
    kind: 'object',
    line,
    entries: [
      { name: 'Version', line, tree: version },
      { name: 'Statement', line, tree: statements },
    ],
  };
}

function isStatement(tree: Tree): boolean {
  return (
    partOf(tree, 'Effect') !== null && ['Action', 'NotAction'].some((name) => partOf(tree, name) !== null)
  );
}

/** Whether something is a policy, rather than a thing that has a `Statement` of its own. */
function isPolicy(tree: Tree): boolean {
  const statement = partOf(tree, 'Statement');
  if (statement === null || statement.kind === 'value') return false;
  const items = statement.kind === 'list' ? statement.items : [statement];
  return (
    partOf(tree, 'Version') !== null ||
    items.length === 0 ||
    items.some((item) => partOf(item, 'Effect') !== null)
  );
}

function walk(tree: Tree, path: readonly string[], search: Search): void {
  const { found, form, texts } = search;
  // One more, so that it is known that there are more.
  if (found.length > MOST_POLICIES) return;
  const { line } = tree;
  if (isPolicy(tree)) {
    found.push({ path: placeOf(path), line, tree, form });
  } else if (isStatements(tree)) {
    found.push({ path: placeOf(path), line, tree: policyAround(tree), form: 'statement' });
  } else if (tree.kind === 'list') {
    for (const [index, item] of tree.items.entries()) walk(item, [...path, String(index)], search);
  } else if (tree.kind === 'object') {
    const address = addressOf(tree);
    for (const { name, tree: part } of tree.entries) {
      walk(part, address === null ? inside(path, name) : [`${ADDRESS}${address}`], search);
    }
  } else if (typeof tree.value === 'string' && !texts.has(tree.value)) {
    const policy = policyInText(tree.value);
    if (policy === null) return;
    texts.add(tree.value);
    walk(atLine(policy, line), path, search);
  }
}

/** Marks what is called by the address of a resource, below which the names of Terraform's own JSON say nothing. */
const ADDRESS = '\u0000';

/** `aws_iam_policy.mfa`: as Terraform calls a resource. */
function addressOf(tree: Tree): string | null {
  const address = partOf(tree, 'address');
  const isResource = ['values', 'change'].some((name) => partOf(tree, name) !== null);
  return isResource && address?.kind === 'value' && typeof address.value === 'string' ? address.value : null;
}

/** What a resource is, or will be; `before` is said, as what it was. */
const UNSAID = ['values', 'change', 'after', 'policy'];

function inside(path: readonly string[], name: string): readonly string[] {
  return path[0]?.startsWith(ADDRESS) === true && UNSAID.includes(name) ? path : [...path, name];
}

/** Where something stands, in words. */
function placeOf(path: readonly string[]): string {
  return path.join('.').replace(ADDRESS, '');
}

/** A policy as a text in JSON: as Terraform keeps it, or with `%7B` as IAM's own answers have it. */
function policyInText(text: string): Tree | null {
  const json = unescaped(text);
  if (!json.trimStart().startsWith('{') || !json.includes('Statement')) return null;
  const read = readJson(json);
  return read.ok && partOf(read.value, 'Statement') !== null ? read.value : null;
}

function unescaped(text: string): string {
  if (!/^\s*%7B/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins no character.
    return text;
  }
}

/** All of it on one line, that of the text that it was in. */
function atLine(tree: Tree, line: number): Tree {
  if (tree.kind === 'value') return { ...tree, line };
  if (tree.kind === 'list') return { ...tree, line, items: tree.items.map((item) => atLine(item, line)) };
  return {
    ...tree,
    line,
    entries: tree.entries.map((entry) => ({ ...entry, line, tree: atLine(entry.tree, line) })),
  };
}
