import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { lookUp } from '../base/table.js';
import { decodeBase32, encodeBase32, MAX_SEED_BYTES } from './totp.js';

/** What an otpauth URI calls its entry. */
export interface KeyLabel {
  readonly issuer: string | null;
  readonly account: string;
}

/** A secret key as somebody typed or pasted it, ready for use. */
export interface SecretKey {
  /** Base32 as the rest of the lab takes it: upper case, no padding, no spare bits set. */
  readonly seed: string;
  readonly byteCount: number;
  /** False when bits were left over that fill no byte: then a character may be missing. */
  readonly isWhole: boolean;
  /** What an otpauth URI calls the entry; null for a bare key. */
  readonly label: KeyLabel | null;
}

/** A character that is not Base32, and the ones it was probably meant to be. */
export interface Stranger {
  readonly character: string;
  /** From 1, spaces and dashes not counted. */
  readonly position: number;
  readonly meant: readonly string[];
}

/** What is wrong with a typed key. */
export type KeyProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'a-code' }
  | { readonly kind: 'hexadecimal' }
  | { readonly kind: 'not-base32'; readonly strangers: readonly Stranger[] }
  | { readonly kind: 'too-short' }
  | { readonly kind: 'too-long'; readonly byteCount: number }
  /** Another kind of address, with what stands before its colon. */
  | { readonly kind: 'other-uri'; readonly scheme: string }
  /** Google Authenticator's export, which holds many entries. */
  | { readonly kind: 'export-uri' }
  /** An `otpauth` entry of another type than `totp`, such as `hotp`. */
  | { readonly kind: 'other-type'; readonly type: string }
  | { readonly kind: 'no-secret' }
  /** A parameter with a value that AWS's devices do not have. */
  | { readonly kind: 'other-parameter'; readonly name: keyof typeof DEFAULTS; readonly value: string };

/** RFC 4226 section 4 R6: a shared secret must have at least 128 bits. */
export const MIN_RECOMMENDED_BYTES = 16;

/** RFC 4648 section 6 left these digits out, because they are taken for letters. */
const MEANT: { readonly [character: string]: readonly string[] } = {
  '0': ['O'],
  '1': ['I', 'L'],
  '8': ['B'],
  '9': ['G', 'Q'],
};

/** The parameters of every AWS device, and what a URI may say about them. */
const DEFAULTS = { algorithm: /^(hmac-?)?sha-?1$/i, digits: /^6$/, period: /^30$/ } as const;

/** Spaces, dashes and characters that cannot be seen, as they come along with copied keys. */
const IGNORED = /[\s\p{Pd}\p{Cf}]/gu;

/** Reads a key in any human spelling (spaces, dashes, lower case, padding), or the otpauth URI that holds it. */
export function readSecretKey(typed: string): Result<SecretKey, KeyProblem> {
  const uri = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)\??([^#]*)/i.exec(typed.trim());
  if (uri === null) return readBase32(typed, null);
  const [, scheme = '', type = '', path = '', query = ''] = uri;
  switch (scheme.toLowerCase()) {
    case 'otpauth':
      return readUri(type.toLowerCase(), path, query);
    case 'otpauth-migration':
      return fail({ kind: 'export-uri' });
    default:
      return fail({ kind: 'other-uri', scheme });
  }
}

/** The Key URI format: github.com/google/google-authenticator/wiki/Key-Uri-Format. */
function readUri(type: string, path: string, query: string): Result<SecretKey, KeyProblem> {
  if (type !== 'totp') return fail({ kind: 'other-type', type });
  const parameters = new Map(
    query.split('&').map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.toLowerCase(), decode(value.join('='))] as const;
    }),
  );
  for (const name of ['algorithm', 'digits', 'period'] as const) {
    const value = parameters.get(name);
    if (value !== undefined && !DEFAULTS[name].test(value))
      return fail({ kind: 'other-parameter', name, value });
  }
  const secret = parameters.get('secret') ?? '';
  if (secret.trim() === '') return fail({ kind: 'no-secret' });
  return readBase32(secret, labelOf(decode(path.slice(1)), parameters.get('issuer')));
}

function labelOf(label: string, issuer: string | undefined): KeyLabel {
  const colon = label.indexOf(':');
  const prefix = colon < 0 ? undefined : label.slice(0, colon).trim();
  return { issuer: issuer ?? prefix ?? null, account: label.slice(colon + 1).trim() };
}

/** Percent-decodes, or leaves a text that was never encoded as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readBase32(typed: string, label: KeyLabel | null): Result<SecretKey, KeyProblem> {
  const text = withoutPadding(typed.normalize('NFKC').replace(IGNORED, '')).replace(/[a-z]/g, (letter) =>
    letter.toUpperCase(),
  );
  if (text === '') return fail({ kind: 'empty' });
  if (/^[0-9]{6,8}$/.test(text)) return fail({ kind: 'a-code' });
  const strangers = strangersIn(text);
  if (strangers.length > 0) {
    return fail(looksHexadecimal(text) ? { kind: 'hexadecimal' } : { kind: 'not-base32', strangers });
  }
  const bytes = decodeBase32(text);
  if (bytes.length === 0) return fail({ kind: 'too-short' });
  if (bytes.length > MAX_SEED_BYTES) return fail({ kind: 'too-long', byteCount: bytes.length });
  const seed = encodeBase32(bytes);
  return ok({ seed, byteCount: bytes.length, isWhole: seed === text, label });
}

/** Without the signs at the end that fill the last group. An expression would begin anew at each sign of a long text. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '=') end -= 1;
  return text.slice(0, end);
}

function strangersIn(text: string): readonly Stranger[] {
  return Array.from(text).flatMap((character, index) =>
    /[A-Z2-7]/.test(character)
      ? []
      : [{ character, position: index + 1, meant: lookUp(MEANT, character) ?? [] }],
  );
}

/** Some tools print keys in hexadecimal, which has none of Base32's other letters. */
function looksHexadecimal(text: string): boolean {
  return /^[0-9A-F]+$/.test(text) && text.length >= 2 * MIN_RECOMMENDED_BYTES && text.length % 2 === 0;
}
