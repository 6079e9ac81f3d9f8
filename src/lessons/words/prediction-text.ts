import type { Prediction, TaskStep } from '../engine/lesson.js';
import { NOT_ASKED } from '../engine/predicting.js';

/** What the learner said before a task, beside what happened. Nothing where nothing was said. */
export function predictionTexts({ predictions = [] }: TaskStep, said: readonly string[]): readonly string[] {
  return predictions.flatMap((prediction, index) => predictionText(prediction, said[index]));
}

function predictionText({ options, shownBy }: Prediction, said: string | undefined): readonly string[] {
  if (said === undefined) return [];
  const chosen = options.find(({ id }) => id === said);
  if (chosen?.isRight === true) return [`You said: ${chosen.text}. You were right.`];
  const right = options.find(({ isRight }) => isRight)?.text ?? '';
  const happened = shownBy === undefined ? `In fact, ${right}.` : `${shownBy}: ${right}.`;
  if (said === NOT_ASKED) return [happened];
  // Who was not sure wants to know what happened, and nothing else.
  return [chosen === undefined ? `You were not sure. ${happened}` : `You said: ${chosen.text}. ${happened}`];
}
