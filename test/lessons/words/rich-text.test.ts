import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import { skillBlocks, toDoBlocks } from '../../../src/lessons/words/finish.js';
import { glossaryBlocks } from '../../../src/lessons/words/glossary.js';
import { inlines, markProblem, plainText, verbatim } from '../../../src/lessons/words/rich-text.js';
import { simulatedBlocks } from '../../../src/lessons/words/what-is-simulated.js';
import { markedIn, markProblems } from '../marks.js';

describe('a rich text', () => {
  it.each([
    ['', []],
    ['plain words', ['plain words']],
    ['Choose `Next`.', ['Choose ', { code: 'Next' }, '.']],
    ['`a``b`', [{ code: 'a' }, { code: 'b' }]],
    ['**Real: **the codes', [{ strong: 'Real: ' }, 'the codes']],
    ['**one**, `two`, three', [{ strong: 'one' }, ', ', { code: 'two' }, ', three']],
    ['iam:* and 2 * 3', ['iam:* and 2 * 3']],
    ['`arn:aws:iam::*:mfa/**`', [{ code: 'arn:aws:iam::*:mfa/**' }]],
    [String.raw`a \` and \*\* and \\`, ['a ` and ** and \\']],
    [String.raw`**a \*\* b**`, [{ strong: 'a ** b' }]],
    ['`a \\` b`', [{ code: 'a ` b' }]],
    [String.raw`C:\Users\alice`, [String.raw`C:\Users\alice`]],
    ['zwei\nZeilen', ['zwei\nZeilen']],
  ])('%j is read as %j', (text, pieces) => {
    expect(inlines(text)).toEqual(pieces);
    expect(markProblem(text)).toBeNull();
  });

  it.each([
    ['Choose `Next.', 'no second backtick behind "Next."'],
    ['**Careful, it said.', 'no second double asterisk behind "Careful, it said."'],
    ['one ** two', 'no second double asterisk behind " two"'],
    ['**a `b` c**', 'a backtick between two double asterisks'],
    ['``', 'nothing between two backticks'],
    ['****', 'nothing between two double asterisks'],
  ])('%j has a problem, and is shown as it is written', (text, problem) => {
    expect(markProblem(text)).toBe(`${problem}: ${text}`);
    expect(inlines(text)).toEqual([text]);
  });

  it('has the words without the marks', () => {
    expect(plainText('Choose `Next`, **not** Cancel.')).toBe('Choose Next, not Cancel.');
    expect(plainText(['Choose ', { code: 'Next' }, '.'])).toBe('Choose Next.');
  });

  it('takes any live value for what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '*', '\\', 'a', ' ', 'ß', '日') }), (value) => {
        const text = `before ${verbatim(value)} after`;

        expect(inlines(text)).toEqual([`before ${value} after`]);
        expect(plainText(`**x${verbatim(value)}** \`x${verbatim(value)}\``)).toBe(`x${value} x${value}`);
      }),
    );
  });

  it('loses no character but marks, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom('`', '**', '*', '\\', 'a', ' ') });
    fc.assert(
      fc.property(typed, (text) => {
        const letters = (words: string) => words.replace(/[^a ]/g, '');

        expect(letters(plainText(text))).toBe(letters(text));
      }),
    );
  });
});

describe('the pages that belong to no lesson', () => {
  it.each([
    ['what is simulated', simulatedBlocks()],
    ['the glossary', glossaryBlocks(LESSONS.map(({ id }) => id))],
    ['the end', [...skillBlocks('full', NO_PROGRESS), ...toDoBlocks('/home/ann/plan.md')]],
  ])('have their marks in pairs: %s', (_page, blocks) => {
    expect(markProblems(markedIn(blocks))).toEqual([]);
  });
});
