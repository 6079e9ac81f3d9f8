import { lookUp } from '../base/table.js';
import type { Terminal } from '../world/terminal.js';

// What Tab knows besides the names of commands and options: long texts that stand on the terminal. A person would copy
// them with the mouse, which a program that fills the screen has not; in a real shell Tab does no such thing.

/** The variables of the AWS CLI, and the member of an answer that goes into each. */
const MEMBER_OF_VARIABLE: { readonly [name: string]: string } = {
  AWS_ACCESS_KEY_ID: 'AccessKeyId',
  AWS_SECRET_ACCESS_KEY: 'SecretAccessKey',
  AWS_SESSION_TOKEN: 'SessionToken',
};

/** Where a value is asked for: `export NAME=`, and perhaps its beginning. */
const VALUE = /^(.*\b([A-Z_]+)=)(\S*)$/;

/** What has to be typed of a word before it is looked for. */
const LEAST_TYPED = 3;

/** Where an ARN is asked for, of which nothing needs to be typed. */
const TAKES_ARN = /--(serial-number|[a-z-]*arn) +\S*$/;

const isArn = (word: string) => word.startsWith('arn:');

/** Long enough to be worth the key. */
const LEAST_WORD = 12;

/** Where the name of a variable is asked for. */
const NAME = /^(.*\bexport )([A-Z_]*)$/;

/** The lines that what is typed may become, with values and words out of what was printed. */
export function completeFromScreen(terminal: Terminal, typed: string): readonly string[] {
  const [, exporting = '', start = ''] = NAME.exec(typed) ?? [];
  if (exporting !== '') {
    const names = Object.keys(MEMBER_OF_VARIABLE).filter((one) => one.startsWith(start));
    return names.map((one) => `${exporting}${one}=`);
  }
  const [, before = '', name = '', begun = ''] = VALUE.exec(typed) ?? [];
  const member = lookUp(MEMBER_OF_VARIABLE, name);
  const value = member === undefined ? undefined : lastValue(terminal, member);
  if (value !== undefined) return value.startsWith(begun) && value !== begun ? [before + value] : [];
  const word = /\S*$/.exec(typed)?.[0] ?? '';
  if (word.length < LEAST_TYPED && !TAKES_ARN.test(typed)) return [];
  const known = word.length < LEAST_TYPED ? wordsOn(terminal).filter(isArn) : wordsOn(terminal);
  const words = known.filter((one) => one.startsWith(word));
  // A word that is whole has a blank behind it, as everywhere.
  return [...new Set(words)].toSorted().map((one) => `${typed.slice(0, typed.length - word.length)}${one} `);
}

/** The value that the newest answer in JSON has under this name. */
function lastValue({ entries }: Terminal, member: string): string | undefined {
  const pattern = new RegExp(`"${member}": "([^"]+)"`, 'g');
  const found = entries.flatMap(({ output }) => [...output.matchAll(pattern)]);
  return found.at(-1)?.[1];
}

function wordsOn({ entries }: Terminal): readonly string[] {
  return entries
    .flatMap(({ output }) => output.match(/[\w:/+=.@-]+/g) ?? [])
    .filter((word) => word.length >= LEAST_WORD);
}
