import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { TaskStep } from '../../../src/lessons/engine/lesson.js';
import { checkedGoals, enterStep, solveStep, startLesson } from '../../../src/lessons/engine/session.js';
import { addSeconds, epochSeconds } from '../../../src/sim/base/time.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';

const now = epochSeconds(SOME_TIME);
/** Goals that are about what was done a moment before, whoever is signed in. */
const OF_A_MOMENT = ['new-secret', 'reuse-refused'];

const WEEK = 7 * 24 * 3600;

describe('a lesson that is left for a week', () => {
  it.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))(
    'is still done for the learner: %s',
    (_id, lesson) => {
      let context = fakeContext(now);
      let session = startLesson(lesson, null, false, context);
      for (const [weeks, step] of lesson.steps.entries()) {
        session = enterStep(lesson.id, step, session.world, context);
        // Keys that are made another week are other ones.
        context = fakeContext(addSeconds(context.now, WEEK), weeks + 2);
        const solved = solveStep(lesson, session, context);
        if (step.kind === 'task') {
          const open = checkedGoals(step as TaskStep, { ...solved, isSolved: false }, context.now);
          expect(
            open
              .filter(({ isMet, goal }) => !isMet && !OF_A_MOMENT.includes(goal.id))
              .map(({ goal }) => goal.id),
          ).toEqual([]);
        }
        session = solved;
      }
    },
  );
});
