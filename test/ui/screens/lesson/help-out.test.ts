import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import { atTwoCodes, TWO_CODES } from '../../store/lab-at.js';

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
