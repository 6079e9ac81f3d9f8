import { describe, expect, it } from 'vitest';
import { INCIDENTS, monday } from '../../../../src/lessons/content/monday/monday.js';
import { play } from '../../../../src/lessons/engine/moves/moves.js';
import { checkedGoals, checkGoals, enterStep, startLesson } from '../../../../src/lessons/engine/session.js';
import { fakeContext } from '../../../helpers/fake-ports.js';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe.each([false, true])('a Monday, with a phone of your own: %s', (own) => {
  it.each(SEEDS)('of the seed %i is solved, incident by incident', (seed) => {
    const { lesson, incidents } = monday(seed);
    const context = fakeContext();
    let session = startLesson(lesson, null, own, context);
    for (const { step } of incidents) {
      session = enterStep(lesson.id, step, session.world, context);
      expect(session.isSolved).toBe(false);
      for (const moves of [step.solution(session.world), step.otherRoute?.(session.world)]) {
        if (moves === undefined) continue;
        const played = play(session.world, moves, context);
        const solved = checkGoals(lesson, { ...session, world: played.world }, played.context.now);
        expect(
          checkedGoals(step, solved, context.now)
            .filter(({ isMet }) => !isMet)
            .map(({ goal }) => goal.id),
        ).toEqual([]);
      }
    }
    expect(incidents).toHaveLength(INCIDENTS.length);
  });
});
