import { describe, expect, it } from 'vitest';
import { addSeconds, epochSeconds, stepAt, stepStart } from '../../../src/sim/base/time.js';
import { labTime } from '../../../src/sim/world/world.js';
import { done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  codeOf,
  createDevice,
  device,
  enrol,
  enterPassword,
  labOfAlice,
  labWithDevice,
  openLab,
  refusalOf,
  START,
  submitCode,
} from '../scenario.js';

const warp = (lab: Lab) => lab.ask({ kind: 'warp-to-next-step' });
const useOwnPhone = (lab: Lab, own: boolean) => lab.ask({ kind: 'use-own-phone', own });

describe('warping', () => {
  it.each([0, 1, 15, 29])('moves lab time from second %i of a step to the start of the next', (second) => {
    const lab = openLab({ now: addSeconds(START, second) });

    const result = warp(lab);

    expect(result).toEqual(done);
    expect(lab.now).toBe(START + 30);
  });

  it.each([0.001, 0.5, 14.75, 29.999])(
    'lands in the first second of the next step from second %d',
    (second) => {
      const lab = openLab({ now: addSeconds(START, second) });

      warp(lab);

      expect(stepAt(lab.now)).toBe(stepAt(START) + 1);
      expect(lab.now - stepStart(stepAt(lab.now))).toBeLessThan(1);
    },
  );

  it('may be done again and again', () => {
    const lab = openLab({ now: addSeconds(START, 10) });

    warp(lab);
    warp(lab);

    expect(lab.now).toBe(START + 60);
    expect(lab.world.clockOffset).toBe(50);
  });

  it('stays ahead while real time goes on', () => {
    const lab = openLab({ now: addSeconds(START, 10) });
    warp(lab);
    lab.wait(45);

    expect(lab.now).toBe(START + 75);
    expect(labTime(lab.world, addSeconds(START, 55))).toBe(lab.now);
  });

  it('moves the simulated AWS along', () => {
    const lab = labWithDevice('phone');
    const code = codeOf(lab, 'phone', 3);
    warp(lab);
    enterPassword(lab, 'alice');

    expect(submitCode(lab, code).ok).toBe(true);
  });

  it('is locked while the own phone is in use, which runs on real time', () => {
    const lab = openLab();
    useOwnPhone(lab, true);
    const before = lab.world;

    expect(refusalOf(warp(lab))).toEqual({ error: null, reason: { code: 'warp-locked' } });
    expect(lab.world).toBe(before);
  });

  it('goes by the right time while no phone is in hand, as the token of an administrator does', () => {
    const lab = openLab({ now: addSeconds(START, 10) });
    lab.ask({ kind: 'phone-set-clock', offset: 25 });
    lab.ask({ kind: 'phone-lose' });

    warp(lab);

    expect(lab.now).toBe(START + 30);
  });

  it('leaves no event', () => {
    const lab = openLab();

    warp(lab);

    expect(lab.world.history).toEqual([]);
  });
});

describe('the own phone', () => {
  it('comes into use and goes again', () => {
    const lab = openLab();

    const taken = useOwnPhone(lab, true);
    const used = lab.world.usesOwnPhone;
    const putAway = useOwnPhone(lab, false);

    expect([taken, used, putAway, lab.world.usesOwnPhone]).toEqual([done, true, done, false]);
  });

  it('cannot come into use once time was warped', () => {
    const lab = openLab();
    warp(lab);

    expect(refusalOf(useOwnPhone(lab, true))).toEqual({
      error: null,
      reason: { code: 'time-was-warped' },
    });
    expect(lab.world.usesOwnPhone).toBe(false);
  });

  it('put away lets time be warped again', () => {
    const lab = openLab();
    useOwnPhone(lab, true);
    useOwnPhone(lab, false);

    expect(warp(lab)).toEqual(done);
  });

  it('may be put away after a warp', () => {
    const lab = openLab();
    warp(lab);

    expect(useOwnPhone(lab, false)).toEqual(done);
  });
});

describe('comparing a code', () => {
  const compare = (lab: Lab, code: string, name = 'phone') =>
    lab.ask({ kind: 'compare-code', serialNumber: device(lab, name).serialNumber, code });

  it.each([-20, -1, 0, 1, 20])('tells how far off the clock is: %i steps', (steps) => {
    const lab = labOfAlice();
    createDevice(lab, 'phone');

    const result = compare(lab, codeOf(lab, 'phone', steps));

    const step = stepAt(START) + steps;
    expect(result).toEqual({ ok: true, value: { kind: 'compared', step, stepsOff: steps } });
    expect(lab.world.comparisons).toEqual([
      { serialNumber: device(lab, 'phone').serialNumber, at: START, step },
    ]);
  });

  it.each([-21, 21])('does not know a code %i steps off', (steps) => {
    const lab = labOfAlice();
    createDevice(lab, 'phone');

    const result = compare(lab, codeOf(lab, 'phone', steps));

    expect(refusalOf(result)).toEqual({ error: null, reason: { code: 'unknown-code' } });
    expect(lab.world.comparisons).toEqual([
      {
        serialNumber: device(lab, 'phone').serialNumber,
        at: START,
        step: null,
        code: codeOf(lab, 'phone', steps),
      },
    ]);
  });

  it.each([-660, -120, 120, 660])('knows two in a row %i steps off, and one alone after them', (steps) => {
    const lab = labOfAlice();
    createDevice(lab, 'phone');
    compare(lab, codeOf(lab, 'phone', steps));

    const second = compare(lab, codeOf(lab, 'phone', steps + 1));
    const third = compare(lab, codeOf(lab, 'phone', steps + 2));

    expect(second).toMatchObject({ ok: true, value: { stepsOff: steps + 1 } });
    expect(third).toMatchObject({ ok: true, value: { stepsOff: steps + 2 } });
  });

  it.each(['', '12345', 'abcdef'])('does not know %j', (code) => {
    const lab = labOfAlice();
    createDevice(lab, 'phone');

    expect(refusalOf(compare(lab, code)).reason).toEqual({ code: 'unknown-code' });
  });

  it('goes by the lab time, whatever drift the service remembers', () => {
    const lab = labOfAlice();
    createDevice(lab, 'phone');
    const [first, second] = [codeOf(lab, 'phone', 9), codeOf(lab, 'phone', 10)];
    lab.ask({
      kind: 'iam',
      from: { browser: 'main' },
      operation: 'EnableMFADevice',
      userName: 'alice',
      serialNumber: device(lab, 'phone').serialNumber,
      authenticationCode1: first,
      authenticationCode2: second,
    });

    const result = compare(lab, codeOf(lab, 'phone'));

    expect(device(lab, 'phone').drift).toBe(10);
    expect(result).toMatchObject({ ok: true, value: { stepsOff: 0 } });
  });

  it('spends nothing, counts nothing and leaves no event', () => {
    const lab = labOfAlice();
    enrol(lab, 'alice', 'phone');
    const before = lab.world;
    for (let count = 0; count < 12; count += 1) compare(lab, codeOf(lab, 'phone'));

    expect(lab.world.account).toBe(before.account);
    expect(lab.world.history).toBe(before.history);
    enterPassword(lab, 'alice');
    expect(submitCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
  });

  it('remembers every comparison, the last one last', () => {
    const lab = labOfAlice();
    createDevice(lab, 'phone');
    compare(lab, '000000');
    lab.wait(30);

    compare(lab, codeOf(lab, 'phone'));

    expect(lab.world.comparisons.map(({ at, step }) => [at, step])).toEqual([
      [START, null],
      [START + 30, stepAt(START) + 1],
    ]);
  });

  it('needs a device', () => {
    const lab = openLab();

    const result = lab.ask({ kind: 'compare-code', serialNumber: 'arn:aws:iam::1:mfa/x', code: '123456' });

    expect(refusalOf(result)).toEqual({ error: null, reason: { code: 'no-such-device' } });
    expect(lab.world.comparisons).toEqual([]);
  });

  it('works in the first minutes of 1970', () => {
    const lab = labOfAlice({ now: epochSeconds(60) });
    createDevice(lab, 'phone');

    expect(compare(lab, codeOf(lab, 'phone', -2))).toMatchObject({ ok: true, value: { step: 0 } });
  });
});
