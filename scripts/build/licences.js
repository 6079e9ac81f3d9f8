/** The licences of everything that is in the bundle, as their authors ask for them to go along. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Texts for packages that name their licence but do not ship it; `NAME.txt`, with the copyright line of their sources. */
const KEPT_TEXTS = new URL('./licences/', import.meta.url);

/** The folder of a package, at the end of the innermost node_modules in a path. */
const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

const LICENCE_FILE = /^(licen[sc]e|copying|notice)(\.(md|txt))?$/i;

const RULE = '='.repeat(80);

/** One text with name, version and licence of each package that has a share in the outputs; throws where one has no text. */
export function licencesOf(metafile, root) {
  const sections = foldersOf(metafile)
    .map((folder) => describePackage(path.join(root, folder)))
    .sort((one, other) => (one.title < other.title ? -1 : 1));
  const unique = new Map(sections.map(({ title, text }) => [title, text]));
  const head = `The program in this folder contains the following ${unique.size} packages. mfa-lab itself: see LICENSE.`;
  return [head, ...Array.from(unique, ([title, text]) => `${RULE}\n${title}\n${RULE}\n\n${text}`), ''].join(
    '\n\n',
  );
}

function foldersOf({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  return [...new Set(inputs.flatMap((file) => PACKAGE_FOLDER.exec(file)?.[0] ?? []))];
}

function describePackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const kept = new URL(`${name.replace('/', '__')}.txt`, KEPT_TEXTS);
  const paths = files.length > 0 ? files.map((file) => path.join(folder, file)) : [kept].filter(existsSync);
  const text = paths.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
  if (text === '') {
    throw new Error(
      `${name} ${version} (${license}) is bundled, but has no licence text. Add scripts/build/licences/${path.basename(kept.pathname)} with the text of its authors.`,
    );
  }
  return { title: `${name} ${version} (${license})`, text };
}
