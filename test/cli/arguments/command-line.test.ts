import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../src/cli/arguments/args.js';
import { commandHelp } from '../../../src/cli/arguments/command-help.js';
import { helpText } from '../../../src/cli/arguments/help-text.js';
import { COMMAND_NAMES } from '../../../src/cli/commands/commands.js';
import { RFC_SEED } from '../../sim/scenario.js';

/** Whatever order the program has them in. */
const NAMES = COMMAND_NAMES.toSorted();

/** Words that make each command complete, so that what is refused is the option. */
const WORDS = { check: ['123456'], reset: ['step'] } as const;

const OPTIONS: readonly (readonly string[])[] = [
  ['--secret', 'x'],
  ['--at', '5'],
  ['--json'],
  ['--text'],
  ['--png', 'x'],
  ['--svg', 'x'],
  ['--account', 'x'],
  ['--force'],
  ['--plain'],
  ['--ascii'],
  ['--reduced-motion'],
  ['--yes'],
  ['-y'],
  ['--no-color'],
  ['--data-dir', 'x'],
];

const wordsOf = (name: string): readonly string[] =>
  Object.entries(WORDS).find(([command]) => command === name)?.[1] ?? [];

/** Every option with every command and with the lab; options that are broken; words that fit nowhere. */
const LINES: readonly (readonly string[])[] = [
  ...[[], ...NAMES.map((name) => [name, ...wordsOf(name)])].flatMap((line) =>
    OPTIONS.map((option) => [...line, ...option]),
  ),
  ...OPTIONS.filter(([, value]) => value !== undefined).flatMap(([name = '']) => [
    ['code', name],
    ['qr', name, ''],
    ['check', '123456', name, '-'],
    ['qr', name, 'a', `${name}=b`],
    ['qr', name, '--force'],
  ]),
  ...['--plain', '--json', '--yes', '--help'].map((name) => [`${name}=yes`]),
  // Misspelt options, also those that are as near to one as to another.
  ...[
    'jsn',
    'pvg',
    'sng',
    'sg',
    'pg',
    'tex',
    'txet',
    'acount',
    'forse',
    'ye',
    'as',
    'ass',
    'hlp',
    'vrsion',
  ].map((name) => ['code', `--${name}`]),
  ...['secrt', 'data-dr', 'no-colour', 'reduced', 'plan', 'asci', 'nonsense', 'x', RFC_SEED].map((name) => [
    `--${name}`,
  ]),
  ['-x'],
  ['-5'],
  // Words.
  ...NAMES.map((name) => [name, 'x', 'y', 'z']),
  ...NAMES.map((name) => [name, RFC_SEED]),
  ...NAMES.map((name) => [name.slice(0, -1)]),
  ...NAMES.map((name) => ['5', name]),
  ...['help', 'version', 'hepl', 'foo', '123456', '123-456', RFC_SEED, 'lnik-the-phone'].map((word) => [
    word,
  ]),
  ['chekc', '123456', '--secret', 'x', '--json'],
  ['123', '456'],
  ['link', 'the', 'fone'],
  ['4', '5'],
  ['check'],
  ['check', '123', '456', '789'],
  ['check', '123456', '234567', '345678'],
  ['code', '--at', '-5'],
  ['qr', '--png', 'x', '--svg', 'y'],
  ['qr', '--text', '--png', 'x', '--force'],
  ['qr', '--svg', ' '],
  ['settings', 'plain', 'on'],
  ['reset'],
  ['reset', 'all'],
  ['reset', 'step', '5'],
  ['reset', 'everything', '5'],
  ['reset', 'lesson', '5'],
  ['reset', 'lesson', '5', '6'],
];

/** What the program makes of a command line: what it understands, or the sentence with which it refuses. */
function toldOf(args: readonly string[]): string {
  const read = readArgs(args);
  return read.kind === 'wrong-usage'
    ? `${read.message}. (${read.command ?? 'mfa-lab'} --help)`
    : JSON.stringify(Object.fromEntries(Object.entries(read).toSorted()));
}

/** The general help without its lessons, which are the course's affair. */
function generalHelp(): string {
  return helpText('1.2.3', '/data').replace(/\nLessons\n.*?\n\n/s, '\n');
}

const typed = (args: readonly string[]) => [
  'mfa-lab',
  ...args.map((arg) => (/^[\w=-]+$/.test(arg) ? arg : `'${arg}'`)),
];

describe('the command line', () => {
  it('says of itself what it said before', async () => {
    const helps = NAMES.map((name) => `$ mfa-lab ${name} --help\n${commandHelp(name)}`);
    const text = [`$ mfa-lab --help\n${generalHelp()}`, ...helps].join('\n\n');

    await expect(`${text}\n`).toMatchFileSnapshot('../../golden/help.txt');
  });

  it('understands and refuses what it did before, in the same words', async () => {
    const text = LINES.map((args) => `$ ${typed(args).join(' ')}\n${toldOf(args)}`).join('\n');

    await expect(`${text}\n`).toMatchFileSnapshot('../../golden/command-lines.txt');
  });
});
