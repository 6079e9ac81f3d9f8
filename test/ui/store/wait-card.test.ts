import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { CARDS_OF_ANY_WAIT } from '../../../src/lessons/content/wait-cards.js';
import type { WaitCard } from '../../../src/lessons/engine/lesson.js';
import { stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { waitCard } from '../../../src/ui/store/wait-card.js';
import { at, choose, type Driven, openTask } from './lab-at.js';

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

describe('the wait for a code of a real phone', () => {
  it('is never empty: a task without cards of its own has those of any wait', () => {
    const cardWith = (phone: 'a' | 'b') => {
      const lab = at('the-phone-is-gone', 'enrol-again', 80, 24, phone);
      const { model } = lab;
      const session = { ...lab.session(), drafts: { 'waiting-since': String(model.now) } };
      const sessions = { ...model.saved.sessions, [session.lessonId]: session };
      return waitCard({ ...model, saved: { ...model.saved, sessions } })?.card;
    };

    expect(cardWith('b')).toEqual(CARDS_OF_ANY_WAIT[0]);
    // The lab's phone can be hurried.
    expect(cardWith('a')).toBeUndefined();
  });

  it('is none where the same code is to be typed twice', () => {
    const lab = at('two-consecutive-codes', 'same-code-twice', 80, 24, 'b');
    openTask(lab);
    lab.press('123456', 'enter');

    expect(waitCard(lab.model)).toBeNull();
    expect(lab.model.notice).toMatchObject({ text: 'Code 1 is noted.' });
  });

  it('begins in airplane mode with the first code that was right, and the next code is told', () => {
    const lab = at('link-the-phone', 'airplane-mode', 120, 36, 'b');
    openTask(lab);
    const seed = lab.session().world.account.mfaDevices.at(-1)?.seed ?? '';
    lab.press('p', codeAtStep(seed, stepAt(lab.model.now)), 'enter');

    expect(waitCard(lab.model)?.card).toEqual(CARDS_OF_ANY_WAIT[0]);
    lab.wait(25);
    expect(lab.model.notice).toMatchObject({ text: expect.stringContaining('a new code has come') });
  });

  it('cannot be hurried, and w says why; the new code is told all the same', () => {
    const lab = at('two-consecutive-codes', 'two-in-a-row', 80, 24, 'b');
    lab.press('123456', 'enter', 'w');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'warp-locked' } });
    lab.wait(25);
    expect(lab.model.notice).toMatchObject({ text: expect.stringContaining('a new code has come') });
  });
});
