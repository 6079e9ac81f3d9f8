export function bundle(options: {
  readonly entry: string;
  readonly outdir: string;
}): Promise<{ readonly files: readonly string[]; readonly bytes: number }>;
