import { predict, UNSURE } from '../../../lessons/engine/predicting.js';
import { quizId } from '../../../lessons/engine/questions.js';
import { learnt } from '../../../lessons/engine/review.js';
import { answer } from '../../../lessons/engine/session.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeRecord, changeSession, solvedNow } from '../../store/session.js';
import { isPredicting, shownQuestion } from '../../store/shown-question.js';
import { answerReview } from '../review/review-update.js';

/** Chooses the answer with a letter: of the question on screen, of a prediction, or of a card of the wait. */
export function choose(model: Model, letter: string): Model {
  return chooseAt({ ...model, optionAt: null }, letter.charCodeAt(0) - 'a'.charCodeAt(0));
}

/** Moves from answer to answer, round and round. */
export function moveOption(model: Model, by: 1 | -1): Model {
  const count = shownQuestion(model)?.options.length ?? 0;
  if (count === 0) return model;
  const from = model.optionAt ?? (by === 1 ? -1 : count);
  return { ...model, optionAt: (from + by + count) % count };
}

/** Enter on the answer that the arrows stand at. Before a task Enter alone says that nobody knows. */
export function chooseHere(model: Model): Model {
  if (model.optionAt !== null) return chooseAt(model, model.optionAt);
  if (isPredicting(model)) return say(model, UNSURE);
  return {
    ...model,
    notice: { kind: 'info', text: 'Type the letter of an answer, or choose one with the arrows.' },
  };
}

function chooseAt(model: Model, place: number): Model {
  const asked = shownQuestion(model);
  const option = asked?.options[place];
  if (asked === null || option === undefined) return model;
  switch (asked.kind) {
    case 'card':
      return { ...model, cardChoice: { id: option.id, at: model.now } };
    case 'prediction':
      return say(model, option.id);
    case 'quiz':
      return answerWith(model, option.id);
    case 'review':
      return answerReview(model, option.id);
  }
}

/** Says what will happen. What was said the first time is what counts. */
function say(model: Model, said: string): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const index = open.session.predicted.length;
  const told = changeSession({ ...model, optionAt: null, notice: null }, (session) => predict(session, said));
  const recorded = changeRecord(told, (step) =>
    step.predicted.length > index ? step : { ...step, predicted: [...step.predicted, said] },
  );
  return settleFocus(recorded, null);
}

function answerWith(model: Model, id: string): Model {
  const open = openLesson(model);
  // Of a solved question the others are looked at, and nothing is counted any more.
  if (open === null || open.session.isSolved) return model;
  const answered = changeSession(model, (session) => answer(open.lesson, session, id));
  if (answered === model) return model;
  const isRight = openLesson(answered)?.session.isSolved === true;
  const recorded = changeRecord(answered, (step) => ({
    ...step,
    choices: [...step.choices, id],
    attempts: step.attempts + (isRight ? 0 : 1),
  }));
  const { review } = recorded.saved;
  const plan = isRight ? learnt(review, quizId(open.lesson.id, open.step.id), model.now) : review;
  // What was said of the step before has been read by now.
  return solvedNow(open.session, { ...recorded, notice: null, saved: { ...recorded.saved, review: plan } });
}
