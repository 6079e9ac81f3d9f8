/** Puts packages that few runs need into files of their own, which are read when they are needed. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { build } from 'esbuild';
import { ownAssert, withoutConfExtras } from './plugins.js';

/**
 * What is imported, and what the lab calls of it: functions, by their names or by those of the objects that have them, or
 * classes, of which it makes something.
 */
const PACKAGES = {
  // Most frames show no QR code.
  'qrcode/lib/core/qrcode.js': { functions: ['create'] },
  // `--query`, in the terminal of lesson 12.
  jmespath: { functions: ['compile', 'search'] },
  // It writes, which is behind the first frame.
  conf: { classes: ['default'] },
  // Most texts are measured without it (`oneStringWidth` in plugins.js).
  'string-width': { functions: ['default'] },
};

const exported = (name) => (name === 'default' ? 'export default' : `export const ${name} =`);

/** Behind the name of a package that is required, and not imported. */
const WHOLE = '?whole';

/**
 * They would be read and set up when the program loads. Only calls come this late: what is imported must be a function,
 * or a class that nobody extends.
 */
export const latePackages = {
  name: 'late-packages',
  setup(plugin) {
    const { absWorkingDir, outdir, target, lineLimit } = plugin.initialOptions;
    const files = new Map();
    plugin.onStart(() => files.clear());
    plugin.onResolve({ filter: /^[\w./-]+$/ }, ({ path: name, kind, resolveDir }) =>
      kind === 'import-statement' && Object.hasOwn(PACKAGES, name)
        ? { path: name, namespace: 'late-package', pluginData: resolveDir }
        : undefined,
    );
    // What writes pictures has the same maker of QR codes, which is not to be there twice.
    plugin.onResolve({ filter: /^\.\/core\/qrcode$/ }, ({ importer, resolveDir }) =>
      /qrcode[\\/]lib[\\/]/.test(importer)
        ? {
            path: 'qrcode/lib/core/qrcode.js',
            namespace: 'late-package',
            suffix: WHOLE,
            pluginData: resolveDir,
          }
        : undefined,
    );
    plugin.onLoad(
      { filter: /.*/, namespace: 'late-package' },
      async ({ path: name, suffix, pluginData: resolveDir }) => {
        const { outputFiles, metafile } = await build({
          absWorkingDir,
          stdin: { contents: `module.exports = require('${name}');`, resolveDir },
          bundle: true,
          format: 'cjs',
          platform: 'node',
          target,
          minify: true,
          lineLimit,
          legalComments: 'none',
          write: false,
          metafile: true,
          logLevel: 'silent',
          plugins: [withoutConfExtras, ownAssert],
        });
        const [{ text }] = outputFiles;
        const hash = createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
        const file = `${name.split('/')[0]}-${hash}.cjs`;
        files.set(file, { text, inputs: metafile.inputs });
        if (suffix === WHOLE) return { contents: `module.exports = require('./${file}');` };
        const { functions = [], classes = [] } = PACKAGES[name];
        return {
          contents: [
            ...functions.map(
              (one) => `${exported(one)} (...given) => require('./${file}').${one}(...given);`,
            ),
            ...classes.map(
              (one) =>
                `${exported(one)} function (...given) { return new (require('./${file}').${one})(...given); };`,
            ),
          ].join('\n'),
        };
      },
    );
    plugin.onResolve({ filter: /^\.\/[\w-]+-[0-9A-F]{8}\.cjs$/ }, ({ path: asked }) =>
      files.has(asked.slice(2)) ? { path: asked, external: true } : undefined,
    );
    plugin.onEnd(({ outputFiles, metafile }) => {
      for (const [name, { text, inputs }] of files) {
        outputFiles?.push({ path: path.resolve(absWorkingDir, outdir, name), contents: Buffer.from(text) });
        // For the licences.
        const shares = Object.fromEntries(
          Object.entries(inputs).map(([input, { bytes }]) => [input, { bytesInOutput: bytes }]),
        );
        if (metafile) metafile.outputs[path.join(outdir, name)] = { bytes: text.length, inputs: shares };
      }
    });
  },
};
