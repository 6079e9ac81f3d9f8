/**
 * Bundles the program into dist/: one entry, plus one chunk for each thing it loads lazily with `import()`.
 * Run by hand: `node scripts/build.js [--verbose]`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ink loads these developer tools when DEV=true; they import react-devtools-core, which nobody installs. */
const withoutInkDevtools = {
  name: 'without-ink-devtools',
  setup(plugin) {
    plugin.onLoad({ filter: /ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: 'export {};' }));
  },
};

const YOGA_WASM = /yoga-wasm-base64-esm\.js$/;
const YOGA_FETCH = '"function"!=typeof fetch?Promise.resolve()';
const YOGA_DIRECT = 'true?Promise.resolve()';

/** yoga-layout would `fetch` its WebAssembly from a data URL, which loads Node's whole fetch stack: 20 ms, 7 MB. */
const yogaWithoutFetch = {
  name: 'yoga-without-fetch',
  setup(plugin) {
    plugin.onLoad({ filter: YOGA_WASM }, async ({ path: file }) => {
      const pieces = (await readFile(file, 'utf8')).split(YOGA_FETCH);
      if (pieces.length !== 2) {
        const text = `yoga-layout has changed: expected ${YOGA_FETCH} once in ${file}, found it ${pieces.length - 1} times. Mend yogaWithoutFetch in scripts/build.js.`;
        return { errors: [{ text }] };
      }
      return { contents: pieces.join(YOGA_DIRECT) };
    });
    plugin.onEnd(({ metafile }) => {
      const inputs = Object.keys(metafile?.inputs ?? {});
      if (
        inputs.some((file) => file.includes('/yoga-layout/')) &&
        !inputs.some((file) => YOGA_WASM.test(file))
      ) {
        const text = `yoga-layout has changed: it no longer loads ${YOGA_WASM.source}. Mend yogaWithoutFetch in scripts/build.js.`;
        return { errors: [{ text }] };
      }
      return undefined;
    });
  },
};

/** Bundles `entry` (from the repository's root) into `outdir`, which then holds nothing else; answers its files and bytes. */
export async function bundle({ entry, outdir }) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
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
    // Not minified: it would save 4 ms of 110, and make an uncaught error print one line of 400 kB.
    legalComments: 'external',
    logLevel: 'silent',
    metafile: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      MFA_LAB_VERSION: JSON.stringify(version),
    },
    // CommonJS dependencies call `require` for Node's own modules.
    banner: {
      js: "import{createRequire as mfaLabCreateRequire}from'node:module';const require=mfaLabCreateRequire(import.meta.url);",
    },
    plugins: [withoutInkDevtools, yogaWithoutFetch],
  });
  replaceFolder(path.resolve(root, outdir), outputFiles);
  return {
    files: outputFiles.map((file) => file.path),
    bytes: outputFiles.reduce((sum, { contents }) => sum + contents.length, 0),
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
    const { files, bytes } = await bundle({ entry: 'src/cli.tsx', outdir: 'dist' });
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
