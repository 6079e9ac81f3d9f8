import os from 'node:os';
import path from 'node:path';
import type { Clock, RandomSource } from '../../sim/base/ports.js';
import { systemClock, systemRandom } from './system-ports.js';

/** The folder for the progress: the one of `--data-dir`, or of `MFA_LAB_DATA_DIR`; undefined for the usual one. */
export function dataFolder(asked: string | null): string | undefined {
  const folder = asked ?? (process.env['MFA_LAB_DATA_DIR'] || undefined);
  return folder === undefined ? undefined : inHome(folder);
}

/** `--data-dir=~/lab`, which no shell expands there, and would make a folder called `~`. */
function inHome(folder: string): string {
  return /^~(?=\/|$)/.test(folder) ? path.join(os.homedir(), folder.slice(1)) : folder;
}

/** Time and randomness of this process. */
export function systemPorts(): { readonly clock: Clock; readonly random: RandomSource } {
  const { env } = process;
  const seams = { now: env['MFA_LAB_NOW'], seed: env['MFA_LAB_SEED'] };
  return { clock: systemClock(seams), random: systemRandom(seams) };
}
