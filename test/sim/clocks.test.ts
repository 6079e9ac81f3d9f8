import { describe, expect, it } from 'vitest';
import type { Seconds } from '../../src/sim/base/time.js';
import { addSeconds, addSteps, secondsToNextStep, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { signInFailed } from '../../src/sim/iam/aws-error.js';
import { phoneTime } from '../../src/sim/world/world.js';
import { done } from './outcomes.js';
import type { Lab } from './scenario.js';
import {
  codeOf,
  createDevice,
  device,
  enrol,
  enterPassword,
  granted,
  labOfAlice,
  labWithDevice,
  openLab,
  pairAt,
  refusalOf,
  START,
  submitCode,
  submitPair,
} from './scenario.js';

/** Every second of a time step. START is the first second of one. */
const SECONDS = Array.from({ length: 30 }, (_, second) => second);

/** The clocks that the lab's phone can be set to, and how many steps off its codes are in each second of a step. */
const CLOCKS: readonly { readonly offset: Seconds; readonly stepsOffAt: (second: number) => number }[] = [
  { offset: 31, stepsOffAt: (second) => (second < 29 ? 1 : 2) },
  { offset: -31, stepsOffAt: (second) => (second < 1 ? -2 : -1) },
  { offset: 95, stepsOffAt: (second) => (second < 25 ? 3 : 4) },
  { offset: -95, stepsOffAt: (second) => (second < 5 ? -4 : -3) },
  { offset: 600, stepsOffAt: () => 20 },
  { offset: -600, stepsOffAt: () => -20 },
  { offset: 3600, stepsOffAt: () => 120 },
];

const clocks = (...offsets: readonly Seconds[]) => CLOCKS.filter(({ offset }) => offsets.includes(offset));

const setClock = (lab: Lab, offset: Seconds) => lab.ask({ kind: 'phone-set-clock', offset });
const letHoursPass = (lab: Lab) => lab.ask({ kind: 'let-hours-pass', hours: 2 });
const lendPhone = (lab: Lab) => lab.ask({ kind: 'lend-phone', userName: 'alice' });
const lockClock = (lab: Lab, isLocked: boolean) => lab.ask({ kind: 'phone-lock-clock', isLocked });

/** The code that the lab's phone shows for `phone`, or the one so many steps from it. */
const shown = (lab: Lab, steps = 0): string =>
  codeAtStep(device(lab, 'phone').seed, addSteps(stepAt(phoneTime(lab.world, lab.now)), steps));

/** alice with `phone` on the lab's phone, enrolled long ago by a clock that was right and is off now. */
function labWithClock(offset: Seconds, second = 0): Lab {
  const lab = labWithDevice('phone', { now: addSeconds(START, second) });
  lendPhone(lab);
  letHoursPass(lab);
  granted(setClock(lab, offset));
  return lab;
}

/** alice types her password, and a code. */
function tryCode(lab: Lab, code: string) {
  granted(enterPassword(lab, 'alice'));
  return submitCode(lab, code);
}

/** alice tells AWS anew how the phone's clock runs. */
const resync = (lab: Lab) =>
  submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', [shown(lab, -1), shown(lab)]);

describe('a clock that is off, at sign-in', () => {
  it.each(clocks(31, -31))('by $offset s is off little enough, in every second', ({ offset, stepsOffAt }) => {
    for (const second of SECONDS) {
      const lab = labWithClock(offset, second);

      expect(tryCode(lab, shown(lab)).ok, `second ${second}`).toBe(true);
      expect(lab.world.history.at(-1)?.timeStep, `second ${second}`).toBe(
        stepAt(lab.now) + stepsOffAt(second),
      );
    }
  });

  it.each(clocks(95, -95, 600, -600))(
    'by $offset s is refused as drift, in every second',
    ({ offset, stepsOffAt }) => {
      for (const second of SECONDS) {
        const lab = labWithClock(offset, second);

        const { error, reason } = refusalOf(tryCode(lab, shown(lab)));

        expect(reason, `second ${second}`).toEqual({
          code: 'drift',
          stepsOff: stepsOffAt(second),
          storedDrift: 0,
        });
        expect(error?.message).toBe(signInFailed().message);
      }
    },
  );

  it.each(clocks(3600))('by $offset s is further off than one code can tell', ({ offset }) => {
    for (const second of SECONDS) {
      const lab = labWithClock(offset, second);

      expect(refusalOf(tryCode(lab, shown(lab))).reason, `second ${second}`).toEqual({
        code: 'unknown-code',
      });
    }
  });

  it.each(CLOCKS)('by $offset s is nothing that a sign-in corrects', ({ offset }) => {
    const lab = labWithClock(offset);

    tryCode(lab, shown(lab));

    expect(device(lab, 'phone').drift).toBe(0);
  });

  it.each(clocks(95, -95, 600, -600, 3600))(
    'by $offset s is not helped by the next code either',
    ({ offset }) => {
      const lab = labWithClock(offset);
      tryCode(lab, shown(lab));
      lab.wait(30);

      expect(tryCode(lab, shown(lab)).ok).toBe(false);
    },
  );

  it.each(CLOCKS)('by $offset s is cured by setting it right', ({ offset }) => {
    const lab = labWithClock(offset);
    tryCode(lab, shown(lab));

    setClock(lab, 0);

    expect(tryCode(lab, shown(lab)).ok).toBe(true);
  });
});

describe('a code typed late, by a clock that is right', () => {
  it.each([0, 1, 2])('by %i steps signs in', (steps) => {
    const lab = labWithClock(0);

    expect(tryCode(lab, codeOf(lab, 'phone', -steps)).ok).toBe(true);
  });

  it.each([3, 4, 20])('by %i steps is refused as drift', (steps) => {
    const lab = labWithClock(0);

    expect(refusalOf(tryCode(lab, codeOf(lab, 'phone', -steps))).reason).toEqual({
      code: 'drift',
      stepsOff: -steps,
      storedDrift: 0,
    });
  });
});

describe('enrolling with two codes that come late', () => {
  function enrolLate(steps: number): Lab {
    const lab = labOfAlice();
    createDevice(lab, 'phone');
    granted(submitPair(lab, 'EnableMFADevice', 'alice', 'phone', pairAt(lab, 'phone', -steps)));
    return lab;
  }

  it.each([0, 1, 2, 3, 4, 6, 20, 120, 998])(
    'by %i steps assigns the device, and AWS believes that its clock is that slow',
    (steps) => {
      const lab = enrolLate(steps);

      expect(device(lab, 'phone')).toMatchObject({
        owner: { type: 'user', userName: 'alice' },
        drift: 0 - steps,
        lastPairStep: stepAt(lab.now) - steps,
      });
    },
  );

  it.each([1, 2])('by %i steps leaves a device whose fresh codes still sign in', (steps) => {
    const lab = enrolLate(steps);

    expect(tryCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
  });

  it.each([3, 4, 6, 20])('by %i steps leaves a device whose fresh codes are refused', (steps) => {
    const lab = enrolLate(steps);

    expect(refusalOf(tryCode(lab, codeOf(lab, 'phone'))).reason).toEqual({
      code: 'drift',
      stepsOff: steps,
      storedDrift: -steps,
    });
  });

  it.each([3, 4, 6, 20, 120, 998])('by %i steps is put right by two fresh codes', (steps) => {
    const lab = enrolLate(steps);

    const result = submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', pairAt(lab, 'phone', 0));

    expect(result).toEqual(done);
    expect(device(lab, 'phone').drift).toBe(0);
    expect(tryCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
  });
});

describe('resynchronising a clock that is off', () => {
  it.each(CLOCKS)('by $offset s stores the steps that the two codes show', ({ offset, stepsOffAt }) => {
    for (const second of SECONDS) {
      const lab = labWithClock(offset, second);

      expect(resync(lab), `second ${second}`).toEqual(done);
      expect(device(lab, 'phone'), `second ${second}`).toMatchObject({
        drift: stepsOffAt(second),
        lastPairStep: stepAt(lab.now) + stepsOffAt(second),
      });
    }
  });

  it.each(CLOCKS)('by $offset s lets its codes sign in from then on, in every second', ({ offset }) => {
    for (const second of SECONDS) {
      const lab = labWithClock(offset, second);
      resync(lab);
      const atOnce = tryCode(lab, shown(lab)).ok;
      lab.wait(30 + 7 * second);

      expect(atOnce, `second ${second}`).toBe(true);
      expect(tryCode(lab, shown(lab)).ok, `second ${second}, later`).toBe(true);
    }
  });

  it.each(clocks(95, -95, 600, -600))(
    'by $offset s is undone by correcting the clock afterwards',
    ({ offset, stepsOffAt }) => {
      for (const second of SECONDS) {
        const lab = labWithClock(offset, second);
        resync(lab);

        setClock(lab, 0);

        const storedDrift = stepsOffAt(second);
        expect(refusalOf(tryCode(lab, shown(lab))).reason, `second ${second}`).toEqual({
          code: 'drift',
          stepsOff: -storedDrift,
          storedDrift,
        });
      }
    },
  );

  it.each(clocks(3600))('by $offset s is undone by correcting the clock afterwards', ({ offset }) => {
    const lab = labWithClock(offset);
    resync(lab);

    setClock(lab, 0);

    expect(refusalOf(tryCode(lab, shown(lab))).reason).toEqual({
      code: 'drift',
      stepsOff: -120,
      storedDrift: 120,
    });
  });

  it.each(clocks(31, -31))(
    'by $offset s is not undone by it: two steps are within what AWS takes',
    ({ offset }) => {
      for (const second of SECONDS) {
        const lab = labWithClock(offset, second);
        resync(lab);

        setClock(lab, 0);

        expect(tryCode(lab, shown(lab)).ok, `second ${second}`).toBe(true);
      }
    },
  );

  it.each(clocks(-31, -95, -600))(
    'by $offset s can be done again as soon as the clock is right',
    ({ offset }) => {
      const lab = labWithClock(offset);
      resync(lab);
      setClock(lab, 0);
      lab.wait(30);

      expect(resync(lab)).toEqual(done);
      expect(device(lab, 'phone').drift).toBe(0);
    },
  );

  it.each(clocks(31, 95, 600, 3600))(
    'by $offset s has used up the pairs until the right clock gets there',
    ({ offset, stepsOffAt }) => {
      const lab = labWithClock(offset);
      resync(lab);
      setClock(lab, 0);
      // The first of the two codes has to be newer than the last pair.
      const steps = stepsOffAt(0) + 2;
      lab.wait(30 * (steps - 1));
      const early = refusalOf(resync(lab)).reason;
      lab.wait(30);

      expect(early).toEqual({ code: 'pair-already-used' });
      expect(resync(lab)).toEqual(done);
      expect(device(lab, 'phone').drift).toBe(0);
    },
  );
});

describe('the clock check', () => {
  const measure = (lab: Lab, code: string, changedAt = lab.now, name = 'phone') =>
    lab.ask({ kind: 'measure-clock', serialNumber: device(lab, name).serialNumber, code, changedAt });

  /** Waits for the change of the phone's code, and gives the code that was shown until then. */
  function waitForChange(lab: Lab): string {
    const code = shown(lab);
    lab.wait(secondsToNextStep(phoneTime(lab.world, lab.now)));
    return code;
  }

  const measured = (offset: Seconds) => ({ ok: true, value: { kind: 'measured', offset } });

  it.each(clocks(31, -31, 95, -95, 600, -600))(
    'tells to the second that a clock is off by $offset s',
    ({ offset }) => {
      for (const second of SECONDS) {
        const lab = labWithClock(offset, second);
        const code = waitForChange(lab);

        expect(measure(lab, code), `begun in second ${second}`).toEqual(measured(offset));
      }
    },
  );

  it.each(SECONDS)('is exact wherever in a step the change comes: %i seconds into it', (second) => {
    for (const minutes of [-9, -1, 0, 1, 9]) {
      const offset = 60 * minutes - second;
      const lab = labWithClock(offset);
      const code = waitForChange(lab);

      expect(measure(lab, code), `${offset} s off`).toEqual(measured(offset));
      expect(lab.world.measurements).toEqual([
        { serialNumber: device(lab, 'phone').serialNumber, at: lab.now, offset },
      ]);
    }
  });

  it('of a clock that is right says 0', () => {
    const lab = labWithClock(0, 11);

    expect(measure(lab, waitForChange(lab))).toEqual(measured(0));
  });

  it('is as exact as the moment of the change was caught', () => {
    const lab = labWithClock(95);
    const code = waitForChange(lab);
    lab.wait(1.5);

    expect(measure(lab, code)).toEqual(measured(93.5));
  });

  it('may be told a moment that has passed', () => {
    const lab = labWithClock(-95);
    const code = waitForChange(lab);
    const changedAt = lab.now;
    lab.wait(12);

    expect(measure(lab, code, changedAt)).toEqual(measured(-95));
    expect(lab.world.measurements).toMatchObject([{ at: lab.now }]);
  });

  it('looks at the clock, whatever drift AWS remembers', () => {
    const lab = labWithClock(95);
    resync(lab);

    expect(measure(lab, waitForChange(lab))).toEqual(measured(95));
  });

  it.each(clocks(3600))(
    'cannot tell $offset s: one code is searched for in ten minutes either way',
    ({ offset }) => {
      const lab = labWithClock(offset);

      expect(refusalOf(measure(lab, waitForChange(lab)))).toEqual({
        error: null,
        reason: { code: 'unknown-code' },
      });
      expect(lab.world.measurements).toEqual([]);
    },
  );

  it('does not know a code of nobody', () => {
    const lab = labWithClock(95);

    expect(refusalOf(measure(lab, '000000')).reason).toEqual({ code: 'unknown-code' });
    expect(lab.world.measurements).toEqual([]);
  });

  it('needs a device', () => {
    const lab = labWithClock(95);

    const serialNumber = 'arn:aws:iam::1:mfa/x';
    const result = lab.ask({ kind: 'measure-clock', serialNumber, code: '000000', changedAt: lab.now });

    expect(refusalOf(result)).toEqual({ error: null, reason: { code: 'no-such-device' } });
  });

  it('is nothing to AWS: it counts no try, spends no code and leaves no event', () => {
    const lab = labWithClock(31);
    const { account, history } = lab.world;
    for (let count = 0; count < 12; count += 1) measure(lab, waitForChange(lab));

    expect(lab.world.measurements).toHaveLength(12);
    expect(lab.world.account).toBe(account);
    expect(lab.world.history).toBe(history);
  });
});

describe("lending the lab's phone", () => {
  it("puts the entries of a user's apps on it, and of nobody else's", () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    enrol(lab, 'alice', 'tablet');
    enrol(lab, 'omar', 'omar-phone');
    createDevice(lab, 'spare');
    lab.wait(3);

    const result = lendPhone(lab);

    const { alias } = lab.world.account;
    const entry = (name: string) => ({
      issuer: 'MFA Lab',
      account: `${name}@${alias}`,
      secret: device(lab, name).seed,
      addedAt: lab.now,
    });
    expect(result).toEqual(done);
    expect(lab.world.phone.entries).toEqual([entry('phone'), entry('tablet')]);
  });

  it('makes it show the codes that sign alice in', () => {
    const lab = labWithDevice('phone');
    lendPhone(lab);

    expect(tryCode(lab, shown(lab)).ok).toBe(true);
  });

  it('twice gives each entry once', () => {
    const lab = labWithDevice('phone');
    lendPhone(lab);

    lendPhone(lab);

    expect(lab.world.phone.entries).toHaveLength(1);
  });

  it('keeps what the phone is and has', () => {
    const lab = labWithDevice('phone');
    setClock(lab, 31);
    lockClock(lab, true);
    const { entries, ...rest } = lab.world.phone;

    lendPhone(lab);

    expect(entries).toEqual([]);
    expect(lab.world.phone).toMatchObject(rest);
    expect(lab.world.phone.entries).toHaveLength(1);
  });

  it('takes a new one when the old one is lost', () => {
    const lab = labWithDevice('phone');
    const { id } = lab.world.phone;
    lab.ask({ kind: 'phone-lose' });

    lendPhone(lab);

    expect(lab.world.phone).toMatchObject({ status: 'in-hand', clockOffset: 0 });
    expect(lab.world.phone.id).not.toBe(id);
    expect(lab.world.phone.entries).toHaveLength(1);
  });

  it('to somebody without an app gives an empty phone', () => {
    const lab = labOfAlice();

    expect(lendPhone(lab)).toEqual(done);
    expect(lab.world.phone.entries).toEqual([]);
  });

  it('is nothing to AWS', () => {
    const lab = labWithDevice('phone');
    const { account, history } = lab.world;

    lendPhone(lab);

    expect(lab.world.account).toBe(account);
    expect(lab.world.history).toBe(history);
  });
});

describe('a phone whose clock is kept by somebody else', () => {
  it('cannot be set, and stays off', () => {
    const lab = labWithClock(95);

    const locked = lockClock(lab, true);

    expect(locked).toEqual(done);
    expect(refusalOf(setClock(lab, 0))).toEqual({ error: null, reason: { code: 'clock-locked' } });
    expect(lab.world.phone).toMatchObject({ isClockLocked: true, clockOffset: 95 });
  });

  it('can be set again when it is unlocked', () => {
    const lab = labWithClock(95);
    lockClock(lab, true);

    const unlocked = lockClock(lab, false);

    expect(unlocked).toEqual(done);
    expect(setClock(lab, 0)).toEqual(done);
    expect(lab.world.phone.clockOffset).toBe(0);
  });

  it('is cured by resynchronising, which needs no clock to be set', () => {
    const lab = labWithClock(95);
    lockClock(lab, true);

    expect(resync(lab)).toEqual(done);
    expect(tryCode(lab, shown(lab)).ok).toBe(true);
  });

  it('does all else that a phone does', () => {
    const lab = labWithClock(95);
    lockClock(lab, true);
    const [entry] = lab.world.phone.entries;

    expect(lab.ask({ kind: 'phone-airplane-mode', on: true })).toEqual(done);
    expect(lab.ask({ kind: 'phone-delete-entry', account: entry?.account ?? '' })).toEqual(done);
  });

  it('is another phone than the next one, whose clock is free', () => {
    const lab = labWithClock(95);
    lockClock(lab, true);
    lab.ask({ kind: 'phone-lose' });
    lab.ask({ kind: 'phone-replace' });

    expect(lab.world.phone.isClockLocked).toBe(false);
    expect(setClock(lab, 31)).toEqual(done);
  });

  it('cannot be locked once it is lost', () => {
    const lab = labWithClock(95);
    lab.ask({ kind: 'phone-lose' });

    expect(refusalOf(lockClock(lab, true))).toEqual({ error: null, reason: { code: 'phone-lost' } });
  });
});
