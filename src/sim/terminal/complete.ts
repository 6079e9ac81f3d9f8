import { lookUp } from '../base/table.js';
import type { World } from '../world/world.js';
import { completeAws } from './aws/complete-aws.js';
import { configurationOf } from './aws/settings.js';
import { BUILTINS } from './builtins.js';
import { findPath } from './paths.js';

/** The commands that take paths, and those that take names of variables. */
const TAKE_PATHS = ['cat', 'ls'];
const TAKE_VARIABLES = ['export', 'unset'];

/**
 * What Tab makes of what is typed: the whole lines that it may become, in the order of the alphabet; none where the lab knows
 * none. A word that is whole has a blank behind it; a folder does not.
 */
export function complete(world: World, typed: string): readonly string[] {
  const [, before = '', command = ''] = /^(.*(?:&&|\|\||;)\s*)?(.*)$/.exec(typed) ?? [];
  // Words in quotes are nobody's names.
  if (/["'\\]/.test(command)) return [];
  const typedWords = command.split(/\s+/).filter((word) => word !== '');
  // What is set for one command stands before its name.
  const name = typedWords.findIndex((word) => !/^\w+=/.test(word));
  const words = name < 0 ? [] : typedWords.slice(name);
  const isNew = /(^|\s)$/.test(command);
  // Nobody knows what a variable is to be.
  if (!isNew && words.length === 0) return [];
  const word = isNew ? '' : (words.at(-1) ?? '');
  const done = isNew ? words : words.slice(0, -1);
  const stem = `${before}${command.slice(0, command.length - word.length)}`;
  const found = candidates(world, done, word).filter((one) => one.startsWith(word) && one !== word);
  return [...new Set(found)].sort().map((one) => `${stem}${one}`);
}

function candidates(world: World, done: readonly string[], word: string): readonly string[] {
  const { terminal } = world;
  const [name, ...rest] = done;
  const variables = { ...terminal.variables, ...terminal.environment };
  if (word.startsWith('$')) return Object.keys(variables).map((one) => `$${one} `);
  if (name === undefined) return [...Object.keys(BUILTINS), 'aws'].map((one) => `${one} `);
  if (TAKE_PATHS.includes(name)) return pathsFor(terminal.files, word);
  if (TAKE_VARIABLES.includes(name)) {
    return Object.keys(variables).map((one) => (name === 'export' ? `${one}=` : `${one} `));
  }
  if (name !== 'aws') return [];
  const { profiles } = configurationOf(terminal.files, terminal.environment, undefined);
  return completeAws(rest, Object.keys(profiles)).map((one) => `${one} `);
}

/** The paths that begin as one that is typed, spelled as that. */
function pathsFor(files: World['terminal']['files'], word: string): readonly string[] {
  const end = word.lastIndexOf('/') + 1;
  const folder = word.slice(0, end);
  const found = findPath(files, folder === '' ? '~' : folder);
  if (word === '~') return ['~/'];
  if (found.kind !== 'folder') return [];
  const isHidden = word.slice(end).startsWith('.');
  return found.names
    .filter((name) => isHidden || !name.startsWith('.'))
    .map((name) => `${folder}${name}${kindMark(files, `${found.path}/${name}`)}`);
}

function kindMark(files: World['terminal']['files'], path: string): string {
  return lookUp(files, path) === undefined ? '/' : ' ';
}
