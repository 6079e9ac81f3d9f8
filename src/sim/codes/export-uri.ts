/**
 * What Google Authenticator shows as a QR code under "Transfer accounts": `otpauth-migration://offline?data=...`, with a
 * protobuf message in Base64. The schema is not published by Google; this is the one that Aegis reads
 * (github.com/beemdevelopment/Aegis, google_auth.proto). Read here by hand: it is three kinds of fields, and the kept
 * reader of protobuf that is small (pbf) takes a message that was cut off for a whole one, with a shorter key.
 */

/** One entry of an export, its numbers as they stand there. */
export interface ExportedEntry {
  readonly secret: Uint8Array;
  readonly name: string;
  readonly issuer: string;
  /** 0 unspecified, 1 SHA-1, 2 SHA-256, 3 SHA-512, 4 MD5. */
  readonly algorithm: number;
  /** 0 unspecified, 1 six, 2 eight. */
  readonly digits: number;
  /** 0 unspecified, 1 HOTP, 2 TOTP. */
  readonly type: number;
}

/** A whole export, or one of several QR codes of it. */
export interface Export {
  readonly entries: readonly ExportedEntry[];
  /** How many QR codes it has, and which of them this is, from 1. */
  readonly parts: number;
  readonly part: number;
}

/** Reads the value of `data`, percent-decoded; null where it is cut off or none. */
export function readExport(data: string): Export | null {
  const bytes = fromBase64(data);
  const fields = bytes === null ? null : readFields(bytes);
  if (fields === null) return null;
  const entries: ExportedEntry[] = [];
  for (const { number, value } of fields) {
    if (number !== FIELDS.entries) continue;
    const entry = typeof value === 'number' ? null : readEntry(value);
    if (entry === null) return null;
    entries.push(entry);
  }
  if (entries.length === 0) return null;
  const parts = Math.max(1, numberIn(fields, FIELDS.parts));
  return { entries, parts, part: Math.min(parts, numberIn(fields, FIELDS.part) + 1) };
}

/** The numbers of the fields: of the export, and of an entry. */
const FIELDS = { entries: 1, parts: 3, part: 4 } as const;
const ENTRY = { secret: 1, name: 2, issuer: 3, algorithm: 4, digits: 5, type: 6 } as const;

function readEntry(bytes: Uint8Array): ExportedEntry | null {
  const fields = readFields(bytes);
  if (fields === null) return null;
  return {
    secret: bytesIn(fields, ENTRY.secret),
    name: textIn(fields, ENTRY.name),
    issuer: textIn(fields, ENTRY.issuer),
    algorithm: numberIn(fields, ENTRY.algorithm),
    digits: numberIn(fields, ENTRY.digits),
    type: numberIn(fields, ENTRY.type),
  };
}

/** A field of a protobuf message: a number, or bytes, which are a text or a message. */
interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
}

/** The wire types (protobuf.dev/programming-guides/encoding). */
const VARINT = 0;
const BYTES = 2;

/** Bytes of the longest varint. */
const LONGEST_VARINT = 10;

/** The fields of a message in their order; null where it is none, or where it is cut off. */
function readFields(bytes: Uint8Array): readonly Field[] | null {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at);
    if (tag === null) return null;
    const value = readVarint(bytes, tag.end);
    if (value === null) return null;
    const number = Math.floor(tag.value / 8);
    switch (tag.value % 8) {
      case VARINT:
        fields.push({ number, value: value.value });
        at = value.end;
        break;
      case BYTES: {
        const end = value.end + value.value;
        if (end > bytes.length) return null;
        fields.push({ number, value: bytes.subarray(value.end, end) });
        at = end;
        break;
      }
      default:
        return null;
    }
  }
  return fields;
}

/** A number in groups of seven bits, the lowest first, and where it ends. Above 2^53 it is not exact, and not needed. */
function readVarint(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let index = 0; index < LONGEST_VARINT; index += 1) {
    const byte = bytes[start + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: start + index + 1 };
  }
  return null;
}

/** The last one counts, as protobuf has it. */
function valueIn(fields: readonly Field[], number: number): Field['value'] | undefined {
  return fields.findLast((field) => field.number === number)?.value;
}

function numberIn(fields: readonly Field[], number: number): number {
  const value = valueIn(fields, number);
  return typeof value === 'number' ? value : 0;
}

function bytesIn(fields: readonly Field[], number: number): Uint8Array {
  const value = valueIn(fields, number);
  return value instanceof Uint8Array ? value : new Uint8Array();
}

function textIn(fields: readonly Field[], number: number): string {
  return new TextDecoder().decode(bytesIn(fields, number));
}

/** Base64 in either alphabet; a `+` that was taken for a space is one again. */
function fromBase64(text: string): Uint8Array | null {
  const base64 = text.trim().replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/');
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
