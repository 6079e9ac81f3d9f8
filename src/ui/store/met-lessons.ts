import { LESSONS } from '../../lessons/catalog.js';
import type { Model } from './model.js';
import { openLesson } from './open-lesson.js';

/**
 * The lessons that the learner has come to: those up to the last one that was ever opened, whichever were left out. The
 * sandbox and a Monday have no place in the course, and any of its words may be met there.
 */
export function metLessons(model: Model): readonly string[] {
  const ids = LESSONS.map(({ id }) => id);
  const open = openLesson(model)?.lesson;
  if (open !== undefined && !ids.includes(open.id)) return ids;
  const { progress, sessions } = model.saved;
  const last = ids.findLastIndex(
    (id) => id === open?.id || Object.hasOwn(sessions, id) || Object.hasOwn(progress.lessons, id),
  );
  return ids.slice(0, Math.max(0, last) + 1);
}
