import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** One version of Node.js, from the npm package `node`. */
export interface InstalledNode {
  readonly major: number;
  readonly version: string;
  /** The folder for the front of PATH. */
  readonly bin: string;
  readonly program: string;
}

const CACHE = fileURLToPath(new URL('../node_modules/.cache/nodes', import.meta.url));

/** Installs the newest Node of a major version, once, into a folder that git and the package leave out. */
export function installNode(major: number): InstalledNode {
  const folder = path.join(CACHE, String(major));
  const bin = path.join(folder, 'node_modules', 'node', 'bin');
  const program = path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    // Its install script puts the program for this machine into its place.
    writeFileSync(
      path.join(folder, 'package.json'),
      '{ "private": true, "allowScripts": { "node": true } }\n',
    );
    const args = [
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `node@${major}`,
    ];
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  }
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  return { major, version, bin, program };
}
