import { describe, expect, it } from 'vitest';
import { CATALOG, findLesson, LESSONS, numberOf as placeOf } from '../../../src/lessons/catalog.js';
import type { Lesson } from '../../../src/lessons/engine/lesson.js';
import type { Progress, StepProgress } from '../../../src/lessons/engine/progress.js';
import { changeStep, finishLesson, NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import type { RouteId } from '../../../src/lessons/engine/routes.js';
import {
  isOnRoute,
  lessonAfter,
  minutesLeft,
  nextLesson,
  QUICK_MAP,
  ROUTES,
  routeById,
  routeLessons,
} from '../../../src/lessons/engine/routes.js';

const ROUTE_IDS: readonly RouteId[] = ['full', 'seed', 'quick'];

const QUICK = [
  'sign-in-as-the-right-person',
  'link-the-phone',
  'two-consecutive-codes',
  'sign-in-with-a-code',
];
const SEED = [
  'two-secrets-are-not-two-factors',
  'the-night-a-password-leaks',
  'choose-a-device',
  ...QUICK,
  'the-phone-is-gone',
];

/** The lessons of each route by their number in the course: chosen ones written down once more, and all that there are. */
const NUMBERS: { readonly [Id in RouteId]: readonly number[] } = {
  full: CATALOG.filter(({ lesson }) => lesson !== null).map(({ number }) => number),
  seed: SEED.map(placeOf),
  quick: QUICK.map(placeOf),
};

const routes = ROUTE_IDS.map((route) => ({ route, numbers: NUMBERS[route] }));

function lessonOf(number: number): Lesson {
  const lesson = findLesson(String(number));
  if (lesson === undefined) throw new Error(`Lesson ${number} is not there`);
  return lesson;
}

const numberOf = (lesson: Lesson | undefined): number | undefined =>
  CATALOG.find(({ id }) => id === lesson?.id)?.number;

type Status = StepProgress['status'];

/** Some steps of a lesson are marked; the lesson stays open. */
const markSteps = (progress: Progress, lesson: Lesson, status: Status, count: number): Progress =>
  lesson.steps
    .slice(0, count)
    .reduce((marked, { id }) => changeStep(marked, lesson.id, id, (step) => ({ ...step, status })), progress);

/** A lesson is walked to its end. */
const finish = (progress: Progress, lesson: Lesson, status: Status = 'done'): Progress =>
  finishLesson(markSteps(progress, lesson, status, lesson.steps.length), lesson.id);

const finishAll = (numbers: readonly number[], status: Status = 'done'): Progress =>
  numbers.reduce((progress, number) => finish(progress, lessonOf(number), status), NO_PROGRESS);

describe('the routes', () => {
  it('are three, in the order of the menu, each with a name of its own', () => {
    expect(ROUTES.map(({ id }) => id)).toEqual(ROUTE_IDS);
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(3);
  });

  it('are found by their ids; asking for another is a bug', () => {
    for (const id of ROUTE_IDS) expect(routeById(id).id).toBe(id);
    expect(() => routeById(JSON.parse('"scenic"'))).toThrow('No route scenic');
  });

  it('name only places of the course, each once, in the order of the course', () => {
    const order = CATALOG.map(({ id }) => id);
    for (const { lessonIds } of ROUTES) {
      const places = (lessonIds ?? []).map((id) => order.indexOf(id));

      expect(places).not.toContain(-1);
      expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other));
    }
  });

  it('are parts of each other: the quick answer of the essentials, the essentials of the course', () => {
    const ids = (route: RouteId) => new Set(routeLessons(route).map(({ id }) => id));

    expect([...ids('quick')].filter((id) => !ids('seed').has(id))).toEqual([]);
    expect([...ids('seed')].filter((id) => !ids('full').has(id))).toEqual([]);
  });

  it('fold their text only where the answer has to be quick', () => {
    expect(ROUTES.filter(({ isFolded }) => isFolded).map(({ id }) => id)).toEqual(['quick']);
  });
});

describe.each(routes)('the route $route', ({ route, numbers }) => {
  it('has its lessons in the order of the course', () => {
    expect(routeLessons(route).map(numberOf)).toEqual(numbers);
  });

  it('has exactly these lessons on it', () => {
    const onRoute = LESSONS.filter(({ id }) => isOnRoute(route, id)).map(numberOf);

    expect(onRoute).toEqual(numbers);
  });

  it('leads from each lesson, on it or not, to its next one, and ends after the last', () => {
    for (const lesson of LESSONS) {
      const number = numberOf(lesson) ?? 0;

      const expected = numbers.find((candidate) => candidate > number);

      expect(numberOf(lessonAfter(route, lesson.id)), lesson.id).toBe(expected);
    }
  });

  it('goes on with its first lesson that is open', () => {
    for (const [index, number] of numbers.entries()) {
      expect(numberOf(nextLesson(route, finishAll(numbers.slice(0, index))))).toBe(number);
    }
  });

  it('goes on with a lesson that was left out, before those after it', () => {
    for (const number of numbers) {
      const others = numbers.filter((other) => other !== number);

      expect(numberOf(nextLesson(route, finishAll(others)))).toBe(number);
    }
  });

  it('goes on with nothing when all of it is done or skipped', () => {
    expect(nextLesson(route, finishAll(numbers))).toBeUndefined();
    expect(nextLesson(route, finishAll(numbers, 'skipped'))).toBeUndefined();
  });

  it('passes by a lesson that was skipped', () => {
    const [first, second] = numbers;

    expect(numberOf(nextLesson(route, finishAll([first ?? 0], 'skipped')))).toBe(second);
  });

  it('takes the minutes of its lessons', () => {
    const minutes = numbers.map((number) => lessonOf(number).minutes);

    expect(minutesLeft(route, NO_PROGRESS)).toBe(minutes.reduce((sum, one) => sum + one, 0));
  });

  it('takes fewer minutes with each lesson that is finished, and none at its end', () => {
    for (const status of ['done', 'skipped'] as const) {
      for (const [index] of numbers.entries()) {
        const rest = numbers.slice(index).map((number) => lessonOf(number).minutes);
        const progress = finishAll(numbers.slice(0, index), status);

        expect(minutesLeft(route, progress)).toBe(rest.reduce((sum, one) => sum + one, 0));
      }
      expect(minutesLeft(route, finishAll(numbers, status))).toBe(0);
    }
  });

  it('counts a lesson that was begun by the steps that are open', () => {
    const all = minutesLeft(route, NO_PROGRESS);
    for (const number of numbers) {
      const { minutes, steps } = lessonOf(number);
      for (const [done] of steps.entries()) {
        const progress = markSteps(NO_PROGRESS, lessonOf(number), 'done', done);

        expect(minutesLeft(route, progress)).toBe(Math.ceil(all - (minutes * done) / steps.length));
      }
    }
  });

  it('counts a step that was skipped like one that is done', () => {
    const lesson = lessonOf(numbers[0] ?? 0);

    expect(minutesLeft(route, markSteps(NO_PROGRESS, lesson, 'skipped', 1))).toBe(
      minutesLeft(route, markSteps(NO_PROGRESS, lesson, 'done', 1)),
    );
  });

  it('does not count what was done beside it', () => {
    const beside = LESSONS.filter(({ id }) => !isOnRoute(route, id)).map((lesson) => numberOf(lesson) ?? 0);

    expect(minutesLeft(route, finishAll(beside))).toBe(minutesLeft(route, NO_PROGRESS));
  });

  it('gives whole minutes, and never 0 while a step is open', () => {
    const done = finishAll(numbers.slice(0, -1));
    const last = lessonOf(numbers.at(-1) ?? 0);
    const progress = markSteps(done, last, 'done', last.steps.length - 1);

    expect(Number.isInteger(minutesLeft(route, progress))).toBe(true);
    expect(minutesLeft(route, progress)).toBeGreaterThan(0);
  });
});

describe('a lesson that does not exist', () => {
  it.each(['seed', 'quick'] as const)('is on no route of chosen lessons: %s', (route) => {
    expect(isOnRoute(route, 'from-the-future')).toBe(false);
  });

  it('in progress that is kept changes no route', () => {
    const future: Progress = {
      ...NO_PROGRESS,
      lessons: { 'from-the-future': { status: 'done', steps: {} } },
    };

    expect(minutesLeft('full', future)).toBe(minutesLeft('full', NO_PROGRESS));
    expect(nextLesson('full', future)).toBe(nextLesson('full', NO_PROGRESS));
  });
});

describe('the quick answer in steps', () => {
  it('has six steps, in the order of the lessons', () => {
    const lessons = QUICK_MAP.map(({ lesson }) => lesson);

    expect(lessons).toHaveLength(6);
    expect(lessons).toEqual(lessons.toSorted((one, other) => one - other));
  });

  it('tells all lessons of the quick route, and no others', () => {
    expect([...new Set(QUICK_MAP.map(({ lesson }) => lesson))]).toEqual(NUMBERS.quick);
  });

  it.each(QUICK_MAP)('says in one sentence: $step', ({ step }) => {
    expect(step).toMatch(/^[A-Z].*\.$/);
  });
});
