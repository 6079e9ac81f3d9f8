import { describe, expect, it } from 'vitest';
import { CATALOG, LESSONS } from '../../src/lessons/catalog.js';
import { checkpointWorld } from '../../src/lessons/engine/checkpoint.js';
import type { Move, Moves, TaskStep } from '../../src/lessons/engine/lesson.js';
import { play } from '../../src/lessons/engine/moves/moves.js';
import type { LessonSession } from '../../src/lessons/engine/session.js';
import { checkedGoals, enterStep, solveStep, startLesson } from '../../src/lessons/engine/session.js';
import { explainReason } from '../../src/lessons/words/explanations.js';
import { addSeconds, TIME_STEP_SECONDS } from '../../src/sim/base/time.js';
import { execute } from '../../src/sim/execute.js';
import type { Refusal } from '../../src/sim/world/refusal.js';
import { labTime, type World } from '../../src/sim/world/world.js';
import { depth, someOf } from '../helpers/depth.js';
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';
import { sessionAt } from './at-step.js';
import { markedTexts, markProblems, unmarkedTexts } from './marks.js';

/** Of the seconds of a step each so many. */
const EVERY = depth(13, 2);

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Lessons that are out, written down once more: somebody's progress would be lost with an id. */
const SAVED_IDS = [
  'two-secrets-are-not-two-factors',
  'the-night-a-password-leaks',
  'choose-a-device',
  'sign-in-as-the-right-person',
  'link-the-phone',
  'two-consecutive-codes',
  'sign-in-with-a-code',
  'the-phones-clock-is-wrong',
  'the-phone-is-gone',
];

/** Whether the goals are met after playing moves from the start of a step, waiting as a person does. */
function isSolvedBy(step: TaskStep, session: LessonSession, moves: readonly Move[]): boolean {
  const played = play(session.world, moves, fakeContext(), session.world.usesOwnPhone ? 'clock' : 'warp');
  const after = { ...session, world: played.world };
  return checkedGoals(step, after, played.context.now).every(({ isMet }) => isMet);
}

function isSolvedAtStart(step: TaskStep, session: LessonSession): boolean {
  return checkedGoals(step, session, fakeContext().now).every(({ isMet }) => isMet);
}

/** The last refusal while playing moves, and the world it left. */
function lastRefusal(from: World, moves: readonly Move[]): { world: World; refusal: Refusal } {
  const context = fakeContext();
  let world = from;
  let refusal: Refusal | undefined;
  for (const move of moves) {
    if (move === 'wait-for-next-code') throw new Error('a temptation does not wait');
    const request = move(world, labTime(world, context.now));
    if (request === null) throw new Error('a temptation acts');
    const executed = execute(world, request, context);
    world = executed.world;
    refusal = executed.result.ok ? undefined : executed.result.failure;
  }
  if (refusal === undefined) throw new Error('a temptation is refused at its end');
  return { world, refusal };
}

function expectRouteSolves(step: TaskStep, session: LessonSession, route: Moves) {
  const moves = route(session.world);

  for (let length = 0; length < moves.length; length += 1) {
    expect(isSolvedBy(step, session, moves.slice(0, length)), `after ${length} moves`).toBe(false);
  }
  expect(isSolvedBy(step, session, moves), 'after all moves').toBe(true);
}

describe('the catalog', () => {
  it('has numbered places with unique ids in kebab-case', () => {
    const ids = CATALOG.map(({ id }) => id);

    expect(CATALOG.map(({ number }) => number)).toEqual(ids.map((_, index) => index + 1));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(KEBAB);
  });

  it('has kept the ids by which progress is saved', () => {
    expect(LESSONS.map(({ id }) => id)).toEqual(expect.arrayContaining(SAVED_IDS));
  });
});

describe.each(LESSONS.map((lesson) => ({ lesson, id: lesson.id })))('lesson $id', ({ lesson }) => {
  const tasks = lesson.steps.filter((step) => step.kind === 'task');

  it('has unique step ids in kebab-case, titles and sources', () => {
    const ids = lesson.steps.map((step) => step.id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const step of lesson.steps) {
      expect(step.id).toMatch(KEBAB);
      expect(step.title).not.toBe('');
      expect(step.sources.length).toBeGreaterThan(0);
    }
  });

  it('has a question whose every option explains itself, and one right answer each', () => {
    const quizzes = lesson.steps.filter((step) => step.kind === 'quiz');

    expect(quizzes.length).toBeGreaterThan(0);
    for (const quiz of quizzes) {
      expect(quiz.options.filter((option) => option.isRight)).toHaveLength(1);
      expect(quiz.options.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'].slice(0, quiz.options.length));
      for (const option of quiz.options) {
        expect(option.explanation.length).toBeGreaterThan(20);
        if (!option.isRight) expect(option.misconception).toMatch(KEBAB);
      }
    }
  });

  it('has its marks in pairs, and only in texts in which they are read', () => {
    const { world } = startLesson(lesson, null, false, fakeContext());
    const marked = lesson.steps.flatMap((step) => markedTexts(step, world));

    expect(markProblems(marked)).toEqual([]);
    expect(unmarkedTexts(lesson, world).filter((text) => /`|\*\*/.test(text))).toEqual([]);
  });

  it('starts at its checkpoint, and accepts that world as one that carries on', () => {
    for (const own of [false, true]) {
      expect(lesson.accepts?.(checkpointWorld(lesson, own, fakeContext())) ?? true).toBe(true);
    }
  });

  describe.each(tasks.map((step) => ({ step, id: step.id })))('task $id', ({ step }) => {
    describe.each([
      { phone: "the lab's phone", own: false },
      { phone: "the learner's own phone", own: true },
    ])('with $phone', ({ own }) => {
      it('is unsolved before and after each proper prefix of its solution, and solved after it', () => {
        const session = sessionAt(lesson, step, own);

        expect(isSolvedAtStart(step, session)).toBe(false);
        expectRouteSolves(step, session, step.solution);
      });

      it('is solved by "do it for me" without waiting', () => {
        const session = sessionAt(lesson, step, own);

        const solved = solveStep(lesson, session, fakeContext());

        const goals = checkedGoals(step, { ...solved, isSolved: false }, fakeContext().now);
        expect(goals.filter(({ isMet }) => !isMet).map(({ goal }) => goal.id)).toEqual([]);
      });

      it.each(step.otherRoute === undefined ? [] : [step.otherRoute])(
        'is solved by another route, too',
        (otherRoute) => {
          const session = sessionAt(lesson, step, own);

          expect(isSolvedBy(step, session, otherRoute(session.world))).toBe(true);
        },
      );

      it.each((step.temptations ?? []).map((temptation) => ({ ...temptation, title: temptation.name })))(
        'is not solved by $title, which says why',
        ({ moves, reason }) => {
          const session = sessionAt(lesson, step, own);

          expect(lastRefusal(session.world, moves(session.world)).refusal.reason.code).toBe(reason);
        },
      );
    });

    it('has a tempting wrong move, and a text for it', () => {
      const session = sessionAt(lesson, step, false);
      const texts = (step.temptations ?? []).map(({ name, moves }) => {
        const { world, refusal } = lastRefusal(session.world, moves(session.world));
        return `${name}: ${explainReason(refusal.reason, world, labTime(world, fakeContext().now))}`;
      });

      expect(texts.length).toBeGreaterThan(0);
      expect(texts).toMatchSnapshot();
    });

    it('has hints, goals and a why that are not empty', () => {
      expect(step.hints.every((hint) => hint.length > 0)).toBe(true);
      expect(step.goals.length).toBeGreaterThan(0);
      expect(step.goals.length).toBeLessThanOrEqual(5);
      expect(step.why.length).toBeGreaterThan(0);
      expect(new Set(step.goals.map(({ id }) => id)).size).toBe(step.goals.length);
    });
  });
});

describe('going through the course in order', () => {
  it.each([
    { phone: "the lab's phone", own: false },
    { phone: "the learner's own phone", own: true },
  ])('keeps one world from lesson to lesson with $phone', ({ own }) => {
    let context = fakeContext(SOME_TIME, 7);
    let world: World | null = null;
    const ends = new Map<string, World>();

    for (const lesson of LESSONS) {
      let session: LessonSession = startLesson(lesson, world, own, context);
      // The world of before, unless the lesson has one of its own; a step may add what it arranges.
      if (lesson.accepts !== undefined) expect(session.world.account.id).toBe(world?.account.id);
      for (const step of lesson.steps) {
        // As fast as somebody can press h three times, and Enter.
        context = { ...context, now: addSeconds(context.now, 5) };
        session = enterStep(lesson.id, step, session.world, context);
        if (step.kind !== 'task') continue;
        session = solveStep(lesson, session, context);
        const goals = checkedGoals(step, { ...session, isSolved: false }, context.now);
        expect(goals.filter(({ isMet }) => !isMet).map(({ goal }) => `${step.id}: ${goal.id}`)).toEqual([]);
      }
      world = session.world;
      ends.set(lesson.id, world);
    }

    const recovered = ends.get('the-phone-is-gone');
    expect(recovered?.plan).toMatchObject({ administrator: expect.any(String) });
    expect(recovered?.account.securityKeys).toHaveLength(1);
  });

  it.each(someOf([0, 5, 20, 95], 3).flatMap((pause) => [false, true].map((own) => ({ pause, own }))))(
    'solves every task from whatever second of a step: $pause s for each, own phone $own',
    ({ pause, own }) => {
      for (let second = 0; second < TIME_STEP_SECONDS; second += EVERY) {
        let context = fakeContext(SOME_TIME - 10 + second, 7);
        let world: World | null = null;
        for (const lesson of LESSONS) {
          let session: LessonSession = startLesson(lesson, world, own, context);
          for (const step of lesson.steps) {
            context = { ...context, now: addSeconds(context.now, pause) };
            session = enterStep(lesson.id, step, session.world, context);
            if (step.kind !== 'task') continue;
            session = solveStep(lesson, session, context);
            const goals = checkedGoals(step, { ...session, isSolved: false }, context.now);
            const open = goals.filter(({ isMet }) => !isMet).map(({ goal }) => goal.id);
            expect(open, `${step.id}, begun at second ${second}`).toEqual([]);
          }
          world = session.world;
        }
      }
    },
  );
});
