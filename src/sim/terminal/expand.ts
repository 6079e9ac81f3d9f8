import { lookUp } from '../base/table.js';
import type { Word } from './words.js';

/** Values by names. */
export type Variables = { readonly [name: string]: string };

/** A command as it is run: variables that are set for it alone, its name, and what it is given. */
export interface ReadyCommand {
  readonly assignments: Variables;
  /** The name of the command first; none where a line only sets variables. */
  readonly words: readonly string[];
}

/** `NAME=`, not in quotes, at the beginning of a word. */
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/** Puts in the values of variables, and takes off the assignments that stand before a command. */
export function expandCommand(words: readonly Word[], variables: Variables): ReadyCommand {
  const count = words.findIndex((word) => assignedName(word) === null);
  const before = count === -1 ? words : words.slice(0, count);
  const assignments: { [name: string]: string } = {};
  for (const word of before) {
    const name = assignedName(word) ?? '';
    // Later ones may use earlier ones.
    assignments[name] = joined(word, { ...variables, ...assignments }).slice(name.length + 1);
  }
  const rest = count === -1 ? [] : words.slice(count);
  return { assignments, words: rest.flatMap((word) => expandWord(word, variables)) };
}

function assignedName([first]: Word): string | null {
  if (first === undefined || first.kind !== 'text' || first.isQuoted) return null;
  return ASSIGNMENT.exec(first.text)?.[1] ?? null;
}

/** A variable that is not in quotes falls into words at its blanks, and makes none where it is empty. */
function expandWord(word: Word, variables: Variables): readonly string[] {
  if (assignedName(word) !== null) return [joined(word, variables)];
  const words: string[] = [];
  let open: string | null = null;
  for (const piece of word) {
    const value = piece.kind === 'text' ? piece.text : (lookUp(variables, piece.name) ?? '');
    if (piece.kind === 'text' || piece.isQuoted) {
      open = (open ?? '') + value;
      continue;
    }
    const [head = '', ...others] = value.split(/[ \t\n]+/);
    if (head !== '') open = (open ?? '') + head;
    for (const part of others) {
      if (open !== null) words.push(open);
      open = part === '' ? null : part;
    }
  }
  return open === null ? words : [...words, open];
}

function joined(word: Word, variables: Variables): string {
  return word
    .map((piece) => (piece.kind === 'text' ? piece.text : (lookUp(variables, piece.name) ?? '')))
    .join('');
}
