import { parseArgs } from 'node:util';
import type { CommandName } from '../commands/command.js';
import { COMMAND_NAMES } from '../commands/command.js';
import { nearestName } from './nearest-name.js';
import { mayBeKey } from './shown-word.js';

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

type OptionName = keyof typeof OPTIONS;

/** The options that belong to some commands only. All others go with everything. */
export const OPTIONS_OF: { readonly [command in CommandName | 'lab']: readonly OptionName[] } = {
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

const COMMON_OPTIONS: readonly OptionName[] = ['help', 'version', 'data-dir', 'no-color'];

type Parsed = ReturnType<typeof parseOptions>;

/** The options that were given. */
export type OptionValues = Parsed['values'];

/** Reads options and words, as yet of nobody. Throws what `wordOptionError` puts into words. */
export function parseOptions(args: readonly string[]) {
  return parseArgs({ args: joinNegativeTimes(args), allowPositionals: true, tokens: true, options: OPTIONS });
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

/** What is wrong with an option that cannot be read; parseArgs explains that well, in its first sentence. */
export function wordOptionError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [sentence = message] = message.split(/\.\s/);
  const [, unknown] = /^Unknown option '-*(.*)'$/s.exec(sentence) ?? [];
  if (unknown === undefined) return sentence;
  const near = unknown.length < 2 ? null : nearestName(unknown, Object.keys(OPTIONS));
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
  const allowed = [...COMMON_OPTIONS, ...OPTIONS_OF[command ?? 'lab']];
  const stranger = Object.keys(values).find((name) => !allowed.some((option) => option === name));
  if (stranger !== undefined) {
    const takes = (owner: CommandName | 'lab') => OPTIONS_OF[owner].some((option) => option === stranger);
    const homes = [...(takes('lab') ? ['the lab'] : []), ...COMMAND_NAMES.filter(takes)];
    return `--${stranger} goes with ${homes.join(', ')} only`;
  }
  return values['data-dir']?.trim() === '' ? '--data-dir needs a folder' : null;
}
