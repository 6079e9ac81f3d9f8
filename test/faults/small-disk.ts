import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file system of its own that can be full or read-only. */
export interface SmallDisk {
  readonly folder: string;
  setReadOnly(isReadOnly: boolean): void;
  [Symbol.dispose](): void;
}

function run(...command: readonly [string, ...string[]]): boolean {
  const [program, ...args] = command;
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Mounts a disk of so many kilobytes; undefined where that is not allowed. */
export function mountDisk(kilobytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-disk-'));
  const isMounted =
    process.platform === 'linux' && run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
  if (!isMounted) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    setReadOnly(isReadOnly) {
      run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder);
    },
    [Symbol.dispose]() {
      // Lazily: a lab that was just killed may still have its last file open.
      run('umount', '-l', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether this machine lets us mount a disk. */
export function canMount(): boolean {
  using disk = mountDisk(64);
  return disk !== undefined;
}

/** Takes all the room that is left on a disk; answers the file that has it now. */
export function fill(folder: string): string {
  const filler = path.join(folder, 'filler');
  for (const size of [65_536, 4096, 512]) {
    for (let isRoom = true; isRoom; ) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch {
        isRoom = false;
      }
    }
  }
  return filler;
}
