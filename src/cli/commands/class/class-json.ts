import type { Shown, ShownLearner, ShownQuestion, ShownStep, ShownTwice } from './shown-class.js';

/** What `class --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface ClassJson extends Pick<Shown, 'count' | 'leftOut' | 'unknownSteps' | 'programs'> {
  readonly learners: readonly Omit<ShownLearner, 'who'>[];
  readonly questions: readonly Omit<ShownQuestion, 'isAlwaysRight'>[];
  readonly askedTwice: readonly Omit<ShownTwice, 'isAlwaysRight'>[];
  readonly steps: readonly Omit<ShownStep, 'isTrouble'>[];
}

/** The same as one line of JSON. */
export function classJson(shown: Shown): string {
  const { count, leftOut, unknownSteps, programs } = shown;
  const json: ClassJson = {
    count,
    learners: shown.learners.map(({ who: _who, ...row }) => row),
    questions: shown.questions.map(({ isAlwaysRight: _right, ...row }) => row),
    askedTwice: shown.askedTwice.map(({ first, again }) => ({ first, again })),
    steps: shown.steps.map(({ isTrouble: _trouble, ...row }) => row),
    leftOut,
    unknownSteps,
    programs,
  };
  return JSON.stringify(json);
}
