/** What a text says, with the line of each part: JSON and YAML alike. */
export type Tree =
  | { readonly kind: 'object'; readonly line: number; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Tree[] }
  | { readonly kind: 'value'; readonly line: number; readonly value: Scalar };

export type Scalar = string | number | boolean | null;

/** A name of an object, the line it stands on, and what it has. */
export interface Entry {
  readonly name: string;
  readonly line: number;
  readonly tree: Tree;
}

/** Why a text could not be read, in words that end without a full stop, and where. */
export interface Unread {
  readonly line: number | null;
  readonly reason: string;
}

/** The line of a place in a text, from 1. */
export function lineCounter(text: string): (offset: number) => number {
  const begins = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [from, to] = [0, begins.length];
    while (to - from > 1) {
      const middle = Math.floor((from + to) / 2);
      if ((begins[middle] ?? 0) <= offset) from = middle;
      else to = middle;
    }
    return from + 1;
  };
}

/** The part of an object that has a name; null where there is none. */
export function partOf(tree: Tree, name: string): Tree | null {
  if (tree.kind !== 'object') return null;
  return tree.entries.find((entry) => entry.name === name)?.tree ?? null;
}

/** What the text says, as JSON has it. */
export function jsonOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'value':
      return tree.value;
    case 'list':
      return tree.items.map(jsonOf);
    case 'object':
      return Object.fromEntries(tree.entries.map(({ name, tree: part }) => [name, jsonOf(part)]));
  }
}

/** A name that an object has twice; null for none. Which of the two would count is not documented. */
export function repeatedEntry(tree: Tree): Entry | null {
  if (tree.kind === 'value') return null;
  if (tree.kind === 'list') return firstOf(tree.items, repeatedEntry);
  const names = new Set<string>();
  for (const entry of tree.entries) {
    if (names.has(entry.name)) return entry;
    names.add(entry.name);
  }
  return firstOf(
    tree.entries.map((entry) => entry.tree),
    repeatedEntry,
  );
}

function firstOf<Value>(trees: readonly Tree[], find: (tree: Tree) => Value | null): Value | null {
  for (const tree of trees) {
    const found = find(tree);
    if (found !== null) return found;
  }
  return null;
}

/** The line of a text that stands somewhere in a tree, such as an action; null where it does not. */
export function lineOfText(tree: Tree | null, text: string): number | null {
  if (tree === null) return null;
  if (tree.kind === 'value') return String(tree.value) === text ? tree.line : null;
  if (tree.kind === 'list') return firstOf(tree.items, (item) => lineOfText(item, text));
  const named = tree.entries.find(({ name }) => name === text);
  return (
    named?.line ??
    firstOf(
      tree.entries.map((entry) => entry.tree),
      (part) => lineOfText(part, text),
    )
  );
}
