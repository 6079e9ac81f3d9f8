import { describe, expect, it } from 'vitest';
import { explainTakenCode } from '../../../src/lessons/words/taken-code-text.js';
import { codeOf, enterPassword, labWithDevice, submitCode } from '../../sim/scenario.js';

function taken(stepsOff: number): string {
  const lab = labWithDevice('phone');
  enterPassword(lab, 'alice');
  submitCode(lab, codeOf(lab, 'phone', stepsOff));
  return explainTakenCode(lab.world);
}

describe('a code that AWS took', () => {
  it('of this moment needs no remark', () => {
    expect(taken(0)).toBe('Signed in with MFA.');
  });

  it.each([
    [-2, 'two codes ago'],
    [-1, 'the code before this one, which it still takes'],
    [1, 'the next code already'],
    [2, 'the code after the next'],
  ])('%i steps beside it is said to be so', (stepsOff, words) => {
    expect(taken(stepsOff)).toMatch(/^Signed in with MFA\. By AWS's clock that (?:was|is) /);
    expect(taken(stepsOff)).toContain(words);
  });
});
