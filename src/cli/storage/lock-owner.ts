import fs from 'node:fs';
import os from 'node:os';
import type { LockHolder } from '../commands/lock-holder.js';

/** How often the holder of a lock makes it young, in milliseconds. */
export const HEARTBEAT_MS = 45_000;

/**
 * How long a lock counts whose holder cannot be asked, in milliseconds: several heartbeats, of which a busy machine may
 * miss some. So it is with a lock of another computer (a shared home folder, a container of before), and of a process
 * whose start is not known.
 */
export const SILENT_LOCK_MS = 4 * HEARTBEAT_MS;

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
  /** When the process began, in the system's own measure; null where that cannot be told. */
  readonly started: string | null;
}

/** What a lock file says about its owner. It names process and moment, so it also tells our own lock from others. */
export function describeOwner({ pid, now }: Asker): string {
  return `${JSON.stringify({ pid, host: os.hostname(), startedAt: now().toISOString(), started: startOf(pid) })}\n`;
}

/** The longest name of a computer that is told (HOST_NAME_MAX of Linux). */
const LONGEST_HOST = 64;

/**
 * The holder that a lock's text names, if its lab still runs; undefined when the lock is abandoned: unreadable, of a
 * dead process, of one that ended and whose id another has now, from before the last boot, with our own id, or silent. `modifiedAt` is the lock file's, in milliseconds.
 */
export function liveOwner(text: string, modifiedAt: number, { pid, now }: Asker): LockHolder | undefined {
  const owner = parseOwner(text);
  if (owner === undefined || !isLive(owner, modifiedAt, pid, now().getTime())) return undefined;
  const host = owner.host === os.hostname() ? null : owner.host.slice(0, LONGEST_HOST);
  return { pid: owner.pid, host, since: owner.startedAt / 1000 };
}

function isLive(owner: Owner, modifiedAt: number, ownPid: number, now: number): boolean {
  // Two computers' clocks differ, so a little in the future is recent too.
  const isHeard = Math.abs(now - modifiedAt) < SILENT_LOCK_MS;
  if (owner.host !== os.hostname()) return isHeard;
  // Containers give every run the same process id: our own in a lock was a run before this one.
  if (owner.pid === ownPid) return false;
  // After a reboot another program may have the id.
  if (owner.startedAt < now - os.uptime() * 1_000 - BOOT_TOLERANCE_MS) return false;
  if (!isRunning(owner.pid)) return false;
  // Every process dies, and its id is given to another: a start says which one it is, also of one that stands still.
  const started = startOf(owner.pid);
  return owner.started === null || started === null ? isHeard : owner.started === started;
}

/** When a process began, in clock ticks since the boot; null where the system does not tell. Linux only. */
function startOf(pid: number): string | null {
  // The 22nd of all fields is the 20th behind the name.
  return statFields(pid)[19] ?? null;
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
  return statFields(pid)[0] === 'Z';
}

/** What the kernel tells of a process behind its name, beginning with its state (proc_pid_stat(5)); nothing elsewhere. */
function statFields(pid: number): readonly string[] {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state …", where the name may contain anything, brackets too.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
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
    const started = 'started' in value && typeof value.started === 'string' ? value.started : null;
    return { pid, host, startedAt: time, started };
  } catch {
    return undefined;
  }
}
