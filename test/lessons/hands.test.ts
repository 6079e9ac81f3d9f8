import { describe, expect, it } from 'vitest';
import { findLesson } from '../../src/lessons/catalog.js';
import type { TaskStep } from '../../src/lessons/engine/lesson.js';
import {
  openBookmark,
  play,
  submitPassword,
  submitUnusedCode,
} from '../../src/lessons/engine/moves/moves.js';
import { alicesWindow, thiefsWindow } from '../../src/lessons/engine/moves/people-moves.js';
import {
  answerWithSecondDevice,
  chooseSecondDevice,
} from '../../src/lessons/engine/moves/second-device-moves.js';
import type { LessonSession } from '../../src/lessons/engine/session.js';
import { checkedGoals, enterStep, solveStep, startLesson } from '../../src/lessons/engine/session.js';
import type { World } from '../../src/sim/world/world.js';
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';

const context = fakeContext(SOME_TIME, 7);

/** The session at the beginning of a task, with all before it done. */
function atStep(lessonId: string, stepId: string): { session: LessonSession; step: TaskStep } {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) throw new Error(`No lesson ${lessonId}`);
  let session = startLesson(lesson, null, false, context);
  for (const step of lesson.steps) {
    session = enterStep(lesson.id, step, session.world, context);
    if (step.id === stepId && step.kind === 'task') return { session, step };
    session = solveStep(lesson, session, context);
  }
  throw new Error(`No task ${stepId}`);
}

/** The goals of a step that are met in a world. */
function met({ session, step }: ReturnType<typeof atStep>, world: World): readonly string[] {
  return checkedGoals(step, { ...session, world, isSolved: false }, context.now)
    .filter(({ isMet }) => isMet)
    .map(({ goal }) => goal.id);
}

const secondDevice = [openBookmark, submitPassword, chooseSecondDevice, answerWithSecondDevice];

describe('a thing is in somebody’s hands, and a goal looks at whose window it was', () => {
  it("does not sign alice in by a touch at the thief's window", () => {
    const at = atStep('the-phone-is-gone', 'use-the-second');

    const { world } = play(at.session.world, [thiefsWindow, ...secondDevice], context);

    expect(world.browsers.find(({ id }) => id === 'attacker')?.session).toBeNull();
    expect(met(at, world)).toEqual([]);
  });

  it('is met by the same touch at her own window', () => {
    const at = atStep('the-phone-is-gone', 'use-the-second');

    const { world } = play(at.session.world, [thiefsWindow, alicesWindow, ...secondDevice], context);

    expect(met(at, world)).toEqual(['signed-in-with-second']);
  });

  it("is not met by a sign-in with a code at the thief's window, which is not alice's", () => {
    const at = atStep('sign-in-with-a-code', 'sign-in-with-code');
    const moves = [thiefsWindow, openBookmark, submitPassword, submitUnusedCode];

    const { world } = play(at.session.world, moves, context);

    expect(world.browsers.find(({ id }) => id === 'attacker')?.session?.mfa).not.toBeNull();
    expect(met(at, world)).toEqual(['code-asked']);
  });
});
