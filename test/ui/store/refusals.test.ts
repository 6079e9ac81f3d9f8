import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../src/lessons/engine/progress.js';
import type { Driven } from './lab-at.js';
import { atTwoCodes, TWO_CODES } from './lab-at.js';

const recordOf = (lab: Driven) => stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice');

const send = (lab: Driven, ...codes: readonly string[]) => {
  for (const code of codes) lab.press(code, 'enter');
};

describe('refusals by their reasons', () => {
  it('are counted until the step is solved, and not what is tried afterwards', () => {
    const { lab, code } = atTwoCodes();
    send(lab, code(0), code(-1));
    send(lab, code(-1), code(0 - 3));
    expect(recordOf(lab)).toMatchObject({ status: 'open', reasons: { swapped: 1, 'not-adjacent': 1 } });

    send(lab, code(0), code(0));
    const solved = recordOf(lab);
    expect(solved).toMatchObject({ status: 'done', attempts: 3 });
    expect(solved.reasons).toEqual({ swapped: 1, 'not-adjacent': 1, 'same-step': 1 });

    send(lab, code(0), code(0));
    expect(recordOf(lab)).toMatchObject({ reasons: solved.reasons });
    expect(recordOf(lab).attempts).toBeGreaterThan(3);
  });

  it('are not counted anew when a step that is done is done once more', () => {
    const { lab, code } = atTwoCodes();
    send(lab, code(0), code(0));
    const { reasons } = recordOf(lab);
    lab.press('escape', 'x', 'y');
    send(lab, code(0), code(0));

    expect(recordOf(lab).reasons).toEqual(reasons);
  });
});
