import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Progress, StepProgress } from '../../../src/lessons/engine/progress.js';
import {
  changeStep,
  finishLesson,
  lessonProgress,
  NO_PROGRESS,
  skippedSteps,
  standing,
  standingWords,
  stepProgress,
} from '../../../src/lessons/engine/progress.js';

const mark =
  (status: StepProgress['status']) =>
  (step: StepProgress): StepProgress => ({ ...step, status });

function marked(...statuses: readonly StepProgress['status'][]): Progress {
  return statuses.reduce(
    (progress, status, index) => changeStep(progress, 'one', `step-${index}`, mark(status)),
    NO_PROGRESS,
  );
}

describe('progress', () => {
  it('is open and empty for a lesson never opened', () => {
    expect(lessonProgress(NO_PROGRESS, 'one')).toEqual({ status: 'open', steps: {} });
    expect(stepProgress(NO_PROGRESS, 'one', 'a')).toEqual({
      status: 'open',
      hints: 0,
      attempts: 0,
      reasons: {},
      choices: [],
      predicted: [],
      seconds: 0,
      wrongTurns: [],
      gap: null,
    });
  });

  it('changes one step and leaves the others', () => {
    const before = marked('done', 'open');
    const changed = changeStep(before, 'one', 'step-1', mark('skipped'));

    expect(stepProgress(changed, 'one', 'step-1').status).toBe('skipped');
    expect(stepProgress(changed, 'one', 'step-0')).toBe(stepProgress(before, 'one', 'step-0'));
  });

  it.each(['open', 'skipped'] as const)('never takes back what is done: a change to %s', (status) => {
    const changed = changeStep(marked('done'), 'one', 'step-0', mark(status));

    expect(stepProgress(changed, 'one', 'step-0').status).toBe('done');
  });

  it('makes a skipped step done when it is done later', () => {
    const changed = changeStep(marked('skipped'), 'one', 'step-0', mark('done'));

    expect(stepProgress(changed, 'one', 'step-0').status).toBe('done');
  });

  it('keeps lessons that it does not know', () => {
    const future: Progress = {
      ...NO_PROGRESS,
      lessons: { 'from-the-future': { status: 'done', steps: {} } },
    };

    expect(changeStep(future, 'one', 'a', mark('done')).lessons['from-the-future']).toBe(
      future.lessons['from-the-future'],
    );
  });
});

describe('the end of a lesson', () => {
  it.each([
    [['done', 'done'], 'done'],
    [['done', 'skipped'], 'skipped'],
    [['skipped', 'skipped'], 'skipped'],
  ] as const)('with steps %j is %s', (statuses, status) => {
    expect(lessonProgress(finishLesson(marked(...statuses), 'one'), 'one').status).toBe(status);
  });

  it('stays done after a replay with a skipped step', () => {
    const done = finishLesson(marked('done'), 'one');
    const replayed = changeStep(done, 'one', 'another', mark('skipped'));

    expect(lessonProgress(finishLesson(replayed, 'one'), 'one').status).toBe('done');
  });
});

describe('where a lesson stands', () => {
  const [lesson] = LESSONS;
  const toDo = lesson?.steps.filter(({ kind }) => kind !== 'read').map(({ id }) => id) ?? [];

  /** The lesson walked to its end, with these of its steps skipped and the others done. */
  function walked(skipped: readonly string[]) {
    if (lesson === undefined) throw new Error('there is no lesson');
    const progress = lesson.steps.reduce(
      (before, { id }) =>
        changeStep(before, lesson.id, id, (step) => ({
          ...step,
          status: skipped.includes(id) ? 'skipped' : 'done',
        })),
      NO_PROGRESS,
    );
    return { lesson, progress: finishLesson(progress, lesson.id) };
  }

  it.each([
    [0, 'done', 'done'],
    [1, 'partly-done', 'done, 1 step skipped'],
    [2, 'partly-done', 'done, 2 steps skipped'],
    [toDo.length, 'skipped', 'skipped'],
  ] as const)('with %i steps skipped is %s', (count, stands, words) => {
    const { lesson: walkedLesson, progress } = walked(toDo.slice(0, count));

    expect(standing(progress, walkedLesson)).toBe(stands);
    expect(standingWords(progress, walkedLesson)).toBe(words);
  });

  it('is done as soon as the last of the skipped steps is', () => {
    const { lesson: walkedLesson, progress } = walked(toDo.slice(0, 1));
    const repaired = changeStep(progress, walkedLesson.id, toDo[0] ?? '', (step) => ({
      ...step,
      status: 'done',
    }));

    expect(skippedSteps(repaired, walkedLesson)).toEqual([]);
    expect(standing(repaired, walkedLesson)).toBe('done');
  });

  it('is done where all that was skipped was a step that is there no more', () => {
    const { lesson: walkedLesson, progress } = walked([]);
    const skipped = (step: StepProgress) => ({ ...step, status: 'skipped' as const });
    const { steps } = lessonProgress(progress, walkedLesson.id);
    const old = changeStep(
      { ...NO_PROGRESS, lessons: { [walkedLesson.id]: { status: 'skipped', steps } } },
      walkedLesson.id,
      'of-an-earlier-version',
      skipped,
    );

    expect(lessonProgress(old, walkedLesson.id).status).toBe('skipped');
    expect(standing(old, walkedLesson)).toBe('done');
    expect(standingWords(old, walkedLesson)).toBe('done');
  });

  it('is open while it is', () => {
    expect(lesson === undefined ? '' : standing(NO_PROGRESS, lesson)).toBe('open');
  });
});
