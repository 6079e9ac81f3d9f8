import type { Result } from '../../base/result.js';
import { fail, ok } from '../../base/result.js';

// What Python's `argparse` does with the words of a command, as far as the AWS CLI makes use of it.

/** An option, without the two dashes. */
export interface OptionSpec {
  readonly name: string;
  /** It stands alone: no value belongs to it. */
  readonly isFlag?: boolean;
  readonly isRequired?: boolean;
  readonly choices?: readonly string[];
}

/** A word without an option. */
export interface PositionalSpec {
  readonly name: string;
  readonly choices?: readonly string[];
  readonly isOptional?: boolean;
}

/** What was found among the words. */
export interface ParsedWords {
  /** By option, without the dashes; of a flag an empty text. */
  readonly values: { readonly [name: string]: string };
  readonly positionals: readonly string[];
  /** What belongs to nothing, in its order. */
  readonly rest: readonly string[];
}

/** What a word is. */
type Kind =
  | { readonly kind: 'word' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  | { readonly kind: 'option'; readonly option: OptionSpec; readonly value: string | null };

/** Reads the words of a command; or what is wrong, in the words of `argparse`. */
export function parseWords(
  words: readonly string[],
  options: readonly OptionSpec[],
  positionals: readonly PositionalSpec[] = [],
): Result<ParsedWords, string> {
  const values: { [name: string]: string } = {};
  const found: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const kind = kindOf(word, options);
    switch (kind.kind) {
      case 'ambiguous':
        return fail(
          `ambiguous option: ${word} could match ${kind.names.map((name) => `--${name}`).join(', ')}`,
        );
      case 'unknown':
        rest.push(word);
        break;
      case 'word': {
        const positional = positionals[found.length];
        const problem = positional === undefined ? null : wrongChoice(positional.name, positional, word);
        if (problem !== null) return fail(problem);
        (positional === undefined ? rest : found).push(word);
        break;
      }
      case 'option': {
        const { option } = kind;
        const next = words[at + 1];
        const isNextValue = next !== undefined && kindOf(next, options).kind === 'word';
        const value = option.isFlag ? '' : (kind.value ?? (isNextValue ? next : undefined));
        if (option.isFlag && kind.value !== null) {
          return fail(`argument --${option.name}: ignored explicit argument '${kind.value}'`);
        }
        if (value === undefined) return fail(`argument --${option.name}: expected one argument`);
        const problem = wrongChoice(`--${option.name}`, option, value);
        if (problem !== null) return fail(problem);
        if (!option.isFlag && kind.value === null) at += 1;
        values[option.name] = value;
        break;
      }
    }
  }
  const missing = [
    ...options.filter(({ name, isRequired }) => isRequired && !Object.hasOwn(values, name)),
    ...positionals.slice(found.length).filter(({ isOptional }) => !isOptional),
  ].map((one) => (options.some((option) => option === one) ? `--${one.name}` : one.name));
  return missing.length > 0
    ? fail(`the following arguments are required: ${missing.join(', ')}`)
    : ok({ values, positionals: found, rest });
}

function kindOf(word: string, options: readonly OptionSpec[]): Kind {
  if (!word.startsWith('-') || word === '-' || /^-\d+$|^-\d*\.\d+$/.test(word)) return { kind: 'word' };
  const [, name = '', value = null] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
  const exact = options.find((option) => option.name === name);
  if (exact !== undefined) return { kind: 'option', option: exact, value };
  // The beginning of a name is enough, if only one has it.
  const near = word.startsWith('--') ? options.filter((option) => option.name.startsWith(name)) : [];
  const [only, ...others] = near;
  if (only === undefined) return { kind: word.includes(' ') ? 'word' : 'unknown' };
  return others.length > 0
    ? { kind: 'ambiguous', names: near.map((option) => option.name) }
    : { kind: 'option', option: only, value };
}

function wrongChoice(
  name: string,
  { choices }: { readonly choices?: readonly string[] },
  value: string,
): string | null {
  if (choices === undefined || choices.includes(value)) return null;
  const lines: string[] = [];
  for (let at = 0; at < choices.length; at += 2) {
    const pair = choices.slice(at, at + 2).map((choice) => choice.padEnd(40));
    lines.push(pair.join(' | '));
  }
  const near = choices.filter((choice) => closeness(value, choice) >= 0.8);
  const meant =
    near.length === 0
      ? []
      : [`\n\nInvalid choice: '${value}', maybe you meant:\n`, ...near.map((choice) => `  * ${choice}`)];
  return [`argument ${name}: Invalid choice, valid choices are:\n`, ...lines, ...meant].join('\n');
}

/**
 * How alike two words are, from 0 to 1: twice what they share of the longest common sequence, in what both have. Python's
 * measure counts blocks, and is nearly the same.
 */
function closeness(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one.slice(0, 100)) {
    const next = [0];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = other.charAt(at - 1) === letter;
      next.push(isSame ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    }
    row = next;
  }
  return (2 * (row[other.length] ?? 0)) / (one.length + other.length);
}
