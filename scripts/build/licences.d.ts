/** The part of esbuild's metafile that tells what has a share in the outputs. */
export interface Shares {
  readonly outputs: {
    readonly [file: string]: {
      readonly inputs: { readonly [file: string]: { readonly bytesInOutput: number } };
    };
  };
}
export function licencesOf(metafile: Shares, root: string): string;
