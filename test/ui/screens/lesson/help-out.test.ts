import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import { addSteps, stepAt } from '../../../../src/sim/base/time.js';
import { codeAtStep } from '../../../../src/sim/codes/totp.js';
import { drive } from '../../../helpers/drive.js';
import { fakeContext } from '../../../helpers/fake-ports.js';

const TWO_CODES = 'two-consecutive-codes';

/** Lesson 6 at its first task, and the code of its device some steps from now. */
function atTwoCodes(phone: 'a' | 'b' = 'a') {
  const lab = drive();
  lab.press(phone);
  lab.open(TWO_CODES);
  lab.press(lab.rightLetter(), 'enter', 'enter', 'enter');
  const seed = lab.session().world.account.mfaDevices.at(-1)?.seed ?? '';
  const code = (steps: number) => codeAtStep(seed, addSteps(stepAt(fakeContext().now), steps));
  return { lab, code };
}

describe('help on the way', () => {
  it('has three levels, the last of which does the step, and records them', () => {
    const { lab } = atTwoCodes();
    lab.press('h');
    expect(lab.model.notice).toMatchObject({ kind: 'hint', level: 1 });
    lab.press('h');
    expect(lab.session().isSolved).toBe(false);
    lab.press('h');

    expect(lab.session().isSolved).toBe(true);
    expect(stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice')).toMatchObject({
      hints: 3,
      status: 'done',
    });
  });

  it('marks a skipped step as skipped, not done, and goes on', () => {
    const { lab } = atTwoCodes();
    lab.press('s');

    expect(lab.session().stepId).toBe('skip-a-code');
    expect(stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice').status).toBe('skipped');
  });

  it('takes actions back one by one', () => {
    const { lab } = atTwoCodes();
    const { world } = lab.session();
    lab.press('p', 'enter', 'tab', 'enter');
    expect(lab.session().world).not.toBe(world);

    lab.press('u', 'u');

    expect(lab.session().world).toBe(world);
  });

  it('starts a step anew only after y', () => {
    const { lab, code } = atTwoCodes();
    const { world } = lab.session();
    lab.press(code(1), 'enter', code(0), 'enter', 'x', 'n');
    expect(lab.session().world).not.toBe(world);

    lab.press('x', 'y');

    expect(lab.session().world).toBe(world);
  });

  it('does not warp the time of a real phone', () => {
    const { lab } = atTwoCodes('b');
    lab.press('w');

    expect(lab.session().world.clockOffset).toBe(0);
  });

  it('asks before a warped lab is restarted for a real phone', () => {
    const { lab } = atTwoCodes();
    lab.press('w');
    lab.press('p', 'tab', 'tab', 'enter');
    expect(lab.model.overlay).toEqual({ kind: 'confirm-own-phone' });

    lab.press('y');

    expect(lab.session().world).toMatchObject({ usesOwnPhone: true, clockOffset: 0 });
  });
});
