import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Result } from '../../../../sim/base/result.js';
import { fail, ok } from '../../../../sim/base/result.js';
import type { Entry, Scalar, Tree, Unread } from './tree.js';
import { lineCounter } from './tree.js';

/** Reads JSON, with comments and with commas too many. */
export function readJson(text: string): Result<Tree, Unread> {
  const lineAt = lineCounter(text);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const [error] = errors;
  if (error !== undefined) {
    return fail({ line: lineAt(error.offset), reason: wordCode(printParseErrorCode(error.error)) });
  }
  return root === undefined
    ? fail({ line: null, reason: 'there is nothing in it' })
    : ok(treeOf(root, lineAt));
}

/** `CommaExpected` is the library's name of what is wrong. */
function wordCode(code: string): string {
  return `not JSON: ${code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`;
}

function treeOf(node: Node, lineAt: (offset: number) => number): Tree {
  const line = lineAt(node.offset);
  const children = node.children ?? [];
  if (node.type === 'array') return { kind: 'list', line, items: children.map((one) => treeOf(one, lineAt)) };
  if (node.type !== 'object') return { kind: 'value', line, value: scalarOf(node.value) };
  const entries = children.flatMap(({ children: pair = [] }): Entry[] => {
    const [name, value] = pair;
    if (name === undefined || value === undefined) return [];
    return [{ name: String(name.value), line: lineAt(name.offset), tree: treeOf(value, lineAt) }];
  });
  return { kind: 'object', line, entries };
}

function scalarOf(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
