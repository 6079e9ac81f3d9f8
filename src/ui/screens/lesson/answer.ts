import { predict, UNSURE } from '../../../lessons/engine/predicting.js';
import { quizId } from '../../../lessons/engine/questions.js';
import { learnt } from '../../../lessons/engine/review.js';
import { answer } from '../../../lessons/engine/session.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeRecord, changeSession, solvedNow } from '../../store/session.js';
import { isPredicting, shownQuestion } from '../../store/shown-question.js';
import { answerReview, isReviewSolved } from '../review/review-update.js';

/**
 * Chooses the answer with a letter: of the question on screen, or of a card of the wait. Of a prediction it only marks it:
 * a letter and then Enter is what every question takes, and behind a prediction Enter would press what the task begins at.
 */
export function choose(model: Model, letter: string): Model {
  const place = letter.charCodeAt(0) - 'a'.charCodeAt(0);
  if (!isPredicting(model)) return chosenByLetter(model, place);
  if (shownQuestion(model)?.options[place] === undefined) return model;
  return { ...model, optionAt: place, notice: null };
}

/** Of a question that goes on, the answer that was taken last is where the arrows go on from. */
function chosenByLetter(model: Model, place: number): Model {
  const asked = shownQuestion(model);
  const chosen = chooseAt({ ...model, optionAt: null }, place);
  if (asked === null || asked.kind === 'card' || asked.options[place] === undefined) return chosen;
  const isOver = openLesson(chosen)?.session.isSolved === true || isReviewSolved(chosen);
  return isOver ? chosen : { ...chosen, optionAt: place };
}

/** What is said once an answer of a prediction is marked. */
export const MARKED = 'Enter goes on with it. Until then you can take another.';

/** Moves from answer to answer, round and round; of a prediction also to the line for whoever is not sure. */
export function moveOption(model: Model, by: 1 | -1): Model {
  const count = shownQuestion(model)?.options.length ?? 0;
  if (count === 0) return model;
  if (isPredicting(model)) {
    const next = ((model.optionAt ?? count) + by + count + 1) % (count + 1);
    return { ...model, optionAt: next === count ? null : next };
  }
  const from = model.optionAt ?? (by === 1 ? -1 : count);
  return { ...model, optionAt: (from + by + count) % count };
}

/** Enter on the answer that the arrows stand at. Before a task Enter alone says that nobody knows. */
export function chooseHere(model: Model): Model {
  // At an answer that was taken already there is nothing to take.
  if (model.optionAt !== null && !isTriedHere(model)) return chooseAt(model, model.optionAt);
  if (isPredicting(model)) return say(model, UNSURE);
  return {
    ...model,
    notice: { kind: 'info', text: 'Type the letter of an answer, or choose one with the arrows.' },
  };
}

function isTriedHere(model: Model): boolean {
  const option = shownQuestion(model)?.options[model.optionAt ?? -1];
  const tries = openLesson(model)?.session.tries ?? [];
  return option !== undefined && !isPredicting(model) && tries.includes(option.id);
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
  // The same once more is no other answer: the mark stays at it, and Enter comes easily.
  const isNew = !open.session.tries.includes(id);
  const recorded = changeRecord(answered, (step) =>
    isNew ? { ...step, choices: [...step.choices, id], attempts: step.attempts + (isRight ? 0 : 1) } : step,
  );
  const { review } = recorded.saved;
  const plan = isRight ? learnt(review, quizId(open.lesson.id, open.step.id), model.now) : review;
  // What was said of the step before has been read by now.
  return solvedNow(open.session, { ...recorded, notice: null, saved: { ...recorded.saved, review: plan } });
}
