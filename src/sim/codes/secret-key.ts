import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { lookUp } from '../base/table.js';
import { asMeant, withoutPadding } from './copied-key.js';
import type { ExportedEntry } from './export-uri.js';
import { readExport } from './export-uri.js';
import { decodeBase32, encodeBase32, MAX_SEED_BYTES } from './totp.js';
import type { TotpAlgorithm, TotpParameters } from './totp-parameters.js';
import { AWS_PARAMETERS } from './totp-parameters.js';
import type { UnreadParameter } from './uri-parameters.js';
import { decode, parametersIn, readParameters } from './uri-parameters.js';

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
  /** As the URI says, or else as AWS's devices make their codes. */
  readonly parameters: TotpParameters;
  /** Of an export of several QR codes, which this was; null for everything else. */
  readonly part: { readonly part: number; readonly parts: number } | null;
}

/** An entry of an export, as it is offered. */
export interface EntryName extends KeyLabel {
  /** False for one that counts, and not time. */
  readonly isTimed: boolean;
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
  /** An export of Google Authenticator that is cut off, or holds nothing. */
  | { readonly kind: 'export-uri' }
  /** It holds several entries, and none was chosen, or one that is not there. */
  | {
      readonly kind: 'several-entries';
      readonly entries: readonly EntryName[];
      readonly chosen: number | null;
    }
  /** An `otpauth` entry of another type than `totp`, such as `hotp`. */
  | { readonly kind: 'other-type'; readonly type: string }
  | { readonly kind: 'no-secret' }
  /** A parameter with a value by which no codes can be made here. */
  | ({ readonly kind: 'other-parameter' } & UnreadParameter);

/** RFC 4226 section 4 R6: a shared secret must have at least 128 bits. */
export const MIN_RECOMMENDED_BYTES = 16;

/** RFC 4648 section 6 left these digits out, because they are taken for letters. */
const MEANT: { readonly [character: string]: readonly string[] } = {
  '0': ['O'],
  '1': ['I', 'L'],
  '8': ['B'],
  '9': ['G', 'Q'],
};

/** Spaces, dashes and characters that cannot be seen, as they come along with copied keys. */
const IGNORED = /[\s\p{Pd}\p{Cf}]/gu;

/**
 * Reads a key in any human spelling (spaces, dashes, lower case, padding), or the URI that holds it: `otpauth:`, Apple's
 * `apple-otpauth:`, or the export of Google Authenticator, of whose entries `entry`, from 1, chooses one.
 */
export function readSecretKey(typed: string, entry: number | null = null): Result<SecretKey, KeyProblem> {
  const text = asMeant(typed);
  const uri = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)\??([^#]*)/i.exec(text);
  if (uri === null) return readBase32(text, null, AWS_PARAMETERS);
  const [, scheme = '', type = '', path = '', query = ''] = uri;
  switch (scheme.toLowerCase()) {
    case 'otpauth':
    case 'apple-otpauth':
      return readUri(type.toLowerCase(), path, query);
    case 'otpauth-migration':
      return readExportUri(query, entry);
    default:
      return fail({ kind: 'other-uri', scheme });
  }
}

/** All keys that a text holds: the one, or those of an export that count time. */
export function readSecretKeys(typed: string): Result<readonly SecretKey[], KeyProblem> {
  const read = readSecretKey(typed);
  if (read.ok) return ok([read.value]);
  if (read.failure.kind !== 'several-entries') return read;
  const keys = read.failure.entries.flatMap((_entry, index) => {
    const key = readSecretKey(typed, index + 1);
    return key.ok ? [key.value] : [];
  });
  return keys.length === 0 ? fail({ kind: 'other-type', type: 'hotp' }) : ok(keys);
}

/** The Key URI format: github.com/google/google-authenticator/wiki/Key-Uri-Format. */
function readUri(type: string, path: string, query: string): Result<SecretKey, KeyProblem> {
  if (type !== 'totp') return fail({ kind: 'other-type', type });
  const parameters = parametersIn(query);
  // Steam's codes have letters; the parameter is the one that apps write.
  if (parameters.get('encoder')?.toLowerCase() === 'steam')
    return fail({ kind: 'other-type', type: 'steam' });
  const asked = readParameters(parameters, AWS_PARAMETERS);
  if (!asked.ok) return fail({ kind: 'other-parameter', ...asked.failure });
  const secret = parameters.get('secret') ?? '';
  if (secret.trim() === '') return fail({ kind: 'no-secret' });
  // In a form a plus sign is a space.
  return readBase32(
    secret.replaceAll('+', ' '),
    labelOf(decode(path.slice(1)), parameters.get('issuer')),
    asked.value,
  );
}

/** The numbers of an export; an unspecified one is what the app makes by default. */
const EXPORTED_ALGORITHMS: readonly (TotpAlgorithm | undefined)[] = ['SHA1', 'SHA1', 'SHA256', 'SHA512'];
const EXPORTED_DIGITS: readonly (number | undefined)[] = [6, 6, 8];
const COUNTED = 1;

function readExportUri(query: string, chosen: number | null): Result<SecretKey, KeyProblem> {
  const read = readExport(parametersIn(query).get('data') ?? '');
  if (read === null) return fail({ kind: 'export-uri' });
  const { entries, part, parts } = read;
  const entry = chosen === null && entries.length === 1 ? entries[0] : entries[(chosen ?? 0) - 1];
  if (entry === undefined) {
    const names = entries.map((one) => ({ ...exportedLabel(one), isTimed: one.type !== COUNTED }));
    return fail({ kind: 'several-entries', entries: names, chosen });
  }
  const key = readEntry(entry);
  return key.ok && parts > 1 ? ok({ ...key.value, part: { part, parts } }) : key;
}

function readEntry(entry: ExportedEntry): Result<SecretKey, KeyProblem> {
  if (entry.type === COUNTED) return fail({ kind: 'other-type', type: 'hotp' });
  const algorithm = EXPORTED_ALGORITHMS[entry.algorithm];
  const digits = EXPORTED_DIGITS[entry.digits];
  if (algorithm === undefined) {
    return fail({ kind: 'other-parameter', name: 'algorithm', value: `number ${entry.algorithm}` });
  }
  if (digits === undefined) {
    return fail({ kind: 'other-parameter', name: 'digits', value: `number ${entry.digits}` });
  }
  if (entry.secret.length === 0) return fail({ kind: 'no-secret' });
  // An export says no period; the app has one only.
  return readBase32(encodeBase32(entry.secret), exportedLabel(entry), {
    ...AWS_PARAMETERS,
    algorithm,
    digits,
  });
}

function exportedLabel({ name, issuer }: ExportedEntry): KeyLabel {
  return labelOf(name, issuer === '' ? undefined : issuer);
}

function labelOf(label: string, issuer: string | undefined): KeyLabel {
  const colon = label.indexOf(':');
  const prefix = colon < 0 ? undefined : label.slice(0, colon).trim();
  return { issuer: issuer ?? prefix ?? null, account: label.slice(colon + 1).trim() };
}

function readBase32(
  typed: string,
  label: KeyLabel | null,
  parameters: TotpParameters,
): Result<SecretKey, KeyProblem> {
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
  return ok({ seed, byteCount: bytes.length, isWhole: seed === text, label, parameters, part: null });
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
