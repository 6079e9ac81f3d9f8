import { describe, expect, it } from 'vitest';
import { addSeconds, epochSeconds } from '../../../src/sim/base/time.js';
import { activeBrowser, browserById, labTime, phoneTime } from '../../../src/sim/world/world.js';
import { openLab, START } from '../scenario.js';

describe('labTime', () => {
  it('is real time plus what was warped', () => {
    const world = { ...openLab().world, clockOffset: 45 };

    expect(labTime(world, START)).toBe(START + 45);
  });
});

describe('phoneTime', () => {
  it('is lab time by the clock of the phone', () => {
    const { world } = openLab();
    const fast = { ...world, phone: { ...world.phone, clockOffset: 90 } };

    expect(phoneTime(fast, labTime(fast, addSeconds(START, 5)))).toBe(START + 95);
  });

  it('never goes back before 1970', () => {
    const { world } = openLab();
    const slow = { ...world, phone: { ...world.phone, clockOffset: -100 } };

    expect(phoneTime(slow, labTime(slow, epochSeconds(50)))).toBe(0);
  });
});

describe('browserById', () => {
  it('finds a window', () => {
    expect(browserById(openLab().world, 'main').id).toBe('main');
  });

  it('throws for a window that is not there, which is a bug', () => {
    expect(() => browserById(openLab().world, 'private')).toThrow('No browser private in this world');
  });
});

describe('activeBrowser', () => {
  it('is the window in front', () => {
    const lab = openLab();
    lab.ask({ kind: 'open-private-window' });

    expect(activeBrowser(lab.world).id).toBe('private');
  });
});
