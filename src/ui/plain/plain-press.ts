import type { ExecuteContext } from '../../sim/base/ports.js';
import type { KeyPress } from '../store/key-press.js';
import type { Model, Updated } from '../store/model.js';
import { update } from '../store/update.js';

/** Presses keys of the screen, one after the other. */
export function applyKeys(model: Model, keys: readonly KeyPress[], context: ExecuteContext): Updated {
  return keys.reduce<Updated>(
    (before, key) => {
      const { model: after, effects } = update(before.model, { kind: 'key', key, now: context.now }, context);
      return { model: after, effects: [...before.effects, ...effects] };
    },
    { model, effects: [] },
  );
}
