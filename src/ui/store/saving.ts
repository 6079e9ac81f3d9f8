import type { LessonSession } from '../../lessons/engine/session.js';
import { lookUp } from '../../sim/base/table.js';
import type { Effect, Message, SavedState } from './model.js';

/** How soon what is saved has to be on disk: before anything else happens, or after a short rest. */
export type SaveWhen = Extract<Effect, { readonly kind: 'save' }>['when'];

/**
 * When a change has to be saved; null when there is nothing to save. Whatever was done counts at once: a code that was
 * spent, an answer, a step, a device, a setting. Only text that is still being typed may wait, and Enter ends that.
 */
export function savingOf(before: SavedState, after: SavedState, message: Message): SaveWhen | null {
  if (message.kind === 'key' && message.key.name === 'enter') return 'now';
  if (after === before) return null;
  return isOnlyTyped(before, after) ? 'soon' : 'now';
}

/**
 * Whether two states differ in the drafts of lessons that both have, and in nothing else. A state that was only put
 * together anew, as on coming back, is saved at once: then a disk that is full is told before anything is done.
 */
function isOnlyTyped(before: SavedState, after: SavedState): boolean {
  const lessons = Object.entries(after.sessions);
  return (
    isSameBut('sessions', before, after) &&
    lessons.length === Object.keys(before.sessions).length &&
    lessons.every(([id, session]) => isSameSession(lookUp(before.sessions, id), session)) &&
    lessons.some(([id, session]) => session !== lookUp(before.sessions, id))
  );
}

function isSameSession(before: LessonSession | undefined, after: LessonSession): boolean {
  return before === after || (before !== undefined && isSameBut('drafts', before, after));
}

/** Whether two values of one shape have the same parts, but for one. The store makes a part anew only to change it. */
function isSameBut<Shape extends object>(name: keyof Shape, before: Shape, after: Shape): boolean {
  return Object.entries(after).every(([part, value]) => part === name || Reflect.get(before, part) === value);
}
