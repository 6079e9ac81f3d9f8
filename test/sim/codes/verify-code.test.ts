import { describe, expect, it } from 'vitest';
import { addSteps, epochSeconds, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { USED_STEPS_KEPT, verifyCode } from '../../../src/sim/codes/verify-code.js';
import { signInFailed } from '../../../src/sim/iam/aws-error.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  codeOf,
  createDevice,
  createUser,
  deactivate,
  deleteDevice,
  device,
  enrol,
  enterPassword,
  granted,
  labWithDevice,
  openLab,
  pairAt,
  refusalOf,
  START,
  submitCode,
  submitPair,
} from '../scenario.js';

/** Signs alice in with a code, from the password on. */
function tryCode(lab: Lab, code: string, name = 'phone') {
  granted(enterPassword(lab, 'alice'));
  granted(
    lab.ask({ kind: 'choose-mfa-device', browser: 'main', serialNumber: device(lab, name).serialNumber }),
  );
  return submitCode(lab, code);
}

/** alice with `phone`, whose clock runs `drift` steps off, as the service knows. */
function labWithDrift(drift: number): Lab {
  const lab = openLab();
  createDevice(lab, 'phone');
  granted(submitPair(lab, 'EnableMFADevice', 'alice', 'phone', pairAt(lab, 'phone', drift)));
  return lab;
}

/** Spends the nine verifications that `phone` has. */
function spendBudget(lab: Lab, name = 'phone'): void {
  for (let count = 0; count < 9; count += 1) tryCode(lab, '000000', name);
}

const tooMany = (until: number) => ({
  error: {
    code: 'AccessDenied',
    message:
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    httpStatus: 403,
  },
  reason: { code: 'too-many-attempts', until },
});

describe('a code at sign-in', () => {
  it.each([-2, -1, 0, 1, 2])('is good %i steps from now', (steps) => {
    const lab = labWithDevice('phone');

    expect(tryCode(lab, codeOf(lab, 'phone', steps)).ok).toBe(true);
  });

  it.each([-20, -4, -3, 3, 4, 20])(
    'is not good %i steps from now, and the lab says how far off it is',
    (steps) => {
      const lab = labWithDevice('phone');

      expect(refusalOf(tryCode(lab, codeOf(lab, 'phone', steps)))).toMatchObject({
        error: { message: signInFailed().message },
        reason: { code: 'drift', stepsOff: steps, storedDrift: 0 },
      });
    },
  );

  it.each([-21, 21])('is not recognised %i steps from now', (steps) => {
    const lab = labWithDevice('phone');

    expect(refusalOf(tryCode(lab, codeOf(lab, 'phone', steps))).reason).toEqual({ code: 'unknown-code' });
  });

  it.each([
    [-40, -42],
    [-40, -38],
    [300, 298],
    [300, 302],
  ])('of a device %i steps off is good %i steps from now', (drift, steps) => {
    const lab = labWithDrift(drift);

    expect(tryCode(lab, codeOf(lab, 'phone', steps)).ok).toBe(true);
  });

  it.each([
    [-40, -43, -3],
    [-40, -37, 3],
    [300, 297, -3],
    [300, 303, 3],
    [5, 0, -5],
  ])('of a device %i steps off is not good %i steps from now', (drift, steps, stepsOff) => {
    const lab = labWithDrift(drift);

    expect(refusalOf(tryCode(lab, codeOf(lab, 'phone', steps))).reason).toEqual({
      code: 'drift',
      stepsOff,
      storedDrift: drift,
    });
  });

  it('is good for the whole of its step, to the last second', () => {
    const lab = labWithDevice('phone');
    const code = codeOf(lab, 'phone', -2);
    lab.wait(29);

    expect(tryCode(lab, code).ok).toBe(true);
  });

  it('is too old one second later', () => {
    const lab = labWithDevice('phone');
    const code = codeOf(lab, 'phone', -2);
    lab.wait(30);

    expect(refusalOf(tryCode(lab, code)).reason).toMatchObject({ code: 'drift', stepsOff: -3 });
  });

  it('is good once', () => {
    const lab = labWithDevice('phone');
    const code = codeOf(lab, 'phone');
    tryCode(lab, code);
    lab.wait(25);

    expect(refusalOf(tryCode(lab, code))).toMatchObject({
      error: { message: signInFailed().message },
      reason: { code: 'code-already-used', usedAt: START },
    });
  });

  it('is known as used for ten minutes, and then unknown', () => {
    const lab = labWithDevice('phone');
    const code = codeOf(lab, 'phone');
    tryCode(lab, code);
    lab.wait(20 * 30);

    const still = tryCode(lab, code);
    lab.wait(30);
    const forgotten = tryCode(lab, code);

    expect(refusalOf(still).reason).toEqual({ code: 'code-already-used', usedAt: START });
    expect(refusalOf(forgotten).reason).toEqual({ code: 'unknown-code' });
  });

  it('is good after a later one was used', () => {
    const lab = labWithDevice('phone');
    tryCode(lab, codeOf(lab, 'phone', 2));

    expect(tryCode(lab, codeOf(lab, 'phone', -2)).ok).toBe(true);
  });

  it('is spent when it signs in, with its step and the time', () => {
    const lab = labWithDevice('phone');
    lab.wait(7);

    tryCode(lab, codeOf(lab, 'phone', -1));

    expect(device(lab, 'phone').usedSteps).toEqual([{ step: stepAt(START) - 1, at: START + 7 }]);
  });

  it('leaves drift, last pair and seed alone', () => {
    const lab = labWithDrift(4);
    const before = device(lab, 'phone');

    tryCode(lab, codeOf(lab, 'phone', 6));

    expect(device(lab, 'phone')).toEqual({
      ...before,
      usedSteps: [{ step: stepAt(START) + 6, at: START }],
    });
  });

  it('is not spent when it is refused', () => {
    const lab = labWithDevice('phone');

    tryCode(lab, codeOf(lab, 'phone', 3));
    lab.wait(30);

    expect(tryCode(lab, codeOf(lab, 'phone', 2)).ok).toBe(true);
  });

  it('stays used when the device is deactivated and enabled again', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    tryCode(lab, codeOf(lab, 'phone', 2));
    callAdministrator(lab);
    deactivate(lab, 'alice', 'phone', 'private');
    lab.wait(60);
    granted(submitPair(lab, 'EnableMFADevice', 'alice', 'phone', pairAt(lab, 'phone', 0), 'private'));

    expect(refusalOf(tryCode(lab, codeOf(lab, 'phone', 0))).reason.code).toBe('code-already-used');
  });

  it('of two enrolment codes is good, each once', () => {
    const lab = labWithDevice('phone');
    const [first, second] = pairAt(lab, 'phone', 0);

    const tries = [first, second, first, second].map((code) => tryCode(lab, code).ok);

    expect(tries).toEqual([true, true, false, false]);
  });

  it('stays used when the clock is set back', () => {
    const lab = labWithDevice('phone');
    const code = codeOf(lab, 'phone');
    tryCode(lab, code);
    lab.wait(-30);

    expect(refusalOf(tryCode(lab, code)).reason.code).toBe('code-already-used');
  });

  it.each(['', '12345', '1234567', 'abcdef', '12 456'])(
    'is not %j, and that counts as no attempt',
    (code) => {
      const lab = labWithDevice('phone');

      expect(refusalOf(tryCode(lab, code))).toMatchObject({
        error: { message: signInFailed().message },
        reason: { code: 'malformed-code' },
      });
      expect(lab.world.account.verificationCounts).toEqual({});
    },
  );

  it("of another user's device is told", () => {
    const lab = openLab();
    createUser(lab, 'bea');
    enrol(lab, 'bea', 'bea-phone');
    enrol(lab, 'alice', 'phone');

    expect(refusalOf(tryCode(lab, codeOf(lab, 'bea-phone'))).reason).toEqual({
      code: 'other-device',
      origin: { deviceName: 'bea-phone', owner: 'bea', isSameUser: false },
    });
  });

  it('of the first step of 1970 is good', () => {
    const lab = labWithDevice('phone', { now: epochSeconds(30) });

    expect(tryCode(lab, codeOf(lab, 'phone', -1)).ok).toBe(true);
    expect(device(lab, 'phone').usedSteps).toEqual([{ step: 0, at: 30 }]);
  });

  it('in the first minute of 1970 has nothing before it', () => {
    const lab = labWithDevice('phone', { now: epochSeconds(30) });

    expect(refusalOf(tryCode(lab, '000000')).reason).toEqual({ code: 'unknown-code' });
  });
});

describe('the budget of a device', () => {
  it('is nine verifications in three minutes, and the lab says until when', () => {
    const lab = labWithDevice('phone');
    lab.wait(100);
    spendBudget(lab);

    const tenth = tryCode(lab, codeOf(lab, 'phone'));

    expect(refusalOf(tenth)).toEqual(tooMany(START + 180));
  });

  it('counts successes, wrong and used codes alike', () => {
    const lab = labWithDevice('phone');
    for (const code of [-2, -1, 0, 1, 2].map((steps) => codeOf(lab, 'phone', steps))) {
      granted(tryCode(lab, code));
    }
    tryCode(lab, codeOf(lab, 'phone'));
    tryCode(lab, '000000');
    tryCode(lab, codeOf(lab, 'phone', 5));
    const ninth = tryCode(lab, '000000');

    const tenth = tryCode(lab, '000000');

    expect(refusalOf(ninth).reason.code).toBe('unknown-code');
    expect(refusalOf(tenth).reason.code).toBe('too-many-attempts');
  });

  it('takes a ninth code that is right', () => {
    const lab = labWithDevice('phone');
    for (let count = 0; count < 8; count += 1) tryCode(lab, '000000');

    expect(tryCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
  });

  it('does not spend a right code that comes too late', () => {
    const lab = labWithDevice('phone');
    spendBudget(lab);

    tryCode(lab, codeOf(lab, 'phone'));

    expect(device(lab, 'phone').usedSteps).toEqual([]);
  });

  it('ends with the three minutes of the clock, not three minutes after the first try', () => {
    const lab = labWithDevice('phone');
    lab.wait(179);
    spendBudget(lab);
    const last = tryCode(lab, codeOf(lab, 'phone'));
    lab.wait(1);

    const next = tryCode(lab, codeOf(lab, 'phone'));

    expect(refusalOf(last)).toEqual(tooMany(START + 180));
    expect(next.ok).toBe(true);
  });

  it('begins anew with all nine', () => {
    const lab = labWithDevice('phone');
    spendBudget(lab);
    lab.wait(180);
    for (let count = 0; count < 8; count += 1) tryCode(lab, '000000');

    expect(tryCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
    expect(refusalOf(tryCode(lab, '000000'))).toEqual(tooMany(START + 360));
  });

  it('leaves a sibling device alone', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    enrol(lab, 'alice', 'tablet');
    spendBudget(lab, 'phone');

    expect(tryCode(lab, codeOf(lab, 'tablet'), 'tablet').ok).toBe(true);
  });

  it('stays spent while a sibling device is used', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    enrol(lab, 'alice', 'tablet');
    spendBudget(lab, 'phone');
    tryCode(lab, codeOf(lab, 'tablet'), 'tablet');

    expect(refusalOf(tryCode(lab, codeOf(lab, 'phone'), 'phone'))).toEqual(tooMany(START + 180));
  });

  it('does not charge the device that a wrong code came from', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    enrol(lab, 'alice', 'tablet');

    tryCode(lab, codeOf(lab, 'tablet'), 'phone');

    expect(Object.keys(lab.world.account.verificationCounts)).toEqual([device(lab, 'phone').serialNumber]);
  });

  it('survives that the device is deleted and created again under the same name', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    callAdministrator(lab);
    spendBudget(lab);
    deactivate(lab, 'alice', 'phone', 'private');
    deleteDevice(lab, 'phone', 'private');
    enrol(lab, 'alice', 'phone', 'private');

    expect(refusalOf(tryCode(lab, codeOf(lab, 'phone')))).toEqual(tooMany(START + 180));
  });

  it('is not spent by enabling and resynchronising', () => {
    const lab = labWithDevice('phone');
    for (let count = 0; count < 12; count += 1) {
      submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', ['000000', '000001']);
    }

    expect(tryCode(lab, codeOf(lab, 'phone')).ok).toBe(true);
  });

  it('is not spent by wrong passwords', () => {
    const lab = labWithDevice('phone');
    const { account } = lab.world;
    for (let count = 0; count < 12; count += 1) {
      lab.ask({
        kind: 'sign-in-as-user',
        browser: 'main',
        account: account.id,
        userName: 'alice',
        password: 'Wrong-One-11',
      });
    }

    expect(lab.world.account.verificationCounts).toEqual({});
  });

  it('is not spent further once it is spent', () => {
    const lab = labWithDevice('phone');
    spendBudget(lab);

    tryCode(lab, '000000');

    expect(Object.values(lab.world.account.verificationCounts)).toEqual([{ window: START / 180, count: 9 }]);
  });
});

it('a code of a device that runs fast is taken by the time of the device', () => {
  const lab = labWithDrift(10);
  const { seed } = device(lab, 'phone');
  lab.wait(300);

  const byTheDevice = codeAtStep(seed, addSteps(stepAt(lab.now), 10));

  expect(tryCode(lab, byTheDevice).ok).toBe(true);
});

describe('the used codes of a device', () => {
  it('are remembered, the newest of them, however many there were', () => {
    const lab = labWithDevice('phone');
    let { account } = lab.world;
    for (let count = 0; count < USED_STEPS_KEPT + 3; count += 1) {
      const now = epochSeconds(START + count * 60);
      const phone = account.mfaDevices[0];
      if (phone === undefined) throw new Error('no device');
      const verified = verifyCode(account, phone, codeAtStep(phone.seed, stepAt(now)), now);
      expect(verified.outcome.ok).toBe(true);
      account = verified.account;
    }

    const used = account.mfaDevices[0]?.usedSteps ?? [];
    expect(used).toHaveLength(USED_STEPS_KEPT);
    // A clock that goes back brings none of those back that are forgotten.
    for (const count of [0, 1, 2]) {
      const then = epochSeconds(START + count * 60);
      const phone = account.mfaDevices[0];
      if (phone === undefined) throw new Error('no device');
      const { outcome } = verifyCode(account, phone, codeAtStep(phone.seed, stepAt(then)), then);
      expect(outcome).toEqual({ ok: false, failure: { code: 'used-long-ago' } });
    }
    expect(used.at(-1)?.step).toBe(stepAt(epochSeconds(START + (USED_STEPS_KEPT + 2) * 60)));
  });
});
