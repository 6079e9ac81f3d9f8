import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { ANSWER_BEGUN, ANSWERS, readAnswer } from '../../../src/cli/terminal/terminal-answers.js';
import { ASK_BACKGROUND, ASK_WIDTH } from '../../../src/cli/terminal/terminal-questions.js';

const ESC = '\u001B';

/** What a terminal answers, and what it shows afterwards. */
async function ask(question: string) {
  const terminal = new Terminal({ cols: 20, rows: 4, allowProposedApi: true });
  let answer = '';
  terminal.onData((data) => {
    answer += data;
  });
  await new Promise<void>((resolve) => terminal.write(question, resolve));
  const shown = Array.from({ length: 4 }, (_, row) =>
    terminal.buffer.active.getLine(row)?.translateToString(true),
  );
  terminal.dispose();
  return { answer, shown };
}

const answersIn = (text: string) => (text.match(ANSWERS) ?? []).map(readAnswer);

describe('how wide the terminal draws', () => {
  it('is asked of the terminal, which answers one column each, and shows nothing of the question', async () => {
    const { answer, shown } = await ask(ASK_WIDTH);

    expect(answersIn(answer)).toEqual([{ kind: 'width', isWide: false }]);
    expect(shown).toEqual(['', '', '', '']);
  });

  it.each([
    ['two columns each', 7, true],
    ['two columns for one of them', 5, true],
    ['bytes of UTF-8 as characters', 10, true],
    ['a column each', 4, false],
  ])('is read from where the cursor is: %s', (_what, column, isWide) => {
    expect(answersIn(`x${ESC}[2;${column}R`)).toEqual([{ kind: 'width', isWide }]);
  });

  it.each(['', `${ESC}[2;`, `${ESC}[1;4R`, `${ESC}[24;80R`, '2;4R'])('is not in %j', (text) => {
    expect(answersIn(text)).toEqual([]);
  });
});

describe('the background', () => {
  it('is asked for with a question behind it that every terminal answers, and nothing of it is shown', async () => {
    const { answer, shown } = await ask(ASK_BACKGROUND);

    expect(answersIn(answer)).toEqual([{ kind: 'end' }]);
    expect(shown).toEqual(['', '', '', '']);
  });

  it.each([
    ['rgb:1e1e/1e1e/1e1e', [30, 30, 30]],
    ['rgb:ff/80/00', [255, 128, 0]],
    ['rgb:f/8/0', [255, 136, 0]],
    ['rgb:fff/800/000', [255, 128, 0]],
    ['rgba:ffff/ffff/ffff/8000', [255, 255, 255]],
    ['#fdf6e3', [253, 246, 227]],
    ['#fdfdf6f6e3e3', [253, 246, 227]],
  ])('is read from %s', (words, color) => {
    for (const end of ['\u0007', `${ESC}\\`, '\u009C']) {
      expect(answersIn(`${ESC}]11;${words}${end}`)).toEqual([{ kind: 'background', color }]);
    }
  });

  it.each([
    '',
    '?',
    'none',
    'rgb:',
    'rgb:1e1e/1e1e',
    'rgb:1e1e/1e1e/1e1e/1e1e/1e1e',
    'rgb:zz/zz/zz',
    'rgb:11111/0/0',
    'rgb://',
    '#fff',
    '#1234567',
    'a'.repeat(5000),
  ])('is no colour in %j', (words) => {
    expect(answersIn(`${ESC}]11;${words}${ESC}\\`)).toEqual([{ kind: 'background', color: null }]);
  });
});

it.each([`${ESC}[2;4R`, `${ESC}]11;rgb:1e/1e/1e\u0007`, `${ESC}]11;rgb:1e/1e/1e${ESC}\\`, `${ESC}[?62;22c`])(
  'each beginning of %j is known',
  (answer) => {
    for (let length = 1; length < answer.length; length += 1) {
      expect(ANSWER_BEGUN.exec(`x${answer.slice(0, length)}`)?.index, String(length)).toBe(1);
    }
  },
);
