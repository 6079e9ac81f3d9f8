import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../scripts/build.js', import.meta.url));

/** Vitest runs this once before the first real-terminal test: those run the built program. */
export function setup(): void {
  const { status, signal, stderr } = spawnSync(process.execPath, [BUILD], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      `node scripts/build.js failed (${signal ?? status}), so no real-terminal test can run.\n${stderr}`,
    );
  }
}
