import { describe, expect, it } from 'vitest';
import { oddsBlocks } from '../../../src/lessons/words/odds-page.js';
import { attackText } from '../../../src/lessons/words/odds-text.js';
import { markProblem, plainText } from '../../../src/lessons/words/rich-text.js';
import { LAB_ASSUMPTIONS } from '../../../src/sim/odds/assumptions.js';
import { attacksOf } from '../../../src/sim/odds/odds.js';

/** The sentences of the page. */
const SENTENCES = oddsBlocks().flatMap((block) => {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.rows.map((row) => row.join(' '));
    default:
      return [];
  }
});

describe('the page of the odds', () => {
  it('has marks that fit', () => {
    expect(SENTENCES.map(markProblem).filter((problem) => problem !== null)).toEqual([]);
  });

  it('tells of each attack what comes of it, and of each kind by which formula', () => {
    const text = SENTENCES.map(plainText).join('\n');

    for (const attack of attacksOf(LAB_ASSUMPTIONS)) expect(text).toContain(` ${attackText(attack)}`);
    expect(text).toContain('2.14% guessing for a day, 1 device');
    expect(text).toContain('guessing for a day, 1 device: 1 - (1 - 5/1,000,000)^4,320');
    expect(text).toContain('(90 s - 5 s) / 30 s)');
  });

  it('says of how many tries a code is good against, and that a year of them is another thing', () => {
    const [, what = ''] = SENTENCES.map(plainText).join('\n').split('What follows.');

    expect(what).toContain(
      'In the 9 tries of one window, a code keeps out all but one thief in about 22,000.',
    );
    expect(what).toContain('A year of guessing at one account is another thing');
  });

  it('says which shares are made up right under them', () => {
    const made = SENTENCES.findIndex((words) => words.startsWith('Two of the shares are made up: 1% '));
    const half = SENTENCES.findIndex((words) => words.startsWith('Half of those'));

    expect(made).toBe(half - 1);
  });

  it('says what is measured, what is of a study and what is made up', () => {
    const text = SENTENCES.map(plainText).join('\n');

    expect(text).toContain('AWS does not promise them');
    expect(text).toContain('of Google accounts');
    expect(text.match(/\(made up\)/g)).toHaveLength(2);
  });
});
