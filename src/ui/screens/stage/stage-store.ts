import type { AppStore } from '../../store/app-store.js';
import type { Effect, Message, Model } from '../../store/model.js';
import type { Look } from '../look.js';
import type { StageMoment } from './stage-moves.js';
import type { StageModel } from './stage-state.js';
import type { StageUpdated } from './stage-update.js';
import { updateStage } from './stage-update.js';
import { stagePace, stageView } from './stage-view.js';

/** The store of a stage: for the components it is the learner's. */
export interface StageStore extends AppStore {
  stage(): StageModel;
  /** Changes the stage from outside of its keys. */
  change(by: (model: StageModel) => StageModel): void;
  /** Does something as a key would, with all that it asks for outside. */
  run(by: (model: StageModel, moment: StageMoment) => StageUpdated): void;
}

/** What the store needs of the outside. */
export interface StageStorePorts {
  moment(): StageMoment;
  runEffect(effect: Effect, model: Model, dispatch: (message: Message) => void): void;
}

/** Makes the store of a stage. */
export function createStageStore(first: StageModel, ports: StageStorePorts): StageStore {
  let model = first;
  const listeners = new Set<() => void>();
  const take = (next: StageModel): void => {
    if (next === model) return;
    // The components see the learner's model alone: another look of the stage is another value for them.
    model = next.lab === model.lab ? { ...next, lab: { ...next.lab } } : next;
    for (const listener of listeners) listener();
  };
  const dispatch = (message: Message): void => {
    run((here, moment) => updateStage(here, message, moment));
  };
  const run: StageStore['run'] = (by) => {
    const { model: next, effects } = by(model, ports.moment());
    take(next);
    for (const effect of effects) ports.runEffect(effect, model.lab, dispatch);
  };
  return {
    get: () => model.lab,
    stage: () => model,
    dispatch,
    change: (by) => take(by(model)),
    run,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How a stage is drawn, of which the components hand over the learner's model. */
export function stageLook(store: () => StageModel): Look {
  return {
    view: (lab, display) => stageView({ ...store(), lab }, display),
    pace: () => stagePace(store()),
  };
}
