import { findLesson } from '../../lessons/catalog.js';
import { MONDAY_ID, MOST_MONDAYS } from '../../lessons/content/monday/monday.js';
import { findStep } from '../../lessons/engine/place.js';
import type { Command, CommandName } from '../commands/commands.js';
import { COMMAND_NAMES, COMMANDS } from '../commands/commands.js';
import { KEY_HINT } from '../commands/key/key-options.js';
import type { OptionValues } from './options.js';
import { givenIn, optionProblem, optionsOf, parseOptions, wordOptionError } from './options.js';
import { splitPassedOn } from './passed-on.js';
import { quoted } from './shown-word.js';
import { wordUnknown } from './unknown-word.js';

/** What the command line asks for. */
export type CliCommand =
  /** Of a command, or of all when null. */
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | LabCommand
  | Command
  /** Of a command, or of the lab when null. */
  | { readonly kind: 'wrong-usage'; readonly message: string; readonly command: CommandName | null };

/** The lab itself, opened where the learner left off or at a lesson. */
export interface LabCommand {
  readonly kind: 'lab';
  readonly lesson: string | null;
  readonly dataDir: string | null;
  readonly noColor: boolean;
  /** The lab as lines, for a screen reader and for terminals that cannot draw. */
  readonly plain: boolean;
  /** Pictures from ASCII characters only. */
  readonly ascii: boolean;
  /** Nothing on the screen moves by itself. */
  readonly reducedMotion: boolean;
}

type WrongUsage = Extract<CliCommand, { readonly kind: 'wrong-usage' }>;

/** Reads the arguments after the program's name. */
export function readArgs(args: readonly string[]): CliCommand {
  try {
    const { own, passedOn } = splitPassedOn(args);
    const parsed = parseOptions(own);
    const { values, positionals } = parsed;
    const [first, ...rest] = positionals;
    const command = COMMAND_NAMES.find((name) => name === first) ?? null;
    if (values['help'] === true) return { kind: 'help', command };
    if (values['version'] === true) return { kind: 'version' };
    // Before the options: those of a mistyped command are not the lab's.
    if (command === null && !isLesson(positionals)) {
      const place = rest.length > 0 ? null : findStep(first ?? '');
      if (place === null) return wrongUsage(wordUnknown(positionals, COMMAND_NAMES), null);
      if (!place.ok) return wrongUsage(place.failure, null);
    }
    const problem = optionProblem(parsed, command);
    if (problem !== null) return wrongUsage(problem, command);
    return command === null
      ? readLab(first ?? null, values)
      : readCommand(command, [...rest, ...passedOn], values);
  } catch (error) {
    const command = COMMAND_NAMES.find((name) => args.includes(name)) ?? null;
    return wrongUsage(wordOptionError(error), command);
  }
}

/** Whether the words are a lesson, or none, which is where the learner left off. */
function isLesson([first, ...more]: readonly string[]): boolean {
  if (first === undefined) return true;
  return more.length === 0 && (first === MONDAY_ID || findLesson(first) !== undefined);
}

/** The lab, and of a Monday which one. */
function readLab(word: string | null, values: OptionValues): CliCommand {
  const seed = givenIn(values).text('seed');
  if (seed === null) return labCommand(word, values);
  if (word !== MONDAY_ID) return wrongUsage('--seed goes with monday: mfa-lab monday --seed 7', null);
  const lesson = `${MONDAY_ID}-${seed.trim()}`;
  return findLesson(lesson) === undefined
    ? wrongUsage(`--seed needs a whole number from 1 to ${MOST_MONDAYS}, and not ${quoted(seed)}`, null)
    : labCommand(lesson, values);
}

function labCommand(lesson: string | null, values: OptionValues): LabCommand {
  const { has, dataDir } = givenIn(values);
  return {
    kind: 'lab',
    lesson,
    dataDir,
    noColor: has('no-color'),
    plain: has('plain'),
    ascii: has('ascii'),
    reducedMotion: has('reduced-motion'),
  };
}

function readCommand(name: CommandName, words: readonly string[], values: OptionValues): CliCommand {
  const spec = COMMANDS[name];
  if (words.length > 0 && !spec.takesWords) return wrongUsage(wordTooMany(name, words), name);
  const command = spec.read(words, givenIn(values));
  return command.ok ? command.value : wrongUsage(command.failure, name);
}

function wordTooMany(name: CommandName, words: readonly string[]): string {
  if (Object.hasOwn(optionsOf(name), 'secret')) return `${name} takes nothing but options. ${KEY_HINT}`;
  return `${name} takes no ${quoted(words.join(' '))}`;
}

function wrongUsage(message: string, command: CommandName | null): WrongUsage {
  return { kind: 'wrong-usage', message, command };
}
