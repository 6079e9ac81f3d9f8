import type { Prediction, TaskStep } from '../engine/lesson.js';

/** What the learner said before a task, beside what happened. Nothing where nothing was said. */
export function predictionTexts({ predictions = [] }: TaskStep, said: readonly string[]): readonly string[] {
  return predictions.flatMap((prediction, index) => predictionText(prediction, said[index]));
}

function predictionText({ options, shownBy = 'AWS said' }: Prediction, said: string | undefined) {
  const chosen = options.find(({ id }) => id === said);
  const right = options.find(({ isRight }) => isRight)?.text ?? '';
  // Who was not sure wants to know what happened, and nothing else.
  if (chosen === undefined) return said === undefined ? [] : [`You were not sure. ${shownBy}: ${right}.`];
  return [`You said: ${chosen.text}. ${shownBy}: ${chosen.isRight ? 'just that' : right}.`];
}
