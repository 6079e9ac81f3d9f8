/** A file of a bundle. */
export interface BundledFile {
  readonly path: string;
  readonly contents: Uint8Array;
}

export const BANNER: string;

/** The chunks of an ESM bundle, each behind `BANNER`, as CommonJS, but for those that must be modules. */
export function asCommonJs(files: readonly BundledFile[]): readonly BundledFile[];
