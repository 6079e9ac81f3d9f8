import fc from 'fast-check';
import { anyText } from './any-text.js';

/** Pieces that a terminal obeys, or that make a text look like another one. */
const PIECES = [
  '\u001B]0;OWNED\u0007',
  '\u001B]52;c;ZXZpbA==\u001B\\',
  '\u001B[2J',
  '\u001B[8m',
  '\u001BP+q544e\u001B\\',
  '\u009B31m',
  '\u009D0;OWNED\u009C',
  '\u0000',
  '\u0007',
  '\u0008',
  '\r',
  '\t',
  '\u007F',
  '\u0085',
  '\u061C',
  '\u200B',
  '\u200E',
  '\u202E',
  '\u2066',
  '\u2028',
  '\u2029',
  '\uFEFF',
  '\uD83D',
  '\uDE00',
  '\u{E0041}',
  '__proto__',
  'constructor',
  '`',
  '**',
  '%1B%5B2J',
] as const;

/** A text of somebody who means no good. */
export function hostileText(): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...PIECES), anyText());
  return fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
}

/** Line ends are a program's own; the two joiners belong to names. */
const HIDDEN = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The first hidden character of a text with what is around it, or null when there is none. */
export function hiddenIn(text: string): string | null {
  const found = HIDDEN.exec(text);
  return found === null ? null : JSON.stringify(text.slice(Math.max(0, found.index - 20), found.index + 20));
}
