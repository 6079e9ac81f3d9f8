import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { QUESTION_WAYS } from '../../../../src/ui/screens/lesson/question-view.js';
import { at } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const QUIZZES = LESSONS.flatMap(({ id, steps }) =>
  steps.filter(({ kind }) => kind === 'quiz').map((step) => [id, step.id] as const),
);

describe('a question that nobody has answered yet', () => {
  it.each([
    [80, 24],
    [60, 16],
  ])('says at %ix%i how it is answered, and no word of that is cut', (columns, rows) => {
    const cut = QUIZZES.filter(([lesson, step]) => {
      const { text } = frameOf(at(lesson, step, columns, rows).model);
      return !text.replaceAll(/\s+/g, ' ').includes(QUESTION_WAYS);
    });

    expect(cut).toEqual([]);
  });
});

describe('a question that was answered wrongly', () => {
  it('says on Enter what Enter needs: a letter, or an answer that the arrows stand at', () => {
    const lab = at('mfa-on-the-command-line', 'recall-nothing-said');
    lab.press(lab.letterOf('c'), 'enter');

    expect(lab.session().isSolved).toBe(false);
    expect(frameOf(lab.model).text).toContain('Type the letter of an answer, or choose one with the arrows.');
  });
});
