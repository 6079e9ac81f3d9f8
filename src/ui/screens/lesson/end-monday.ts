import type { Monday } from '../../../lessons/content/monday/monday.js';
import { mondayOver } from '../../../lessons/engine/drill.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { Model } from '../../store/model.js';

/** A Monday is over: what came of it is kept and shown, over the list; its accounts go. */
export function endMonday(model: Model, monday: Monday, now: EpochSeconds): Model {
  const { [monday.lesson.id]: _over, ...sessions } = model.saved.sessions;
  const progress = mondayOver(monday, model.saved.progress, now);
  return {
    ...model,
    saved: { ...model.saved, progress, sessions, current: null },
    screen: 'menu',
    check: null,
    overlay: { kind: 'monday' },
    undo: [],
    textPage: 0,
    notice: null,
  };
}
