import type { Clock, RandomSource } from '../../sim/base/ports.js';
import { systemClock, systemRandom } from './system-ports.js';
import { inHome } from './typed-path.js';

/** The folder for the progress: the one of `--data-dir`, or of `MFA_LAB_DATA_DIR`; undefined for the usual one. */
export function dataFolder(asked: string | null): string | undefined {
  const folder = asked ?? (process.env['MFA_LAB_DATA_DIR'] || undefined);
  return folder === undefined ? undefined : inHome(folder);
}

/** Time and randomness of this process. */
export function systemPorts(): { readonly clock: Clock; readonly random: RandomSource } {
  const { env } = process;
  const seams = { now: env['MFA_LAB_NOW'], seed: env['MFA_LAB_SEED'] };
  return { clock: systemClock(seams), random: systemRandom(seams) };
}
