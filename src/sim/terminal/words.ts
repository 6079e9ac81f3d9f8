import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';

/** A part of a word: text, or a variable whose value is not known before the command is run. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly isQuoted: boolean };

/** A word of a command. It has no pieces where it is empty quotes. */
export type Word = readonly Piece[];

/** What stands between two commands, and what has to be true of the one before. */
export type Operator = ';' | '&&' | '||';

/** A command of a line. */
export interface ParsedCommand {
  readonly after: Operator;
  readonly words: readonly Word[];
}

/** What the shell's last exit code is called: `$?`. */
export const LAST_EXIT_CODE = '?';

const NAME = '[A-Za-z_][A-Za-z0-9_]*';

/** The name of a variable, whole. Three that mean something to JavaScript are none here: no file would keep them. */
export const VARIABLE_NAME = new RegExp(`^(?!(?:__proto__|constructor|prototype)$)${NAME}$`);

const VARIABLE = String.raw`\$(?:(\?)|\{(${NAME})\}|(${NAME}))`;

/** What comes next in a line. The first alternative that fits counts; nothing but an open quote fits none. */
const TOKEN = new RegExp(
  [
    String.raw`(?<blank>\s+)`,
    String.raw`(?<comment>(?<![^\s;&|])#.*)`,
    String.raw`(?<operator>&&|\|\||;)`,
    "'(?<single>[^']*)'",
    String.raw`"(?<double>(?:\\.|[^"\\])*)"`,
    String.raw`\\(?<escaped>.?)`,
    `(?<variable>${VARIABLE})`,
    String.raw`(?<foreign>\$\(|[|&<>()\`])`,
    String.raw`(?<home>(?<!\S)~(?=[/\s]|$))`,
    String.raw`(?<plain>[^\s'"\\$;&|<>()\`#~]+|[$#~])`,
  ].join('|'),
  'y',
);

/** What double quotes hold: variables, characters that are escaped, and text. */
const IN_QUOTES = new RegExp(String.raw`\\(["\\$\`])|${VARIABLE}|([^\\$]+|[\\$])`, 'g');

/** A line in the reading. */
interface Reading {
  readonly commands: ParsedCommand[];
  after: Operator;
  words: Word[];
  word: Piece[] | null;
}

/**
 * Reads a line as `bash` does: words, quotes, `\`, `$NAME`, `~`, and commands one after the other. What the lab's shell does
 * not have is refused by name.
 */
export function readLine(line: string): Result<readonly ParsedCommand[], string> {
  const reading: Reading = { commands: [], after: ';', words: [], word: null };
  const token = new RegExp(TOKEN);
  while (token.lastIndex < line.length) {
    const start = token.lastIndex;
    const found = token.exec(line);
    if (found === null) {
      return fail(`unexpected EOF while looking for matching \`${line.charAt(start)}'`);
    }
    const problem = take(reading, found.groups ?? {}, found);
    if (problem !== null) return fail(problem);
  }
  endCommand(reading);
  const isOpen = reading.after !== ';' && reading.words.length === 0;
  return isOpen ? fail('syntax error: unexpected end of file') : ok(reading.commands);
}

/** Takes one token; what is wrong with it, or null. */
function take(
  reading: Reading,
  { blank, comment, operator, single, double, escaped, foreign, home, plain }: Groups,
  [, ...groups]: readonly (string | undefined)[],
): string | null {
  if (foreign !== undefined) {
    return `the lab's shell is a small one, and has no \`${foreign}'. Type help to see what it has`;
  }
  if (comment !== undefined) return null;
  if (blank !== undefined) endWord(reading);
  else if (operator !== undefined) return endWithOperator(reading, operator);
  else if (single !== undefined) add(reading, { kind: 'text', text: single, isQuoted: true });
  else if (double !== undefined) add(reading, ...piecesInQuotes(double));
  else if (escaped !== undefined) add(reading, { kind: 'text', text: escaped, isQuoted: true });
  else if (home !== undefined) add(reading, { kind: 'variable', name: 'HOME', isQuoted: true });
  else if (plain !== undefined) add(reading, { kind: 'text', text: plain, isQuoted: false });
  else add(reading, { kind: 'variable', name: nameIn(groups.slice(VARIABLE_GROUP)), isQuoted: false });
  return null;
}

/** By name: what a token is. */
type Groups = { readonly [name: string]: string | undefined };

/** Where the three ways to write a variable stand among the groups of a token. */
const VARIABLE_GROUP = 7;

function nameIn(groups: readonly (string | undefined)[]): string {
  return groups.slice(0, 3).find((group) => group !== undefined) ?? '';
}

function piecesInQuotes(text: string): readonly Piece[] {
  const pieces = [...text.matchAll(IN_QUOTES)].map(([, escaped, status, braced, bare, rest]): Piece => {
    const name = status ?? braced ?? bare;
    return name === undefined
      ? { kind: 'text', text: escaped ?? rest ?? '', isQuoted: true }
      : { kind: 'variable', name, isQuoted: true };
  });
  // Empty quotes are a word, too.
  return pieces.length > 0 ? pieces : [{ kind: 'text', text: '', isQuoted: true }];
}

function add(reading: Reading, ...pieces: readonly Piece[]): void {
  reading.word = [...(reading.word ?? []), ...pieces];
}

function endWord(reading: Reading): void {
  if (reading.word !== null) reading.words = [...reading.words, reading.word];
  reading.word = null;
}

function endCommand(reading: Reading): void {
  endWord(reading);
  const { after, words } = reading;
  if (words.length > 0) reading.commands.push({ after, words });
}

function endWithOperator(reading: Reading, operator: string): string | null {
  endCommand(reading);
  if (reading.words.length === 0) return `syntax error near unexpected token \`${operator}'`;
  reading.words = [];
  reading.after = operator === '&&' || operator === '||' ? operator : ';';
  return null;
}
