import { describe, expect, it } from 'vitest';
import { play } from '../../src/lessons/engine/moves/moves.js';
import {
  confirmRemove,
  openAlice,
  openRemove,
  resetPassword,
} from '../../src/lessons/engine/moves/people-moves.js';
import { explainReason } from '../../src/lessons/words/explanations.js';
import { addSeconds } from '../../src/sim/base/time.js';
import type { World } from '../../src/sim/world/world.js';
import { fakeContext } from '../helpers/fake-ports.js';
import { atStep, metIn } from './at-step.js';

const { now } = fakeContext();

describe('a lost device is removed', () => {
  const at = atStep('the-phone-is-gone', 'administrator-removes');
  const removed = play(at.session.world, [openAlice, openRemove, confirmRemove], fakeContext()).world;
  const solved = play(at.session.world, at.step.solution(at.session.world), fakeContext()).world;

  it('too early while the password of the list is still hers, and the lab says so', () => {
    expect(at.session.world.leak?.userName).toBe('alice');
    expect(metIn(at, removed)).toEqual(['device-removed']);
    expect(at.step.astray?.(removed)).toMatch(/password of the list is all that AWS asks for/);
    expect(at.step.astray?.(at.session.world)).toBeNull();
  });

  it('in good order once omar gave her another one, which the list does not have', () => {
    const { account, leak } = solved;
    const alice = account.users.find(({ userName }) => userName === 'alice');

    expect(metIn(at, solved)).toEqual(['password-reset', 'device-removed']);
    expect(alice?.loginProfile?.password).not.toBe(leak?.password);
    expect(alice?.loginProfile?.passwordResetRequired).toBe(false);
    expect(at.step.astray?.(solved)).toBeNull();
  });

  it('and is made good when the password comes after', () => {
    const late = play(
      removed,
      [
        ({ activeBrowser }) => ({ kind: 'open-reset-password', browser: activeBrowser, userName: 'alice' }),
        resetPassword,
      ],
      fakeContext(),
    ).world;

    expect(metIn(at, late)).toEqual(['password-reset', 'device-removed']);
    expect(at.step.astray?.(late)).toBeNull();
  });
});

describe('what the lab adds to a refusal', () => {
  const said = (world: World, reason: Parameters<typeof explainReason>[0]) =>
    explainReason(reason, world, now);

  it('sends root to the other way in, and nobody else', () => {
    const { session, step } = atStep('the-phone-is-gone', 'root-recovery');
    const asked = play(session.world, step.solution(session.world).slice(0, 2), fakeContext()).world;
    const alices = atStep('the-phone-is-gone', 'locked-out').session.world;

    expect(said(asked, { code: 'no-other-device' })).toContain('root has another way in');
    expect(said(alices, { code: 'no-other-device' })).toContain('From outside nobody can change that');
  });

  it('says whose words those are when the console checks no more codes', () => {
    const reason = { code: 'too-many-attempts', until: addSeconds(now, 60) } as const;
    const waiting = atStep('sign-in-with-a-code', 'the-next-one').session.world;
    const inside = atStep('sign-in-with-a-code', 'sign-in-with-code').session.world;

    expect(said(waiting, reason)).toContain('those of STS');
    expect(said(inside, reason)).not.toContain('STS');
  });
});
