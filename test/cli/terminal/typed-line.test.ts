import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_TYPED, type Typing, typeIn } from '../../../src/cli/terminal/typed-line.js';
import { SHOWABLE_TEXT } from '../../../src/sim/base/characters.js';
import { anyText } from '../../helpers/any-text.js';

const LONGEST = 40;

const SHOWN = { longest: LONGEST, isHidden: false } as const;

/** What several reads make of an empty line, together. */
function typed(...reads: readonly string[]): Typing {
  let all: Typing = { line: NOTHING_TYPED, echo: '', ended: [], asked: null };
  for (const read of reads) {
    const next = typeIn(all.line, read, SHOWN);
    all = { ...next, echo: all.echo + next.echo, ended: [...all.ended, ...next.ended] };
  }
  return all;
}

describe('a line that is typed', () => {
  it('is shown letter by letter, and ends with Enter', () => {
    expect(typed('12', '3')).toMatchObject({ line: { text: '123' }, echo: '123', ended: [], asked: null });
    expect(typed('12', '3\r')).toMatchObject({ line: { text: '' }, echo: '123\n', ended: ['123'] });
    expect(typed('1\r2\n3')).toMatchObject({ line: { text: '3' }, echo: '1\n2\n3', ended: ['1', '2'] });
  });

  it.each([
    ['Backspace', 'ab\u007F', 'a', 'ab\b \b'],
    ['Backspace on nothing', '\u007F', '', ''],
    ['Backspace on a wide letter', 'a中\b', 'a', 'a中\b \b\b \b'],
    ['Ctrl+U', 'ab c\u0015', '', `ab c${'\b \b'.repeat(4)}`],
    ['Ctrl+W', 'go to 12 \u0017', 'go to ', `go to 12 ${'\b \b'.repeat(3)}`],
    ['Tab', 'a\tb', 'a b', 'a b'],
    ['Ctrl+A', 'a\u0001b', 'ab', 'ab'],
    ['Ctrl+D in a line', 'ab\u0004', 'ab', 'ab'],
    ['an arrow', 'a\u001B[Db', 'ab', 'ab'],
    ['Esc', '\u001B', '', ''],
    ['an answer of the terminal', 'a\u001B]11;rgb:0/0/0\u0007b', 'ab', 'ab'],
    ['what hides', 'a\u202E\u0085b', 'ab', 'ab'],
  ])('is edited as the terminal would: %s', (_name, keys, text, echo) => {
    expect(typed(keys)).toMatchObject({ line: { text }, echo, ended: [], asked: null });
  });

  it('takes an escape sequence that comes in two reads for one', () => {
    expect(typed('a\u001B[', 'Db')).toMatchObject({ line: { text: 'ab', held: '' }, echo: 'ab' });
    expect(typed('\u001B', '1')).toMatchObject({ line: { text: '1' } });
  });

  it.each([
    ['Ctrl+C', 'ab\u0003c', 'close'],
    ['Ctrl+\\', 'ab\u001C', 'close'],
    ['Ctrl+D on an empty line', '\u0004', 'close'],
    ['Ctrl+Z', 'ab\u001A', 'suspend'],
  ])('is left by %s', (_name, keys, asked) => {
    expect(typed(keys).asked).toBe(asked);
  });

  it('is shown as stars where it is a password, and taken as it is', () => {
    const first = typeIn(NOTHING_TYPED, 'a中b\u007F', { ...SHOWN, isHidden: true });
    expect(first).toMatchObject({ line: { text: 'a中' }, echo: '***\b \b' });
    expect(typeIn(first.line, '\r', { ...SHOWN, isHidden: true })).toMatchObject({
      echo: '\n',
      ended: ['a中'],
    });
  });

  it('has a greatest length', () => {
    expect(typed('x'.repeat(LONGEST + 5))).toMatchObject({ line: { text: 'x'.repeat(LONGEST) } });
  });

  it('shows no escape sequence, whatever is typed, and the line as it stands', () => {
    const keys = fc.oneof(
      fc.constantFrom(
        '\u001B',
        '\u001B[',
        'A',
        '\u007F',
        '\u0015',
        '\u0017',
        '\r',
        '\u0004',
        '中',
        '\u009B',
        '\t',
      ),
      anyText({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(keys), (reads) => {
        const { echo, line, ended } = typed(...reads);
        expect(echo.replaceAll('\b \b', '').replaceAll('\n', '')).toMatch(SHOWABLE_TEXT);
        expect(ended.length).toBe(echo.split('\n').length - 1);
        expect(line.text.length).toBeLessThanOrEqual(LONGEST);
      }),
    );
  });
});
