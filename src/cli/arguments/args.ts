import { findLesson } from '../../lessons/catalog.js';
import { unreachable } from '../../sim/base/result.js';
import type { Command, CommandName, QrFormat } from '../commands/command.js';
import { COMMAND_NAMES, RESET_SCOPES } from '../commands/command.js';
import type { OptionValues } from './options.js';
import { OPTIONS_OF, optionProblem, parseOptions, wordOptionError } from './options.js';
import { quoted, shown } from './shown-word.js';
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

/** The commands that take words beside their options. */
const WORDED: readonly CommandName[] = ['check', 'reset', 'settings'];

/** Reads the arguments after the program's name. */
export function readArgs(args: readonly string[]): CliCommand {
  try {
    const parsed = parseOptions(args);
    const { values, positionals } = parsed;
    const [first, ...rest] = positionals;
    const command = COMMAND_NAMES.find((name) => name === first) ?? null;
    if (values.help === true) return { kind: 'help', command };
    if (values.version === true) return { kind: 'version' };
    // Before the options: those of a mistyped command are not the lab's.
    if (command === null && !isLesson(positionals)) return wrongUsage(wordUnknown(positionals), null);
    const problem = optionProblem(parsed, command);
    if (problem !== null) return wrongUsage(problem, command);
    return command === null ? labCommand(first ?? null, values) : readCommand(command, rest, values);
  } catch (error) {
    const command = COMMAND_NAMES.find((name) => args.includes(name)) ?? null;
    return wrongUsage(wordOptionError(error), command);
  }
}

/** Whether the words are a lesson, or none, which is where the learner left off. */
function isLesson([first, ...more]: readonly string[]): boolean {
  return first === undefined || (more.length === 0 && findLesson(first) !== undefined);
}

function labCommand(lesson: string | null, values: OptionValues): CliCommand {
  return {
    kind: 'lab',
    lesson,
    dataDir: values['data-dir'] ?? null,
    noColor: values['no-color'] === true,
    plain: values.plain === true,
    ascii: values.ascii === true,
    reducedMotion: values['reduced-motion'] === true,
  };
}

function readCommand(name: CommandName, rest: readonly string[], values: OptionValues): CliCommand {
  const dataDir = values['data-dir'] ?? null;
  const subject = { secret: values.secret ?? null, at: values.at ?? null, dataDir };
  const json = values.json === true;
  if (rest.length > 0 && !WORDED.includes(name)) return wrongUsage(wordTooMany(name, rest), name);
  switch (name) {
    case 'code':
      return { kind: name, ...subject, json };
    case 'check': {
      const codes = joinHalves(rest);
      if (codes.length === 0) return wrongUsage('check needs the code that the phone shows', name);
      if (codes.length > 2) {
        return wrongUsage(
          `check takes one code, or two in a row, and not ${codes.length}. ${KEY_HINT}`,
          name,
        );
      }
      return { kind: name, ...subject, codes, json };
    }
    case 'explain':
      return { kind: name, ...subject };
    case 'qr': {
      const format = readFormat(values);
      if ('message' in format) return format;
      return {
        kind: name,
        ...subject,
        format,
        account: values.account ?? null,
        force: values.force === true,
      };
    }
    case 'list':
    case 'status':
    case 'doctor':
      return { kind: name, dataDir, json };
    case 'settings':
      return readSettings(rest, dataDir, json);
    case 'reset':
      return readReset(rest, dataDir, values.yes === true);
    default:
      return unreachable(name);
  }
}

/** Not repeated: it may be a code, or the key itself, and logs keep what is printed. */
const KEY_HINT = 'A key goes behind --secret, in quotes if it has spaces';

function wordTooMany(name: CommandName, words: readonly string[]): string {
  if (OPTIONS_OF[name].includes('secret')) return `${name} takes nothing but options. ${KEY_HINT}`;
  return `${name} takes no ${quoted(words.join(' '))}`;
}

function readSettings(words: readonly string[], dataDir: string | null, json: boolean): CliCommand {
  const [name = null, value = null, ...more] = words;
  if (more.length > 0)
    return wrongUsage(`settings takes one name and one value: ${shown(words)}`, 'settings');
  return { kind: 'settings', dataDir, name, value, json };
}

function readReset(words: readonly string[], dataDir: string | null, yes: boolean): CliCommand {
  const [typed, lesson = null, ...more] = words;
  const scope = RESET_SCOPES.find((candidate) => candidate === typed);
  if (scope === undefined) {
    const instead = typed === undefined ? '' : `, not ${quoted(typed)}`;
    return wrongUsage(`reset takes step, lesson or everything${instead}`, 'reset');
  }
  if (lesson !== null && scope !== 'lesson')
    return wrongUsage(`reset ${scope} takes no ${quoted(lesson)}`, 'reset');
  if (more.length > 0) return wrongUsage(`One lesson at a time: ${shown(words.slice(1))}`, 'reset');
  return { kind: 'reset', dataDir, scope, lesson, yes };
}

/** `123 456`, as phones show codes, comes as two arguments of three digits. */
function joinHalves(texts: readonly string[]): readonly string[] {
  const codes: string[] = [];
  let half: string | null = null;
  for (const text of texts) {
    const isHalf = /^\d{3}$/.test(text);
    if (half !== null) codes.push(isHalf ? `${half} ${text}` : half);
    if (!isHalf) codes.push(text);
    half = isHalf && half === null ? text : null;
  }
  return half === null ? codes : [...codes, half];
}

function readFormat(values: OptionValues): QrFormat | WrongUsage {
  const { png, svg, text, force } = values;
  const asked = (['text', 'png', 'svg'] as const).filter((name) => values[name] !== undefined);
  if (asked.length > 1) return wrongUsage('One of --text, --png and --svg at a time', 'qr');
  for (const [kind, file] of Object.entries({ png, svg })) {
    if (file !== undefined && (file.trim() === '' || file === '-')) {
      return wrongUsage(`--${kind} needs the name of a file`, 'qr');
    }
  }
  if (png !== undefined) return { kind: 'png', file: png };
  if (svg !== undefined) return { kind: 'svg', file: svg };
  if (force === true) return wrongUsage('--force goes with --png or --svg', 'qr');
  return { kind: 'terminal', isForced: text === true };
}

function wrongUsage(message: string, command: CommandName | null): WrongUsage {
  return { kind: 'wrong-usage', message, command };
}
