import type { ExecuteContext } from '../../sim/base/ports.js';
import { areInOneList, moveByArrow, moveFocus } from '../screens/lesson/move-focus.js';
import type { KeyPress } from '../store/key-press.js';
import type { Model, Updated } from '../store/model.js';
import { elements, isAtPrompt } from '../store/screen-elements.js';
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

/** More than any page has things to choose: Tab comes round before. */
const ONE_ROUND = 60;

/** Keys that bring the focus to an element: Tabs, and within a list of choices arrows. */
export function keysTo(model: Model, id: string): readonly KeyPress[] {
  const pressed: KeyPress[] = [];
  const ids = elements(model).map((element) => element.id);
  let at = model;
  while (at.focus !== id && pressed.length < ONE_ROUND) {
    // At the prompt of a terminal Tab is another key.
    if (isAtPrompt(at)) {
      pressed.push(named('escape'));
      at = { ...at, isTyping: false };
    }
    const isUp = ids.indexOf(id) < ids.indexOf(at.focus ?? '');
    const name = areInOneList(at, at.focus, id) ? (isUp ? 'up' : 'down') : 'tab';
    pressed.push(named(name));
    at = name === 'tab' ? moveFocus(at, 1) : moveByArrow(at, name);
  }
  return pressed;
}

function named(name: 'up' | 'down' | 'tab' | 'escape'): KeyPress {
  return { name, text: '' };
}
