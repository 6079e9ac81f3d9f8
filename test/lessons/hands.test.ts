import { describe, expect, it } from 'vitest';
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
import { fakeContext, SOME_TIME } from '../helpers/fake-ports.js';
import { atStep, metIn } from './at-step.js';

const context = fakeContext(SOME_TIME, 7);

const secondDevice = [openBookmark, submitPassword, chooseSecondDevice, answerWithSecondDevice];

describe('a thing is in somebody’s hands, and a goal looks at whose window it was', () => {
  it("does not sign alice in by a touch at the thief's window", () => {
    const at = atStep('the-phone-is-gone', 'use-the-second', { context });

    const { world } = play(at.session.world, [thiefsWindow, ...secondDevice], context);

    expect(world.browsers.find(({ id }) => id === 'attacker')?.session).toBeNull();
    expect(metIn(at, world)).toEqual([]);
  });

  it('is met by the same touch at her own window', () => {
    const at = atStep('the-phone-is-gone', 'use-the-second', { context });

    const { world } = play(at.session.world, [thiefsWindow, alicesWindow, ...secondDevice], context);

    expect(metIn(at, world)).toEqual(['signed-in-with-second']);
  });

  it("is not met by a sign-in with a code at the thief's window, which is not alice's", () => {
    const at = atStep('sign-in-with-a-code', 'sign-in-with-code', { context });
    const moves = [thiefsWindow, openBookmark, submitPassword, submitUnusedCode];

    const { world } = play(at.session.world, moves, context);

    expect(world.browsers.find(({ id }) => id === 'attacker')?.session?.mfa).not.toBeNull();
    expect(metIn(at, world)).toEqual([]);
  });
});
