/** Writes the export of Google Authenticator, as its protobuf schema has it. */

export interface WrittenEntry {
  readonly secret: Uint8Array;
  readonly name?: string;
  readonly issuer?: string;
  readonly algorithm?: number;
  readonly digits?: number;
  readonly type?: number;
}

/** The bytes of a whole message. */
export function exportBytes(
  entries: readonly WrittenEntry[],
  { parts = 1, part = 0 }: { readonly parts?: number; readonly part?: number } = {},
): Uint8Array {
  const written = entries.map(({ secret, name = '', issuer = '', algorithm = 1, digits = 1, type = 2 }) =>
    bytes(1, [
      ...bytes(1, [...secret]),
      ...bytes(2, utf8(name)),
      ...bytes(3, utf8(issuer)),
      ...number(4, algorithm),
      ...number(5, digits),
      ...number(6, type),
    ]),
  );
  // The batch has an id besides, which may be negative: ten bytes.
  const id = [5 << 3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
  return Uint8Array.from([
    ...written.flat(),
    ...number(2, 1),
    ...number(3, parts),
    ...(part === 0 ? [] : number(4, part)),
    ...id,
  ]);
}

export function exportUri(...message: Parameters<typeof exportBytes>): string {
  return uriOf(exportBytes(...message));
}

export function uriOf(message: Uint8Array): string {
  return `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(message).toString('base64'))}`;
}

function utf8(text: string): readonly number[] {
  return [...Buffer.from(text, 'utf8')];
}

function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...varint(Math.floor(value / 0x80))];
}

function number(field: number, value: number): readonly number[] {
  return [...varint(field * 8), ...varint(value)];
}

function bytes(field: number, value: readonly number[]): readonly number[] {
  return [...varint(field * 8 + 2), ...varint(value.length), ...value];
}
