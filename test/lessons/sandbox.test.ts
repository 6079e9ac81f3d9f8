import { describe, expect, it } from 'vitest';
import { CATALOG, findLesson, LESSONS } from '../../src/lessons/catalog.js';
import { SANDBOX } from '../../src/lessons/content/sandbox.js';
import { inFront, play, submitPassword } from '../../src/lessons/engine/moves/moves.js';
import {
  administratorsWindow,
  openAlice,
  submitAdministratorsPassword,
  submitTokenCode,
  thiefsWindow,
  tryTheList,
} from '../../src/lessons/engine/moves/people-moves.js';
import { submitPhoneCode } from '../../src/lessons/engine/moves/phone-moves.js';
import { ROUTES, routeLessons } from '../../src/lessons/engine/routes.js';
import { checkGoals, startLesson } from '../../src/lessons/engine/session.js';
import { stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { devicesOf } from '../../src/sim/world/account.js';
import { activeBrowser } from '../../src/sim/world/world.js';
import { fakeContext } from '../helpers/fake-ports.js';

const OWN = [false, true] as const;

describe.each(OWN)('the sandbox, with a phone of your own: %s', (own) => {
  const context = fakeContext();
  const session = startLesson(SANDBOX, null, own, context);
  const played = (...moves: Parameters<typeof play>[1]) => play(session.world, moves, context).world;

  it('has nothing to solve, and is never solved', () => {
    expect(session.isSolved).toBe(false);
    expect(checkGoals(SANDBOX, session, context.now).isSolved).toBe(false);
  });

  it('has windows of alice, omar and a thief, and a device of alice', () => {
    expect(session.world.browsers.map(({ id }) => id)).toEqual(['main', 'administrator', 'attacker']);
    expect(activeBrowser(session.world).session?.principal).toMatchObject({ userName: 'alice' });
    expect(devicesOf(session.world.account, { type: 'user', userName: 'alice' })).toHaveLength(1);
  });

  it('lets omar in with his token, and to the page of alice', () => {
    const world = played(administratorsWindow, submitAdministratorsPassword, submitTokenCode, openAlice);
    expect(activeBrowser(world).page).toMatchObject({ name: 'iam-user', userName: 'alice' });
  });

  it('stops the thief at the code, and lets in whoever reads it', () => {
    const asked = played(thiefsWindow, tryTheList);
    expect(activeBrowser(asked).page.name).toBe('mfa-challenge');
    expect(activeBrowser(played(thiefsWindow, tryTheList, submitPhoneCode(0))).session).not.toBeNull();
  });

  it('lets root in with the code of the phone in the safe', () => {
    const world = played(
      inFront((browser) => ({ kind: 'sign-out', browser })),
      (now) => ({
        kind: 'sign-in-as-root',
        browser: now.activeBrowser,
        email: now.account.root.email,
        password: now.account.root.password,
      }),
      (at, now) => ({
        kind: 'submit-mfa-code',
        browser: at.activeBrowser,
        code: codeAtStep(devicesOf(at.account, { type: 'root' })[0]?.seed ?? '', stepAt(now)),
      }),
    );
    expect(activeBrowser(world).session?.principal).toEqual({ type: 'root' });
  });

  it('goes on from alice signed out and in again', () => {
    const world = played(
      inFront((browser) => ({ kind: 'sign-out', browser })),
      submitPassword,
    );
    expect(activeBrowser(world).page.name).toBe('mfa-challenge');
  });
});

describe('the sandbox', () => {
  it('is opened by its name, and is no lesson: in no list and on no route', () => {
    expect(findLesson('sandbox')).toBe(SANDBOX);
    expect(LESSONS).not.toContain(SANDBOX);
    expect(CATALOG.map(({ id }) => id)).not.toContain(SANDBOX.id);
    for (const { id } of ROUTES) expect(routeLessons(id)).not.toContain(SANDBOX);
  });
});
