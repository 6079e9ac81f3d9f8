import type { EpochSeconds } from '../../sim/base/time.js';
import type { Lesson, Step } from './lesson.js';

/** How far a step or a lesson got. */
export const PROGRESS_STATUSES = ['open', 'done', 'skipped'] as const;

/** How far one step got. */
export interface StepProgress {
  readonly status: (typeof PROGRESS_STATUSES)[number];
  /** Highest hint level asked for, 0 to 3. */
  readonly hints: number;
  /** Refusals, wrong answers. */
  readonly attempts: number;
  /** Refusals by the code of their reason, up to the moment at which the step was solved. */
  readonly reasons: { readonly [code: string]: number };
  /** Answers in the order they were given. */
  readonly choices: readonly string[];
  /** What was said the first time the task was predicted, one for each of its predictions. */
  readonly predicted: readonly string[];
  readonly seconds: number;
  /** In an incident of a Monday: the wrong turns that were taken, by id, each once. */
  readonly wrongTurns: readonly string[];
  /** In an incident of a Monday: the seconds that it took, once it is put right. */
  readonly gap: number | null;
}

/** How far one lesson got. */
export interface LessonProgress {
  readonly status: (typeof PROGRESS_STATUSES)[number];
  readonly steps: { readonly [stepId: string]: StepProgress };
}

/** What a learner has done, by stable ids. Ids this version does not know are kept. */
export interface Progress {
  readonly lessons: { readonly [lessonId: string]: LessonProgress };
  /** The Mondays that were walked to their end, oldest first. */
  readonly mondays: readonly MondayResult[];
}

/** How a Monday went. */
export interface MondayResult {
  readonly seed: number;
  /** When it was over. */
  readonly at: EpochSeconds;
  /** In the order in which they came. */
  readonly incidents: readonly IncidentResult[];
}

/** How one incident went. */
export interface IncidentResult extends Pick<StepProgress, 'hints' | 'seconds' | 'wrongTurns' | 'gap'> {
  readonly id: string;
  readonly status: 'done' | 'skipped';
}

export const NO_PROGRESS: Progress = { lessons: {}, mondays: [] };

const NEW_STEP: StepProgress = {
  status: 'open',
  hints: 0,
  attempts: 0,
  reasons: {},
  choices: [],
  predicted: [],
  seconds: 0,
  wrongTurns: [],
  gap: null,
};

const NEW_LESSON: LessonProgress = { status: 'open', steps: {} };

/** A lesson's progress; nothing done when it was never opened. */
export function lessonProgress(progress: Progress, lessonId: string): LessonProgress {
  return progress.lessons[lessonId] ?? NEW_LESSON;
}

/** A step's progress. */
export function stepProgress(progress: Progress, lessonId: string, stepId: string): StepProgress {
  return lessonProgress(progress, lessonId).steps[stepId] ?? NEW_STEP;
}

/** Changes the record of one step. What is done stays done: a replay never takes it back. */
export function changeStep(
  progress: Progress,
  lessonId: string,
  stepId: string,
  change: (step: StepProgress) => StepProgress,
): Progress {
  const lesson = lessonProgress(progress, lessonId);
  const before = stepProgress(progress, lessonId, stepId);
  const after = change(before);
  const status = before.status === 'done' ? 'done' : after.status;
  const steps = { ...lesson.steps, [stepId]: { ...after, status } };
  return withLesson(progress, lessonId, {
    ...lesson,
    // Whoever does the last of the steps that were skipped has done the lesson.
    status: lesson.status === 'skipped' && !hasSkipped(steps) ? 'done' : lesson.status,
    steps,
  });
}

function hasSkipped(steps: LessonProgress['steps']): boolean {
  return Object.values(steps).some((step) => step.status === 'skipped');
}

/** Marks a lesson that was walked to its end: done, or skipped when any of its steps was. */
export function finishLesson(progress: Progress, lessonId: string): Progress {
  const lesson = lessonProgress(progress, lessonId);
  const status = lesson.status === 'done' || !hasSkipped(lesson.steps) ? 'done' : 'skipped';
  return withLesson(progress, lessonId, { ...lesson, status });
}

/** The steps of a lesson that were skipped, in their order. */
export function skippedSteps(progress: Progress, lesson: Lesson): readonly Step[] {
  return lesson.steps.filter(({ id }) => stepProgress(progress, lesson.id, id).status === 'skipped');
}

/** Where a lesson stands. `partly-done`: walked to its end; some of its questions and tasks were done, some skipped. */
export type Standing = LessonProgress['status'] | 'partly-done';

/** Where a lesson stands. */
export function standing(progress: Progress, lesson: Lesson): Standing {
  const { status } = lessonProgress(progress, lesson.id);
  if (status !== 'skipped') return status;
  const isPractised = lesson.steps.some(
    ({ id, kind }) => kind !== 'read' && stepProgress(progress, lesson.id, id).status === 'done',
  );
  if (!isPractised) return 'skipped';
  // What was skipped may be a step of an earlier version, which is there no more.
  return skippedSteps(progress, lesson).length === 0 ? 'done' : 'partly-done';
}

/** Where a lesson that was walked to its end stands, in words: `done, 1 step skipped`. */
export function standingWords(progress: Progress, lesson: Lesson): string {
  const stands = standing(progress, lesson);
  return stands === 'partly-done' ? `done, ${skippedWords(progress, lesson)}` : stands;
}

/** `1 step skipped` */
export function skippedWords(progress: Progress, lesson: Lesson): string {
  const { length } = skippedSteps(progress, lesson);
  return `${length} ${length === 1 ? 'step' : 'steps'} skipped`;
}

function withLesson(progress: Progress, lessonId: string, lesson: LessonProgress): Progress {
  return { ...progress, lessons: { ...progress.lessons, [lessonId]: lesson } };
}
