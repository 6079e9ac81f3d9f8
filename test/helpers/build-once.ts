import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../scripts/build.js', import.meta.url));

/** Says to the other projects of the run that it is built. */
const BUILT = 'MFA_LAB_TEST_BUILT';

/**
 * Vitest runs this before the first real-terminal test of each project: those run the built program, which keeps what is
 * compiled of it in a folder of this run, so that each start but the first is as quick as a learner's second. Returns
 * what is to be done at the end.
 */
export function setup(): (() => void) | undefined {
  if (process.env[BUILT] === String(process.pid)) return;
  const { status, signal, stderr } = spawnSync(process.execPath, [BUILD], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      `node scripts/build.js failed (${signal ?? status}), so no real-terminal test can run.\n${stderr}`,
    );
  }
  process.env[BUILT] = String(process.pid);
  const caches = mkdtempSync(path.join(tmpdir(), 'mfa-lab-caches-'));
  process.env['XDG_CACHE_HOME'] = caches;
  return () => rmSync(caches, { recursive: true, force: true, maxRetries: 20 });
}
