import type { ExecuteContext } from '../../sim/base/ports.js';
import type { Effect, Message, Model } from './model.js';
import { update } from './update.js';

/** The one store: holds the model, runs effects, tells its listeners. */
export interface AppStore {
  get(): Model;
  dispatch(message: Message): void;
  subscribe(listener: () => void): () => void;
}

/** What the store needs of the outside. */
export interface AppStorePorts {
  /** Time and randomness for one update. */
  context(): ExecuteContext;
  runEffect(effect: Effect, model: Model, dispatch: (message: Message) => void): void;
}

/** Makes the store. Messages that effects send are handled after the one that caused them. */
export function createAppStore(first: Model, ports: AppStorePorts): AppStore {
  let model = first;
  const listeners = new Set<() => void>();
  const dispatch = (message: Message): void => {
    const updated = update(model, message, ports.context());
    const isChanged = updated.model !== model;
    model = updated.model;
    for (const effect of updated.effects) ports.runEffect(effect, model, dispatch);
    if (isChanged) for (const listener of listeners) listener();
  };
  return {
    get: () => model,
    dispatch,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
