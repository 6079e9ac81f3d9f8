import type { KnownKeys } from './context.js';

/** A piece of a pattern: text to be met as it is, any one character, or any characters at all. */
type Piece = { readonly text: string } | 'one' | 'any';

const TOKENS = /\$\{([^}]*)\}|\*|\?/g;

/** `${*}`, `${?}` and `${$}` stand for the character itself. */
const ESCAPED = ['*', '?', '$'];

/** How patterns are compared. */
export interface Matching {
  readonly keys: KnownKeys;
  /** Only documents of version 2012-10-17 have variables; in others `${…}` is text. */
  readonly hasVariables: boolean;
}

/**
 * Reads a pattern of a policy: `*` any characters, `?` one, `${aws:username}` what the request has under this key, with a
 * default behind a comma and a space (`${aws:username, 'nobody'}`). What comes out of a variable is text, not pattern.
 *
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 *
 * @returns null where a variable has no single value in this request and no default: such a pattern meets nothing.
 */
function piecesOf(pattern: string, { keys, hasVariables }: Matching): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of pattern.matchAll(TOKENS)) {
    const [whole, name] = match;
    if (name !== undefined && !hasVariables) continue;
    if (match.index > from) pieces.push({ text: pattern.slice(from, match.index) });
    from = match.index + whole.length;
    if (name === undefined) {
      pieces.push(whole === '*' ? 'any' : 'one');
      continue;
    }
    const value = valueFor(name, keys);
    if (value === null) return null;
    pieces.push({ text: value });
  }
  if (from < pattern.length) pieces.push({ text: pattern.slice(from) });
  return pieces;
}

/** A key with several values has none for a variable; a name with a space in it is none. */
function valueFor(variable: string, keys: KnownKeys): string | null {
  if (ESCAPED.includes(variable)) return variable;
  const [, name, fallback = null] = /^([^\s,]+)(?:, '([^']*)')?$/.exec(variable) ?? [];
  if (name === undefined) return null;
  const known = keys.get(name.toLowerCase());
  if (known === undefined) return fallback;
  return typeof known === 'string' ? known : null;
}

/** Whether a text meets a pattern of a policy. */
export function matchesPattern(pattern: string, text: string, matching: Matching): boolean {
  const pieces = piecesOf(pattern, matching);
  return pieces !== null && meets(pieces, text);
}

/** The text that a value without wildcards stands for; null where a variable in it has no value. */
export function resolved(value: string, matching: Matching): string | null {
  const pieces = piecesOf(value, matching);
  if (pieces === null) return null;
  return pieces.map((piece) => (piece === 'any' ? '*' : piece === 'one' ? '?' : piece.text)).join('');
}

const NO_VARIABLES: Matching = { keys: new Map(), hasVariables: false };

/** Whether an action (`iam:ListUsers`) is one of those of a pattern. They have no variables, and their case is ignored. */
export function matchesAction(pattern: string, action: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), action.toLowerCase()];
  // Policies name thousands of actions, nearly all of them whole.
  return /[*?]/.test(wanted) ? matchesPattern(wanted, given, NO_VARIABLES) : wanted === given;
}

/** Greedy, going back to the last `*` only: linear in practice, and never exponential. */
function meets(pieces: readonly Piece[], text: string): boolean {
  const parts = pieces.flatMap((piece): readonly Piece[] =>
    typeof piece === 'string' ? [piece] : [...piece.text].map((one) => ({ text: one })),
  );
  const letters = [...text];
  let [part, letter, lastAny, retry] = [0, 0, -1, 0];
  while (letter < letters.length) {
    const wanted = parts[part];
    if (wanted === 'any') {
      lastAny = part;
      retry = letter;
      part += 1;
    } else if (wanted === 'one' || (wanted !== undefined && wanted.text === letters[letter])) {
      part += 1;
      letter += 1;
    } else if (lastAny >= 0) {
      retry += 1;
      letter = retry;
      part = lastAny + 1;
    } else return false;
  }
  while (parts[part] === 'any') part += 1;
  return part === parts.length;
}
