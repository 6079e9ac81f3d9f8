import { HOME } from '../world/terminal.js';

/** The files of a terminal, by their paths. */
export type Files = { readonly [path: string]: string };

/** What stands at a path. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string; readonly names: readonly string[] }
  | { readonly kind: 'nothing' };

/** Folders that every home has, with nothing in them that the lab has. */
const ALWAYS_THERE = '~';

/** What stands at a path as it is typed: from the root, or from the home folder, in which the shell is. */
export function findPath(files: Files, typed: string): Found {
  const path = pathOf(typed);
  if (Object.hasOwn(files, path)) return { kind: 'file', path, text: files[path] ?? '' };
  const inside = Object.keys(files).filter((one) => one.startsWith(`${path}/`));
  const names = inside.map((one) => one.slice(path.length + 1).split('/')[0] ?? '');
  return inside.length > 0 || path === ALWAYS_THERE
    ? { kind: 'folder', path, names: [...new Set(names)].sort() }
    : { kind: 'nothing' };
}

/** A path as the terminal keeps it: `~/.aws/config`. */
export function pathOf(typed: string): string {
  const absolute = typed.startsWith('/') ? typed : `${HOME}/${typed.replace(/^~(?=\/|$)/, '.')}`;
  const parts: string[] = [];
  for (const part of absolute.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const path = `/${parts.join('/')}`;
  return path === HOME || path.startsWith(`${HOME}/`) ? `~${path.slice(HOME.length)}` : path;
}

/** The same path as programs print it: from the root. */
export function fullPath(path: string): string {
  return path.replace(/^~/, HOME);
}
