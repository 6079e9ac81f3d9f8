import { LESSONS } from '../catalog.js';
import type { Lesson, Step, TaskStep } from './lesson.js';
import type { Progress, StepProgress } from './progress.js';
import { lessonProgress, standing, stepProgress } from './progress.js';

/** So many of so many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** What a learner has done, in numbers. */
export interface Tally {
  readonly lessons: Share;
  /** At the keyboard, by the clock. */
  readonly minutes: number;
  /** What was said before a task; who was not sure has said nothing. */
  readonly predictions: Share;
  /** Questions, and those of them that were answered rightly at the first try. */
  readonly firstTries: Share;
}

/** Counts what was done in all lessons. */
export function tally(progress: Progress): Tally {
  const records = LESSONS.flatMap((lesson) => recordsOf(progress, lesson));
  const seconds = LESSONS.flatMap(({ id }) => Object.values(lessonProgress(progress, id).steps)).reduce(
    (sum, step) => sum + step.seconds,
    0,
  );
  const done = LESSONS.filter((lesson) => ['done', 'partly-done'].includes(standing(progress, lesson)));
  return {
    lessons: { right: done.length, of: LESSONS.length },
    minutes: Math.ceil(seconds / 60),
    predictions: shareOf(records.flatMap(({ predictions }) => predictions)),
    firstTries: shareOf(records.flatMap(({ firstTries }) => firstTries)),
  };
}

interface StepRecord {
  readonly predictions: readonly boolean[];
  readonly firstTries: readonly boolean[];
}

function recordsOf(progress: Progress, lesson: Lesson): readonly StepRecord[] {
  return lesson.steps.map((step) => recordOf(step, stepProgress(progress, lesson.id, step.id)));
}

function recordOf(step: Step, record: StepProgress): StepRecord {
  switch (step.kind) {
    case 'read':
      return { predictions: [], firstTries: [] };
    case 'quiz': {
      const first = step.options.find(({ id }) => id === record.choices[0]);
      return { predictions: [], firstTries: first === undefined ? [] : [first.isRight] };
    }
    case 'task':
      return { predictions: foreseen(step, record), firstTries: [] };
  }
}

function foreseen({ predictions = [] }: TaskStep, { predicted }: StepProgress): readonly boolean[] {
  return predictions.flatMap(({ options }, index) => {
    const said = options.find(({ id }) => id === predicted[index]);
    return said === undefined ? [] : [said.isRight];
  });
}

function shareOf(answers: readonly boolean[]): Share {
  return { right: answers.filter(Boolean).length, of: answers.length };
}
