import fs from 'node:fs';
import os from 'node:os';

/** How long a lock from another computer (a shared home folder) counts: its processes cannot be asked from here. */
const FOREIGN_LOCK_MS = 12 * 3_600_000;

/** The uptime and the lock's time are read from two clocks; they may disagree by a little. */
const BOOT_TOLERANCE_MS = 2_000;

/** Who is asking, and the time on the wall (not the simulated one: it is compared with the machine's boot). */
export interface Asker {
  readonly pid: number;
  readonly now: () => Date;
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly startedAt: number;
}

/** What a lock file says about its owner. It names process and moment, so it also tells our own lock from others. */
export function describeOwner({ pid, now }: Asker): string {
  return `${JSON.stringify({ pid, host: os.hostname(), startedAt: now().toISOString() })}\n`;
}

/**
 * The process that a lock's text names, if its lab still runs; undefined when the lock is abandoned: unreadable, of a
 * dead process, from before the last boot, or with our own id. `modifiedAt` is the lock file's, in milliseconds.
 */
export function liveOwner(text: string, modifiedAt: number, { pid, now }: Asker): number | undefined {
  const owner = parseOwner(text);
  if (owner === undefined) return undefined;
  return isLive(owner, modifiedAt, pid, now().getTime()) ? owner.pid : undefined;
}

function isLive(owner: Owner, modifiedAt: number, ownPid: number, now: number): boolean {
  // Two computers' clocks differ, so a little in the future is recent too.
  if (owner.host !== os.hostname()) return Math.abs(now - modifiedAt) < FOREIGN_LOCK_MS;
  // Containers give every run the same process id: our own in a lock was a run before this one.
  if (owner.pid === ownPid) return false;
  // After a reboot another program may have the id.
  if (owner.startedAt < now - os.uptime() * 1_000 - BOOT_TOLERANCE_MS) return false;
  return isRunning(owner.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A killed process answers to signals until its parent collects it, which in a container may be never. Linux only. */
function isZombie(pid: number): boolean {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state …", where the name may contain anything, brackets too.
    return stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    return false;
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('pid' in value && 'host' in value && 'startedAt' in value)) return undefined;
    const { pid, host, startedAt } = value;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof startedAt !== 'string')
      return undefined;
    const time = Date.parse(startedAt);
    // 0 and negative numbers would ask about whole groups of processes.
    if (!Number.isSafeInteger(pid) || pid <= 0 || Number.isNaN(time)) return undefined;
    return { pid, host, startedAt: time };
  } catch {
    return undefined;
  }
}
