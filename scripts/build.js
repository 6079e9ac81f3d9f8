/**
 * Bundles the program into dist/: one entry, plus one chunk for each thing it loads lazily with `import()`, and the
 * licences of all that is in them. Run by hand: `node scripts/build.js [--verbose]`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { asCommonJs } from './build/as-commonjs.js';
import { programInFewerChunks } from './build/fewer-chunks.js';
import { latePackages } from './build/late-packages.js';
import { lateSteps } from './build/late-steps.js';
import { licencesOf } from './build/licences.js';
import { plugins } from './build/plugins.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles `entry` (from the repository's root) into `outdir`, which then holds nothing else; answers its files and bytes. */
export async function bundle({ entry, outdir }) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    target: 'node20',
    chunkNames: '[name]-[hash]',
    write: false,
    minify: true,
    // An error that nobody catches prints the line it came from: not all of the program, please.
    lineLimit: 1000,
    // They are in THIRD_PARTY_LICENSES.txt, whole.
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      MFA_LAB_VERSION: JSON.stringify(version),
    },
    plugins: [...plugins, latePackages, lateSteps, programInFewerChunks(root)],
  });
  const isChunk = ({ path: file }) => file.endsWith('.js');
  const files = [
    ...asCommonJs(outputFiles.filter(isChunk)),
    ...outputFiles.filter((file) => !isChunk(file)),
    {
      path: path.resolve(root, outdir, 'THIRD_PARTY_LICENSES.txt'),
      contents: Buffer.from(licencesOf(metafile, root)),
    },
  ];
  replaceFolder(path.resolve(root, outdir), files);
  return {
    files: files.map((file) => file.path),
    bytes: files.reduce((sum, { contents }) => sum + contents.length, 0),
  };
}

/** Old files go last: a program that is being run, or built a second time, meanwhile never finds the folder empty. */
function replaceFolder(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(file.path, file.contents);
  const names = new Set(files.map((file) => path.basename(file.path)));
  for (const name of readdirSync(folder)) {
    if (!names.has(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

async function main() {
  const started = performance.now();
  try {
    const { files, bytes } = await bundle({ entry: 'src/cli.ts', outdir: 'dist' });
    if (process.argv.includes('--verbose')) {
      const milliseconds = Math.round(performance.now() - started);
      console.log(`dist: ${files.length} files, ${Math.round(bytes / 1000)} kB, built in ${milliseconds} ms`);
    }
  } catch (error) {
    console.error(`mfa-lab could not be built.\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
