import { generateSync } from 'otplib';
import type { RandomSource } from './ports.js';
import { BASE32_ALPHABET } from './random.js';
import type { EpochSeconds, TimeStep } from './time.js';
import { stepAt } from './time.js';

/**
 * The one module that knows otplib, which does the arithmetic: RFC 4226 truncation over HMAC-SHA-1, six digits.
 * Everything about *when* a code is good is ours, in `code-search.ts` and `operations/`.
 */

/** Digits in a code. AWS model: `AuthenticationCode1` is exactly six characters, `[\d]+`. */
export const CODE_DIGITS = 6;

/**
 * Seed length in bytes: 160 bits, what RFC 4226 section 4 R6 recommends, 32 Base32 characters. The lab's choice, so that
 * the QR code fits a small terminal; AWS's own seed is 64 characters (320 bits).
 */
export const SEED_BYTES = 20;

/** How many codes to remember. A search over a day is about 6,000, and a lab has a handful of seeds. */
const REMEMBERED_CODES = 200_000;

const remembered = new Map<string, Map<number, string>>();
let rememberedCount = 0;

/** The six digits for a Base32 seed at a counter value (RFC 4226 section 5.3). A string: leading zeros count. */
export function codeAtStep(seed: string, step: TimeStep): string {
  const known = remembered.get(seed)?.get(step);
  if (known !== undefined) return known;
  const code = generateSync({ strategy: 'hotp', secret: seed, counter: step, digits: CODE_DIGITS });
  if (rememberedCount >= REMEMBERED_CODES) {
    remembered.clear();
    rememberedCount = 0;
  }
  const bySeed = remembered.get(seed) ?? new Map<number, string>();
  remembered.set(seed, bySeed.set(step, code));
  rememberedCount += 1;
  return code;
}

/** The six digits for a Base32 seed at a moment (RFC 6238 section 4.2). */
export function codeAt(seed: string, time: EpochSeconds): string {
  return codeAtStep(seed, stepAt(time));
}

/** Mints a seed: upper-case Base32 without padding. */
export function mintSeed(random: RandomSource): string {
  return encodeBase32(random.bytes(SEED_BYTES));
}

/** Base32 without padding (RFC 4648 section 6). */
export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => BASE32_ALPHABET.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('');
}

/** Whether a text is a code as the service takes it. */
export function isCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}
