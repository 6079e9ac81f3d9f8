import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import { QUESTION_WAYS } from '../../../../src/ui/screens/lesson/question-view.js';
import { someOf } from '../../../helpers/depth.js';
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
    const cut = someOf(QUIZZES, 2).filter(([lesson, step]) => {
      const { text } = frameOf(at(lesson, step, columns, rows).model);
      return !text.replaceAll(/\s+/g, ' ').includes(QUESTION_WAYS);
    });

    expect(cut).toEqual([]);
  });
});

describe('a question that was answered wrongly', () => {
  const wrong = () => {
    const lab = at('mfa-on-the-command-line', 'recall-nothing-said');
    const before = frameOf(lab.model).lines;
    const letter = lab.letterOf('c');
    lab.press(letter);
    return { lab, before, letter };
  };

  it('keeps the mark at that answer, says over the answers how it went, and moves none of them', () => {
    const { lab, before, letter } = wrong();
    const { lines, text } = frameOf(lab.model);
    const rowOf = (all: readonly string[], name: string) =>
      all.findIndex((line) => line.includes(` ${name}  `));

    expect(text).toMatch(new RegExp(`^ ▌✗  ${letter}  `, 'm'));
    expect(text).toContain(`✗ Not that one: ${letter}. Try another letter.`);
    for (const name of ['a', 'b', 'c']) expect(rowOf(lines, name)).toBe(rowOf(before, name));
  });

  it('counts the same answer once, and asks for another', () => {
    const { lab } = wrong();
    lab.press('enter');

    const { progress } = lab.model.saved;
    expect(lab.session().isSolved).toBe(false);
    expect(stepProgress(progress, 'mfa-on-the-command-line', 'recall-nothing-said')).toMatchObject({
      attempts: 1,
      choices: ['c'],
    });
    expect(frameOf(lab.model).text).toContain('Type the letter of an answer, or choose one with the arrows.');
  });
});

describe('a question that nobody has answered', () => {
  it('says on Enter what Enter needs: a letter, or an answer that the arrows stand at', () => {
    const lab = at('mfa-on-the-command-line', 'recall-nothing-said');
    lab.press('enter');

    expect(frameOf(lab.model).text).toContain('Type the letter of an answer, or choose one with the arrows.');
  });
});

describe('a question that was answered rightly', () => {
  it('says over the answers which one it was, with the way on, and marks it', () => {
    const lab = at('mfa-on-the-command-line', 'recall-nothing-said');
    const letter = lab.rightLetter();
    lab.press(letter);
    const { text } = frameOf(lab.model);

    expect(text).toMatch(new RegExp(`✓ Your answer is right: ${letter}\\.  >.*Enter: next step`));
    expect(text).toMatch(new RegExp(`\\+? *✓  ${letter}  `));
  });
});
