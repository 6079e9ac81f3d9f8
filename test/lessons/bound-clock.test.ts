import { describe, expect, it } from 'vitest';
import { boundClock } from '../../src/lessons/engine/goals.js';
import type { Seconds } from '../../src/sim/base/time.js';
import { addSteps, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { phoneTime } from '../../src/sim/world/world.js';
import type { Lab } from '../sim/scenario.js';
import { createDevice, device, enrol, granted, openLab, signIn, submitPair } from '../sim/scenario.js';

/** alice with `phone` on the lab's phone, whose clock is so far off. */
function labWithClock(offset: Seconds): Lab {
  const lab = openLab();
  enrol(lab, 'alice', 'phone');
  lab.ask({ kind: 'lend-phone', userName: 'alice' });
  lab.ask({ kind: 'let-hours-pass', hours: 2 });
  granted(lab.ask({ kind: 'phone-set-clock', offset }));
  return lab;
}

/** Resynchronises `phone` with codes that the lab's phone showed so many steps ago. */
function resync(lab: Lab, stepsAgo = 0): void {
  const step = addSteps(stepAt(phoneTime(lab.world, lab.now)), -stepsAgo);
  const { seed } = device(lab, 'phone');
  const codes = [codeAtStep(seed, addSteps(step, -1)), codeAtStep(seed, step)] as const;
  granted(submitPair(lab, 'ResyncMFADevice', 'alice', 'phone', codes));
}

describe('the clock of a device whose two codes were taken', () => {
  it.each<[Seconds, number, string]>([
    [0, 0, 'in-step'],
    [0, 1, 'in-step'],
    [31, 0, 'in-step'],
    [95, 0, 'true'],
    [-95, 0, 'true'],
    [-600, 0, 'true'],
    [3600, 0, 'true'],
    [0, 6, 'late'],
    [95, 6, 'late'],
    [95, 3, 'late'],
  ])('with the phone %d s off and codes %d steps old is %s', (offset, stepsAgo, phone) => {
    const lab = labWithClock(offset);

    resync(lab, stepsAgo);

    expect(boundClock(lab.world)).toEqual({ drift: device(lab, 'phone').drift, phone });
  });

  it.each([
    ['true', 95, 0],
    ['late', 0, 6],
  ] as const)('tells rightly whether the next code of the phone will do: %s', (phone, offset, stepsAgo) => {
    const lab = labWithClock(offset);
    resync(lab, stepsAgo);
    lab.ask({ kind: 'warp-to-next-step' });
    const { seed } = device(lab, 'phone');
    const { alias: account } = lab.world.account;
    const password = lab.world.account.users[0]?.loginProfile?.password ?? '';
    granted(lab.ask({ kind: 'sign-in-as-user', browser: 'main', account, userName: 'alice', password }));

    const code = codeAtStep(seed, stepAt(phoneTime(lab.world, lab.now)));
    const result = lab.ask({ kind: 'submit-mfa-code', browser: 'main', code });

    expect(boundClock(lab.world)?.phone).toBe(phone);
    expect(result.ok).toBe(phone === 'true');
  });

  it('is not seen when the device is on no phone of the lab', () => {
    const lab = openLab();
    createDevice(lab, 'phone');
    const step = addSteps(stepAt(lab.now), -8);
    const { seed } = device(lab, 'phone');
    const codes = [codeAtStep(seed, addSteps(step, -1)), codeAtStep(seed, step)] as const;
    granted(submitPair(lab, 'EnableMFADevice', 'alice', 'phone', codes));

    expect(boundClock(lab.world)).toEqual({ drift: -8, phone: 'unseen' });
  });

  it('is that of the pair accepted last, whoever got a device since', () => {
    const lab = labWithClock(0);
    resync(lab, 6);
    lab.ask({ kind: 'hand-out-token', to: 'omar' });

    expect(boundClock(lab.world)?.phone).toBe('late');
  });

  it("is nobody's as long as no pair was accepted", () => {
    const lab = openLab();
    signIn(lab, 'alice');

    expect(boundClock(lab.world)).toBeNull();
  });
});
