import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../src/ui/screens/pace.js';
import {
  beginMotion,
  MOTION_PACE_MS,
  MOTION_TICKS,
  motionGoesOn,
  motionShare,
} from '../../../src/ui/store/motion.js';
import { drive } from '../../helpers/drive.js';

const { model } = drive();

/** What moves, tick by tick, to its end. */
function ticks(): readonly number[] {
  const shares: number[] = [];
  for (let at = beginMotion(model); at.motion !== null; at = motionGoesOn(at)) shares.push(motionShare(at));
  return shares;
}

describe('what moves by itself', () => {
  it('is over within half a second', () => {
    expect(ticks()).toHaveLength(MOTION_TICKS);
    expect(MOTION_TICKS * MOTION_PACE_MS).toBeLessThanOrEqual(500);
  });

  it('goes one way, from nothing to the whole, and slows down', () => {
    const shares = [...ticks(), motionShare(model)];
    const steps = shares.slice(1).map((share, index) => share - (shares[index] ?? 0));

    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    for (const [index, step] of steps.entries()) {
      expect(step).toBeGreaterThan(0);
      if (index > 0) expect(step).toBeLessThanOrEqual((steps[index - 1] ?? 0) + 1e-9);
    }
  });

  it('draws nothing any more when it is over', () => {
    let at = beginMotion(model);
    expect(paceOf(at)).toBe('motion');
    for (let tick = 0; tick < MOTION_TICKS; tick += 1) at = motionGoesOn(at);

    expect(paceOf(at)).toBe('none');
    expect(motionGoesOn(at)).toBe(at);
  });

  it('does not move where nothing shall', () => {
    const still = { ...model, drawing: { ...model.drawing, isStill: true } };

    expect(beginMotion(still).motion).toBeNull();
    expect(motionShare(beginMotion(still))).toBe(1);
  });
});
