import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock, systemRandom } from '../../../src/cli/system/system-ports.js';

const REAL = { now: undefined, seed: undefined };

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock', () => {
  it('tells the real time in seconds', () => {
    vi.useFakeTimers({ now: 1_800_000_000_500 });

    expect(systemClock(REAL).now()).toBe(1_800_000_000.5);
  });

  it('starts at MFA_LAB_NOW and runs on', () => {
    vi.useFakeTimers();
    const clock = systemClock({ ...REAL, now: '1800000000' });
    const start = clock.now();
    vi.advanceTimersByTime(31_000);

    expect(start).toBe(1_800_000_000);
    expect(clock.now()).toBe(1_800_000_031);
  });

  it('stands still when it is stopped', () => {
    vi.useFakeTimers();
    const clock = systemClock({ ...REAL, now: '1800000000,stopped' });
    vi.advanceTimersByTime(31_000);

    expect(clock.now()).toBe(1_800_000_000);
  });

  it.each(['8.64e12', '1e300', '100000000000', 'Infinity', '-1'])(
    'is the real one at %s, which is no time',
    (now) => {
      vi.useFakeTimers({ now: 1_800_000_000_000 });

      expect(systemClock({ ...REAL, now }).now()).toBe(1_800_000_000);
    },
  );

  it('set by hand does not follow a jump of the system clock', () => {
    vi.useFakeTimers();
    const clock = systemClock({ ...REAL, now: '1800000000' });
    vi.setSystemTime(0);

    expect(clock.now()).toBe(1_800_000_000);
  });

  it.each([[''], [' '], ['soon'], ['-5'], ['Infinity']])('ignores MFA_LAB_NOW=%j', (now) => {
    vi.useFakeTimers({ now: 1_700_000_000_000 });

    expect(systemClock({ ...REAL, now }).now()).toBe(1_700_000_000);
  });
});

describe('the randomness', () => {
  it('repeats itself with the same MFA_LAB_SEED', () => {
    const bytes = () => systemRandom({ ...REAL, seed: '7' }).bytes(20);

    expect(bytes()).toEqual(bytes());
  });

  it('differs with another MFA_LAB_SEED', () => {
    const bytes = (seed: string) => systemRandom({ ...REAL, seed }).bytes(20);

    expect(bytes('7')).not.toEqual(bytes('8'));
  });

  it('goes on in its stream', () => {
    const random = systemRandom({ ...REAL, seed: '7' });

    expect(random.bytes(20)).not.toEqual(random.bytes(20));
  });

  it.each([[undefined], [''], ['words']])('never repeats itself with MFA_LAB_SEED=%j', (seed) => {
    const bytes = () => systemRandom({ ...REAL, seed }).bytes(20);

    expect(bytes()).not.toEqual(bytes());
  });
});
