/** A file of a bundle. */
export interface BundledFile {
  readonly path: string;
  readonly contents: Uint8Array;
}

/** The chunks of an ESM bundle as CommonJS. */
export function asCommonJs(files: readonly BundledFile[]): readonly BundledFile[];
