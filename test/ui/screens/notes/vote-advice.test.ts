import { describe, expect, it } from 'vitest';
import { shownStep } from '../../../../src/ui/screens/notes/notes-state.js';
import { voteAdvice } from '../../../../src/ui/screens/notes/vote-advice.js';
import { STAGE_TIME } from '../../../cli/stage/stage-files.js';

const stepOf = (step: string) => shownStep({ place: { lesson: 'two-consecutive-codes', step } }).step;
const QUIZ = stepOf('why-two-codes');
const TASK = stepOf('same-code-twice');
const READ = stepOf('why-two');

/** The id of the right answer, and that of a wrong one. */
const [RIGHT = '', WRONG = ''] =
  QUIZ.kind === 'quiz'
    ? [true, false].map((is) => QUIZ.options.find(({ isRight }) => isRight === is)?.id)
    : [];

const advice = (step: typeof QUIZ, counts: { readonly [option: string]: number }) =>
  voteAdvice(step, { at: STAGE_TIME, counts });

describe('the advice after a vote', () => {
  it.each([
    [3, 9, '3 of 12 right. Explain it once more, and vote again.'],
    [7, 13, '7 of 20 right. Find somebody with another answer: two minutes (T 2), then vote again.'],
    [7, 3, '7 of 10 right. Find somebody with another answer: two minutes (T 2), then vote again.'],
    [9, 3, '9 of 12 right. Say why, and go on.'],
  ])('%i right and %i wrong', (right, wrong, words) => {
    expect(advice(QUIZ, { [RIGHT]: right, [WRONG]: wrong })).toBe(words);
  });

  it('of a task is how far the room is', () => {
    expect(advice(TASK, { done: 7, working: 4, stuck: 1 })).toBe(
      '7 of 12 done. Most are done. 1 would like help.',
    );
    expect(advice(TASK, { done: 2, working: 10, stuck: 0 })).toBe('2 of 12 done.');
  });

  it('of what is expected before a task is that of a question', () => {
    expect(advice(TASK, { a: 12 })).toMatch(/^\d+ of 12 right\. /);
  });

  it('is none where nobody voted, and where nothing is asked', () => {
    expect(advice(QUIZ, { [RIGHT]: 0 })).toBeNull();
    expect(advice(READ, { a: 3 })).toBeNull();
  });
});
