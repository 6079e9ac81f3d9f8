import { describe, expect, it } from 'vitest';
import { signInFailed } from '../../../src/sim/iam/aws-error.js';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import { beginning } from '../../../src/ui/text/fitting.js';
import type { Line } from '../../../src/ui/text/spans.js';
import { wrapText } from '../../../src/ui/text/spans.js';
import { drive } from '../../helpers/drive.js';
import { at, choose, openTask } from '../store/lab-at.js';
import { FULL_DISPLAY } from '../text/displays.js';

const words = (line: Line) => line.map((piece) => ('text' in piece ? piece.text : '')).join('');

describe('a text that is cut', () => {
  it('ends with a whole word and a mark', () => {
    const lines = wrapText('one two three four five six', 11);

    expect(beginning(lines, 2, 11).map(words)).toEqual(['one two', 'three ...']);
    expect(beginning(wrapText('one two', 11), 1, 11).map(words)).toEqual(['one two']);
  });

  it('is cut inside a word that is longer than the line', () => {
    const lines = wrapText('abcdefghijklmnop', 10);

    expect(beginning(lines, 1, 10).map(words)).toEqual(['abcdef ...']);
  });
});

/** Lesson 4 at its first task, where AWS has refused a password. */
function refusedAt(columns: number, rows: number) {
  const lab = drive(columns, rows);
  lab.press('a');
  lab.open('sign-in-as-the-right-person');
  for (let count = 0; count < 9 && lab.session().stepId !== 'sign-in-as-alice'; count += 1) {
    lab.press('escape', 's', 'enter');
  }
  const notice = { kind: 'refused', error: signInFailed(), reason: { code: 'wrong-password' } } as const;
  return screenView({ ...lab.model, notice }, FULL_DISPLAY).map(words);
}

/** AWS's answer, up to the lab's reason. */
function answerIn(lines: readonly string[]): string {
  const from = lines.findIndex((line) => /^ +AWS {2}/.test(line));
  const to = lines.findIndex((line) => /^ +Lab {2}/.test(line));
  return lines
    .slice(from, to)
    .map((line) =>
      line
        .split('│')[0]
        ?.replace(/^ *(AWS)? *┃?/, '')
        .trim(),
    )
    .join(' ');
}

describe('what AWS says in the line below', () => {
  it.each([
    [80, 26],
    [100, 26],
  ])('is whole at %ix%i, on as many lines as it takes', (columns, rows) => {
    expect(answerIn(refusedAt(columns, rows))).toMatch(/: Your .* incorrect\. Please try again\.$/);
  });

  it('is whole at 120x36, behind a bar in a column of its own', () => {
    const column = refusedAt(120, 36).map((line) => (line.split('│')[1] ?? '').replace('┃', '').trim());
    const said = column.slice(column.indexOf('AWS says') + 1, column.indexOf('Lab says'));

    expect(said.join(' ')).toMatch(/: Your .* incorrect\. Please try again\. $/);
  });

  it.each([
    [80, 24],
    [60, 16],
  ])('is whole or ends behind a mark at %ix%i, and never inside a word', (columns, rows) => {
    expect(answerIn(refusedAt(columns, rows))).toMatch(/( \.\.\.| Please try again\.)$/);
  });
});

describe('why a code fits nowhere, beside the QR code', () => {
  it.each([
    [80, 24],
    [120, 36],
  ])('is whole at %ix%i', (columns, rows) => {
    const lab = at('two-consecutive-codes', 'same-code-twice', columns, rows, 'b');
    openTask(lab);
    choose(lab, 'show-qr');
    lab.send({ kind: 'pasted', text: '000000\r', now: lab.model.now });
    const said = screenView(lab.model, FULL_DISPLAY)
      .map(words)
      .join(' ')
      .replace(/[\s┃]+/g, ' ');

    expect(said).toContain('SIMULATED, no real AWS');
    expect(said).toMatch(/Lab No moment within 10 minutes of now gives this code\. .* two in a row tell\./);
  });
});
