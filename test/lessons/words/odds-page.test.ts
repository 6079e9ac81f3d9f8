import { describe, expect, it } from 'vitest';
import { oddsBlocks } from '../../../src/lessons/words/odds-page.js';
import { markProblem, plainText } from '../../../src/lessons/words/rich-text.js';
import { LAB_ASSUMPTIONS } from '../../../src/sim/odds/assumptions.js';
import { attacksOf } from '../../../src/sim/odds/odds.js';

/** The sentences of the page. */
const SENTENCES = oddsBlocks().flatMap((block) =>
  block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : [],
);

describe('the page of the odds', () => {
  it('has marks that fit', () => {
    expect(SENTENCES.map(markProblem).filter((problem) => problem !== null)).toEqual([]);
  });

  it('tells each attack twice: what comes of it, and by which formula, with its simulation', () => {
    const text = SENTENCES.map(plainText).join('\n');

    expect(text).toContain('guessing for a day, 1 device: 2.14%');
    expect(text).toContain('guessing for a day, 1 device: 1 - (1 - 5/1,000,000)^4,320; simulated ');
    expect(text.match(/; simulated /g)).toHaveLength(attacksOf(LAB_ASSUMPTIONS).length);
  });

  it('says what is measured, what is of a study and what is made up', () => {
    const text = SENTENCES.map(plainText).join('\n');

    expect(text).toContain('AWS does not promise them');
    expect(text).toContain('of Google accounts');
    expect(text.match(/\(made up\)/g)).toHaveLength(2);
  });
});
