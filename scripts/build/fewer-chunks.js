/** Keeps together in one chunk what is loaded together. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What is loaded together, by files under src; `*` stands for any name. Each thing that is loaded by itself splits the
 * shared code into more chunks, and each chunk costs Node half a millisecond to find, read and link: there were 25 before
 * the first frame, and are 16.
 */
const TOGETHER = {
  'without-screen': [
    'cli/run/print-help.ts',
    'cli/run/run-plain.ts',
    'cli/run/without-screen.ts',
    'cli/run/write-export.ts',
    'cli/storage/class-store.ts',
    'cli/commands/*/*-command.ts',
  ],
  // What the lab does outside of itself when it is asked to.
  outside: ['cli/storage/qr-file.ts', 'cli/storage/text-file.ts', 'cli/terminal/edited-text.ts'],
};

/**
 * A plug-in for the groups `together` of files under `folder`. It asks for the file that is loaded, not for who loads it.
 * The build fails when a file is not there, when nothing loads it with `import()`, and when two files of one group export
 * the same name, of which a caller would get neither.
 */
export function fewerChunks(together, folder) {
  return {
    name: 'fewer-chunks',
    setup(plugin) {
      const groups = groupsOf(together, folder);
      const loaded = new Set();
      plugin.onStart(() => ({
        errors: groups.flatMap(({ name, problems }) => problems.map(complain(name))),
      }));
      plugin.onResolve({ filter: /^\.\.?\// }, ({ path: asked, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = withoutEnding(path.resolve(resolveDir, asked));
        const group = groups.find(({ files }) => files.some((named) => withoutEnding(named) === file));
        if (group === undefined) return undefined;
        loaded.add(file);
        return { path: group.name, namespace: 'together' };
      });
      plugin.onLoad({ filter: /.*/, namespace: 'together' }, ({ path: wanted }) => ({
        resolveDir: folder,
        contents: groups
          .filter(({ name }) => name === wanted)
          .flatMap(({ files }) => files.map((file) => `export * from ${JSON.stringify(file)};`))
          .join('\n'),
      }));
      plugin.onEnd(({ errors }) => {
        // Another program may be bundled, which loads nothing of all this.
        if (errors.length > 0 || loaded.size === 0) return undefined;
        return {
          errors: groups.flatMap(({ name, files }) =>
            files
              .filter((file) => !loaded.has(withoutEnding(file)))
              .map((file) => `nothing loads ${file} with import()`)
              .map(complain(name)),
          ),
        };
      });
    },
  };
}

/** The groups with whole paths, and what is wrong with each. */
function groupsOf(together, folder) {
  const all = readdirSync(folder, { recursive: true }).map((file) => file.split(path.sep).join('/'));
  return Object.entries(together).map(([name, wanted]) => {
    const found = wanted.map((pattern) => ({ pattern, files: all.filter((file) => fits(pattern, file)) }));
    const missing = found
      .filter(({ files }) => files.length === 0)
      .map(({ pattern }) => `there is no ${pattern}`);
    const files = found.flatMap((one) => one.files).map((file) => path.join(folder, file));
    return { name, files, problems: [...missing, ...exportedTwice(files)] };
  });
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

function complain(group) {
  return (what) => ({ text: `In ${group}, ${what}. Mend TOGETHER in scripts/build/fewer-chunks.js.` });
}

/** For the program. */
export const programInFewerChunks = (root) => fewerChunks(TOGETHER, path.join(root, 'src'));
