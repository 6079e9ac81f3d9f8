import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { ASK_WIDTH, readReport } from '../../../src/cli/terminal/cursor-report.js';

/** What a terminal answers, and what it shows afterwards. */
async function ask(before: string) {
  const terminal = new Terminal({ cols: 20, rows: 4, allowProposedApi: true });
  let answer = '';
  terminal.onData((data) => {
    answer += data;
  });
  await new Promise<void>((resolve) => terminal.write(before + ASK_WIDTH, resolve));
  const shown = Array.from({ length: 4 }, (_, row) =>
    terminal.buffer.active.getLine(row)?.translateToString(true),
  );
  terminal.dispose();
  return { answer, shown };
}

describe('how wide the terminal draws', () => {
  it('is asked of the terminal, which answers one column each, and shows nothing of the question', async () => {
    const { answer, shown } = await ask('');

    expect(readReport(answer)).toEqual({ isWide: false });
    expect(shown).toEqual(['', '', '', '']);
  });

  it.each([
    ['two columns each', 7, true],
    ['two columns for one of them', 5, true],
    ['bytes of UTF-8 as characters', 10, true],
    ['a column each', 4, false],
  ])('is read from where the cursor is: %s', (_what, column, isWide) => {
    expect(readReport(`x\u001B[2;${column}R`)).toEqual({ isWide });
  });

  it.each(['', '\u001B[2;', '\u001B[1;4R', '\u001B[24;80R', '2;4R'])('is not in %j', (text) => {
    expect(readReport(text)).toBeNull();
  });
});
