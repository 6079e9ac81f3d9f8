import { describe, expect, it } from 'vitest';
import { createSaver, LIMIT_MS, REST_MS, RETRY_MS } from '../../../src/cli/run/saver.js';
import type { Timer } from '../../../src/cli/system/timer.js';
import { NOTHING_SAVED, type SavedState } from '../../../src/ui/store/model.js';

/** A timer that is set off by hand. */
function handTimer() {
  let now = 0;
  const set = new Map<object, { readonly at: number; run(): void }>();
  const timer: Timer = {
    after(milliseconds, run) {
      const key = {};
      set.set(key, { at: now + milliseconds, run });
      return () => void set.delete(key);
    },
  };
  return {
    timer,
    /** How many are set. */
    count: () => set.size,
    pass(milliseconds: number) {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...set].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        set.delete(next[0]);
        now = next[1].at;
        next[1].run();
      }
      now = end;
    },
  };
}

/** A state of its own for each name. */
const state = (planPath: string): SavedState => ({ ...NOTHING_SAVED, planPath });

function open() {
  const time = handTimer();
  const written: (string | null)[] = [];
  const told: (string | null)[] = [];
  let refusal: string | null = null;
  const saver = createSaver({
    stored: NOTHING_SAVED,
    timer: time.timer,
    write({ planPath }) {
      if (refusal === null) written.push(planPath);
      return refusal;
    },
  });
  return {
    ...time,
    written,
    told,
    saver,
    save: (saved: SavedState, when: 'now' | 'soon') =>
      saver.save(saved, when, (problem) => told.push(problem)),
    refuse: (reason: string | null) => {
      refusal = reason;
    },
  };
}

describe('what has to be saved now', () => {
  it('is on disk before anything else happens, and takes along what waits', () => {
    const lab = open();
    lab.save(state('draft'), 'soon');
    lab.save(state('done'), 'now');

    expect(lab.written).toEqual(['done']);
    lab.pass(10 * LIMIT_MS);
    expect(lab.written).toEqual(['done']);
    expect(lab.count()).toBe(0);
  });

  it('is not written when it is there already', () => {
    const lab = open();
    lab.save(NOTHING_SAVED, 'now');
    const done = state('done');
    lab.save(done, 'now');
    lab.save(done, 'now');

    expect(lab.written).toEqual(['done']);
  });
});

describe('what may wait', () => {
  it('is saved after a rest, once', () => {
    const lab = open();
    for (const digits of ['1', '12', '123']) {
      lab.save(state(digits), 'soon');
      lab.pass(REST_MS - 1);
    }
    expect(lab.written).toEqual([]);
    lab.pass(1);
    expect(lab.written).toEqual(['123']);
    expect(lab.count()).toBe(0);
  });

  it('is never more than the limit behind, however long somebody types', () => {
    const lab = open();
    let [now, savedAt, typed] = [0, 0, 0];
    for (let key = 1; key <= 200; key += 1) {
      typed = key;
      lab.save(state(String(typed)), 'soon');
      lab.pass(50);
      now += 50;
      if (lab.written.at(-1) === String(typed)) savedAt = now;
      expect(now - savedAt).toBeLessThanOrEqual(LIMIT_MS);
    }
    expect(lab.written.length).toBeLessThan(200 / (LIMIT_MS / 50) + 2);
    lab.pass(REST_MS);
    expect(lab.written.at(-1)).toBe('200');
  });

  it('is saved when the program is about to end or to stand still', () => {
    const lab = open();
    lab.save(state('12'), 'soon');
    lab.saver.saveNow();

    expect(lab.written).toEqual(['12']);
    lab.saver.saveNow();
    lab.pass(LIMIT_MS);
    expect(lab.written).toEqual(['12']);
  });
});

describe('a save that fails', () => {
  it('is told once for each reason, also after a rest, and told again when it works', () => {
    const lab = open();
    lab.refuse('ENOSPC');
    lab.save(state('1'), 'soon');
    expect(lab.told).toEqual([]);
    lab.pass(REST_MS);
    expect(lab.told).toEqual(['ENOSPC']);
    lab.save(state('12'), 'now');
    lab.refuse('EROFS');
    lab.save(state('123'), 'now');
    expect(lab.told).toEqual(['ENOSPC', 'EROFS']);
    expect(lab.saver.problem()).toBe('EROFS');

    lab.refuse(null);
    lab.save(state('1234'), 'now');
    expect(lab.told).toEqual(['ENOSPC', 'EROFS', null]);
    expect(lab.saver.problem()).toBeNull();
  });

  it('is tried again with the same state', () => {
    const lab = open();
    const done = state('done');
    lab.refuse('ENOSPC');
    lab.save(done, 'now');
    lab.refuse(null);
    lab.save(done, 'now');

    expect(lab.written).toEqual(['done']);
  });
});

describe('what could not be saved', () => {
  it('is tried again by itself, and told when it is saved', () => {
    const lab = open();
    lab.refuse('ENOSPC');
    lab.save(state('a'), 'now');
    lab.pass(3 * RETRY_MS);
    expect(lab.told).toEqual(['ENOSPC']);

    lab.refuse(null);
    lab.pass(RETRY_MS);
    expect(lab.written).toEqual(['a']);
    expect(lab.told).toEqual(['ENOSPC', null]);
    expect(lab.saver.problem()).toBeNull();
    expect(lab.count()).toBe(0);
  });

  it('is tried once more when the program ends', () => {
    const lab = open();
    lab.refuse('ENOSPC');
    lab.save(state('a'), 'now');
    lab.refuse(null);

    lab.saver.saveNow();

    expect(lab.written).toEqual(['a']);
    expect(lab.saver.problem()).toBeNull();
  });

  it('is over also when the state of before has come back', () => {
    const lab = open();
    const first = state('a');
    lab.save(first, 'now');
    lab.refuse('ENOSPC');
    lab.save(state('b'), 'now');
    lab.refuse(null);
    lab.save(first, 'now');

    expect(lab.told).toEqual(['ENOSPC', null]);
  });
});
