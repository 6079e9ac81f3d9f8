import { describe, expect, it } from 'vitest';
import { CATALOG, findLesson, LESSONS } from '../../../../src/lessons/catalog.js';
import { INCIDENTS, monday } from '../../../../src/lessons/content/monday/monday.js';
import { play } from '../../../../src/lessons/engine/moves/moves.js';
import { checkedGoals, checkGoals, enterStep, startLesson } from '../../../../src/lessons/engine/session.js';
import { inlines, markProblem, plainText } from '../../../../src/lessons/words/rich-text.js';
import { depth, someOf } from '../../../helpers/depth.js';
import { fakeContext, SOME_TIME } from '../../../helpers/fake-ports.js';
import { modelWith } from '../../../ui/screens/course.js';
import { textOf } from '../../../ui/screens/shown-text.js';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

/** More of them in a deep run. */
const MANY_SEEDS = Array.from({ length: depth(4, 60) }, (_, index) => index + 1);

/** Everything of a Monday that can be read. */
function wordsOf(seed: number): string {
  return monday(seed)
    .incidents.map(({ step }) => [step.title, plainText(step.prompt), ...step.goals.map(({ text }) => text)])
    .join('\n');
}

describe.each([false, true])('a Monday, with a phone of your own: %s', (own) => {
  it.each(MANY_SEEDS)('of the seed %i is put right, incident by incident', (seed) => {
    const { lesson, incidents } = monday(seed);
    // Any second of a time step will do.
    const context = fakeContext(SOME_TIME + seed);
    let session = startLesson(lesson, null, own, context);
    for (const { step } of incidents) {
      session = enterStep(lesson.id, step, session.world, context);
      const begun = session;
      const solvedBy = (moves: ReturnType<typeof step.solution>) => {
        const played = play(begun.world, moves, context);
        const { isSolved } = checkGoals(lesson, { ...begun, world: played.world }, played.context.now);
        const goals = checkedGoals(step, { ...begun, world: played.world }, played.context.now);
        return { isSolved, open: goals.filter(({ isMet }) => !isMet).map(({ goal }) => goal.id) };
      };
      const solution = step.solution(begun.world);

      expect(begun.isSolved).toBe(false);
      expect(solvedBy(solution)).toEqual({ isSolved: true, open: [] });
      const other = step.otherRoute?.(begun.world);
      if (other !== undefined) expect(solvedBy(other)).toEqual({ isSolved: true, open: [] });
      for (let length = 0; length < solution.length; length += 1) {
        expect(solvedBy(solution.slice(0, length)).isSolved).toBe(false);
      }
    }
    expect(incidents.map(({ incident }) => incident.id).sort()).toEqual(INCIDENTS.map(({ id }) => id).sort());
  });
});

describe('the seed of a Monday', () => {
  it('gives the same Monday again, down to the account', () => {
    const accounts = [1, 2].map(() => {
      const context = fakeContext();
      monday(99);
      const { lesson, incidents } = monday(5);
      const session = startLesson(lesson, null, false, context);
      return incidents.map(({ step }) => enterStep(lesson.id, step, session.world, context).world.account.id);
    });

    expect(accounts[0]).toEqual(accounts[1]);
    expect(new Set(accounts[0]).size).toBe(INCIDENTS.length);
    const first = wordsOf(5);
    for (let other = 100; other < 120; other += 1) monday(other);
    expect(wordsOf(5)).toBe(first);
  });

  it('gives other orders, other words and other accounts', () => {
    const orders = SEEDS.map((seed) =>
      monday(seed)
        .incidents.map(({ incident }) => incident.id)
        .join(),
    );

    expect(new Set(orders).size).toBeGreaterThan(4);
    for (const { id } of INCIDENTS) {
      const prompts = SEEDS.map(
        (seed) => monday(seed).incidents.find(({ incident }) => incident.id === id)?.step.prompt,
      );
      expect(new Set(prompts).size).toBeGreaterThan(6);
    }
    expect(new Set(SEEDS.map(wordsOf)).size).toBe(SEEDS.length);
  });

  it.each(['monday-0', 'monday-01', 'monday-10000', 'monday--1', 'monday-x', 'monday-'])(
    'is a whole number of four digits at most: %s is none',
    (id) => {
      expect(findLesson(id)).toBeUndefined();
    },
  );

  it('is in the id of its lesson, which is in no list', () => {
    expect(findLesson('monday-9999')?.id).toBe('monday-9999');
    expect(LESSONS.map(({ id }) => id).join()).not.toContain('monday');
    expect(CATALOG.map(({ id }) => id).join()).not.toContain('monday');
  });
});

describe('what comes in on a Monday', () => {
  const coming = SEEDS.flatMap((seed) => monday(seed).incidents);

  it('has marks that fit, sources, and a time that goes on', () => {
    for (const { step } of coming) {
      for (const rich of [step.prompt, ...step.hints, step.why]) expect(markProblem(rich)).toBeNull();
      expect(step.sources.length).toBeGreaterThan(0);
      expect(step.goals.length).toBeLessThanOrEqual(5);
    }
    for (const seed of SEEDS) {
      const titles = monday(seed).incidents.map(({ step }) => step.title);
      expect(titles).toEqual([...titles].sort());
      for (const title of titles) expect(title).toMatch(/^(08|09|1\d):[0-5]\d, a \w+$/);
    }
  });

  it('never names the way: no button stands in a message, a title or a goal', () => {
    for (const { step } of coming) {
      expect(inlines(step.prompt).every((piece) => typeof piece === 'string')).toBe(true);
      const text = [step.title, plainText(step.prompt), ...step.goals.map((goal) => goal.text)].join(' ');
      expect(text).not.toMatch(
        /resync|automatic|Remove\b|policy|sessions?\b|access key|EC2|terminate|lesson/i,
      );
    }
  });

  it.each([
    [80, 24],
    [120, 36],
  ])('can be read whole at %ix%i', (columns, rows) => {
    const context = fakeContext();
    for (const seed of someOf(SEEDS, 3)) {
      const { lesson, incidents } = monday(seed);
      const session = startLesson(lesson, null, false, context);
      for (const { step } of incidents) {
        const entered = enterStep(lesson.id, step, session.world, context);
        const shown = textOf(modelWith(entered, { columns, rows }));
        const words = plainText(step.prompt).split(' ');
        // In a column of its own each line of it stands beside other panes.
        for (const word of words) expect(shown).toContain(word);
        for (const goal of step.goals) expect(shown).toContain(goal.text.split(' ')[0]);
      }
    }
  });

  it('names each lesson to look at, and every wrong turn once', () => {
    for (const { incident, wrongTurns } of coming) {
      expect(findLesson(incident.lessonId)).toBeDefined();
      expect(new Set(wrongTurns.map(({ id }) => id)).size).toBe(wrongTurns.length);
      for (const { id, text } of wrongTurns) {
        expect(id).toMatch(/^[a-z-]+$/);
        expect(text).toMatch(/^[a-z].*[^.]$/);
      }
    }
  });
});
