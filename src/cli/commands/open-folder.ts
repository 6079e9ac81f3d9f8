/** A folder on the way to the progress into which other users may write. */
export interface OpenFolder {
  readonly folder: string;
  /** It is the learner's own to close, and no shared one such as /tmp. */
  readonly isOwn: boolean;
}

/** What to do about it: the command for the shell, or another folder. */
export function mendOpenFolder({ folder, isOwn }: OpenFolder): string {
  return isOwn ? `Mend it: chmod go-w ${forShell(folder)}` : 'Use a folder of your own, with --data-dir.';
}

/** A path as a shell takes it for one word; `~/` in front stays the home folder. */
function forShell(path: string): string {
  const [start, rest] = path.startsWith('~/') ? ['~/', path.slice(2)] : ['', path];
  return /^[\w@%+=:,./~-]+$/.test(rest) || rest === '' ? path : `${start}'${rest.replaceAll("'", "'\\''")}'`;
}
