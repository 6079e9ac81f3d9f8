/** Puts the steps of each lesson into a file of its own, which is read when somebody asks for them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';

const LESSON = /src[\\/]lessons[\\/]content[\\/]\d\d-[\w-]+\.ts$/;

/** How the steps of a lesson begin and end, as Biome formats them. */
const BEGIN = '\n  steps: () => [\n';
const END = '\n  ],\n});\n';

/**
 * A third of what the lab reads before its first frame would be lessons, of which a run needs one or two. Their steps are a
 * function already (`written-lesson.ts`); here its body goes into a file, and what it uses of its module is handed to it.
 * The build fails where a lesson is not written so that it can be told where its steps begin.
 */
export const lateSteps = {
  name: 'late-steps',
  setup(plugin) {
    const files = new Map();
    plugin.onStart(() => files.clear());
    plugin.onLoad({ filter: LESSON }, async ({ path: file }) => {
      const parts = partsOf(await readFile(file, 'utf8'));
      if (parts === null) return complain(file);
      const { before, body, behind } = parts;
      const names = declaredIn(before + behind).filter((name) => isNamedIn(body, name));
      const given = `{ ${names.join(', ')} }`;
      const { code } = await transform(`'use strict';\nmodule.exports = (${given}) => [\n${body}\n];`, {
        loader: 'ts',
        platform: 'node',
        target: plugin.initialOptions.target,
        minify: true,
        lineLimit: plugin.initialOptions.lineLimit,
      });
      const name = nameOf(file, code);
      files.set(name, code);
      return {
        loader: 'ts',
        contents: `${before}\n  steps: () => require('./${name}')(${given}),\n});\n${behind}`,
      };
    });
    plugin.onResolve({ filter: /^\.\/\d\d-[\w-]+\.cjs$/ }, ({ path: asked }) =>
      files.has(asked.slice(2)) ? { path: asked, external: true } : undefined,
    );
    plugin.onEnd(({ outputFiles }) => {
      const folder = path.resolve(plugin.initialOptions.absWorkingDir, plugin.initialOptions.outdir);
      for (const [name, code] of files)
        outputFiles?.push({ path: path.join(folder, name), contents: Buffer.from(code) });
    });
  },
};

/** What is in front of the steps of a lesson, their text, and what is behind them. */
function partsOf(source) {
  const [before, rest, ...more] = source.split(BEGIN);
  const [body, behind, ...others] = rest?.split(END) ?? [];
  if (behind === undefined || more.length > 0 || others.length > 0) return null;
  return { before, body, behind };
}

/** The values that a module imports or declares. */
function declaredIn(source) {
  const imported = [...source.matchAll(/^import \{([^}]*)\} from /gm)].flatMap(([, names]) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/^.* as /, ''))
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
  const declared = [...source.matchAll(/^(?:export )?(?:const|function) (\w+)/gm)].map(([, name]) => name);
  return [...imported, ...declared];
}

/** Also where it names something else: then it is handed over in vain. */
function isNamedIn(body, name) {
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(body);
}

/** With the content in it, so that a program that runs while another one is built reads its own. */
function nameOf(file, code) {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8).toUpperCase();
  return `${path.basename(file, '.ts')}-${hash}.cjs`;
}

function complain(file) {
  return {
    errors: [
      {
        text: `${file}: its steps do not begin with "${BEGIN.trim()}" and end with the lesson. Mend it, or scripts/build/late-steps.js.`,
      },
    ],
  };
}
