/** What is known of a request, by condition key in lower case. A key that is absent is not in it. */
export type PolicyContext = { readonly [key: string]: string | readonly string[] };

/** A piece of a pattern: text to be met as it is, any one character, or any characters at all. */
type Piece = { readonly text: string } | 'one' | 'any';

const VARIABLE = /\$\{([^}]*)\}|\*|\?/g;

/** `${*}`, `${?}` and `${$}` stand for the character itself. */
const ESCAPED = ['*', '?', '$'];

/**
 * Reads a pattern of a policy: `*` any characters, `?` one, `${aws:username}` what the request has under this key, with a
 * default behind a comma (`${aws:username, 'nobody'}`). What comes out of a variable is text, not pattern.
 *
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 *
 * @returns null where a variable has no single value in this request and no default: such a pattern meets nothing.
 */
function piecesOf(pattern: string, context: PolicyContext, hasVariables: boolean): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of pattern.matchAll(VARIABLE)) {
    const [whole, name] = match;
    if (name !== undefined && !hasVariables) continue;
    if (match.index > from) pieces.push({ text: pattern.slice(from, match.index) });
    from = match.index + whole.length;
    if (name === undefined) {
      pieces.push(whole === '*' ? 'any' : 'one');
      continue;
    }
    const value = valueFor(name, context);
    if (value === null) return null;
    pieces.push({ text: value });
  }
  if (from < pattern.length) pieces.push({ text: pattern.slice(from) });
  return pieces;
}

function valueFor(variable: string, context: PolicyContext): string | null {
  if (ESCAPED.includes(variable)) return variable;
  const [, name = '', fallback] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(variable) ?? [];
  const known = Object.hasOwn(context, name.toLowerCase()) ? context[name.toLowerCase()] : undefined;
  if (typeof known === 'string') return known;
  return fallback ?? null;
}

/** How a pattern is compared. */
export interface Matching {
  readonly context: PolicyContext;
  /** Only documents of version 2012-10-17 have variables; in others `${…}` is text. */
  readonly hasVariables: boolean;
  readonly isCaseIgnored?: boolean;
}

/** Whether a text meets a pattern of a policy. */
export function matchesPattern(pattern: string, text: string, matching: Matching): boolean {
  const pieces = piecesOf(pattern, matching.context, matching.hasVariables);
  if (pieces === null) return false;
  const fold = (words: string) => (matching.isCaseIgnored === true ? words.toLowerCase() : words);
  return meets(
    pieces.map((piece) => (typeof piece === 'string' ? piece : { text: fold(piece.text) })),
    fold(text),
  );
}

/** The text that a value without wildcards stands for; null where a variable in it has no value. */
export function resolved(value: string, { context, hasVariables }: Matching): string | null {
  const pieces = piecesOf(value, context, hasVariables);
  if (pieces === null) return null;
  return pieces.map((piece) => (piece === 'any' ? '*' : piece === 'one' ? '?' : piece.text)).join('');
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

/**
 * Whether an ARN meets a pattern under ArnEquals or ArnLike, which do the same: each of the six parts between colons is
 * compared by itself, so that a `*` reaches over no colon but those of the last part.
 *
 * Source: IAM User Guide, "Condition operators", Amazon Resource Name (ARN) condition operators.
 */
export function matchesArn(pattern: string, arn: string, matching: Matching): boolean {
  const [wanted, given] = [arnParts(pattern), arnParts(arn)];
  if (wanted.length !== given.length) return false;
  return wanted.every((part, index) => matchesPattern(part, given[index] ?? '', matching));
}

const ARN_PARTS = 6;

/** The parts of an ARN. What stands behind the fifth colon is one part, and a colon in a variable is none. */
function arnParts(arn: string): readonly string[] {
  const pieces = arn.match(/\$\{[^}]*\}|./gs) ?? [];
  const parts = [''];
  for (const piece of pieces) {
    if (piece === ':' && parts.length < ARN_PARTS) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}
