/** What is changed in packages on their way into the bundle, so that the first frame comes sooner. */
import { readFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Ink loads developer tools when DEV=true, from react-devtools-core, which nobody installs. It waits for them, and looks for
 * its own version, by means that only a module has.
 */
const withoutInkDevtools = edit({
  name: 'without-ink-devtools',
  filter: /ink[\\/]build[\\/]reconciler\.js$/,
  changes: [
    ["if (process.env['DEV'] === 'true') {\n    //", 'if (false) {\n    //'],
    ["if (process.env['DEV'] === 'true') {\n    try {", 'if (false) {\n    try {'],
  ],
});

/** conf loads a JSON schema validator and a version comparer for options that the lab does not use: 380 kB, 12 ms. */
export const withoutConfExtras = {
  name: 'without-conf-extras',
  setup(plugin) {
    plugin.onResolve({ filter: /^(ajv|ajv-formats|semver)(\/|$)/ }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    plugin.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `
        const leftOut = () => { throw new Error('${path} is left out of the bundle: see scripts/build/plugins.js'); };
        export class Ajv2020 { constructor() { leftOut(); } }
        export default new Proxy({}, { get: leftOut });`,
    }));
    // Its writer would listen to every signal, to take back a file that it writes in one go anyway: whoever is ended while
    // it is stopped then goes on for one turn of the event loop more than Ink's own listener takes.
    plugin.onResolve({ filter: /^when-exit$/ }, ({ path }) => ({ path, namespace: 'without-signals' }));
    plugin.onLoad({ filter: /.*/, namespace: 'without-signals' }, () => ({
      contents: `
        export default (callback) => {
          process.once('exit', callback);
          return () => process.off('exit', callback);
        };`,
    }));
  },
};

/**
 * Node's own opens the standard error to ask for its colours, which takes 3 ms, and by then warns of a NO_COLOR that the
 * FORCE_COLOR for Ink overrules. This is all that the packages (conf, signal-exit, pngjs) use of it.
 */
export const ownAssert = {
  name: 'own-assert',
  setup(plugin) {
    plugin.onResolve({ filter: /^(node:)?assert$/ }, ({ path }) => ({ path, namespace: 'own-assert' }));
    plugin.onLoad({ filter: /.*/, namespace: 'own-assert' }, () => ({
      contents: `
        const { isDeepStrictEqual } = require('node:util');
        const ok = (isTrue, message) => { if (!isTrue) throw new Error(message ?? 'a package expected something else'); };
        exports.ok = ok;
        exports.equal = (one, other, message) => ok(one === other, message);
        exports.deepEqual = (one, other, message) => ok(isDeepStrictEqual(one, other), message);`,
    }));
  },
};

/** yoga-layout would `fetch` its WebAssembly from a data URL, which loads Node's whole fetch stack: 20 ms, 7 MB. */
const yogaWithoutFetch = edit({
  name: 'yoga-without-fetch',
  filter: /yoga-layout[\\/]dist[\\/]binaries[\\/]yoga-wasm-base64-esm\.js$/,
  changes: [
    ['"function"!=typeof fetch?Promise.resolve()', 'true?Promise.resolve()'],
    // Where its script is: what it would load from there it has in itself.
    ['import.meta.url', '""'],
  ],
});

/** jsQR has all signs of Shift JIS as a table, a quarter of a megabyte with its own; Node knows them as well. */
const jsQrWithoutTable = edit({
  name: 'jsqr-without-table',
  filter: /jsqr[\\/]dist[\\/]jsQR\.js$/,
  changes: [
    [
      'exports.shiftJISTable = {',
      `exports.shiftJISTable = true
        ? new Proxy({}, {
            get: (_, code) => new TextDecoder('shift_jis').decode(Uint8Array.of(code >> 8, code & 255)).charCodeAt(0),
          })
        : {`,
    ],
  ],
});

/** The lab's own width of a text, from the root of the repository. */
const WIDTHS = 'src/ui/text/widths.ts';

/**
 * Ink and its helpers measure texts as the lab does: nearly all go a quick way, and the rest goes to string-width, which
 * is set up when it is first needed. Its expression of every emoji costs 13 ms to read and 24 ms to use for the first time.
 */
const oneStringWidth = {
  name: 'one-string-width',
  setup(plugin) {
    const ours = path.join(plugin.initialOptions.absWorkingDir, WIDTHS);
    let isAskedFor = false;
    plugin.onResolve(
      { filter: /^string-width$/ },
      ({ path: name, kind, importer, namespace, resolveDir }) => {
        if (kind !== 'import-statement') return undefined;
        if (importer === ours || namespace === 'own-width')
          // By `latePackages`.
          return { path: name, namespace: 'late-package', pluginData: resolveDir };
        isAskedFor = true;
        return { path: name, namespace: 'own-width' };
      },
    );
    plugin.onLoad({ filter: /.*/, namespace: 'own-width' }, () => ({
      resolveDir: path.dirname(ours),
      contents: `
        import stringWidth from 'string-width';
        import { textWidthOf } from './${path.basename(ours)}';
        export default (text, options) => options ? stringWidth(text, options) : textWidthOf(text);`,
    }));
    plugin.onEnd(({ metafile }) => {
      const hasInk = Object.keys(metafile?.inputs ?? {}).some((file) => file.includes('node_modules/ink/'));
      return hasInk && !isAskedFor
        ? complain('one-string-width', 'Ink measures texts by another package than string-width')
        : undefined;
    });
  },
};

/**
 * Ink puts each frame together from a grid of cells, one object a character, and turns it into text again: half of what
 * a tick costs, and most of the garbage. Where each row is one text that begins at the edge, as on the lab's screens,
 * that text is the row already.
 */
const quickInkOutput = edit({
  name: 'quick-ink-output',
  filter: /ink[\\/]build[\\/]output\.js$/,
  changes: [
    [
      '    get() {\n',
      '    get() {\n        const whole = wholeRows(this);\n        if (whole) return whole;\n',
    ],
    [
      'export default class Output',
      `function wholeRows({ operations, height }) {
        const rows = Array.from({ length: height }, () => '');
        for (const { type, x, y, text, transformers } of operations) {
          if (type !== 'write' || x !== 0 || rows[y] !== '' || text.includes('\\n')) return null;
          rows[y] = transformers.reduce((line, transform) => transform(line, 0), text).trimEnd();
        }
        return { output: rows.join('\\n'), height };
      }
      export default class Output`,
    ],
  ],
});

/** Texts of the screen that did not change are not put together anew (`same-ink-text.js`). */
const sameInkText = edit({
  name: 'same-ink-text',
  filter: /ink[\\/]build[\\/]squash-text-nodes\.js$/,
  changes: [
    [
      'export default squashTextNodes;',
      `import { whenChanged } from ${JSON.stringify(fileURLToPath(new URL('same-ink-text.js', import.meta.url)))};
      export default whenChanged(squashTextNodes);`,
    ],
  ],
});

/** Who cuts texts into graphemes: Ink's helpers, and the lab's own editing. string-width, which comes late, has its own. */
const CUTTERS =
  /(node_modules[\\/](wrap-ansi|cli-truncate|slice-ansi|@alcalzone[\\/]ansi-tokenize)[\\/].*\.js|ui[\\/]text[\\/]editing\.ts)$/;

/** They use the lab's stand-in for `Intl.Segmenter` (`plain-segmenter.js`). The build fails when somebody else asks for the real one. */
const oneSegmenter = {
  name: 'one-segmenter',
  setup(plugin) {
    const ours = fileURLToPath(new URL('plain-segmenter.js', import.meta.url));
    plugin.onLoad({ filter: CUTTERS }, async ({ path: file }) => {
      const contents = await readFile(file, 'utf8');
      return {
        loader: path.extname(file) === '.ts' ? 'ts' : 'js',
        contents: contents.includes('Intl.Segmenter')
          ? `import { PlainSegmenter } from ${JSON.stringify(ours)};\n${contents.replaceAll('Intl.Segmenter', 'PlainSegmenter')}`
          : contents,
      };
    });
    plugin.onEnd(({ outputFiles = [] }) => {
      const asks = outputFiles.find(
        ({ path: file, text }) => file.endsWith('.js') && text.includes('Intl.Segmenter'),
      );
      return asks === undefined
        ? undefined
        : complain('one-segmenter', `somebody in ${path.basename(asks.path)} uses Intl.Segmenter`);
    });
  },
};

/** jsonc-parser's CommonJS asks for its parts through a function, which no bundler sees; its modules are beside it. */
const jsoncAsModules = {
  name: 'jsonc-as-modules',
  setup(plugin) {
    plugin.onResolve({ filter: /^jsonc-parser$/ }, ({ resolveDir, kind }) =>
      plugin.resolve('jsonc-parser/lib/esm/main.js', { resolveDir, kind }),
    );
  },
};

/** Modules of Node, by both of their names. */
const OF_NODE = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/**
 * Node's own modules are taken by `require`. Where one is imported, Node asks it for all that it exports, getters among
 * them: those of `process` open all three streams, that of `crypto` loads the Web Cryptography API. Of what is named here
 * the bundle keeps what somebody uses.
 */
const nodeByRequire = {
  name: 'node-by-require',
  setup(plugin) {
    const require = createRequire(import.meta.url);
    // For each that imports one by itself: shared, they would be chunks of a few bytes.
    plugin.onResolve({ filter: /^[\w:/]+$/ }, ({ path: name, kind, importer }) =>
      kind === 'import-statement' && OF_NODE.has(name)
        ? {
            path: name.replace(/^(node:)?/, 'node:'),
            namespace: 'of-node',
            suffix: `?${importer.replace(/[\\/]/g, '.')}`,
          }
        : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: 'of-node' }, ({ path: name }) => ({
      contents: [
        `const whole = require('${name}');`,
        'export default whole;',
        ...Object.keys(require(name))
          .filter((key) => /^[A-Za-z_]\w*$/.test(key) && key !== 'default')
          .map((key) => `export const ${key} = /* @__PURE__ */ (() => whole.${key})();`),
      ].join('\n'),
    }));
  },
};

/** In the order in which they were added; none depends on another. */
export const plugins = [
  withoutInkDevtools,
  ownAssert,
  yogaWithoutFetch,
  jsQrWithoutTable,
  oneStringWidth,
  quickInkOutput,
  sameInkText,
  oneSegmenter,
  jsoncAsModules,
  nodeByRequire,
];

/**
 * A plug-in that changes places in one file. The build fails when a text is no longer there once, or the file is bundled
 * under another name: a change that is silently lost would cost only time, and nobody would notice.
 */
function edit({ name, filter, changes }) {
  return {
    name,
    setup(plugin) {
      let isDone = false;
      plugin.onLoad({ filter }, async ({ path: file }) => {
        let contents = await readFile(file, 'utf8');
        for (const [from, to] of changes) {
          const pieces = contents.split(from);
          if (pieces.length !== 2) return complain(name, `${file} has ${pieces.length - 1} times: ${from}`);
          contents = pieces.join(to);
        }
        isDone = true;
        return { contents };
      });
      plugin.onEnd(({ metafile }) => {
        const [folder] = filter.source.split('[');
        const isBundled = Object.keys(metafile?.inputs ?? {}).some((file) => file.includes(`/${folder}/`));
        return isBundled && !isDone
          ? complain(name, `nothing bundled is called ${filter.source}`)
          : undefined;
      });
    },
  };
}

function complain(name, what) {
  return { errors: [{ text: `A package has changed: ${what}. Mend ${name} in scripts/build/plugins.js.` }] };
}
