import { describe, expect, it } from 'vitest';
import { findLesson } from '../../../src/lessons/catalog.js';
import type { Lesson } from '../../../src/lessons/engine/lesson.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import {
  act,
  answer,
  checkedGoals,
  enterStep,
  restartStep,
  solveStep,
  startLesson,
  stepAfter,
  stepIndex,
} from '../../../src/lessons/engine/session.js';
import { fakeContext } from '../../helpers/fake-ports.js';

function lessonFour(): Lesson {
  const lesson = findLesson('sign-in-as-the-right-person');
  if (lesson === undefined) throw new Error('lesson 4 is not there');
  return lesson;
}

const LESSON = lessonFour();
const CONTEXT = fakeContext();

function at(stepId: string): LessonSession {
  const step = LESSON.steps.find(({ id }) => id === stepId);
  if (step === undefined) throw new Error(`lesson 4 has no step ${stepId}`);
  return enterStep(LESSON.id, step, startLesson(LESSON, null, false, CONTEXT).world, CONTEXT);
}

const signOut = (session: LessonSession) =>
  act(LESSON, session, { kind: 'sign-out', browser: session.world.activeBrowser }, CONTEXT);

describe('starting a lesson', () => {
  it('carries on in a world that it accepts', () => {
    const { world } = startLesson(LESSON, null, false, CONTEXT);

    expect(startLesson(LESSON, world, false, CONTEXT).world).toBe(world);
  });

  it('takes its own world where it does not accept the one before', () => {
    const { world } = signOut(at('leave-root')).session;

    expect(startLesson(LESSON, world, false, CONTEXT).world).not.toBe(world);
  });

  it('takes its own world where another phone is in use', () => {
    const { world } = startLesson(LESSON, null, false, CONTEXT);

    expect(startLesson(LESSON, world, true, CONTEXT).world.usesOwnPhone).toBe(true);
  });
});

describe('a step', () => {
  it.each([
    ['two-identities', true],
    ['leave-root', false],
    ['whose-mfa', false],
  ])('%s is solved at its beginning: %s', (stepId, isSolved) => {
    expect(at(stepId).isSolved).toBe(isSolved);
  });

  it('is solved by the request that meets its goals', () => {
    const { session, result } = signOut(at('leave-root'));

    expect(result.ok).toBe(true);
    expect(session.isSolved).toBe(true);
  });

  it('counts a refusal as a failed try', () => {
    const session = at('leave-root');
    const { activeBrowser: browser } = session.world;
    const code = '000000';
    const acted = act(LESSON, session, { kind: 'submit-mfa-code', browser, code }, CONTEXT);

    expect(acted.result.ok).toBe(false);
    expect(acted.session.failedTries).toBe(1);
  });

  it('stays solved after its goals are undone, with each goal met', () => {
    const solved = { ...signOut(at('leave-root')).session, world: at('leave-root').world };
    const step = LESSON.steps.find(({ id }) => id === 'leave-root');
    if (step?.kind !== 'task') throw new Error('leave-root is no task');

    expect(checkedGoals(step, solved, CONTEXT.now).map(({ isMet }) => isMet)).toEqual([true]);
  });

  it('started anew is as it was', () => {
    const session = at('leave-root');

    expect(restartStep(LESSON, signOut(session).session, CONTEXT.now)).toEqual(session);
  });

  it('done for the learner begins where the step began', () => {
    const away = { ...at('leave-root'), drafts: { account: 'half typed' } };
    const solved = solveStep(LESSON, away, CONTEXT);

    expect(solved.isSolved).toBe(true);
    expect(solved.drafts).toEqual({});
  });
});

describe('an answer', () => {
  it('that is right solves the question', () => {
    expect(answer(LESSON, at('whose-mfa'), 'b')).toMatchObject({
      tries: ['b'],
      isSolved: true,
      failedTries: 0,
    });
  });

  it('that is wrong counts as a failed try', () => {
    expect(answer(LESSON, at('whose-mfa'), 'a')).toMatchObject({
      tries: ['a'],
      isSolved: false,
      failedTries: 1,
    });
  });

  it('that is wrong leaves a solved question solved', () => {
    expect(answer(LESSON, answer(LESSON, at('whose-mfa'), 'b'), 'a').isSolved).toBe(true);
  });

  it.each([
    ['whose-mfa', 'z'],
    ['leave-root', 'a'],
  ])('changes nothing on %s when it is %s', (stepId, choice) => {
    const session = at(stepId);

    expect(answer(LESSON, session, choice)).toBe(session);
  });
});

describe('the order of steps', () => {
  it('names the next one, and none after the last', () => {
    const [first, second] = LESSON.steps;

    expect(stepAfter(LESSON, first?.id ?? '')).toBe(second);
    expect(stepAfter(LESSON, LESSON.steps.at(-1)?.id ?? '')).toBeUndefined();
  });

  it('counts from 0', () => {
    expect(stepIndex(LESSON, 'two-identities')).toBe(1);
  });
});
