import type { RandomSource } from './ports.js';

/** RFC 4648 section 6 alphabet; AWS ids use the same characters. */
export const BASE32_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 4 alphabet: what secret access keys and session tokens are made of. */
export const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A uniformly random whole number from 0 up to, not including, `limit` (at most 2^24). */
export function randomBelow(random: RandomSource, limit: number): number {
  const span = 2 ** 24;
  const fair = span - (span % limit);
  for (;;) {
    const [high = 0, middle = 0, low = 0] = random.bytes(3);
    const value = high * 65536 + middle * 256 + low;
    // Values past the last full multiple would favour the small numbers: draw again.
    if (value < fair) return value % limit;
  }
}

/** `length` characters drawn from `alphabet`. */
export function randomText(random: RandomSource, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomBelow(random, alphabet.length))).join('');
}

/** One member of a list that is not empty. */
export function randomChoice<Item>(random: RandomSource, items: readonly [Item, ...Item[]]): Item {
  return items[randomBelow(random, items.length)] ?? items[0];
}

/** `count` random bytes as hexadecimal digits. */
export function randomHex(random: RandomSource, count: number): string {
  return bytesToHex(random.bytes(count));
}

/** Bytes as hexadecimal digits, lower case. */
export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of hexadecimal digits. */
export function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
