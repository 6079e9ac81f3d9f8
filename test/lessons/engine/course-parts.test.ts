import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { courseParts } from '../../../src/lessons/engine/course-parts.js';
import type { Lesson } from '../../../src/lessons/engine/lesson.js';
import type { Progress, StepProgress } from '../../../src/lessons/engine/progress.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import { lessonMinutesLeft, minutesLeft } from '../../../src/lessons/engine/routes.js';

const [first, second, third] = LESSONS as readonly [Lesson, Lesson, Lesson];

/** Some steps of a lesson, done or skipped. */
function withSteps(
  progress: Progress,
  lesson: Lesson,
  status: StepProgress['status'],
  count = lesson.steps.length,
): Progress {
  return lesson.steps
    .slice(0, count)
    .reduce((before, { id }) => changeStep(before, lesson.id, id, (step) => ({ ...step, status })), progress);
}

const done = (progress: Progress, lesson: Lesson) =>
  finishLesson(withSteps(progress, lesson, 'done'), lesson.id);

describe('the parts of the course', () => {
  it('are open at first, one for each lesson of the route', () => {
    const parts = courseParts('full', NO_PROGRESS);

    expect(parts.map(({ lessonId }) => lessonId)).toEqual(LESSONS.map(({ id }) => id));
    expect(parts.every(({ stands, share }) => stands === 'open' && share === 0)).toBe(true);
    expect(courseParts('quick', NO_PROGRESS)).toHaveLength(4);
  });

  it('are done, begun or skipped, with what is behind the learner', () => {
    const skipped = finishLesson(withSteps(done(NO_PROGRESS, first), second, 'skipped'), second.id);
    const parts = courseParts('full', withSteps(skipped, third, 'done', 1));

    expect(parts.slice(0, 4)).toEqual([
      { lessonId: first.id, stands: 'done', share: 1 },
      { lessonId: second.id, stands: 'skipped', share: 1 },
      { lessonId: third.id, stands: 'begun', share: 1 / third.steps.length },
      { lessonId: LESSONS[3]?.id, stands: 'open', share: 0 },
    ]);
  });

  it('count as done where a step or two was skipped', () => {
    const some = changeStep(
      withSteps(NO_PROGRESS, first, 'done'),
      first.id,
      'of-an-earlier-version',
      (step) => ({
        ...step,
        status: 'skipped',
      }),
    );

    expect(courseParts('full', finishLesson(some, first.id))[0]?.stands).toBe('done');
  });
});

describe('the minutes that are left of a lesson', () => {
  it('are those of its open steps, and none of one that is done', () => {
    const begun = withSteps(NO_PROGRESS, third, 'done', 1);
    const rest = (third.minutes * (third.steps.length - 1)) / third.steps.length;

    expect(lessonMinutesLeft(third, NO_PROGRESS)).toBe(third.minutes);
    expect(lessonMinutesLeft(third, begun)).toBe(Math.ceil(rest));
    expect(lessonMinutesLeft(first, done(NO_PROGRESS, first))).toBe(0);
    expect(minutesLeft('full', done(NO_PROGRESS, first))).toBe(
      minutesLeft('full', NO_PROGRESS) - first.minutes,
    );
  });
});
