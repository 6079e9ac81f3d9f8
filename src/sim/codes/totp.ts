import { NobleCryptoPlugin } from 'otplib';
import type { RandomSource } from '../base/ports.js';
import { BASE32_ALPHABET } from '../base/random.js';
import type { EpochSeconds, TimeStep } from '../base/time.js';
import { stepAt } from '../base/time.js';
import type { TotpAlgorithm, TotpParameters } from './totp-parameters.js';
import { AWS_PARAMETERS } from './totp-parameters.js';

/**
 * The one module that knows otplib, whose HMAC the codes are made of. Taking the digits from it is a line of RFC
 * 4226, done here: otplib's `generateSync` does the same, but checks its options for each code, which takes longer than
 * the HMAC, and a search makes 6,000 codes. Everything about *when* a code is good is in `limits.ts`,
 * `pair.ts` and `verify-code.ts`.
 */

/** Digits in a code. AWS model: `AuthenticationCode1` is exactly six characters, `[\d]+`. */
export const CODE_DIGITS = 6;

/**
 * Seed length in bytes: 160 bits, what RFC 4226 section 4 R6 recommends, 32 Base32 characters. The lab's choice, so that
 * the QR code fits a small terminal; AWS's own seed is 64 characters (320 bits).
 */
export const SEED_BYTES = 20;

/** Of AWS's own seeds: one was seen with 64 characters. */
export const AWS_SEED_BYTES = 40;

/** The longest key read, in bytes; RFC 4226 names no limit, and services hand out 64 at most. */
export const MAX_SEED_BYTES = 128;

const CRYPTO = new NobleCryptoPlugin();

/** How many codes to remember. A search over a day is about 6,000, and a lab has a handful of seeds. */
const REMEMBERED_CODES = 200_000;

/** What was worked out for a seed: its bytes, and its codes by step. */
interface Remembered {
  readonly key: Uint8Array;
  readonly codes: Map<number, string>;
}

const remembered = new Map<string, Remembered>();
let rememberedCount = 0;

/** The digits for a Base32 seed at a counter value (RFC 4226 section 5.3). A string: leading zeros count. */
export function codeAtStep(
  seed: string,
  step: TimeStep,
  { algorithm, digits }: Pick<TotpParameters, 'algorithm' | 'digits'> = AWS_PARAMETERS,
): string {
  return codesOfSeed(seed, { algorithm, digits })(step);
}

/** The codes of a Base32 seed by step, as `codeAtStep` gives them: for who asks for many of one seed. */
export function codesOfSeed(
  seed: string,
  { algorithm, digits }: Pick<TotpParameters, 'algorithm' | 'digits'> = AWS_PARAMETERS,
): (step: TimeStep) => string {
  const { key, codes } = remember(`${algorithm} ${digits} ${seed}`, seed);
  return (step) => {
    const known = codes.get(step);
    if (known !== undefined) return known;
    const code = digitsOf(truncate(hmacOf(key, step, algorithm)).number, digits);
    codes.set(step, code);
    rememberedCount += 1;
    return code;
  };
}

function remember(name: string, seed: string): Remembered {
  if (rememberedCount >= REMEMBERED_CODES) {
    remembered.clear();
    rememberedCount = 0;
  }
  const known = remembered.get(name) ?? { key: decodeBase32(seed), codes: new Map() };
  remembered.set(name, known);
  return known;
}

/** The digits for a Base32 seed at a moment (RFC 6238 section 4.2). */
export function codeAt(
  seed: string,
  time: EpochSeconds,
  parameters: TotpParameters = AWS_PARAMETERS,
): string {
  return codeAtStep(seed, stepAt(time, parameters.period), parameters);
}

/** The counter as HMAC takes it: 8 bytes, big-endian (RFC 4226 section 5.1). */
export function counterBytes(step: TimeStep): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  // Both halves: RFC 6238 section 4.2 wants more than 32 bits.
  view.setUint32(0, Math.floor(step / 2 ** 32));
  view.setUint32(4, step % 2 ** 32);
  return bytes;
}

/** The HMAC from which the digits are taken (RFC 4226 section 5.3, step 1): of SHA-1 20 bytes, of SHA-256 32, of SHA-512 64. */
export function hmacAtStep(
  seed: string,
  step: TimeStep,
  algorithm: TotpAlgorithm = AWS_PARAMETERS.algorithm,
): Uint8Array {
  return hmacOf(decodeBase32(seed), step, algorithm);
}

const HASHES = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

function hmacOf(key: Uint8Array, step: TimeStep, algorithm: TotpAlgorithm): Uint8Array {
  return CRYPTO.hmac(HASHES[algorithm], key, counterBytes(step));
}

/** Where in an HMAC the digits come from. */
export interface Truncation {
  /** The low four bits of the last byte: where four bytes are taken, 0 to 15. */
  readonly offset: number;
  /** The four bytes as a number without their top bit, 0 to 2^31 - 1. */
  readonly number: number;
}

/** Dynamic truncation (RFC 4226 section 5.3, step 2). The top bit goes, so that no processor takes it for a sign. */
export function truncate(hmac: Uint8Array): Truncation {
  const offset = (hmac.at(-1) ?? 0) & 0xf;
  const bytes = new DataView(hmac.buffer, hmac.byteOffset, hmac.byteLength);
  return { offset, number: bytes.getUint32(offset) % 2 ** 31 };
}

/** The last digits of a truncated HMAC, zeros in front included (RFC 4226 section 5.3, step 3). */
export function digitsOf(number: number, digits: number = CODE_DIGITS): string {
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Mints a seed: upper-case Base32 without padding. */
export function mintSeed(random: RandomSource, bytes = SEED_BYTES): string {
  return encodeBase32(random.bytes(bytes));
}

/** Base32 without padding (RFC 4648 section 6). */
export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => BASE32_ALPHABET.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('');
}

/** The bytes of upper-case Base32 without padding; bits that fill no byte are dropped, as apps do. */
export function decodeBase32(text: string): Uint8Array {
  const bits = Array.from(text, (character) =>
    BASE32_ALPHABET.indexOf(character).toString(2).padStart(5, '0'),
  ).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** Whether a text has the form of a code as the service takes it: six ASCII digits. */
export function isSixDigits(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}
