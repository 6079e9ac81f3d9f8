import { describe, expect, it } from 'vitest';
import { addSteps, epochSeconds, stepAt, stepStart } from '../../../src/sim/base/time.js';
import type { SeenChange } from '../../../src/sim/codes/code-change.js';
import { pressDifference, readChange } from '../../../src/sim/codes/code-change.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { RFC_SEED } from '../scenario.js';

/** A phone that is right shows the code of this step from here on. */
const STEP = stepAt(epochSeconds(1_800_000_000));
const BEGIN = stepStart(STEP);
const at = (seconds: number) => epochSeconds(BEGIN + seconds);
const codeOf = (steps: number) => codeAtStep(RFC_SEED, addSteps(STEP, steps));

/** The code of now, typed at second 10; Enter as it changed; the new one five seconds later. */
function seen(change: Partial<SeenChange> = {}): SeenChange {
  return {
    seed: RFC_SEED,
    before: { step: STEP, alsoAt: [] },
    typedAt: at(10),
    pressedAt: at(30),
    code: codeOf(1),
    readAt: at(35),
    ...change,
  };
}

describe('a press at a change of the code', () => {
  it('measures the clock together with the new code', () => {
    expect(readChange(seen())).toEqual({ kind: 'measured', offset: 0, step: STEP + 1 });
    expect(readChange(seen({ pressedAt: at(30.4) }))).toMatchObject({ offset: expect.closeTo(-0.4) });
  });

  it('measures it as well when the first code was out of date as it was typed', () => {
    const late = { typedAt: at(32), pressedAt: at(60), code: codeOf(2), readAt: at(65) };

    expect(readChange(seen(late))).toEqual({ kind: 'measured', offset: 0, step: STEP + 2 });
  });

  it('measures it at a later change', () => {
    const later = { pressedAt: at(90), code: codeOf(3), readAt: at(97) };

    expect(readChange(seen(later))).toEqual({ kind: 'measured', offset: 0, step: STEP + 3 });
  });

  it.each([
    ['nothing had changed', { pressedAt: at(18), code: codeOf(0), readAt: at(20) }, 'unchanged'],
    [
      'the first code was long out of date',
      { typedAt: at(45), pressedAt: at(60), code: codeOf(2), readAt: at(65) },
      'contradiction',
    ],
    ['the press came long after the change', { pressedAt: at(52), readAt: at(57) }, 'contradiction'],
    ['the new code was typed too late', { readAt: at(61) }, 'too-late'],
    ['the code is of no step that can follow', { code: codeOf(9) }, 'no-follower'],
    ['the code is older than the one before', { code: codeOf(-1) }, 'no-follower'],
  ])('says nothing about the clock when %s', (_case, change, kind) => {
    expect(readChange(seen(change)).kind).toBe(kind);
  });

  it('takes any of the steps at which the first code may be', () => {
    const before = { step: addSteps(STEP, -7), alsoAt: [STEP] };

    expect(readChange(seen({ before }))).toMatchObject({ kind: 'measured', offset: 0 });
  });
});

describe('two presses', () => {
  it.each([
    [0, 30, 0],
    [0, 31.5, 1.5],
    [0, 88.5, -1.5],
    [0, 34, null],
    [0, 45, null],
    [0, 8, null],
    [0, 0.2, null],
  ])('at %d and %d s differ by %j', (first, second, difference) => {
    expect(pressDifference(at(first), at(second))).toBe(difference);
  });
});
