import { describe, expect, it } from 'vitest';
import { findLesson, LESSONS } from '../../../../src/lessons/catalog.js';
import { SANDBOX } from '../../../../src/lessons/content/sandbox.js';
import type { Lesson } from '../../../../src/lessons/engine/lesson.js';
import { changeStep, NO_PROGRESS } from '../../../../src/lessons/engine/progress.js';
import { outlineLines, outlineOf } from '../../../../src/ui/screens/lesson/outline.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { textOf } from '../course.js';

function lessonById(id: string): Lesson {
  const lesson = findLesson(id);
  if (lesson === undefined) throw new Error(`there is no lesson ${id}`);
  return lesson;
}

const LESSON = lessonById('two-consecutive-codes');
const IDS = LESSON.steps.map(({ id }) => id);

const statesAt = (here: number, progress = NO_PROGRESS) =>
  outlineOf(LESSON, progress, here).map(({ state }) => state);

describe('the outline of a lesson', () => {
  it('tells what is done, where one is, and what is to come', () => {
    expect(statesAt(2)).toEqual(['done', 'done', 'here', 'to-come', 'to-come', 'to-come', 'to-come']);
  });

  it('tells what was skipped, and what was done in an earlier round', () => {
    const skipped = changeStep(NO_PROGRESS, LESSON.id, IDS[1] ?? '', (step) => ({
      ...step,
      status: 'skipped',
    }));
    const both = changeStep(skipped, LESSON.id, IDS[4] ?? '', (step) => ({ ...step, status: 'done' }));

    expect(statesAt(2, both)).toEqual(['done', 'skipped', 'here', 'to-come', 'done', 'to-come', 'to-come']);
  });

  it('has a sign of its own for each state', () => {
    const skipped = changeStep(NO_PROGRESS, LESSON.id, IDS[1] ?? '', (step) => ({
      ...step,
      status: 'skipped',
    }));
    const lines = outlineLines(outlineOf(LESSON, skipped, 2), 40, 20).map(textOf);

    expect(lines.slice(0, 4)).toEqual([
      '✓ Before we start',
      '- Why AWS asks twice',
      '▸ The same code twice',
      '○ One left out',
    ]);
  });

  it('is not there where nobody says what comes, or there is one step', () => {
    expect(outlineOf(lessonById('monday-3'), NO_PROGRESS, 1)).toEqual([]);
    expect(outlineOf(SANDBOX, NO_PROGRESS, 0)).toEqual([]);
  });

  it('has the own step in it, and says that there is more, where there is room for few', () => {
    for (const lesson of LESSONS) {
      for (const [here, { title }] of lesson.steps.entries()) {
        const lines = outlineLines(outlineOf(lesson, NO_PROGRESS, here), 30, 5);
        const text = lines.map(textOf).join('\n');

        expect(lines).toHaveLength(Math.min(5, lesson.steps.length));
        expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(30);
        expect(text).toContain(`▸ ${title.slice(0, 15)}`);
        if (lesson.steps.length > 5) expect(text).toMatch(/more (above|below)/);
      }
    }
  });
});
