import { lookUp } from '../../base/table.js';
import { GLOBAL_OPTIONS, LEFT_OUT } from './global-options.js';
import { AWS_COMMANDS, CONFIGURE_COMMANDS, S3_COMMANDS, SERVICES } from './help.js';
import { optionsFor } from './parameters.js';

/** The names of options that Tab offers everywhere. */
const GLOBAL_NAMES = GLOBAL_OPTIONS.map(({ name }) => name).filter(
  (name) => !LEFT_OUT.some((one) => one === name),
);

const FORMATS = ['json', 'text', 'table'];

/** What may stand next after these words behind `aws`. */
export function completeAws(words: readonly string[], profiles: readonly string[]): readonly string[] {
  const last = words.at(-1);
  if (last === '--profile') return profiles;
  if (last === '--output') return FORMATS;
  const names = namesIn(words);
  const [command, operation] = names;
  if (command === undefined) return [...Object.keys(AWS_COMMANDS), 'help', ...dashed(GLOBAL_NAMES)];
  if (operation === undefined) return [...Object.keys(subcommands(command)), 'help'];
  const found = lookUp(lookUp(SERVICES, command) ?? {}, operation);
  const options = found === undefined ? [] : [...optionsFor(found.parameters), ...(found.options ?? [])];
  const choices = options.find(({ name }) => `--${name}` === last)?.choices;
  if (choices !== undefined) return choices;
  const isValue = options.some(({ name }) => `--${name}` === last) || isGlobalValue(last);
  return isValue
    ? []
    : dashed([...options.map(({ name }) => name), ...GLOBAL_NAMES]).filter((one) => !words.includes(one));
}

/** The words that are no options, nor values of options that all commands have. */
function namesIn(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !word.startsWith('-') && !isGlobalValue(words[at - 1]));
}

function isGlobalValue(before: string | undefined): boolean {
  return GLOBAL_OPTIONS.some(({ name, isFlag }) => !isFlag && `--${name}` === before);
}

function subcommands(command: string): object {
  if (command === 's3') return S3_COMMANDS;
  return command === 'configure' ? CONFIGURE_COMMANDS : (lookUp(SERVICES, command) ?? {});
}

function dashed(names: readonly string[]): readonly string[] {
  return names.map((name) => `--${name}`);
}
