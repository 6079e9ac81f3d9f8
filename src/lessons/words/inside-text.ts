import type { InsideCode } from '../../sim/codes/inside-code.js';
import type { TotpAlgorithm } from '../../sim/codes/totp-parameters.js';

/** What stands beside the numbers: whose key it is, and what time. */
export interface InsideLabels {
  readonly key: string;
  /** The time in words, and whose clock says so. */
  readonly time: string;
}

/** The function, by its name in the RFCs. */
const HASHES: { readonly [algorithm in TotpAlgorithm]: string } = {
  SHA1: 'HMAC-SHA-1',
  SHA256: 'HMAC-SHA-256',
  SHA512: 'HMAC-SHA-512',
};

const DIGITS: { readonly [digits: number]: string } = { 6: 'six', 7: 'seven', 8: 'eight' };

/** Columns of the names in front. */
const NAME_COLUMN = 12;

/** Columns between a long name and what it says. */
const NAME_GAP = 2;

/** Bytes of the HMAC on one line, at 3 columns each, where there is room for them. */
const ALL_BYTES = 20;
const HALF_OF_THEM = 10;

/**
 * How the digits come about, byte by byte: RFC 6238 section 4.2 makes the counter, RFC 4226 section 5.3 the digits.
 * The key itself is never shown.
 */
export function insideLines(inside: InsideCode, labels: InsideLabels, width: number): readonly string[] {
  const { hmac, offset, chosen, number, remainder, code } = inside;
  const { algorithm, digits, period } = inside.parameters;
  const time = Math.floor(inside.time);
  const last = hmac.at(-1) ?? 0;
  return [
    row('Key', labels.key),
    row('Unix time', `${time} s   (${labels.time})`),
    row('Counter', `${time} / ${period}, rounded down = ${inside.step}`),
    row('', `${hexBytes(inside.counter)}   (8 bytes, the highest first)`),
    row(HASHES[algorithm], `of the counter, with the key: ${hmac.length} bytes`),
    ...hmacLines(hmac, offset, width),
    row('Offset', `last byte ${hex(last)}, its low four bits: ${offset}. Four bytes from byte ${offset} on:`),
    row('Four bytes', hexBytes(chosen)),
    row('31 bits', `${hexBytes(withoutTopBit(chosen))}, the top bit dropped = ${number}`),
    row('Modulo', `${number} mod ${(10 ** digits).toLocaleString('en-US')} = ${remainder}`),
    row(
      'Code',
      `${code}   (${DIGITS[digits] ?? digits} digits, zeros in front kept; the next in ${inside.secondsLeft} s)`,
    ),
    '',
    'RFC 6238 section 4.2 makes the counter, RFC 4226 section 5.3 the digits.',
  ];
}

function hmacLines(hmac: readonly number[], offset: number, width: number): readonly string[] {
  const count = NAME_COLUMN + ALL_BYTES * 3 <= width + 1 ? ALL_BYTES : HALF_OF_THEM;
  const marked = marks(hmac.length, offset);
  return Array.from({ length: Math.ceil(hmac.length / count) }, (_line, line) => {
    const from = line * count;
    const numbers = hmac.map((_byte, index) => String(index).padStart(2)).slice(from, from + count);
    return [
      row('  byte', numbers.join(' ')),
      row('', hexBytes(hmac.slice(from, from + count))),
      row('', marked.slice(from, from + count).join(' ')),
    ];
  }).flat();
}

function row(name: string, text: string): string {
  const column = Math.max(NAME_COLUMN, name === '' ? 0 : name.length + NAME_GAP);
  return `${name.padEnd(column)}${text}`.trimEnd();
}

/** Under the bytes: `==` for the four that are taken, `^` under the four bits that say where. */
function marks(length: number, offset: number): readonly string[] {
  return Array.from({ length }, (_byte, index) => {
    if (index === length - 1) return ' ^';
    return index >= offset && index < offset + 4 ? '==' : '  ';
  });
}

function withoutTopBit([first = 0, ...others]: readonly number[]): readonly number[] {
  return [first & 0x7f, ...others];
}

function hexBytes(bytes: readonly number[]): string {
  return bytes.map(hex).join(' ');
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
