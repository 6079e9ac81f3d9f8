import { CODE_DIGITS } from '../../sim/codes/totp.js';
import type { Role } from './roles.js';
import type { Line } from './spans.js';
import { span } from './spans.js';

/** Digits in front of the gap. */
const FIRST_GROUP = CODE_DIGITS / 2;

/** A field for a code, with room for all its digits: `[12_ ___]`. It knows where the next one goes. */
export function codeSpans(typed: string, role: Extract<Role, 'digits' | 'focus'>): Line {
  const digits = typed.padEnd(CODE_DIGITS, '_');
  const text = `${digits.slice(0, FIRST_GROUP)} ${digits.slice(FIRST_GROUP)}`;
  const { length } = typed;
  const next = length < FIRST_GROUP ? length : length + 1;
  const edge = role === 'focus' ? 'focus-edge' : 'field-edge';
  return [
    span('[', edge),
    length >= CODE_DIGITS ? { text, role } : { text, role, nextAt: next },
    span(']', edge),
  ];
}
