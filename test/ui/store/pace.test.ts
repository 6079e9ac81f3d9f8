import { describe, expect, it } from 'vitest';
import type { PlanBlock } from '../../../src/lessons/notes/plan-block.js';
import { epochSeconds } from '../../../src/sim/base/time.js';
import {
  adviceFor,
  CLOCK_NOT_STARTED,
  minutesLate,
  paceOf,
  planSeconds,
  pressPause,
  reachedAt,
  type StepMinutes,
  wordLate,
} from '../../../src/ui/store/pace.js';
import type { PlanClock, StagePlace, StepPlace } from '../../../src/ui/store/stage-file.js';

const START = 1_800_000_000;
const MINUTE = 60;

/** Two lessons of steps `a`, `b`, `c`: six minutes, and four. */
const STEPS: StepMinutes = (lessonId) => {
  const minutes = { first: [1, 2, 3], second: [2, 2] }[lessonId] ?? [];
  return minutes.map((one, index) => ({ step: 'abc'.charAt(index), minutes: one }));
};

const FIRST: PlanBlock = { kind: 'lesson', lessonId: 'first', minutes: 6 };
const SECOND: PlanBlock = { kind: 'lesson', lessonId: 'second', minutes: 4 };
const BREAK: PlanBlock = { kind: 'break', minutes: 15 };
const HELLO: PlanBlock = { kind: 'talk', title: 'Hello', minutes: 10 };
const DAY = [FIRST, BREAK, SECOND];

interface Case {
  readonly what: string;
  /** Minutes after the start of the clock. */
  readonly after: number;
  /** Where the stage stands, as `first/b`. */
  readonly at: string;
  /** What the clock of the plan showed when the step was come to, in minutes. */
  readonly since?: number;
  readonly reached?: string;
  readonly blocks?: readonly PlanBlock[];
  readonly clock?: Partial<PlanClock>;
  /** Minutes that were spent in the furthest step. */
  readonly spent?: number;
  readonly late: number;
}

const CASES: readonly Case[] = [
  { what: 'just begun', after: 0, at: 'first/a', late: 0 },
  { what: 'half of the first step', after: 0.5, at: 'first/a', late: 0 },
  { what: 'the first step is over its time', after: 4, at: 'first/a', late: 3 },
  { what: 'the second step, in time', after: 2, at: 'first/b', since: 1, late: 0 },
  { what: 'the second step, come to early', after: 0.5, at: 'first/b', since: 0.5, late: -0.5 },
  { what: 'the second step, come to late', after: 6, at: 'first/b', since: 5, late: 4 },
  { what: 'the last step of a lesson, in time', after: 5, at: 'first/c', since: 3, late: 0 },
  { what: 'far ahead', after: 1, at: 'second/a', since: 1, late: -20 },
  {
    what: 'a break that is still on, with the step before it on the wall',
    after: 12,
    at: 'first/c',
    since: 3,
    late: 0,
  },
  { what: 'a break that has just ended', after: 21, at: 'first/c', since: 3, late: 0 },
  { what: 'a break that takes five minutes more', after: 26, at: 'first/c', since: 3, late: 5 },
  { what: 'after the break, in time', after: 22, at: 'second/a', since: 21, late: 0 },
  { what: 'after a break that was cut short', after: 12, at: 'second/a', since: 12, late: -9 },
  { what: 'the last step of the day', after: 24, at: 'second/b', since: 23, late: 0 },
  { what: 'the plan is over', after: 30, at: 'second/b', since: 23, late: 5 },
  {
    what: 'gone back, with what was reached',
    after: 5,
    at: 'first/a',
    since: 4,
    reached: 'first/c',
    spent: 1,
    late: 1,
  },
  {
    what: 'gone back, with time left in what was reached',
    after: 10,
    at: 'first/b',
    since: 8,
    reached: 'first/c',
    spent: 3,
    late: 4,
  },
  {
    what: 'gone back to before the break',
    after: 23,
    at: 'first/a',
    since: 22,
    reached: 'second/a',
    spent: 1,
    late: 1,
  },
  {
    what: 'a step that is no longer in the lesson',
    after: 2,
    at: 'first/z',
    since: 1,
    reached: 'first/b',
    spent: 1,
    late: 0,
  },
  {
    what: 'free play, behind what was reached',
    after: 4,
    at: 'sandbox/play',
    since: 3,
    reached: 'first/b',
    spent: 2,
    late: 1,
  },
  { what: 'free play before anything', after: 2, at: 'sandbox/play', late: 2 },
  {
    what: 'a pause that is on',
    after: 8,
    at: 'first/b',
    since: 1,
    clock: { pausedAt: epochSeconds(START + 2 * MINUTE) },
    late: 0,
  },
  {
    what: 'a pause that is over',
    after: 8,
    at: 'first/b',
    since: 1,
    clock: { pausedSeconds: 6 * MINUTE },
    late: 0,
  },
  {
    what: 'two pauses, one of them on',
    after: 20,
    at: 'first/b',
    since: 1,
    clock: { pausedSeconds: 5 * MINUTE, pausedAt: epochSeconds(START + 7 * MINUTE) },
    late: 0,
  },
  {
    what: 'paused overnight',
    after: 15 * 60,
    at: 'first/c',
    since: 3,
    clock: { pausedAt: epochSeconds(START + 5 * MINUTE) },
    late: 0,
  },
  { what: 'not paused overnight', after: 15 * 60, at: 'first/a', late: 15 * 60 - 1 },
  {
    what: 'a lesson that the plan gives twice the time',
    after: 4,
    at: 'first/b',
    since: 2,
    blocks: [{ ...FIRST, minutes: 12 }],
    late: 0,
  },
  {
    what: 'a lesson that the plan gives half the time',
    after: 4,
    at: 'first/b',
    since: 2,
    blocks: [{ ...FIRST, minutes: 3 }],
    late: 2.5,
  },
  { what: 'a hello before the first lesson', after: 8, at: 'first/a', blocks: [HELLO, FIRST], late: 0 },
  { what: 'a hello that takes longer', after: 14, at: 'first/a', since: 0, blocks: [HELLO, FIRST], late: 3 },
  {
    what: 'a lesson of which nothing is known',
    after: 5,
    at: 'third/a',
    blocks: [{ kind: 'lesson', lessonId: 'third', minutes: 5 }],
    late: 0,
  },
];

function placeOf(named: string): StepPlace {
  const [lesson = '', step = ''] = named.split('/');
  return { lesson, step };
}

function paceIn({ after, at, since = 0, reached, blocks = DAY, clock = {}, spent = 0 }: Case) {
  const furthest = reached === undefined ? null : placeOf(reached);
  const place: StagePlace = {
    ...placeOf(at),
    number: '1.1',
    since: epochSeconds(START),
    planSeconds: since * MINUTE,
  };
  return paceOf(
    {
      plan: {
        startedAt: epochSeconds(START),
        pausedSeconds: 0,
        pausedAt: null,
        ...clock,
        blocks,
        reached: furthest,
      },
      at: place,
      spent: furthest === null ? {} : { [furthest.lesson]: { [furthest.step]: spent * MINUTE } },
    },
    epochSeconds(START + after * MINUTE),
    STEPS,
  );
}

describe('the pace of a room', () => {
  it.each(CASES)('$what: $late min late', (one) => {
    const pace = paceIn(one);

    expect(pace.kind === 'started' ? pace.late / MINUTE : null).toBeCloseTo(one.late, 6);
  });

  it('is a day of 31 cases', () => {
    expect(CASES).toHaveLength(31);
  });

  it('is not told before the clock is started', () => {
    const plan = { ...CLOCK_NOT_STARTED, blocks: DAY, reached: null };
    const at = { ...placeOf('first/a'), number: '1.1', since: epochSeconds(START), planSeconds: null };

    expect(paceOf({ plan, at, spent: {} }, epochSeconds(START), STEPS)).toEqual({ kind: 'not-started' });
  });

  it('says when the plan ends if the rest takes as long as it says', () => {
    const late = paceIn({ what: '', after: 6, at: 'first/b', since: 5, late: 4 });

    // 25 minutes in all, of which 2 are done.
    expect(late).toMatchObject({ endsAt: START + (6 + 23) * MINUTE, isPaused: false });
  });

  it('keeps the furthest step, and forgets none by going back', () => {
    const plan = { blocks: DAY, reached: placeOf('first/c') };

    expect(reachedAt(plan, placeOf('first/a'), STEPS)).toEqual(placeOf('first/c'));
    expect(reachedAt(plan, placeOf('second/a'), STEPS)).toEqual(placeOf('second/a'));
    expect(reachedAt(plan, placeOf('sandbox/play'), STEPS)).toEqual(placeOf('first/c'));
    expect(reachedAt({ ...plan, reached: null }, placeOf('first/b'), STEPS)).toEqual(placeOf('first/b'));
  });
});

describe('P', () => {
  it('starts the clock, pauses it, and goes on', () => {
    const at = (minutes: number) => epochSeconds(START + minutes * MINUTE);
    const started = pressPause(CLOCK_NOT_STARTED, at(0));
    const paused = pressPause(started, at(10));
    const goesOn = pressPause(paused, at(15));

    expect(planSeconds(CLOCK_NOT_STARTED, at(3))).toBeNull();
    expect(planSeconds(started, at(3))).toBe(3 * MINUTE);
    expect(planSeconds(paused, at(14))).toBe(10 * MINUTE);
    expect(planSeconds(goesOn, at(20))).toBe(15 * MINUTE);
  });
});

describe('what is said of it', () => {
  it.each([
    [0, 'on time', null],
    [89, 'on time', null],
    [-89, 'on time', null],
    [100, 'about 2 min late', null],
    [180, 'about 3 min late', 'late'],
    [-240, 'about 4 min early', 'early'],
  ])('%i s: %s', (late, words, advice) => {
    expect(wordLate(late)).toBe(words);
    expect(adviceFor({ kind: 'started', late, endsAt: epochSeconds(START), isPaused: false })).toBe(advice);
  });

  it('counts whole minutes, and one of them as none', () => {
    expect([-60, 0, 60, 90, 150].map(minutesLate)).toEqual([0, 0, 0, 2, 3]);
  });
});
