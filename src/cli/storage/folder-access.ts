import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { OpenFolder } from '../commands/open-folder.js';

/** Bits of a mode (inode(7)) by who somebody is: may write there, and may pass through. */
const GROUP = { writes: 0o020, passes: 0o010 } as const;
const OTHERS = { writes: 0o002, passes: 0o001 } as const;

/** Each may remove only what is their own. */
const STICKY = 0o1000;

/**
 * The first folder, from the data folder up to the home (or to the root), into which other users may write: they could put
 * a file or a folder of theirs into the place of the learner's. Null for none, for one that they cannot get to, and where
 * modes say nothing (Windows). Looks at modes only, not at access lists and owners. Never throws.
 */
export function folderOpenToOthers(folder: string): OpenFolder | null {
  const user = process.getuid?.();
  if (user === undefined) return null;
  try {
    const way = wayUp(fs.realpathSync(folder));
    const home = way.findIndex(({ at }) => at === homeFolder());
    const ours = home < 0 ? way : way.slice(0, home + 1);
    const open = ours.find((one, index) => {
      // In a sticky folder such as /tmp nobody can replace what is there; but into the data folder they could put it.
      if (index > 0 && isSticky(one)) return false;
      return isOpen(way.slice(index), user);
    });
    return open === undefined ? null : { folder: open.at, isOwn: open.uid === user && !isSticky(open) };
  } catch {
    // It is not there yet, or what is above it may not be looked at.
    return null;
  }
}

interface Folder {
  readonly at: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** The folder and all above it. */
function wayUp(at: string): readonly Folder[] {
  const { mode, uid, gid } = fs.statSync(at);
  const above = path.dirname(at);
  return [{ at, mode, uid, gid }, ...(above === at ? [] : wayUp(above))];
}

function homeFolder(): string | null {
  try {
    return fs.realpathSync(os.homedir());
  } catch {
    return null;
  }
}

/** Whether anybody else may write into the first of these folders, and gets through all of them to do it. */
function isOpen(way: readonly Folder[], user: number): boolean {
  const [folder] = way;
  if (folder === undefined) return false;
  const others = OTHERS.writes | OTHERS.passes;
  if (has(folder, others) && way.every((one) => has(one, OTHERS.passes))) return true;
  // Most systems give each user a group of their own, with the user's number: nobody else is in it.
  if (folder.gid === user || !has(folder, GROUP.writes | GROUP.passes)) return false;
  return way.every((one) => has(one, OTHERS.passes) || (one.gid === folder.gid && has(one, GROUP.passes)));
}

function isSticky({ mode }: Folder): boolean {
  return (mode & STICKY) !== 0;
}

function has({ mode }: Folder, bits: number): boolean {
  return (mode & bits) === bits;
}
