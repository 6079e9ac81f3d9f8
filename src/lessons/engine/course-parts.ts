import type { Progress } from './progress.js';
import { standing, stepProgress } from './progress.js';
import type { Route } from './routes.js';
import { routeLessons } from './routes.js';

/** How far one lesson of a route is: what a bar of the course is made of. */
export interface CoursePart {
  readonly lessonId: string;
  readonly stands: 'done' | 'skipped' | 'begun' | 'open';
  /** How much of it is behind the learner, from 0 to 1. */
  readonly share: number;
}

/** The lessons of a route in their order, and how far each is. One with a skipped step or two counts as done. */
export function courseParts(route: Route, progress: Progress): readonly CoursePart[] {
  return routeLessons(route).map((lesson): CoursePart => {
    const { id: lessonId, steps } = lesson;
    const stands = standing(progress, lesson);
    if (stands === 'skipped') return { lessonId, stands, share: 1 };
    if (stands !== 'open') return { lessonId, stands: 'done', share: 1 };
    const behind = steps.filter(({ id }) => stepProgress(progress, lessonId, id).status !== 'open').length;
    return { lessonId, stands: behind === 0 ? 'open' : 'begun', share: behind / steps.length };
  });
}
