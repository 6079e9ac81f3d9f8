import { LESSONS, numberOf } from '../catalog.js';
import type { Lesson } from './lesson.js';
import type { Progress } from './progress.js';
import { lessonProgress, stepProgress } from './progress.js';

/** The ways through the course. */
export const ROUTE_IDS = ['full', 'seed', 'quick'] as const;

/** One of them. */
export type RouteId = (typeof ROUTE_IDS)[number];

/** What a route is called, and which lessons it has. */
export interface CourseRoute {
  /** `class`: the plan of a class, which is in no list of ours. */
  readonly id: RouteId | 'class';
  readonly name: string;
  /** Lessons left out, by id; null for none. */
  readonly lessonIds: readonly string[] | null;
  /** Text is folded to its first paragraph. */
  readonly isFolded: boolean;
}

/** A route by its name, or itself. */
export type Route = RouteId | CourseRoute;

const QUICK = [
  'sign-in-as-the-right-person',
  'link-the-phone',
  'two-consecutive-codes',
  'sign-in-with-a-code',
] as const;

interface OwnRoute extends CourseRoute {
  readonly id: RouteId;
}

/** All routes, in the order in which the menu offers them. */
export const ROUTES: readonly [OwnRoute, ...OwnRoute[]] = [
  { id: 'full', name: 'full course', lessonIds: null, isFolded: false },
  {
    id: 'seed',
    name: 'the essentials',
    lessonIds: [
      'two-secrets-are-not-two-factors',
      'the-night-a-password-leaks',
      'choose-a-device',
      ...QUICK,
      'the-phone-is-gone',
    ],
    isFolded: false,
  },
  { id: 'quick', name: 'quick answer', lessonIds: QUICK, isFolded: true },
];

const QUICK_STEPS: readonly (readonly [step: string, lessonId: (typeof QUICK)[number]])[] = [
  ['Sign in to the console as your IAM user, not as root.', 'sign-in-as-the-right-person'],
  ['Open the menu under your name, then Security credentials.', 'sign-in-as-the-right-person'],
  ['Choose Assign MFA device, and give the device a name.', 'link-the-phone'],
  ['Choose Authenticator app, Next, Show QR code; scan it.', 'link-the-phone'],
  ['Type the code it shows and then the next one; choose Add MFA.', 'two-consecutive-codes'],
  ['Sign out, and in again with a code.', 'sign-in-with-a-code'],
];

/** The quick answer in six steps, and the number of the lesson in which each is done. */
export const QUICK_MAP: readonly { readonly step: string; readonly lesson: number }[] = QUICK_STEPS.map(
  ([step, lessonId]) => ({ step, lesson: numberOf(lessonId) }),
);

/** The same as texts, each with its lesson behind it. */
export const QUICK_TEXTS: readonly string[] = QUICK_MAP.map(
  ({ step, lesson }) => `${step} (lesson ${lesson})`,
);

/** A route by its id. */
export function routeById(asked: Route): CourseRoute {
  if (typeof asked !== 'string') return asked;
  const route = ROUTES.find((candidate) => candidate.id === asked);
  if (route === undefined) throw new Error(`No route ${asked}`);
  return route;
}

/** Whether a lesson belongs to a route. */
export function isOnRoute(route: Route, lessonId: string): boolean {
  const { lessonIds } = routeById(route);
  return lessonIds === null || lessonIds.includes(lessonId);
}

/** The lessons of a route that exist, in order: that of the course, or of the class. */
export function routeLessons(route: Route): readonly Lesson[] {
  const { id, lessonIds } = routeById(route);
  if (id !== 'class' || lessonIds === null) return LESSONS.filter((lesson) => isOnRoute(route, lesson.id));
  return lessonIds.flatMap((lessonId) => LESSONS.find((lesson) => lesson.id === lessonId) ?? []);
}

/** The lesson of a route that comes after this one, whether or not this one is on it. */
export function lessonAfter(route: Route, lessonId: string): Lesson | undefined {
  const place = ({ id }: Lesson) => id === lessonId;
  const lessons = routeById(route).id === 'class' ? routeLessons(route) : LESSONS;
  const index = lessons.findIndex(place);
  return lessons.slice(index + 1).find((lesson) => isOnRoute(route, lesson.id));
}

/** The first lesson of a route that is neither done nor skipped. */
export function nextLesson(route: Route, progress: Progress): Lesson | undefined {
  return routeLessons(route).find((lesson) => lessonProgress(progress, lesson.id).status === 'open');
}

/** Minutes that the rest of a route takes, by estimate: begun lessons count for the steps that are open. */
export function minutesLeft(route: Route, progress: Progress): number {
  const minutes = routeLessons(route).map((lesson) => restOf(lesson, progress));
  return Math.ceil(minutes.reduce((sum, one) => sum + one, 0));
}

/** The same for one lesson. */
export function lessonMinutesLeft(lesson: Lesson, progress: Progress): number {
  return Math.ceil(restOf(lesson, progress));
}

function restOf(lesson: Lesson, progress: Progress): number {
  const kept = lessonProgress(progress, lesson.id);
  if (kept.status !== 'open') return 0;
  // Of a lesson that nobody has begun the steps need not be read.
  if (Object.keys(kept.steps).length === 0) return lesson.minutes;
  const open = lesson.steps.filter((step) => stepProgress(progress, lesson.id, step.id).status === 'open');
  return (lesson.minutes * open.length) / lesson.steps.length;
}
