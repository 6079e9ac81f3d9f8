import type { Plugin } from 'esbuild';

/** What is there already when something is loaded, by who loads it. Paths are those under the folder. */
export interface There {
  readonly loader: RegExp;
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * A plug-in that keeps files under `folder` in one chunk for each group of `together`, and what they share with what is
 * `there` already in as few chunks as can be.
 */
export function fewerChunks(
  together: Readonly<Record<string, readonly string[]>>,
  there: readonly There[],
  folder: string,
): Plugin;
