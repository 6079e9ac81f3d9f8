import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { CODE_DIGITS } from './totp.js';

/** What is wrong with a typed code. Such a code reaches nobody and counts as no attempt. */
export type TypedCodeProblem =
  | { readonly kind: 'nothing-typed' }
  | { readonly kind: 'not-digits'; readonly found: string }
  | { readonly kind: 'wrong-length'; readonly length: number };

/** Arabic-Indic and Extended Arabic-Indic digits, which NFKC leaves alone. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** Spaces, dashes and characters that cannot be seen, as they come along with copied codes. */
const IGNORED = /[\s\p{Pd}\p{Cf}]/gu;

/** The digits of a text as typed or pasted: full-width and Arabic digits become ASCII, separators go. */
export function foldDigits(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(IGNORED, '');
}

/** Reads a code the way people type it: exactly so many digits must be left, or the problem is named. */
export function readTypedCode(typed: string, digits: number = CODE_DIGITS): Result<string, TypedCodeProblem> {
  const folded = foldDigits(typed);
  if (folded === '') return fail({ kind: 'nothing-typed' });
  const stranger = folded.match(/[^0-9]/u)?.[0];
  if (stranger !== undefined) return fail({ kind: 'not-digits', found: stranger });
  if (folded.length !== digits) return fail({ kind: 'wrong-length', length: folded.length });
  return ok(folded);
}

/** A code as people read it: `123 456`, `1234 5678`; of seven digits `123 4567`. */
export function groupCode(code: string): string {
  const half = Math.floor(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}
