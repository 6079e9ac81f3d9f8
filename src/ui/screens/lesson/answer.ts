import { changeStep } from '../../../lessons/engine/progress.js';
import { answer } from '../../../lessons/engine/session.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeSession, solvedNow } from '../../store/session.js';
import { waitCard } from '../../store/wait-card.js';

/** Chooses an answer: of the question on screen, or of a card of the wait. */
export function choose(model: Model, choice: string): Model {
  const open = openLesson(model);
  if (open === null) return model;
  if (open.step.kind !== 'quiz') {
    return waitCard(model)?.kind === 'predict'
      ? { ...model, cardChoice: { id: choice, at: model.now } }
      : model;
  }
  const answered = changeSession(model, (session) => answer(open.lesson, session, choice));
  if (answered === model) return model;
  const isRight = openLesson(answered)?.session.isSolved === true;
  const progress = changeStep(answered.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    choices: [...step.choices, choice],
    attempts: step.attempts + (isRight ? 0 : 1),
  }));
  // What was said of the step before has been read by now.
  return solvedNow(open.session, { ...answered, notice: null, saved: { ...answered.saved, progress } });
}
