import { CODE_DIGITS } from '../../sim/codes/totp.js';
import type { Role } from './roles.js';
import type { Span } from './spans.js';

/** Digits in front of the gap. */
const FIRST_GROUP = CODE_DIGITS / 2;

/** A field for a code, with room for all its digits: `[12_ ___]`. It knows where the next one goes. */
export function codeSpan(typed: string, role: Role): Span {
  const digits = typed.padEnd(CODE_DIGITS, '_');
  const text = `[${digits.slice(0, FIRST_GROUP)} ${digits.slice(FIRST_GROUP)}]`;
  const { length } = typed;
  if (length >= CODE_DIGITS) return { text, role };
  return { text, role, nextAt: length + (length < FIRST_GROUP ? 1 : 2) };
}
