import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { reviewQuestion, shownQuestion } from '../../../../src/ui/store/shown-question.js';
import { drive } from '../../../helpers/drive.js';
import { WORDS } from '../../../helpers/page-words.js';
import type { Driven } from '../../store/lab-at.js';
import { labAfterAll, skipThrough } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const DAY = 24 * 60 * 60;
const LESSON_IDS = ['two-secrets-are-not-two-factors', 'choose-a-device', 'two-consecutive-codes'] as const;

function withLessons(columns = 80, rows = 24): Driven {
  return labAfterAll(LESSON_IDS, columns, rows);
}

const asked = (model: Model) => (model.screen === 'review' ? model.review.asked : []);

describe('the review', () => {
  it('is offered once a lesson is finished, and says before that what is missing', () => {
    const lab = drive();
    lab.press('a');
    expect(keyHints(lab.model).map(({ help }) => help)).not.toContain('review');
    lab.press('R');
    expect(lab.model.screen).toBe('menu');
    expect(frameOf(lab.model).text).toContain('finish a lesson first');

    skipThrough(lab, LESSON_IDS[0]);
    lab.press('l');
    expect(keyHints(lab.model).map(({ help }) => help)).toContain('review');
  });

  it('asks five old questions with nothing marked, and goes on from one to the next', () => {
    const lab = withLessons();
    lab.press('R');
    const ids = asked(lab.model);
    expect(ids).toHaveLength(5);
    for (const [index, id] of ids.entries()) {
      expect(reviewQuestion(lab.model)?.id).toBe(id);
      const { text, lines } = frameOf(lab.model);
      expect(text).toContain(`question ${index + 1} of 5`);
      expect(lines.some((line) => /^ {2}[> ][✓✗] {2}[a-d] /.test(line))).toBe(false);
      lab.press(lab.rightLetter());
      expect(frameOf(lab.model).text).toContain(WORDS.rightAnswer);
      lab.press('enter');
    }
    expect(lab.model.screen).toBe('menu');
    expect(frameOf(lab.model).text).toContain('5 of 5 right at once.');
  });

  it('stands in another order than the lesson, and than the review before', () => {
    const orders = new Set<string>();
    const lab = withLessons();
    for (let count = 0; count < 5; count += 1) {
      lab.press('R');
      orders.add(JSON.stringify([asked(lab.model), shownQuestion(lab.model)?.options.map(({ id }) => id)]));
      lab.press('l');
    }
    expect(orders.size).toBeGreaterThanOrEqual(4);
  });

  it('counts only the first answer to a question, and lets one go on trying', () => {
    const lab = withLessons();
    lab.wait(DAY + 60);
    lab.press('R');
    const [first = '', second = ''] = asked(lab.model);
    lab.press(lab.wrongLetter());
    expect(frameOf(lab.model).text).toContain('Not that one: ');
    lab.press('enter');
    expect(reviewQuestion(lab.model)?.id).toBe(first);
    lab.press(lab.rightLetter(), 'n');
    lab.press(lab.rightLetter());

    const { review } = lab.model.saved;
    expect(review[first]).toEqual({ at: lab.model.now, days: 1 });
    expect(review[second]).toEqual({ at: lab.model.now, days: 3 });
  });

  it('takes the arrows and Enter', () => {
    const lab = withLessons();
    lab.press('R');
    const place = (shownQuestion(lab.model)?.options ?? []).findIndex(({ isRight }) => isRight);
    lab.press(...Array<string>(place + 1).fill('down'), 'enter');
    expect(frameOf(lab.model).text).toContain(WORDS.rightAnswer);
    lab.press('enter');
    expect(frameOf(lab.model).text).toContain('question 2 of 5');
  });

  it('answers nothing by Enter alone', () => {
    const lab = withLessons();
    lab.press('R', 'enter', 'enter', 'enter');
    expect(lab.model).toMatchObject({ screen: 'review', review: { at: 0, tries: [] } });
  });

  it('is spaced: what was known in the lesson is due after a day, and told in the list by then', () => {
    const lab = withLessons();
    const known = Object.keys(lab.model.saved.review);
    const questions = LESSONS.filter(({ id }) => LESSON_IDS.some((one) => one === id)).flatMap(({ steps }) =>
      steps.filter(({ kind }) => kind === 'quiz'),
    );
    expect(known).toHaveLength(questions.length);
    lab.press('R');
    for (let count = 0; count < 5; count += 1) lab.press(lab.rightLetter(), 'n');
    expect(frameOf(lab.model).text).toMatch(
      /nothing\s+is\s+due;\s+the\s+next\s+question\s+comes\s+in\s+24\s+hours/,
    );
    lab.wait(2 * DAY);
    lab.press('R');
    for (let count = 0; count < 5; count += 1) lab.press(lab.rightLetter(), 'n');
    expect(frameOf(lab.model).text).toMatch(/Now\s+\d+\s+questions?\s+(is|are)\s+due/);
  });

  it('changes nothing of the progress, and is saved at once', () => {
    const lab = withLessons();
    const { progress } = lab.model.saved;
    lab.wait(DAY + 60);
    lab.press('R');
    lab.effects.length = 0;
    lab.press(lab.rightLetter());
    expect(lab.effects).toContain('save');
    expect(lab.model.saved.progress).toBe(progress);
  });

  it.each([
    [60, 16],
    [80, 24],
    [120, 36],
  ])('shows question, answers and what they say at %ix%i', (columns, rows) => {
    const lab = withLessons(columns, rows);
    lab.press('R');
    for (let count = 0; count < 5; count += 1) {
      const question = shownQuestion(lab.model);
      const words = frameOf(lab.model).text.replace(/\s+/g, ' ');
      expect(words).toContain(question?.question);
      for (const { text } of question?.options ?? []) expect(words).toContain(text);
      lab.press(lab.rightLetter());
      const said = frameOf(lab.model);
      expect(said.height).toBeLessThanOrEqual(rows - 1);
      expect(said.text).toContain(WORDS.rightAnswer);
      lab.press('n');
    }
  });
});
