import { courseParts } from '../engine/course-parts.js';
import type { Lesson } from '../engine/lesson.js';
import type { Progress } from '../engine/progress.js';
import { lessonProgress, stepProgress } from '../engine/progress.js';
import type { Route, RouteId } from '../engine/routes.js';
import { lessonMinutesLeft, minutesLeft, routeById, routeLessons } from '../engine/routes.js';
import { minutesToGo } from './duration.js';
import { isMostlySeen, YOU_CAN_NOW, YOU_HAVE_SEEN } from './lesson-end.js';
import type { RichText } from './rich-text.js';
import { verbatim } from './rich-text.js';

/** How much of a route is done: `5 of 12 done`, and what was skipped of it. */
export function courseDone(route: Route, progress: Progress): string {
  const parts = courseParts(route, progress);
  const count = (wanted: string) => parts.filter(({ stands }) => stands === wanted).length;
  const skipped = count('skipped');
  return `${count('done')} of ${parts.length} done${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** The route, how much of it is done, and how long the rest takes, the shortest way of saying it last. */
export function courseHeads(route: Route, progress: Progress): readonly (readonly string[])[] {
  const { name } = routeById(route);
  const done = courseDone(route, progress);
  const left = minutesLeft(route, progress);
  return [
    [name, done, minutesToGo(left, 'minutes')],
    [name, done, minutesToGo(left, 'min')],
    [name, minutesToGo(left, 'min')],
  ];
}

/**
 * What to do in a lesson that is not done, and how long that takes: `finish **Two consecutive codes**, about 5 minutes.` The
 * shortest way of saying it comes last.
 */
export function nextTexts(lesson: Lesson, progress: Progress): readonly RichText[] {
  if (lessonProgress(progress, lesson.id).status !== 'open') {
    return [`go back to **${verbatim(lesson.title)}**, which you skipped.`];
  }
  const isBegun = lesson.steps.some(({ id }) => stepProgress(progress, lesson.id, id).status !== 'open');
  const minutes = lessonMinutesLeft(lesson, progress);
  const times = [
    `about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`,
    `about ${minutes} min`,
    `${minutes} min`,
  ];
  return times.map((time) => `${isBegun ? 'finish' : 'start'} **${verbatim(lesson.title)}**, ${time}.`);
}

/** What each route is for. A lesson of it is where each part is learnt. */
export const ROUTE_SKILLS: { readonly [route in RouteId]: string } = {
  full: 'set up MFA, mend a clock that is off, and get back in without your phone',
  seed: 'set up MFA, sign in with it, and get back in without your phone',
  quick: 'set up MFA, and sign in with it',
};

/** What somebody can do now, or has seen, who did every lesson of a route; null where one was skipped, or is open, and for the plan of a class, which says itself what it is for. */
export function routeAbility(route: Route, progress: Progress): string | null {
  const isDone = courseParts(route, progress).every(({ stands }) => stands === 'done');
  const { id } = routeById(route);
  if (!isDone || id === 'class') return null;
  const lessons = routeLessons(route);
  const seen = lessons.filter((lesson) => isMostlySeen(lesson, progress)).length;
  return `${2 * seen >= lessons.length ? YOU_HAVE_SEEN : YOU_CAN_NOW} ${ROUTE_SKILLS[id]}.`;
}
