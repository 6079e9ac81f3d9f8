import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Step, WaitCard } from '../../../src/lessons/engine/lesson.js';
import { waitCard } from '../../../src/ui/store/wait-card.js';
import type { Driven } from './lab-at.js';
import { at } from './lab-at.js';

/** Longer than one card stays. */
const A_CARD = 11;

const cardsOf = (step: Step): readonly WaitCard[] => (step.kind === 'task' ? (step.waitCards ?? []) : []);

const WAITS = LESSONS.flatMap(({ id, steps }) =>
  steps.filter((step) => cardsOf(step).length > 0).map((step) => ({ lesson: id, step })),
);

/** Lets a step wait for the next code: by its first code, where the wait does not begin with the step. */
function wait(lab: Driven, step: Step) {
  if (step.kind === 'task' && step.waitsAtStart !== true) lab.press('escape', lab.shownCode(), 'enter');
}

/** The cards that are seen one after the other. */
function seen(lab: Driven, step: Step): readonly (WaitCard | null)[] {
  return cardsOf(step).map((_, index) => {
    if (index > 0) lab.wait(A_CARD);
    return waitCard(lab.model)?.card ?? null;
  });
}

describe('the cards of a wait', () => {
  it('are there for each of the three waits that nobody gets around', () => {
    expect(WAITS.map(({ step }) => step.id)).toEqual(['skip-a-code', 'two-in-a-row', 'the-next-one']);
  });

  it.each(WAITS)('come one after the other as soon as it begins: $step.id', ({ lesson, step }) => {
    const lab = at(lesson, step.id);
    wait(lab, step);

    expect(seen(lab, step)).toEqual(cardsOf(step));
  });

  it.each(WAITS.filter(({ step }) => cardsOf(step)[0]?.kind === 'predict'))(
    'go on for somebody who answers: $step.id',
    ({ lesson, step }) => {
      const lab = at(lesson, step.id);
      wait(lab, step);
      lab.press('b');
      lab.wait(A_CARD);
      // What the answer says stays as long as a card.
      expect(waitCard(lab.model)?.card).toBe(cardsOf(step)[0]);
      lab.wait(A_CARD);

      expect(waitCard(lab.model)?.card).toBe(cardsOf(step)[1]);
    },
  );

  it('have a question first or not at all, because its answer takes the time of a card', () => {
    for (const { step } of WAITS) {
      for (const card of cardsOf(step).slice(1)) expect(card.kind).not.toBe('predict');
    }
  });
});
