/** The words of a command line: ours, and those that go to another program as they are. */
export interface SplitWords {
  readonly own: readonly string[];
  readonly passedOn: readonly string[];
}

/** The command whose words are another program's. */
const COMMAND = 'aws';

/** Options of ours with a value, that may stand in front of the command, and behind it. */
const BEFORE = ['--data-dir'];
const BEHIND = ['--as', '--port'];

/** Help of ours, where nothing else is asked for. */
const HELP = ['--help', '-h'];

/** Splits off what belongs to the AWS CLI: all that is behind `aws`, and behind options of ours that come first there. */
export function splitPassedOn(words: readonly string[]): SplitWords {
  const at = skipOptions(words, 0, BEFORE, ['--no-color']);
  if (words[at] !== COMMAND) return { own: words, passedOn: [] };
  const end = skipOptions(words, at + 1, BEHIND, []);
  const rest = words.slice(end);
  if (rest.length === 1 && HELP.includes(rest[0] ?? '')) return { own: words, passedOn: [] };
  return { own: words.slice(0, end), passedOn: rest[0] === '--' ? rest.slice(1) : rest };
}

function skipOptions(
  words: readonly string[],
  from: number,
  valued: readonly string[],
  flags: readonly string[],
): number {
  let at = from;
  for (;;) {
    const word = words[at] ?? '';
    if (valued.includes(word)) at += 2;
    else if (flags.includes(word) || valued.some((name) => word.startsWith(`${name}=`))) at += 1;
    else return Math.min(at, words.length);
  }
}
