/** Keeps together in one chunk what is loaded together. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What is loaded together, by files under src; `*` stands for any name. Each thing that is loaded by itself splits the
 * shared code into more chunks, and each chunk costs Node half a millisecond to find, read and link.
 */
const TOGETHER = {
  'without-screen': [
    'cli/run/print-help.ts',
    'cli/run/run-notes.ts',
    'cli/run/run-plain.ts',
    'cli/run/tell-notes.ts',
    'cli/run/without-screen.ts',
    'cli/run/write-export.ts',
    'cli/storage/class-store.ts',
    'cli/commands/*/*-command.ts',
    'cli/commands/notes/notes-text.ts',
    'cli/stage/last-stage.ts',
  ],
  // What answers programs.
  door: ['cli/serve/run-*.ts'],
  // Ink, and what is drawn with it.
  screen: ['cli/run/show-app.tsx', 'cli/run/show-notes.tsx'],
  // What the lab does outside of itself when it is asked to, and the stage, which is all around it.
  outside: [
    'cli/storage/qr-file.ts',
    'cli/storage/text-file.ts',
    'cli/terminal/edited-text.ts',
    'cli/run/run-stage.ts',
    'cli/commands/present/stage-check.ts',
  ],
};

/** What the entry, `cli.ts`, imports. It is there when anything else is loaded. */
const START = ['cli/arguments/args.ts', 'cli/run/endings.ts', 'cli/run/fatal-error.ts', 'cli/run/output.ts'];

/**
 * What is there already when something is loaded, by who loads it; the first line that fits holds. It is imported once
 * more in front of what is loaded: whoever shares a part of it then shares all of it, in one chunk and not in a dozen.
 */
const THERE = [
  { loader: /^cli\.ts$/, name: 'start', files: START },
  {
    loader: /^cli\/commands\//,
    name: 'commands',
    groups: ['door'],
    files: [...START, ...TOGETHER['without-screen']],
  },
  { loader: /^cli\//, name: 'lab', groups: ['outside', 'screen'], files: [...START, 'cli/run/run-lab.ts'] },
];

/**
 * A plug-in for the groups `together` of files under `folder`, and for what is `there` when something is loaded. It asks
 * for the file that is loaded, not for who loads it: a group comes behind what names it, or else behind the first of `there`.
 * The build fails when a file is not there, when nothing loads it with `import()`, and when two files of one group export
 * the same name, of which a caller would get neither.
 */
export function fewerChunks(together, there, folder) {
  return {
    name: 'fewer-chunks',
    setup(plugin) {
      // Another program may be bundled, which has nothing of all this.
      if (!isBuilt(plugin.initialOptions, there[0], folder)) return;
      const groups = groupsOf(together, folder);
      const loaded = new Set();
      plugin.onStart(() => ({
        errors: [
          ...groups.flatMap(({ name, problems }) => problems.map(complain(name, 'TOGETHER'))),
          ...there.flatMap(({ name, files }) => filesOf(files, folder).problems.map(complain(name, 'THERE'))),
        ],
      }));
      plugin.onResolve({ filter: /^[\w.]/ }, ({ path: asked, kind, importer, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const isPackage = !asked.startsWith('.');
        const file = isPackage ? asked : withoutEnding(path.resolve(resolveDir, asked));
        const group = groups.find(({ files }) => files.some((named) => withoutEnding(named) === file));
        const from = withSlashes(path.relative(folder, importer));
        const place =
          group === undefined
            ? there.find(({ loader }) => loader.test(from))
            : (there.find((one) => one.groups?.includes(group.name)) ?? there[0]);
        if (place === undefined) return undefined;
        if (group !== undefined) loaded.add(file);
        // A file as it is asked for: esbuild finds the TypeScript behind it.
        const files = group?.files ?? [isPackage ? file : `${file}.js`];
        return { path: group?.name ?? file, namespace: behind(place), pluginData: { files, isPackage } };
      });
      for (const place of there) {
        plugin.onLoad({ filter: /.*/, namespace: behind(place) }, ({ pluginData: { files, isPackage } }) => ({
          loader: 'ts',
          resolveDir: folder,
          contents: [
            ...filesOf(place.files, folder).files.map((file) => `import ${JSON.stringify(file)};`),
            ...files.map((file) => `export * from ${JSON.stringify(file)};`),
            ...(isPackage ? [`export { default } from ${JSON.stringify(files[0])};`] : []),
          ].join('\n'),
        }));
      }
      plugin.onEnd(({ errors }) => {
        if (errors.length > 0) return undefined;
        return {
          errors: groups.flatMap(({ name, files }) =>
            files
              .filter((file) => !loaded.has(withoutEnding(file)))
              .map((file) => `nothing loads ${file} with import()`)
              .map(complain(name, 'TOGETHER')),
          ),
        };
      });
    },
  };
}

/** Whether it is the program whose entry loads the first of what is there. */
function isBuilt({ absWorkingDir = '', entryPoints }, { loader }, folder) {
  return entryPoints.some((entry) =>
    loader.test(withSlashes(path.relative(folder, path.resolve(absWorkingDir, entry)))),
  );
}

/** Where in esbuild's eyes the things are that come behind a place. */
function behind({ name }) {
  return `behind-${name}`;
}

/** The groups with whole paths, and what is wrong with each. */
function groupsOf(together, folder) {
  return Object.entries(together).map(([name, wanted]) => {
    const { files, problems } = filesOf(wanted, folder);
    return { name, files, problems: [...problems, ...exportedTwice(files)] };
  });
}

/** The files that fit some patterns, by their whole paths, and the patterns that none fits. */
function filesOf(patterns, folder) {
  const all = readdirSync(folder, { recursive: true }).map(withSlashes);
  const found = patterns.map((pattern) => ({ pattern, files: all.filter((file) => fits(pattern, file)) }));
  return {
    files: found.flatMap((one) => one.files).map((file) => path.join(folder, file)),
    problems: found.filter(({ files }) => files.length === 0).map(({ pattern }) => `there is no ${pattern}`),
  };
}

function withSlashes(file) {
  return file.split(path.sep).join('/');
}

function fits(pattern, file) {
  const [names, wanted] = [file.split('/'), pattern.split('/')];
  return (
    names.length === wanted.length &&
    wanted.every((part, index) => {
      const [before, after] = part.split('*');
      const name = names[index];
      return after === undefined ? name === part : name.startsWith(before) && name.endsWith(after);
    })
  );
}

function exportedTwice(files) {
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function|const|let|class) (\w+)/gm)].map(
      ([, name]) => name,
    ),
  );
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `two of its files export ${name}`);
}

function withoutEnding(file) {
  return file.replace(/\.[jt]sx?$/, '');
}

function complain(group, table) {
  return (what) => ({ text: `In ${group}, ${what}. Mend ${table} in scripts/build/fewer-chunks.js.` });
}

/** For the program. */
export const programInFewerChunks = (root) => fewerChunks(TOGETHER, THERE, path.join(root, 'src'));
