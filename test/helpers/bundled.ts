import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../scripts/build.js';

/** A module of src as plain Node runs it. For a child process: to start tsx takes each of them half a second of CPU. */
export interface Bundled {
  readonly url: string;
  remove(): Promise<void>;
}

/** Bundles a module, named from the root of the repository: `src/cli/storage/lock-file.ts`. */
export async function bundled(entry: string): Promise<Bundled> {
  const outdir = await mkdtemp(path.join(tmpdir(), 'mfa-lab-bundled-'));
  await bundle({ entry, outdir });
  const file = path.join(outdir, `${path.basename(entry, '.ts')}.cjs`);
  return {
    url: pathToFileURL(file).href,
    remove: () => rm(outdir, { recursive: true, force: true }),
  };
}
