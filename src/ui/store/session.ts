import { changeStep } from '../../lessons/engine/progress.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { Model } from './model.js';
import { openLesson } from './open-lesson.js';

/** The model with the open lesson's session changed. */
export function changeSession(model: Model, change: (session: LessonSession) => LessonSession): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const session = change(open.session);
  if (session === open.session) return model;
  return {
    ...model,
    saved: { ...model.saved, sessions: { ...model.saved.sessions, [session.lessonId]: session } },
  };
}

/** A step that has just been solved is recorded at once, so that nothing can lose it. */
export function solvedNow(before: LessonSession, model: Model): Model {
  const open = openLesson(model);
  if (open === null || before.isSolved || !open.session.isSolved) return model;
  // Enter goes on from here, so it must not be taken by a text field.
  return { ...recordStep(model, 'done'), isTyping: false };
}

/** Records the open step as done or skipped. */
export function recordStep(model: Model, status: 'done' | 'skipped'): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const progress = changeStep(model.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    status,
  }));
  return { ...model, saved: { ...model.saved, progress } };
}

/** Counts a refusal as an attempt of the open step. */
export function countAttempt(model: Model): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const progress = changeStep(model.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    attempts: step.attempts + 1,
  }));
  return { ...model, saved: { ...model.saved, progress } };
}
