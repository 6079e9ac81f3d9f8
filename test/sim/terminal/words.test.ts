import { describe, expect, it } from 'vitest';
import { expandCommand } from '../../../src/sim/terminal/expand.js';
import { readLine } from '../../../src/sim/terminal/words.js';

const VARIABLES = { NAME: 'value', SPACED: 'two words', EMPTY: '', HOME: '/home/alice', '?': '3' };

/** The words of each command of a line, as programs get them. */
function wordsOf(line: string): readonly (readonly string[])[] {
  const read = readLine(line);
  if (!read.ok) throw new Error(read.failure);
  return read.value.map(({ words }) => expandCommand(words, VARIABLES).words);
}

describe('a line', () => {
  it.each<[line: string, ...words: string[]]>([
    ['aws  s3\tls ', 'aws', 's3', 'ls'],
    [`a 'b c' "d e"`, 'a', 'b c', 'd e'],
    [`a'b'"c"d`, 'abcd'],
    [`a '' ""`, 'a', '', ''],
    [String.raw`a\ b \"c`, 'a b', '"c'],
    [String.raw`"a \"b\" \\ \$NAME \n"`, String.raw`a "b" \ $NAME \n`],
    [`'$NAME \\'`, '$NAME \\'],
    [`$NAME \${NAME}s "$NAME!" $?`, 'value', 'values', 'value!', '3'],
    ['x$SPACED "$SPACED"', 'xtwo', 'words', 'two words'],
    ['$EMPTY x "$EMPTY" $NOBODY', 'x', ''],
    ['$SPACED$SPACED', 'two', 'wordstwo', 'words'],
    ['~ ~/.aws a~ ~b', '/home/alice', '/home/alice/.aws', 'a~', '~b'],
    ['a # the rest', 'a'],
    ['a#b', 'a#b'],
    ['export A=$SPACED', 'export', 'A=two words'],
    ['--query Users[*].Name $', '--query', 'Users[*].Name', '$'],
    [`--query 'Users[?a==\`"b"\`] | [0]'`, '--query', 'Users[?a==`"b"`] | [0]'],
  ])('%s is of these words', (line, ...words) => {
    expect(wordsOf(line)).toEqual([words]);
  });

  it('falls into commands, with what has to be true before each', () => {
    const read = readLine('a && b; c||d;');

    expect(read.ok && read.value.map(({ after }) => after)).toEqual([';', '&&', ';', '||']);
    expect(wordsOf('a && b; c||d;')).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('may set variables before a command, later ones from earlier ones', () => {
    const read = readLine('A=1 B="$A $NAME" aws "C=3"');
    const [command] = read.ok ? read.value : [];

    expect(expandCommand(command?.words ?? [], VARIABLES)).toEqual({
      assignments: { A: '1', B: '1 value' },
      words: ['aws', 'C=3'],
    });
  });

  it.each([
    ["echo 'x", "unexpected EOF while looking for matching `''"],
    ['echo "x', 'unexpected EOF while looking for matching `"\''],
    ['&& a', "syntax error near unexpected token `&&'"],
    ['a &&', 'syntax error: unexpected end of file'],
    ['a ; ; b', "syntax error near unexpected token `;'"],
  ])('%s cannot be read, and is refused in the words of bash', (line, failure) => {
    expect(readLine(line)).toEqual({ ok: false, failure });
  });

  it.each(['|', '>', '<', '`', '(', '$('])('says that the shell has no %s', (sign) => {
    const read = readLine(`a ${sign} b`);

    expect(read).toMatchObject({ ok: false, failure: expect.stringContaining(`has no \`${sign}'`) });
  });
});
