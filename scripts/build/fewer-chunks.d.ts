import type { Plugin } from 'esbuild';

/** A plug-in that keeps files under `folder` in one chunk for each group of `together`. */
export function fewerChunks(together: Readonly<Record<string, readonly string[]>>, folder: string): Plugin;
