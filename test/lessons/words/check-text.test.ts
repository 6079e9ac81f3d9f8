import { describe, expect, it } from 'vitest';
import { wordCheck } from '../../../src/lessons/words/check-text.js';
import type { KeyStatus } from '../../../src/lessons/words/checked-codes.js';
import { addSteps, epochSeconds, stepAt } from '../../../src/sim/base/time.js';
import { freshSeed } from '../../../src/sim/codes/checked-seed.js';
import { checkCode } from '../../../src/sim/codes/code-check.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { SOME_TIME } from '../../helpers/fake-ports.js';
import { RFC_SEED } from '../../sim/scenario.js';

const NOW = epochSeconds(SOME_TIME);
const WAYS = { newEntry: 'this way', twoCodes: 'that way' };

function wordOne(
  stepsOff: number,
  about: {
    readonly status?: KeyStatus;
    readonly measured?: number;
    readonly otherClock?: string;
    readonly drift?: number;
  } = {},
) {
  const { status = 'assigned', measured, otherClock = "this computer's", drift = 0 } = about;
  const code = codeAtStep(RFC_SEED, addSteps(stepAt(NOW), stepsOff));
  const verdict = checkCode({ ...freshSeed(RFC_SEED), drift }, code, NOW);
  const words = wordCheck({ verdict, pair: null, origin: null }, [code], {
    drift,
    time: NOW,
    otherClock,
    status,
    measured: measured === undefined ? null : { offset: measured, isSure: true },
    ways: WAYS,
  });
  return {
    headline: words.headline,
    clock: words.clock.join(' '),
    todo: words.todo.join(' '),
    advice: words.advice.join(' '),
  };
}

describe('a clock that is off', () => {
  it.each([1, 2, 3, 10, -1, -2, -3, -10])('by %i steps is to be set', (stepsOff) => {
    expect(wordOne(stepsOff).todo).toMatch(/[sS]et the phone and the computer to automatic time/);
  });

  it.each([-2, -1])('by %i steps may be a code that was typed late', (stepsOff) => {
    expect(wordOne(stepsOff).todo).toContain('typed late, check a fresh one');
  });

  it.each([-2, 2])('by %i steps is at the edge of what AWS takes', (stepsOff) => {
    expect(wordOne(stepsOff).todo).toContain('one step more, and AWS refuses');
  });

  it.each([3, -3])('may be either, and it says how to see which: %i steps', (stepsOff) => {
    expect(wordOne(stepsOff).clock).toContain('which of them is wrong cannot be seen from here');
    expect(wordOne(stepsOff).clock).toContain('compare both with a clock you trust');
  });

  it.each(['the time given', "the lab's"])(
    'is not compared with a trusted clock against %s',
    (otherClock) => {
      expect(wordOne(3, { otherClock }).clock).not.toContain('clock you trust');
      expect(wordOne(3, { otherClock }).todo).toBe(
        'Set the phone to automatic time. Then check a fresh code.',
      );
    },
  );

  it('leaves a device alone that AWS expects to be off', () => {
    const words = wordOne(-10, { drift: -10 });

    expect(words.clock).toContain('AWS expects this device 5 minutes ago');
    expect(words.todo).toContain('Leave the clock of the phone as it is');
  });
});

describe('a measured clock', () => {
  it.each([
    [0, 0, 'the two clocks agree', 'The app and the clock are fine.'],
    [0, 7, '7 s ahead of', 'The app and the clock are fine.'],
    [1, 31, '31 s ahead of', 'AWS takes that; from 60 s on it refuses some codes.'],
    [-2, -55, '55 s behind', 'From 60 s on AWS refuses some codes, from 90 s on all.'],
    [3, 95, '95 s ahead of', 'Set the phone and the computer to automatic time.'],
    [4, 130, '130 s (2 min 10 s) ahead of', 'Set the phone and the computer to automatic time.'],
  ])('%i steps and %i s off is said to the second, with what to do', (stepsOff, measured, clock, todo) => {
    const words = wordOne(stepsOff, { measured });

    expect(words.clock).toContain(clock);
    expect(words.clock).not.toMatch(/\d+ to \d+ s/);
    expect(words.todo).toContain(todo);
  });

  it('of a right phone needs no word about which clock is wrong', () => {
    expect(wordOne(0, { measured: 1 }).clock).not.toContain('wrong');
  });
});

describe('a code that is right', () => {
  it.each([
    ['assigned', 'AWS would accept it now.', 'The app and the clock are fine.'],
    ['unassigned', 'AWS would take it, as one of two in a row.', 'The app and the clock are fine.'],
    ['check-only', 'AWS takes such codes.', 'AWS refuses the codes of its own entry all the same'],
    ['given', 'AWS would accept it now.', 'AWS refuses the codes of this key all the same'],
  ] as const)('of an %s key ends with what that says of AWS', (status, headline, todo) => {
    const words = wordOne(0, { status });

    expect(words.headline).toContain(headline);
    expect(words.todo).toContain(todo);
  });

  it('of an entry that is only for checking is not taken for one that AWS knows', () => {
    const words = wordOne(0, { status: 'check-only' });

    expect(words.headline).not.toContain('accept');
    expect(words.advice).toContain('AWS does not know this entry');
  });
});

describe('a code that is too far off for a sign-in', () => {
  it.each(['assigned', 'unassigned', 'check-only', 'given'] as const)('still enrols an %s one', (status) => {
    expect(wordOne(3, { status }).advice).toContain('AWS takes two such codes in a row');
  });

  it('is not called refused where only an enrolment is to come', () => {
    expect(wordOne(3, { status: 'unassigned' }).headline).not.toContain('AWS would refuse it now');
    expect(wordOne(3).headline).toContain('AWS would refuse it now');
  });
});
