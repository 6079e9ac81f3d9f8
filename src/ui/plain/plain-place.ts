import { letterAt } from '../../lessons/engine/questions.js';
import type { Model } from '../store/model.js';
import { shownQuestion } from '../store/shown-question.js';

/** What the plain mode says of a place: first where one is, then what is there, then what can be chosen. */
export interface PlainPlace {
  /** Changes when the learner is somewhere else, so that nothing is said twice. */
  readonly key: string;
  readonly lines: readonly string[];
  /** What can be typed, where the page does not say it. */
  readonly ways: string | null;
}

/** All that is said of a place. */
export function placeLines({ lines, ways }: PlainPlace): readonly string[] {
  return ways === null ? lines : [...lines, ways];
}

/** The answers of the question that is asked now, each with the letter of its place. */
export function optionLines(model: Model): readonly string[] {
  return (shownQuestion(model)?.options ?? []).map(({ text }, place) => `${letterAt(place)}. ${text}`);
}
