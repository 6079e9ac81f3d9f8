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

/** How one lesson went, in numbers. */
export interface LessonTally {
  /** At the keyboard, by the clock; null where nothing was counted. */
  readonly minutes: number | null;
  /** What AWS, or the desk, refused in its tasks; null where no task was done. */
  readonly refusals: number | null;
  /** In the tasks that the learner did. */
  readonly hints: number;
  /** Tasks that are done, and those of them that the lab did, at the third hint. */
  readonly tasks: number;
  readonly doneByLab: number;
  readonly predictions: Share;
  readonly firstTries: Share;
}

/** The level of the hint that does the task. */
const DOES_IT = 3;

/** Counts what was done in one lesson, each time that it was. */
export function lessonTally(progress: Progress, lesson: Lesson): LessonTally {
  const { predictions, firstTries } = sharesOf(recordsOf(progress, lesson));
  const steps = lesson.steps.map((step) => ({ step, record: stepProgress(progress, lesson.id, step.id) }));
  const tasks = steps.filter(({ step, record }) => step.kind === 'task' && record.status === 'done');
  const seconds = sum(steps.map(({ record }) => record.seconds));
  return {
    minutes: seconds === 0 ? null : seconds / 60,
    refusals: tasks.length === 0 ? null : sum(tasks.map(({ record }) => record.attempts)),
    hints: sum(tasks.map(({ record }) => (record.hints < DOES_IT ? record.hints : 0))),
    tasks: tasks.length,
    doneByLab: tasks.filter(({ record }) => record.hints === DOES_IT).length,
    predictions,
    firstTries,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Counts what was done in all lessons. */
export function tally(progress: Progress): Tally {
  const records = LESSONS.flatMap((lesson) => recordsOf(progress, lesson));
  const seconds = sum(
    LESSONS.flatMap(({ id }) => Object.values(lessonProgress(progress, id).steps)).map(
      (step) => step.seconds,
    ),
  );
  const done = LESSONS.filter((lesson) => ['done', 'partly-done'].includes(standing(progress, lesson)));
  return {
    lessons: { right: done.length, of: LESSONS.length },
    minutes: Math.ceil(seconds / 60),
    ...sharesOf(records),
  };
}

function sharesOf(records: readonly StepRecord[]): Pick<Tally, 'predictions' | 'firstTries'> {
  return {
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
