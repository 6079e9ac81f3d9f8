import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/lessons/words/rich-text.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { at } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const LESSON = 'link-the-phone';

/** The keys at the foot of the page. */
function footer(lessonId: string, stepId: string, ...keys: readonly string[]): string {
  const lab = at(lessonId, stepId);
  lab.press(...keys);
  return frameOf(lab.model).lines.at(-1) ?? '';
}

describe('the inside of the code', () => {
  it.each([
    ['inside-the-qr', []],
    ['airplane-mode', ['enter']],
    ['two-phones', ['enter']],
  ] as const)('is named at the foot of lesson 5 where codes are shown: %s', (stepId, keys) => {
    expect(footer(LESSON, stepId, ...keys)).toContain('i inside the code');
  });

  it.each([
    [LESSON, 'one-secret-two-places'],
    ['two-consecutive-codes', 'two-in-a-row'],
  ])('is named nowhere else: %s / %s', (lessonId, stepId) => {
    expect(footer(lessonId, stepId)).not.toContain('inside the code');
  });

  it('is what the page about the QR code and the end of the task ask for, and the key opens it', () => {
    const lab = at(LESSON, 'airplane-mode');
    lab.press('enter', 'h', 'h', 'h');
    const step = openLesson(lab.model)?.step;

    expect(step?.kind === 'task' ? plainText(step.why) : '').toContain('Press i');
    lab.press('i');
    expect(frameOf(lab.model).text).toContain('Inside the code');
  });
});
