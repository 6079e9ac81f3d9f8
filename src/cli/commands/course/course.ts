import type { CatalogEntry } from '../../../lessons/catalog.js';
import { CATALOG, findLesson } from '../../../lessons/catalog.js';
import { mondayOf } from '../../../lessons/content/monday/monday.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { lessonProgress, standingWords } from '../../../lessons/engine/progress.js';
import type { Route } from '../../../lessons/engine/routes.js';
import { isOnRoute, nextLesson } from '../../../lessons/engine/routes.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { stepIndex } from '../../../lessons/engine/session.js';
import type { SavedState } from '../../../ui/store/model.js';
import { routeNow } from '../../../ui/store/route-now.js';
import type { ClassReading } from '../command.js';

/** One line of the course, in the shape that scripts read. */
export interface LessonRow {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  /** `begun` is under way for the first time; `planned` is not here yet. */
  readonly state: 'new' | 'begun' | 'done' | 'skipped' | 'planned';
  /** The same in words, as in the lab's list: `done, 1 step skipped`. */
  readonly standing: string;
  /** An estimate; null for a planned lesson. */
  readonly minutes: number | null;
  /** Where the lesson stands, from 1, also when it is done once more; null when it is not under way. */
  readonly step: number | null;
  /** How many steps it has; null for a planned lesson. */
  readonly steps: number | null;
  readonly isOnRoute: boolean;
  /** The first lesson of the route that is neither done nor skipped. */
  readonly isNext: boolean;
}

/** The way through the course that holds: the plan of a class that was joined, or the one that is set. */
export function routeIn({ settings }: SavedState, joined: ClassReading): Route {
  return routeNow({ saved: { settings }, joined: joined.kind === 'joined' ? joined.file : null });
}

/** The whole course, and how far each lesson is on a route. */
export function courseRows(saved: SavedState, route: Route): readonly LessonRow[] {
  const next = nextLesson(route, saved.progress);
  return CATALOG.map((entry) => ({
    number: entry.number,
    id: entry.id,
    title: entry.title,
    state: stateOf(saved, entry),
    standing: wordStanding(saved, entry),
    minutes: entry.lesson?.minutes ?? null,
    step: entry.lesson === null ? null : stepOf(saved, entry.lesson),
    steps: entry.lesson?.steps.length ?? null,
    isOnRoute: isOnRoute(route, entry.id),
    isNext: entry.id === next?.id,
  }));
}

function stateOf(saved: SavedState, { id, lesson }: CatalogEntry): LessonRow['state'] {
  if (lesson === null) return 'planned';
  const { status } = lessonProgress(saved.progress, id);
  if (status !== 'open') return status;
  return stepOf(saved, lesson) === null ? 'new' : 'begun';
}

function wordStanding(saved: SavedState, entry: CatalogEntry): string {
  const state = stateOf(saved, entry);
  return entry.lesson === null || (state !== 'done' && state !== 'skipped')
    ? state
    : standingWords(saved.progress, entry.lesson);
}

function stepOf(saved: SavedState, lesson: Lesson): number | null {
  const session = saved.sessions[lesson.id];
  const index = session === undefined ? -1 : stepIndex(lesson, session.stepId);
  const isOver = lessonProgress(saved.progress, lesson.id).status !== 'open';
  // A lesson that was walked to its end rests at its last step.
  const isAtRest = isOver && index === lesson.steps.length - 1 && saved.current !== lesson.id;
  return index < 0 || isAtRest ? null : index + 1;
}

/** A lesson that is under way, and the place in it. */
export interface Place {
  readonly lesson: Lesson;
  /** Null for the sandbox and for a Monday. */
  readonly number: number | null;
  readonly session: LessonSession;
  /** From 1. */
  readonly step: number;
  readonly stepTitle: string;
}

/** Where a lesson was left, or null when it is not under way. */
export function placeIn(saved: SavedState, lessonId: string | null): Place | null {
  const lesson = lessonId === null ? undefined : findLesson(lessonId);
  const session = lesson === undefined ? undefined : saved.sessions[lesson.id];
  if (lesson === undefined || session === undefined) return null;
  const index = stepIndex(lesson, session.stepId);
  const step = lesson.steps[index];
  if (step === undefined) return null;
  return { lesson, number: numberOf(lesson), session, step: index + 1, stepTitle: step.title };
}

/** Where a lesson stands in the course; null for what is in none, the sandbox and a Monday. */
export function numberOf(lesson: Lesson): number | null {
  return CATALOG.find(({ id }) => id === lesson.id)?.number ?? null;
}

/** `lesson 5, Link the phone`, `the sandbox`, or `Monday 7`. */
export function lessonName(lesson: Lesson): string {
  const number = numberOf(lesson);
  return number === null ? nameBeside(lesson) : `lesson ${number}, ${lesson.title}`;
}

/** What is opened as a lesson and is in no course. */
function nameBeside({ id }: Lesson): string {
  const monday = mondayOf(id);
  return monday === undefined ? 'the sandbox' : `Monday ${monday.seed}`;
}

/** `lesson 5`, `the sandbox`, or `Monday 7`. */
export function shortLessonName(lesson: Lesson): string {
  const number = numberOf(lesson);
  return number === null ? nameBeside(lesson) : `lesson ${number}`;
}
