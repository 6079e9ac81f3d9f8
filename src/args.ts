import { parseArgs } from 'node:util';
import type { Command, CommandName, QrFormat } from './commands/command.js';
import { COMMAND_NAMES, RESET_SCOPES } from './commands/command.js';
import { unreachable } from './sim/result.js';

/** What the command line asks for. */
export type CliCommand =
  /** Of a command, or of all when null. */
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | {
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
  | Command
  /** Of a command, or of the lab when null. */
  | { readonly kind: 'wrong-usage'; readonly message: string; readonly command: CommandName | null };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  'data-dir': { type: 'string' },
  'no-color': { type: 'boolean' },
  secret: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean' },
  text: { type: 'boolean' },
  png: { type: 'string' },
  svg: { type: 'string' },
  account: { type: 'string' },
  force: { type: 'boolean' },
  plain: { type: 'boolean' },
  ascii: { type: 'boolean' },
  'reduced-motion': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
} as const;

type WrongUsage = Extract<CliCommand, { readonly kind: 'wrong-usage' }>;

type OptionName = keyof typeof OPTIONS;

/** The options that belong to some commands only. All others go with everything. */
const OPTIONS_OF: { readonly [command in CommandName | 'lab']: readonly OptionName[] } = {
  lab: ['plain', 'ascii', 'reduced-motion'],
  code: ['secret', 'at', 'json'],
  check: ['secret', 'at', 'json'],
  explain: ['secret', 'at'],
  qr: ['secret', 'text', 'png', 'svg', 'account', 'force'],
  list: ['json'],
  status: ['json'],
  settings: ['json'],
  reset: ['yes'],
  doctor: ['json'],
};

/** The commands that take words beside their options. */
const WORDED: readonly CommandName[] = ['check', 'reset', 'settings'];

const COMMON_OPTIONS: readonly OptionName[] = ['help', 'version', 'data-dir', 'no-color'];

type Values = ReturnType<typeof parse>['values'];

/** Reads the arguments after the program's name. */
export function readArgs(args: readonly string[]): CliCommand {
  try {
    const { values, positionals } = parse(args);
    const [first, ...rest] = positionals;
    const command = COMMAND_NAMES.find((name) => name === first) ?? null;
    if (values.help === true) return { kind: 'help', command };
    if (values.version === true) return { kind: 'version' };
    const problem = problemOf(values, command);
    if (problem !== null) return wrongUsage(problem, command);
    return command === null ? labCommand(positionals, values) : readCommand(command, rest, values);
  } catch (error) {
    // parseArgs explains wrong options well, in its first sentence.
    const message = error instanceof Error ? error.message : String(error);
    const command = COMMAND_NAMES.find((name) => args.includes(name)) ?? null;
    return wrongUsage(message.split(/\.\s/)[0] ?? message, command);
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: joinNegativeTimes(args), allowPositionals: true, options: OPTIONS });
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

/** What is wrong with the options, whatever else was typed. */
function problemOf(values: Values, command: CommandName | null): string | null {
  const allowed = [...COMMON_OPTIONS, ...OPTIONS_OF[command ?? 'lab']];
  const stranger = Object.keys(values).find((name) => !allowed.some((option) => option === name));
  if (stranger !== undefined) {
    const takes = (owner: CommandName | 'lab') => OPTIONS_OF[owner].some((option) => option === stranger);
    const homes = [...(takes('lab') ? ['the lab'] : []), ...COMMAND_NAMES.filter(takes)];
    return `--${stranger} goes with ${homes.join(', ')} only`;
  }
  return values['data-dir']?.trim() === '' ? '--data-dir needs a folder' : null;
}

function labCommand([lesson, ...more]: readonly string[], values: Values): CliCommand {
  if (more.length > 0) return wrongUsage(`One lesson at a time: ${[lesson, ...more].join(' ')}`, null);
  return {
    kind: 'lab',
    lesson: lesson ?? null,
    dataDir: values['data-dir'] ?? null,
    noColor: values['no-color'] === true,
    plain: values.plain === true,
    ascii: values.ascii === true,
    reducedMotion: values['reduced-motion'] === true,
  };
}

function readCommand(name: CommandName, rest: readonly string[], values: Values): CliCommand {
  const dataDir = values['data-dir'] ?? null;
  const subject = { secret: values.secret ?? null, at: values.at ?? null, dataDir };
  const json = values.json === true;
  if (rest.length > 0 && !WORDED.includes(name))
    return wrongUsage(`${name} takes no "${rest.join(' ')}"`, name);
  switch (name) {
    case 'code':
      return { kind: name, ...subject, json };
    case 'check': {
      const codes = joinHalves(rest);
      if (codes.length === 0) return wrongUsage('check needs the code that the phone shows', name);
      if (codes.length > 2) {
        return wrongUsage(`check takes one code, or two in a row: ${rest.join(' ')}`, name);
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

function readSettings(words: readonly string[], dataDir: string | null, json: boolean): CliCommand {
  const [name = null, value = null, ...more] = words;
  if (more.length > 0)
    return wrongUsage(`settings takes one name and one value: ${words.join(' ')}`, 'settings');
  return { kind: 'settings', dataDir, name, value, json };
}

function readReset(words: readonly string[], dataDir: string | null, yes: boolean): CliCommand {
  const [typed, lesson = null, ...more] = words;
  const scope = RESET_SCOPES.find((candidate) => candidate === typed);
  if (scope === undefined) {
    const instead = typed === undefined ? '' : `, not "${typed}"`;
    return wrongUsage(`reset takes step, lesson or everything${instead}`, 'reset');
  }
  if (lesson !== null && scope !== 'lesson')
    return wrongUsage(`reset ${scope} takes no "${lesson}"`, 'reset');
  if (more.length > 0) return wrongUsage(`One lesson at a time: ${[lesson, ...more].join(' ')}`, 'reset');
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

function readFormat(values: Values): QrFormat | WrongUsage {
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
