import { predict, UNSURE } from '../../../lessons/engine/predicting.js';
import { changeStep } from '../../../lessons/engine/progress.js';
import { answer } from '../../../lessons/engine/session.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeSession, solvedNow } from '../../store/session.js';
import { isPredicting, shownQuestion } from '../../store/shown-question.js';

/** Chooses the answer with a letter: of the question on screen, of a prediction, or of a card of the wait. */
export function choose(model: Model, letter: string): Model {
  return chooseAt({ ...model, optionAt: null }, letter.charCodeAt(0) - 'a'.charCodeAt(0));
}

/** The arrows stand at this answer. */
export function isOptionAt(model: Model, place: number): boolean {
  return model.optionAt === place;
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
  return { ...model, notice: { kind: 'info', text: 'Type the letter of your answer.' } };
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
  }
}

/** Says what will happen. What was said the first time is what counts. */
function say(model: Model, said: string): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const index = open.session.predicted.length;
  const told = changeSession({ ...model, optionAt: null, notice: null }, (session) => predict(session, said));
  const progress = changeStep(told.saved.progress, open.lesson.id, open.step.id, (step) =>
    step.predicted.length > index ? step : { ...step, predicted: [...step.predicted, said] },
  );
  return settleFocus({ ...told, saved: { ...told.saved, progress } }, null);
}

function answerWith(model: Model, id: string): Model {
  const open = openLesson(model);
  // Of a solved question the others are looked at, and nothing is counted any more.
  if (open === null || open.session.isSolved) return model;
  const answered = changeSession(model, (session) => answer(open.lesson, session, id));
  if (answered === model) return model;
  const isRight = openLesson(answered)?.session.isSolved === true;
  const progress = changeStep(answered.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    choices: [...step.choices, id],
    attempts: step.attempts + (isRight ? 0 : 1),
  }));
  // What was said of the step before has been read by now.
  return solvedNow(open.session, { ...answered, notice: null, saved: { ...answered.saved, progress } });
}
