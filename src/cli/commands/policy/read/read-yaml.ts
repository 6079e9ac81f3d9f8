import type { Document, Node, Scalar as YamlScalar } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Result } from '../../../../sim/base/result.js';
import type { Scalar, Tree, Unread } from './tree.js';
import { lineCounter } from './tree.js';

/** Parts that a text may have behind its aliases: a short text can name itself many times over. */
const MOST_PARTS = 50_000;

/** The reader takes long over long lines. */
const LONGEST_LINE = 20_000;

/** Reads YAML, of several documents as a list. A tag of CloudFormation (`!Sub`) becomes `{ "Fn::Sub": … }`. */
export function readYaml(text: string): Result<Tree, Unread> {
  const long = text.split('\n').findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) return unread(long + 1, 'the line is too long for YAML');
  const lineAt = lineCounter(text);
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', version: '1.2' });
  if (!Array.isArray(documents)) return unread(null, 'there is nothing in it');
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error !== undefined) {
    const [reason = ''] = error.message.split('\n');
    return unread(lineAt(error.pos[0]), `not YAML: ${reason.replace(/ at line \d+.*$/, '')}`);
  }
  const reader: Reader = { lineAt, left: MOST_PARTS, depth: 0 };
  const trees = documents.map((document) => treeOf(document.contents, document, reader));
  if (reader.left <= 0) return unread(null, 'it names itself too many times');
  const [only] = trees;
  const isOne = trees.length === 1 && only !== undefined;
  return { ok: true, value: isOne ? only : { kind: 'list', line: 1, items: trees } };
}

// Written out here: one import less keeps what all of the lab loads in one file less.
function unread(line: number | null, reason: string): Result<Tree, Unread> {
  return { ok: false, failure: { line, reason } };
}

interface Reader {
  readonly lineAt: (offset: number) => number;
  left: number;
  /** How many aliases it is in. */
  depth: number;
}

const NOTHING: Tree = { kind: 'value', line: 1, value: null };

function treeOf(node: unknown, document: Document, reader: Reader): Tree {
  if (reader.depth > 0) reader.left -= 1;
  if (reader.left <= 0) return NOTHING;
  if (isAlias(node)) {
    reader.depth += 1;
    const named = treeOf(node.resolve(document), document, reader);
    reader.depth -= 1;
    return named;
  }
  if (isMap(node)) {
    const entries = node.items.map((pair) => ({
      name: nameOf(pair.key),
      line: lineOf(pair.key, reader),
      tree: treeOf(pair.value, document, reader),
    }));
    return tagged(node, { kind: 'object', line: lineOf(node, reader), entries });
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => treeOf(item, document, reader));
    return tagged(node, { kind: 'list', line: lineOf(node, reader), items });
  }
  if (isScalar(node))
    return tagged(node, { kind: 'value', line: lineOf(node, reader), value: scalarOf(node) });
  return NOTHING;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))) : '';
}

function lineOf(node: unknown, { lineAt }: Reader): number {
  const isNode = isScalar(node) || isMap(node) || isSeq(node);
  return isNode && node.range ? lineAt(node.range[0]) : 1;
}

/** A date without quotes stays the text that it is, also where a reader of YAML would make a number of it. */
function scalarOf({ value, source }: YamlScalar): Scalar {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  return source ?? String(value);
}

/** `!Sub x` is what `{ "Fn::Sub": x }` is in JSON; `!Ref` has no `Fn::`. */
function tagged({ tag }: Node, tree: Tree): Tree {
  const [, name] = /^!(\w+)$/.exec(tag ?? '') ?? [];
  if (name === undefined) return tree;
  const full = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  return { kind: 'object', line: tree.line, entries: [{ name: full, line: tree.line, tree }] };
}
