import { describe, expect, it } from 'vitest';
import { intendedRefusal } from '../../../src/lessons/engine/intended-refusal.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { MOMENTS } from '../../ui/screens/course.js';

const { now } = fakeContext();

/** A task of lesson 6 as it stands when somebody has done it, or has not. */
function moment(id: string, isSolvedTask = true) {
  const found = MOMENTS.find(
    (one) =>
      one.lesson.id === 'two-consecutive-codes' &&
      one.step.id === id &&
      one.isSolvedTask === isSolvedTask &&
      !one.session.world.usesOwnPhone,
  );
  if (found?.step.kind !== 'task') throw new Error(`there is no task ${id}`);
  return { step: found.step, session: found.session };
}

/** The same after something else was tried, and refused. */
function triedMore({ world, ...session }: LessonSession): LessonSession {
  const [last] = world.history.slice(-1);
  if (last === undefined) throw new Error('nothing has happened');
  const later = { ...last, id: last.id + 1, eventName: 'GetUser', browser: activeBrowser(world).id };
  return { ...session, solvedWorld: world, world: { ...world, history: [...world.history, later] } };
}

describe('what AWS said last in a task that is solved', () => {
  it('is a refusal where the task was about one', () => {
    const { step, session } = moment('same-code-twice');

    expect(intendedRefusal(step, session, now)?.code).toBe('InvalidAuthenticationCode');
  });

  it('is none where AWS did as it was asked, or the task is open', () => {
    const { step, session } = moment('two-in-a-row');
    expect(intendedRefusal(step, session, now)).toBeNull();

    const open = moment('same-code-twice', false);
    expect(intendedRefusal(open.step, open.session, now)).toBeNull();
  });

  it('is none where the refusal was not what a goal wanted', () => {
    const { step, session } = moment('same-code-twice');
    const goals = [{ id: 'any', text: 'whatever', isMet: () => true }];

    expect(intendedRefusal({ ...step, goals }, session, now)).toBeNull();
  });

  it('stays what it was, whatever is tried afterwards', () => {
    const { step, session } = moment('same-code-twice');

    expect(intendedRefusal(step, triedMore(session), now)).toEqual(intendedRefusal(step, session, now));
  });
});
