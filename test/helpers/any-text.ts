import fc from 'fast-check';

const LAST_CODE_POINT = 0x10_ff_ff;

/** Any text there can be, halves of pairs among it. fast-check's own list of all characters takes a second to make. */
export function anyText(room: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  const unit = fc.integer({ min: 0, max: LAST_CODE_POINT }).map((code) => String.fromCodePoint(code));
  return fc.oneof(fc.string({ unit, ...room }), fc.string(room));
}
