import { isTemplate, writtenOut } from './intrinsics.js';
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
const MOST_POLICIES = 50;

/** The policies of a text: the text itself, statements by themselves, and those in templates, states and answers of AWS. */
export function findPolicies(tree: Tree): readonly FoundPolicy[] {
  const template = isTemplate(tree);
  const whole = template ? writtenOut(tree) : tree;
  const statements = statementsIn(whole);
  if (statements !== null) {
    const entry = { name: 'Statement', line: whole.line, tree: statements };
    const policy: Tree = {
      kind: 'object',
      line: whole.line,
      entries: [
        { ...entry, name: 'Version', tree: { kind: 'value', line: whole.line, value: '2012-10-17' } },
        entry,
      ],
    };
    return [{ path: '', line: whole.line, tree: policy, form: 'statement' }];
  }
  const found: FoundPolicy[] = [];
  walk(whole, [], template ? 'template' : 'policy', found);
  return found;
}

/** The text itself, where it is a statement or a list of them. */
function statementsIn(tree: Tree): Tree | null {
  const items = tree.kind === 'list' ? tree.items : [tree];
  return items.length > 0 && items.every(isStatement) ? tree : null;
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

function walk(tree: Tree, path: readonly string[], form: FoundPolicy['form'], found: FoundPolicy[]): void {
  if (found.length >= MOST_POLICIES) return;
  if (isPolicy(tree)) {
    found.push({ path: path.join('.'), line: tree.line, tree, form });
    return;
  }
  if (tree.kind === 'list') {
    for (const [index, item] of tree.items.entries()) walk(item, [...path, String(index)], form, found);
    return;
  }
  if (tree.kind === 'object') {
    for (const { name, tree: part } of tree.entries) walk(part, [...path, name], form, found);
    return;
  }
  const inside = typeof tree.value === 'string' ? policyInText(tree.value) : null;
  if (inside !== null) walk(atLine(inside, tree.line), path, 'policy', found);
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
