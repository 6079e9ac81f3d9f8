import type { Step } from './lesson.js';
import type { LessonSession } from './session.js';

/** Said instead of a prediction. */
export const UNSURE = 'unsure';

/** Stands where nobody was asked: on a stage, where the room says what it expects. */
export const NOT_ASKED = 'not-asked';

/** The prediction that the learner is asked for, by its number from 0; null where the task is open. */
export function askedPrediction(step: Step, { predicted, isSolved }: LessonSession): number | null {
  if (step.kind !== 'task' || isSolved) return null;
  return predicted.length < (step.predictions?.length ?? 0) ? predicted.length : null;
}

/** Says what will happen: the id of an answer, or `UNSURE`. */
export function predict(session: LessonSession, said: string): LessonSession {
  return { ...session, predicted: [...session.predicted, said] };
}
