import { describe, expect, it } from 'vitest';
import { addSteps, stepAt } from '../../../src/sim/base/time.js';
import { afterClockJump, freshSeed } from '../../../src/sim/codes/checked-seed.js';
import { device, enrol, granted, openLab, pairAt, refusalOf, START, submitPair } from '../scenario.js';

const MINUTES = 60;

describe('a computer whose clock goes back', () => {
  it.each([17 * MINUTES, 5 * 3600])('by %i s lets two new codes set the clock of a device', (back) => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    lab.wait(-back);

    granted(submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', pairAt(lab, 'phone', 0)));
    expect(device(lab, 'phone').drift).toBe(0);
  });

  it('does not make a pair count twice', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    const enrolled = pairAt(lab, 'phone', 0);
    lab.wait(-17 * MINUTES);
    granted(submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', pairAt(lab, 'phone', 0)));
    lab.wait(17 * MINUTES);

    const again = submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', enrolled);

    expect(refusalOf(again).reason).toEqual({ code: 'pair-already-used' });
  });

  it('is told from a clock that runs, which keeps the order of pairs', () => {
    const step = stepAt(START);
    const checked = { ...freshSeed('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'), lastPairStep: step };

    expect(afterClockJump(checked, START)).toBe(checked);
    expect(afterClockJump({ ...checked, lastPairStep: addSteps(step, 3) }, START)).toMatchObject({
      lastPairStep: null,
      pastPairs: [step + 3],
    });
  });
});
