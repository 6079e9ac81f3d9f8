import type { Tree } from './tree.js';

/** What CloudFormation puts in for its own parameters: here the account in which policies are tried. */
const PSEUDO: { readonly [name: string]: string } = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'eu-central-1',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'stack',
};

/**
 * Writes out what CloudFormation would: `Ref`, `Fn::Sub`, `Fn::Join`, `Fn::GetAtt`, and the first way of an `Fn::If`. A name
 * of the template stands for itself.
 *
 * Source: AWS CloudFormation User Guide, "Intrinsic function reference" and "Pseudo parameters reference".
 */
export function writtenOut(tree: Tree): Tree {
  if (tree.kind === 'value') return tree;
  if (tree.kind === 'list') return { ...tree, items: tree.items.map(writtenOut).filter(isThere) };
  const [only, ...more] = tree.entries;
  const written = only === undefined || more.length > 0 ? null : functionOf(only.name, only.tree);
  if (written !== null) return typeof written === 'string' ? textTree(written, tree.line) : written;
  return {
    ...tree,
    entries: tree.entries
      .map((entry) => ({ ...entry, tree: writtenOut(entry.tree) }))
      .filter((entry) => isThere(entry.tree)),
  };
}

function textTree(value: string, line: number): Tree {
  return { kind: 'value', line, value };
}

/** `AWS::NoValue` takes its name out. */
const NO_VALUE = 'AWS::NoValue';

function isThere(tree: Tree): boolean {
  return tree.kind !== 'value' || tree.value !== NO_VALUE;
}

/** What a function makes; null for what is none. */
function functionOf(name: string, argument: Tree): string | Tree | null {
  switch (name) {
    case 'Ref':
      return refer(textOf(argument) ?? '');
    case 'Fn::GetAtt':
    case 'Fn::ImportValue':
      return textOf(argument) ?? partsOf(argument).join('.');
    case 'Fn::Sub':
      return substitute(textOf(argument) ?? partsOf(argument)[0] ?? '');
    case 'Fn::Join': {
      const [by, parts] = argument.kind === 'list' ? argument.items : [];
      return by === undefined || parts === undefined ? '' : partsOf(parts).join(textOf(by) ?? '');
    }
    case 'Fn::If': {
      const [, first] = argument.kind === 'list' ? argument.items : [];
      return first === undefined ? '' : writtenOut(first);
    }
    default:
      // Such as Fn::Split: what it makes is not known here, and stands as a word.
      return name.startsWith('Fn::') ? name : null;
  }
}

function refer(name: string): string {
  return Object.hasOwn(PSEUDO, name) ? (PSEUDO[name] ?? name) : name;
}

/** `${Name}` is a name of the template, `${!aws:username}` the text `${aws:username}`. */
function substitute(text: string): string {
  return text.replace(/\$\{([^}]*)\}/g, (_whole, name: string) =>
    name.startsWith('!')
      ? `\${${name.slice(1)}}`
      : name.startsWith('aws:')
        ? `\${${name}}`
        : refer(name.trim()),
  );
}

function textOf(tree: Tree): string | null {
  const written = writtenOut(tree);
  return written.kind === 'value' && written.value !== null ? String(written.value) : null;
}

function partsOf(tree: Tree): readonly string[] {
  const written = writtenOut(tree);
  return written.kind === 'list' ? written.items.flatMap((item) => textOf(item) ?? []) : [];
}

/** Whether functions of CloudFormation are in a text. */
export function hasFunctions(tree: Tree): boolean {
  if (tree.kind === 'value') return false;
  if (tree.kind === 'list') return tree.items.some(hasFunctions);
  const isOne = ({ name }: { readonly name: string }) => name === 'Ref' || name.startsWith('Fn::');
  return tree.entries.some((entry) => isOne(entry) || hasFunctions(entry.tree));
}
