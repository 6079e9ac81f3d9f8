import { localClock, localDay } from './local-time.js';

/** The lab that holds the lock of a data folder, as its lock tells it. */
export interface LockHolder {
  readonly pid: number;
  /** The name of the computer it runs on; null for this one. */
  readonly host: string | null;
  /** When it began, in unix seconds. */
  readonly since: number;
}

/**
 * Which lab that is, for a person to find it: `process 12, since 2026-11-30 02:35`. The name of another computer may well
 * be one of this machine: of a container, or of a laptop in another network.
 */
export function wordHolder({ pid, host, since }: LockHolder): string {
  const where = host === null ? '' : ` on the computer ${host}`;
  return `process ${pid}${where}, since ${localDay(since)} ${localClock(since)}`;
}
