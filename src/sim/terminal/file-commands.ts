import type { Files } from './paths.js';
import { findPath } from './paths.js';
import type { Program, Ran, Shell } from './shell.js';
import { ended } from './shell.js';

/** `cat`: prints files. */
export const cat: Program = ({ world }, words) => {
  if (words.length === 0) return ended(world, 'cat: the lab reads no keyboard here; name a file\n', 1);
  const printed = words.map((word) => catOne(world.terminal.files, word));
  return ended(
    world,
    printed.map(({ text }) => text).join(''),
    printed.every(({ isRight }) => isRight) ? 0 : 1,
  );
};

function catOne(files: Files, word: string): { readonly text: string; readonly isRight: boolean } {
  const found = findPath(files, word);
  switch (found.kind) {
    case 'file':
      return { text: found.text, isRight: true };
    case 'folder':
      return { text: `cat: ${word}: Is a directory\n`, isRight: false };
    case 'nothing':
      return { text: `cat: ${word}: No such file or directory\n`, isRight: false };
  }
}

/** `ls`: which files there are. Of its options it has -a, -A, -1 and -l, which shows no more than -1. */
export const ls: Program = (shell, words) => {
  const options = words.filter((word) => /^-./.test(word)).join('');
  const bad = /[^-aA1l]/.exec(options);
  if (bad !== null) return ended(shell.world, `ls: the lab's ls has no option '${bad[0]}'\n`, 2);
  const paths = words.filter((word) => !/^-./.test(word));
  return paths.length > 1
    ? ended(shell.world, "ls: the lab's ls takes one folder\n", 2)
    : listing(shell, paths[0] ?? '~', options);
};

function listing({ world }: Shell, path: string, options: string): Ran {
  const found = findPath(world.terminal.files, path);
  switch (found.kind) {
    case 'nothing':
      return ended(world, `ls: cannot access '${path}': No such file or directory\n`, 2);
    case 'file':
      return ended(world, `${path}\n`);
    case 'folder': {
      const own = options.includes('a') ? ['.', '..'] : [];
      const names = [...own, ...found.names.filter((name) => /[aA]/.test(options) || !name.startsWith('.'))];
      const text = names.join(/[1l]/.test(options) ? '\n' : '  ');
      return ended(world, text === '' ? '' : `${text}\n`);
    }
  }
}
