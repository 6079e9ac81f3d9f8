import type { StageModel, StageState } from './stage-state.js';

/** The stage with something over its lesson, or with nothing. */
export function withOver(model: StageModel, over: StageState['over']): StageModel {
  return { ...model, stage: { ...model.stage, over, big: null } };
}
