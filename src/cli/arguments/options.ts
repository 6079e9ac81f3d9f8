import { parseArgs } from 'node:util';
import type { CommandName } from '../commands/commands.js';
import { COMMAND_NAMES, COMMANDS, isCommandName } from '../commands/commands.js';
import { COMMON_OPTIONS, LAB_OPTIONS } from './lab-options.js';
import { nearestName } from './nearest-name.js';
import type { OptionTable } from './option.js';
import { mayBeKey } from './shown-word.js';

/** Every option there is, whoever takes it. */
const ALL_OPTIONS: OptionTable = Object.assign(
  {},
  COMMON_OPTIONS,
  ...Object.values(COMMANDS).map(({ options }) => options),
  LAB_OPTIONS,
);

/** The options of a command, or of the lab when null. */
export function optionsOf(command: CommandName | null): OptionTable {
  return command === null ? LAB_OPTIONS : COMMANDS[command].options;
}

type Parsed = ReturnType<typeof parseOptions>;

/** The options that were given, by name. */
export type OptionValues = Parsed['values'];

/**
 * Reads options and words, as yet of nobody. Of two commands that have an option of one name each reads it its own way.
 * Throws what `wordOptionError` puts into words.
 */
export function parseOptions(args: readonly string[]) {
  const command = args.find(isCommandName);
  return parseArgs({
    args: joinNegativeTimes(args),
    allowPositionals: true,
    tokens: true,
    options: command === undefined ? ALL_OPTIONS : { ...ALL_OPTIONS, ...optionsOf(command) },
  });
}

/** `--at -5` would be taken for an option `-5`, and the message would not say that it is a time before 1970. */
function joinNegativeTimes(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    if (joined.at(-1) === '--at' && /^-\d/.test(arg)) joined[joined.length - 1] = `--at=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** What was given, as commands ask for it. */
export function givenIn(values: OptionValues) {
  const text = (option: string): string | null => {
    const value = values[option];
    return typeof value === 'string' ? value : null;
  };
  const has = (flag: string): boolean => values[flag] === true;
  return { has, text, dataDir: text('data-dir'), noColor: has('no-color') };
}

/** What is wrong with an option that cannot be read; parseArgs explains that well, in its first sentence. */
export function wordOptionError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [sentence = message] = message.split(/\.\s/);
  const [, unknown] = /^Unknown option '-*(.*)'$/s.exec(sentence) ?? [];
  if (unknown === undefined) return sentence;
  const near = unknown.length < 2 ? null : nearestName(unknown, Object.keys(ALL_OPTIONS));
  if (near !== null) return `Did you mean --${near}? ${sentence}`;
  return mayBeKey(unknown) ? 'That is no option of mfa-lab' : sentence;
}

/** What is wrong with the options of a command, or of the lab when null, whatever the words are; null for nothing. */
export function optionProblem({ values, tokens }: Parsed, command: CommandName | null): string | null {
  return strangerIn(values, command) ?? repeatedIn(tokens);
}

/** An option with a value that is there twice: the first of them would be ignored and nobody told. */
function repeatedIn(tokens: Parsed['tokens']): string | null {
  const names = tokens.flatMap((token) =>
    token.kind === 'option' && token.value !== undefined ? [token.name] : [],
  );
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? null : `--${repeated} is there twice; give it once`;
}

/** An option that belongs to others, or an empty folder. */
function strangerIn(values: OptionValues, command: CommandName | null): string | null {
  const allowed = [...Object.keys(COMMON_OPTIONS), ...Object.keys(optionsOf(command))];
  const stranger = Object.keys(values).find((name) => !allowed.includes(name));
  if (stranger !== undefined) return `--${stranger} goes with ${ownersOf(stranger).join(', ')} only`;
  return givenIn(values).dataDir?.trim() === '' ? '--data-dir needs a folder' : null;
}

/** Who takes an option: the lab, then the commands that ask for a moment, then all others. */
function ownersOf(option: string): readonly string[] {
  const takes = (name: CommandName | null, wanted: string) => Object.hasOwn(optionsOf(name), wanted);
  const owners = COMMAND_NAMES.filter((name) => takes(name, option));
  return [
    ...(takes(null, option) ? ['the lab'] : []),
    ...owners.filter((name) => takes(name, 'at')),
    ...owners.filter((name) => !takes(name, 'at')),
  ];
}
