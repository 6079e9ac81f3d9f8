import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { WaitCard } from '../../../src/lessons/engine/lesson.js';
import { waitCard } from '../../../src/ui/store/wait-card.js';
import { at, choose, type Driven } from './lab-at.js';

const kindNow = ({ model }: Driven): WaitCard['kind'] | undefined => waitCard(model)?.card.kind;

/** Lesson 6, the first of two codes noted: its wait has three cards, and the first one asks. */
function waiting(): Driven {
  const lab = at('two-consecutive-codes', 'two-in-a-row');
  lab.press(lab.shownCode(), 'enter');
  return lab;
}

describe('a card of the wait', () => {
  it.each([
    ['two-consecutive-codes', 'skip-a-code'],
    ['two-consecutive-codes', 'two-in-a-row'],
    ['sign-in-with-a-code', 'the-next-one'],
    ['the-phones-clock-is-wrong', 'two-phones'],
  ])('is there where a code is waited for: %s, %s', (lessonId, stepId) => {
    const step = LESSONS.find(({ id }) => id === lessonId)?.steps.find(({ id }) => id === stepId);

    expect(step?.kind === 'task' && (step.waitCards?.length ?? 0) > 1).toBe(true);
  });

  it('is shown from the first second of a step that begins with the wait', () => {
    const lab = at('sign-in-with-a-code', 'use-it-again');
    lab.press('s');

    expect(lab.session().stepId).toBe('the-next-one');
    expect(kindNow(lab)).toBe('predict');
  });

  it('begins with the first code of a resync', () => {
    const lab = at('the-phones-clock-is-wrong', 'two-phones');
    choose(lab, 'phone-swap');
    choose(lab, lab.elementsLike(/^resync-.*work/)[0] ?? '');
    expect(kindNow(lab)).toBeUndefined();
    lab.press(lab.shownCode(), 'enter');

    expect(kindNow(lab)).toBe('predict');
  });

  it('stays for ten seconds, a question for twenty, and the last one to the end', () => {
    const lab = waiting();
    const seen = [0, 19, 1, 9, 1, 60].map((seconds) => {
      lab.wait(seconds);
      return kindNow(lab);
    });

    expect(seen).toEqual(['predict', 'predict', 'look-inside', 'look-inside', 'connect', 'connect']);
  });

  it.each([0, 4, 19])(
    'that is answered after %i s shows why for ten more, and makes room for the next',
    (after) => {
      const lab = waiting();
      lab.wait(after);
      lab.press('b');
      expect(lab.model.cardChoice).not.toBeNull();
      const seen = [9, 1, 9, 1].map((seconds) => {
        lab.wait(seconds);
        return kindNow(lab);
      });

      expect(seen).toEqual(['predict', 'look-inside', 'look-inside', 'connect']);
    },
  );

  it.each(['w', '000000'])('that was answered keeps its answer when %s is typed', (typed) => {
    const lab = at('sign-in-with-a-code', 'use-it-again');
    lab.press('s', 'b');
    const answer = lab.model.cardChoice;
    expect(answer).not.toBeNull();
    lab.press(typed);
    if (typed !== 'w') lab.press('enter');

    expect(lab.model.cardChoice).toEqual(answer);
    expect(kindNow(lab)).toBe('predict');
    lab.wait(10);
    expect(kindNow(lab)).toBe('look-inside');
  });
});
