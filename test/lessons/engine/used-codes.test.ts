import { describe, expect, it } from 'vitest';
import { findLesson } from '../../../src/lessons/catalog.js';
import { worldToGoOnFrom } from '../../../src/lessons/engine/free-play.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import { act, checkedGoals, restartStep, solveStep } from '../../../src/lessons/engine/session.js';
import { isCodeUsedSince, withUsedCodes } from '../../../src/lessons/engine/used-codes.js';
import { addSteps, stepAt, timeStep } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import type { Request } from '../../../src/sim/requests.js';
import { devicesOf } from '../../../src/sim/world/account.js';
import type { MfaDevice } from '../../../src/sim/world/devices.js';
import type { World } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { atStep } from '../at-step.js';

const CONTEXT = fakeContext();
const NAME = 'sign-in-with-a-code';
const LESSON = findLesson(NAME);
if (LESSON === undefined) throw new Error('lesson 7 is not there');
const lesson = LESSON;

const phoneOf = ({ account }: World): MfaDevice => {
  const [phone] = devicesOf(account, { type: 'user', userName: 'alice' });
  if (phone === undefined) throw new Error('alice has a device here');
  return phone;
};

/** The session after a sign-in of alice with the code some steps from now; the last answer. */
function signIn(session: LessonSession, steps: number) {
  const { world } = session;
  const browser = world.activeBrowser;
  const { seed, drift } = phoneOf(world);
  const password = world.account.users[0]?.loginProfile?.password ?? '';
  const requests: readonly Request[] = [
    { kind: 'sign-in-as-user', browser, account: world.account.id, userName: 'alice', password },
    {
      kind: 'submit-mfa-code',
      browser,
      code: codeAtStep(seed, addSteps(stepAt(CONTEXT.now), drift + steps)),
    },
  ];
  let acted = { session, isIn: false, reason: '' };
  for (const request of requests) {
    const { session: next, result } = act(lesson, acted.session, request, CONTEXT);
    acted = { session: next, isIn: result.ok, reason: result.ok ? '' : result.failure.reason.code };
  }
  return acted;
}

describe('a step that starts over', () => {
  it('gives back no code that was used in it', () => {
    const { session } = atStep(NAME, 'sign-in-with-code');
    const first = signIn(session, 0);
    expect(first.isIn).toBe(true);

    const again = signIn(restartStep(lesson, first.session, CONTEXT.now), 0);

    expect(again).toMatchObject({ isIn: false, reason: 'code-already-used' });
    expect(signIn(again.session, 1).isIn).toBe(true);
  });

  it('is as it was where no code was used', () => {
    const { session } = atStep(NAME, 'sign-in-with-code');

    expect(restartStep(lesson, session, CONTEXT.now).world).toBe(session.world);
  });

  it('is done for the learner although every code of now is used', () => {
    const { session, step } = atStep(NAME, 'sign-in-with-code');
    let used = session;
    for (const steps of [-2, -1, 0, 1, 2]) {
      const tried = signIn(used, steps);
      used = restartStep(lesson, tried.session, CONTEXT.now);
    }
    const before = phoneOf(used.world).usedSteps.map((one) => one.step);
    const here = stepAt(CONTEXT.now) + phoneOf(used.world).drift;
    expect([-2, -1, 0, 1, 2].filter((steps) => !before.includes(timeStep(here + steps)))).toEqual([]);

    const solved = solveStep(lesson, used, CONTEXT);

    const met = checkedGoals(step, { ...solved, isSolved: false }, CONTEXT.now);
    expect(met.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(phoneOf(solved.world).usedSteps.map((one) => one.step)).toEqual(expect.arrayContaining(before));
  });
});

describe('a world that is gone back to', () => {
  const { session } = atStep(NAME, 'sign-in-with-code');
  const used = signIn(session, 0).session;

  it('is the same where no code was used since', () => {
    expect(withUsedCodes(session.world, session.world)).toBe(session.world);
    expect(withUsedCodes(used.world, session.world)).toBe(used.world);
    expect(isCodeUsedSince(session.world, session.world)).toBe(false);
  });

  it('knows the codes that were used since, and nothing else of it', () => {
    const back = withUsedCodes(session.world, used.world);

    expect(isCodeUsedSince(session.world, used.world)).toBe(true);
    expect(phoneOf(back)).toEqual({
      ...phoneOf(session.world),
      usedSteps: phoneOf(used.world).usedSteps,
    });
    expect(back.history).toBe(session.world.history);
    expect(back.browsers).toBe(session.world.browsers);
  });

  it('knows those of a device that was deleted since', () => {
    const { seed, name, usedSteps } = phoneOf(used.world);
    const account = {
      ...used.world.account,
      mfaDevices: [],
      removedDevices: [{ name, seed, removedAt: CONTEXT.now, usedSteps }],
    };

    const back = withUsedCodes(session.world, { ...used.world, account });

    expect(phoneOf(back).usedSteps).toEqual(usedSteps);
  });

  it('knows up to where all codes count as used', () => {
    const limit = timeStep(50_000_000);
    const { account } = session.world;
    const mfaDevices = account.mfaDevices.map((device) => ({ ...device, usedUpTo: limit }));
    const later = { ...session.world, account: { ...account, mfaDevices } };

    expect(phoneOf(withUsedCodes(session.world, later)).usedUpTo).toBe(limit);
    expect(withUsedCodes(later, session.world)).toBe(later);
  });

  it('is what the next step goes on from, after something was tried', () => {
    const tried = { ...used, solvedWorld: session.world };

    expect(phoneOf(worldToGoOnFrom(tried)).usedSteps).toEqual(phoneOf(used.world).usedSteps);
  });
});
