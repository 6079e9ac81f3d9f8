import type { Lesson } from '../../../lessons/engine/lesson.js';
import type { Progress } from '../../../lessons/engine/progress.js';
import { lessonProgress } from '../../../lessons/engine/progress.js';
import type { Route } from '../../../lessons/engine/routes.js';
import { lessonAfter } from '../../../lessons/engine/routes.js';

/** What is said at the end of the last lesson, where others are open. */
export const OTHERS_OPEN = 'Some lessons before it are still open.';

/** What comes behind a lesson on a route. What was done already is not what comes next. */
export function whatFollows(route: Route, progress: Progress, lessonId: string): Lesson | undefined {
  const after = lessonAfter(route, lessonId);
  return after !== undefined && lessonProgress(progress, after.id).status === 'done' ? undefined : after;
}
