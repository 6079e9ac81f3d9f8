import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import { atTwoCodes, TWO_CODES } from '../../store/lab-at.js';

describe('code fields', () => {
  it('take digits whatever has the focus', () => {
    const { lab } = atTwoCodes();
    lab.press('tab', 'tab', 'tab', 'tab', '12');

    expect(lab.session().drafts['code-1']).toBe('12');
    expect(lab.model.focus).toBe('code-1');
  });

  it('take no seventh digit', () => {
    const { lab } = atTwoCodes();
    lab.press('1234567');

    expect(lab.session().drafts['code-1']).toBe('123456');
    expect(lab.model.notice).toMatchObject({ kind: 'info' });
  });

  it('name an incomplete code, which reaches nobody', () => {
    const { lab } = atTwoCodes();
    const { history } = lab.session().world;
    lab.press('12345', 'enter');

    expect(lab.model.notice).toEqual({ kind: 'typed', problem: { kind: 'wrong-length', length: 5 } });
    expect(lab.session().world.history).toBe(history);
    expect(stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice').attempts).toBe(0);
  });

  it('keep code 1 after the same code twice, because it was right', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter', code(0), 'enter');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'same-step' } });
    expect(lab.session().drafts['code-1']).toBe(code(0));
    expect(lab.session().drafts['code-2']).toBeUndefined();
  });

  it('let both codes go after swapped ones', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(1), 'enter', code(0), 'enter');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'swapped' } });
    expect(lab.session().drafts['code-1']).toBeUndefined();
  });

  it('never change the seed, whatever is refused', () => {
    const { lab, code } = atTwoCodes();
    const before = lab.session().world.account.mfaDevices.map(({ seed }) => seed);
    for (const [one, two] of [
      [0, 0],
      [1, 0],
      [0, 2],
      [-3, 0],
      [5000, 0],
    ] as const) {
      lab.press(code(one), 'enter', code(two), 'enter');
    }

    expect(lab.session().world.account.mfaDevices.map(({ seed }) => seed)).toEqual(before);
  });

  it('submit a late pair, which enrols and is explained as out of step', () => {
    const { lab, code } = atTwoCodes();
    lab.press('s', 's');
    lab.press(code(-9), 'enter', code(-8), 'enter');

    expect(lab.model.notice).toEqual({ kind: 'out-of-step', drift: -8 });
    expect(lab.session().isSolved).toBe(false);
    lab.press('u', code(-1), 'enter', code(0), 'enter');
    expect(lab.session().isSolved).toBe(true);
  });
});
