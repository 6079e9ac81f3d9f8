import type { SignaturePort } from '../base/ports.js';
import { bytesToHex } from '../base/random.js';
import type { EpochSeconds } from '../base/time.js';
import { epochSeconds } from '../base/time.js';

// AWS Signature Version 4, from the side that verifies. Source: IAM User Guide, "AWS Signature Version 4 for API requests".

/** A request as it came. */
export interface SignedRequest {
  readonly method: string;
  /** As it was sent, with whatever is escaped in it. */
  readonly path: string;
  /** Behind the question mark, as it was sent. */
  readonly query: string;
  /** By names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** What the Authorization header of a request says. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `20261128`: the key for the signature is good for one day, region and service. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

type Sha256 = SignaturePort['sha256'];

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=([\w]{16,128})\/(\d{8})\/([\w-]{1,64})\/([\w-]{1,64})\/aws4_request, *SignedHeaders=([a-z0-9;_-]{4,2000}), *Signature=([0-9a-f]{64})$/;

/** Reads the header; null where it is not of this form, or leaves the address or the time unsigned. */
export function readAuthorization(header: string): Authorization | null {
  const [, accessKeyId, day, region, service, signed, signature] = AUTHORIZATION.exec(header.trim()) ?? [];
  if (accessKeyId === undefined || day === undefined || region === undefined) return null;
  if (service === undefined || signed === undefined || signature === undefined) return null;
  const signedHeaders = signed.split(';');
  const isTimeSigned = signedHeaders.includes('x-amz-date') || signedHeaders.includes('date');
  return signedHeaders.includes('host') && isTimeSigned
    ? { accessKeyId, day, region, service, signedHeaders, signature }
    : null;
}

/** `20261128T010203Z` */
const TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** The time that a request was signed at, as it says; null where it says none that can be read. */
export function timeText({ headers }: SignedRequest): string | null {
  const text = headers['x-amz-date'] ?? headers['date'] ?? '';
  return TIME.test(text) ? text : null;
}

/** A moment in the form of a signature, and back. */
export function timeOf(text: string): EpochSeconds | null {
  const iso = text.replace(TIME, '$1-$2-$3T$4:$5:$6Z');
  // biome-ignore lint/style/noRestrictedGlobals: it reads no clock.
  const seconds = new Date(iso).getTime() / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? epochSeconds(seconds) : null;
}

/** S3's clients may leave what they send unsigned; there is nothing that this lab would take from it. */
const UNSIGNED = 'UNSIGNED-PAYLOAD';

/** Whether a request was signed with this secret. */
export function isSignedWith(
  request: SignedRequest,
  authorization: Authorization,
  secret: string,
  sha256: Sha256,
): boolean {
  const { day, region, service, signedHeaders, signature } = authorization;
  const time = timeText(request);
  if (time === null || !time.startsWith(day)) return false;
  const { method, path, query, headers, body } = request;
  if (signedHeaders.some((name) => headers[name] === undefined)) return false;
  const lines = signedHeaders.map((name) => `${name}:${spaced(headers[name] ?? '')}\n`).join('');
  const isUnsigned = service === 's3' && headers['x-amz-content-sha256'] === UNSIGNED;
  const payload = isUnsigned ? UNSIGNED : hex(sha256(body));
  const canonical = [method, path, sorted(query), lines, signedHeaders.join(';'), payload].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, hex(sha256(utf8(canonical)))].join('\n');
  const key = [region, service, 'aws4_request'].reduce(
    (made, part) => hmac(sha256, made, part),
    hmac(sha256, utf8(`AWS4${secret}`), day),
  );
  return isSame(hex(hmac(sha256, key, text)), signature);
}

const hex = bytesToHex;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Spaces at the ends go, and several become one. */
function spaced(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}

/** Escaped alike, whoever escaped them, and in the order of their names and values. */
function sorted(query: string): string {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return pairs
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [escaped(pair), ''] : [escaped(pair.slice(0, at)), escaped(pair.slice(at + 1))];
    })
    .toSorted(([name = '', value = ''], [otherName = '', otherValue = '']) =>
      name === otherName ? order(value, otherValue) : order(name, otherName),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** By the numbers of the characters, whatever the locale is. */
function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function escaped(text: string): string {
  return encodeURIComponent(unescaped(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not escaped by anybody who signs; it will not be the same text, and so no signature of it.
    return text;
  }
}

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

/** HMAC of RFC 2104. */
function hmac(sha256: Sha256, key: Uint8Array, text: string): Uint8Array {
  const block = new Uint8Array(BLOCK);
  block.set(key.length > BLOCK ? sha256(key) : key);
  const inner = sha256(
    joined(
      block.map((byte) => byte ^ 0x36),
      utf8(text),
    ),
  );
  return sha256(
    joined(
      block.map((byte) => byte ^ 0x5c),
      inner,
    ),
  );
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Takes as long whatever differs, so that nobody can try a signature out digit by digit. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
