import type { Lesson } from '../../../lessons/engine/lesson.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { restartLesson } from '../../../ui/screens/lesson/enter-lesson.js';
import { leaveLesson } from '../../../ui/screens/lesson/next-step.js';
import { restart } from '../../../ui/screens/lesson/take-back.js';
import { ERASE_WORD, typeEraseWord } from '../../../ui/screens/overlays/erase-everything.js';
import type { Model, SavedState } from '../../../ui/store/model.js';
import { firstModel } from '../../../ui/store/model.js';
import { FALLBACK_SIZE } from '../../../ui/text/sizes.js';

/** What is started anew: the verbs of the lab's own keys, done to what is saved. */
export type Reset =
  | { readonly scope: 'step' }
  | { readonly scope: 'lesson'; readonly lesson: Lesson }
  | { readonly scope: 'everything' };

/** What is saved after a reset. */
export function resetSaved(saved: SavedState, reset: Reset, context: ExecuteContext): SavedState {
  const model = firstModel(saved, context.now, FALLBACK_SIZE, []);
  switch (reset.scope) {
    case 'step':
      return restart({ ...model, screen: 'lesson', check: null }, context).saved;
    case 'lesson':
      return resetLesson(model, reset.lesson, context);
    case 'everything':
      return typeEraseWord({ ...model, overlay: { kind: 'erase', typed: '' } }, ERASE_WORD).saved;
  }
}

/** A lesson that is not the open one is left again, as at its beginning, so that the learner stays where they were. */
function resetLesson(model: Model, { id }: Lesson, context: ExecuteContext): SavedState {
  const begun = restartLesson(model, id, context);
  // Whoever resets a lesson wants rid of what was made in it.
  const { [id]: _made, ...finished } = begun.saved.finished;
  const restarted = { ...begun, saved: { ...begun.saved, finished } };
  const { current } = model.saved;
  if (current === id) return restarted.saved;
  return { ...leaveLesson(restarted, context.now).saved, current };
}
