import { describe, expect, it } from 'vitest';
import type { Move } from '../../../src/lessons/engine/lesson.js';
import { inFront, openBookmark, passwordOf, play } from '../../../src/lessons/engine/moves/moves.js';
import { changePassword, openChangePassword } from '../../../src/lessons/engine/moves/password-moves.js';
import { confirmRemove, openRemove } from '../../../src/lessons/engine/moves/people-moves.js';
import { LEARNER } from '../../../src/sim/world/new-world.js';
import { activeBrowser } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { atStep, metIn } from '../at-step.js';

/** Six or twelve digits, and others of the same length. */
function otherNumber(number: string): string {
  return [...number].map((digit) => String((Number(digit) + 1) % 10)).join('');
}

/** Keys in what is made of the number that the page shows during the call. */
function keyIn(make: (number: string) => string): Move {
  return (world) => {
    const { id, page } = activeBrowser(world);
    const number = page.name === 'root-recovery' ? page.number : '';
    return { kind: 'key-in-number', browser: id, number: make(number) };
  };
}

describe("root's way back, in the lesson of the lost phone", () => {
  const at = atStep('the-phone-is-gone', 'root-recovery');
  const untilTheCall = at.step.solution(at.session.world).slice(0, -1);
  const worldAfter = (...numbers: readonly Move[]) =>
    play(at.session.world, [...untilTheCall, ...numbers], fakeContext()).world;

  it('is not gone with another number than that of the page', () => {
    expect(metIn(at, worldAfter(keyIn(otherNumber)))).toEqual([]);
  });

  it.each(['', '0', '1234567'])('is not gone with %j for a number', (number) => {
    expect(metIn(at, worldAfter(keyIn(() => number)))).toEqual([]);
  });

  it('is gone with the number of the page, also after another one', () => {
    expect(metIn(at, worldAfter(keyIn((number) => number)))).toEqual(['root-is-in']);
    expect(
      metIn(
        at,
        worldAfter(
          keyIn(otherNumber),
          keyIn((number) => number),
        ),
      ),
    ).toEqual(['root-is-in']);
  });

  it('has no short cut: the number of the call before does not count once another call was asked for', () => {
    const before = worldAfter();
    const { page } = activeBrowser(before);
    const old = page.name === 'root-recovery' ? page.number : '';
    const again = inFront((browser) => ({ kind: 'ask-for-call', browser }));

    const world = worldAfter(
      again,
      keyIn((number) => (number === old ? otherNumber(old) : old)),
    );

    expect(metIn(at, world)).toEqual([]);
  });
});

describe('the account in which alice signs in', () => {
  const at = atStep('sign-in-as-the-right-person', 'sign-in-as-alice');
  const signInTo = (account: string) => {
    const signIn: Move = (world) => ({
      kind: 'sign-in-as-user',
      browser: world.activeBrowser,
      account,
      userName: LEARNER,
      password: passwordOf(world),
    });
    return play(at.session.world, [openBookmark, signIn], fakeContext()).world;
  };
  const { id, alias } = at.session.world.account;

  it('is not another one, though name and password are right', () => {
    expect(metIn(at, signInTo(otherNumber(id)))).toEqual([]);
    expect(metIn(at, signInTo(`${alias}-2`))).toEqual([]);
    expect(metIn(at, signInTo(''))).toEqual([]);
  });

  it('is hers by its number as by its alias', () => {
    expect(metIn(at, signInTo(id))).toEqual(['alice-signed-in', 'nowhere-else']);
    expect(metIn(at, signInTo(alias))).toEqual(['alice-signed-in', 'nowhere-else']);
  });
});

describe('the device of a stolen phone', () => {
  const at = atStep('the-phone-is-gone', 'stolen');
  const metAfter = (...moves: readonly Move[]) =>
    metIn(at, play(at.session.world, moves, fakeContext()).world);
  const openRemoveKey: Move = (world) => ({
    kind: 'open-remove',
    browser: world.activeBrowser,
    userName: LEARNER,
    serialNumber: world.account.securityKeys[0]?.serialNumber ?? '',
  });

  it('is still there when the key was removed instead', () => {
    expect(metAfter(openRemoveKey, confirmRemove)).toEqual([]);
  });

  it('is gone when it was removed, and the password is a goal of its own', () => {
    expect(metAfter(openRemove, confirmRemove)).toEqual(['stolen-device-removed']);
    expect(metAfter(openChangePassword, changePassword)).toEqual(['password-changed']);
  });
});
