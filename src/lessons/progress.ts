/** How far one step got. */
export interface StepProgress {
  readonly status: 'open' | 'done' | 'skipped';
  /** Highest hint level asked for, 0 to 3. */
  readonly hints: number;
  /** Refusals, wrong answers. */
  readonly attempts: number;
  /** Answers in the order they were given. */
  readonly choices: readonly string[];
  readonly seconds: number;
}

/** How far one lesson got. */
export interface LessonProgress {
  readonly status: 'open' | 'done' | 'skipped';
  readonly steps: { readonly [stepId: string]: StepProgress };
}

/** What a learner has done, by stable ids. Ids this version does not know are kept. */
export interface Progress {
  readonly lessons: { readonly [lessonId: string]: LessonProgress };
}

export const NO_PROGRESS: Progress = { lessons: {} };

const NEW_STEP: StepProgress = { status: 'open', hints: 0, attempts: 0, choices: [], seconds: 0 };

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
  return withLesson(progress, lessonId, {
    ...lesson,
    steps: { ...lesson.steps, [stepId]: { ...after, status } },
  });
}

/** Marks a lesson that was walked to its end: done, or skipped when any of its steps was. */
export function finishLesson(progress: Progress, lessonId: string): Progress {
  const lesson = lessonProgress(progress, lessonId);
  const isSkipped = Object.values(lesson.steps).some((step) => step.status === 'skipped');
  const status = lesson.status === 'done' || !isSkipped ? 'done' : 'skipped';
  return withLesson(progress, lessonId, { ...lesson, status });
}

function withLesson(progress: Progress, lessonId: string, lesson: LessonProgress): Progress {
  return { ...progress, lessons: { ...progress.lessons, [lessonId]: lesson } };
}
