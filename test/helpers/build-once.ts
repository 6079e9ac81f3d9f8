import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../scripts/build.js', import.meta.url));

/** Says to the other projects of the run that it is built. */
const BUILT = 'MFA_LAB_TEST_BUILT';

/** Vitest runs this before the first real-terminal test of each project: those run the built program. */
export function setup(): void {
  if (process.env[BUILT] === String(process.pid)) return;
  const { status, signal, stderr } = spawnSync(process.execPath, [BUILD], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      `node scripts/build.js failed (${signal ?? status}), so no real-terminal test can run.\n${stderr}`,
    );
  }
  process.env[BUILT] = String(process.pid);
}
