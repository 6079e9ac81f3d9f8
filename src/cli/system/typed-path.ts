import os from 'node:os';
import path from 'node:path';

/** A path as people type it, or drop it into the terminal: with quotes, with `\ ` for a space, with `~` for their own folder. */
export function typedPath(typed: string): string {
  const [, , quoted] = /^(["'])(.*)\1$/s.exec(typed.trim()) ?? [];
  if (quoted !== undefined) return inHome(quoted);
  // On Windows a backslash is between folders.
  return inHome(path.sep === '\\' ? typed.trim() : typed.trim().replace(/\\(.)/gs, '$1'));
}

/** `--data-dir=~/lab`, which no shell expands there, and would make a folder called `~`. */
export function inHome(folder: string): string {
  return /^~(?=[/\\]|$)/.test(folder) ? path.join(os.homedir(), folder.slice(1)) : folder;
}
