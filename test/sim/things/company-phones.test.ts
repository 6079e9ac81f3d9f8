import { describe, expect, it } from 'vitest';
import { boundClock, deviceOnPhone } from '../../../src/lessons/engine/goals.js';
import { addSteps, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { phoneTime } from '../../../src/sim/world/world.js';
import type { Lab } from '../scenario.js';
import { device, enrol, granted, openLab, refusalOf, submitPair } from '../scenario.js';

const WORK = 'alice-work';

/** alice with a phone of her own in hand, and one of her company's beside it that runs 95 s fast. */
function labWithTwoPhones(): Lab {
  const lab = openLab();
  enrol(lab, 'alice', 'phone');
  lab.ask({ kind: 'lend-phone', userName: 'alice' });
  granted(lab.ask({ kind: 'hand-out-phone', to: 'alice', deviceName: WORK, clockOffset: 95 }));
  lab.ask({ kind: 'let-hours-pass', hours: 2 });
  return lab;
}

const swap = (lab: Lab) => lab.ask({ kind: 'phone-swap' });

describe('a phone that a company hands out', () => {
  it('lies beside the one in hand, with a device of its own that is assigned', () => {
    const lab = labWithTwoPhones();

    expect(lab.world.phonesBeside).toHaveLength(1);
    expect(device(lab, WORK)).toMatchObject({ owner: { userName: 'alice' }, drift: 0 });
    expect(lab.world.phonesBeside[0]?.entries.map(({ secret }) => secret)).toEqual([device(lab, WORK).seed]);
    expect(deviceOnPhone(lab.world)?.name).toBe('phone');
  });

  it('belongs to the user as the account spells the name', () => {
    const lab = openLab();
    granted(lab.ask({ kind: 'hand-out-phone', to: 'ALICE', deviceName: WORK, clockOffset: 0 }));

    expect(device(lab, WORK).owner).toEqual({ type: 'user', userName: 'alice' });
  });

  it('is taken into the hand, and laid down again', () => {
    const lab = labWithTwoPhones();
    const own = lab.world.phone;

    granted(swap(lab));
    expect(lab.world.phone.clockOffset).toBe(95);
    expect(deviceOnPhone(lab.world)?.name).toBe(WORK);
    granted(swap(lab));
    expect(lab.world.phone).toEqual(own);
  });

  it('keeps its clock, and leaves that of the other alone', () => {
    const lab = labWithTwoPhones();
    granted(lab.ask({ kind: 'phone-set-clock', offset: 31 }));
    swap(lab);

    expect(refusalOf(lab.ask({ kind: 'phone-set-clock', offset: 0 })).reason).toEqual({
      code: 'clock-locked',
    });
    expect(lab.world.phone.clockOffset).toBe(95);
    expect(lab.world.phonesBeside[0]?.clockOffset).toBe(31);
  });

  it('is the one whose clock AWS learns, in hand or not', () => {
    const lab = labWithTwoPhones();
    swap(lab);
    const step = stepAt(phoneTime(lab.world, lab.now));
    const { seed } = device(lab, WORK);
    const codes = [codeAtStep(seed, addSteps(step, -1)), codeAtStep(seed, step)] as const;
    granted(submitPair(lab, 'ResyncMFADevice', 'alice', WORK, codes));

    expect(boundClock(lab.world)?.phone).toBe('true');
    swap(lab);
    expect(boundClock(lab.world)?.phone).toBe('true');
  });

  it.each([0, 1])('goes back with its device, after %i swaps, and the own one is in hand', (swaps) => {
    const lab = labWithTwoPhones();
    const own = lab.world.phone;
    for (let count = 0; count < swaps; count += 1) swap(lab);

    granted(lab.ask({ kind: 'collect-phones' }));

    expect(lab.world.phone).toEqual(own);
    expect(lab.world.phonesBeside).toEqual([]);
    expect(lab.world.account.mfaDevices.map(({ name }) => name)).not.toContain(WORK);
    // No reset must ask anybody to delete an entry that was on no phone of theirs.
    expect(lab.world.account.removedDevices).toEqual([]);
  });

  it('is not there to be taken where nobody handed one out', () => {
    const lab = openLab();
    const before = lab.world;

    expect(refusalOf(swap(lab)).reason).toEqual({ code: 'no-other-phone' });
    granted(lab.ask({ kind: 'collect-phones' }));
    expect(lab.world).toEqual(before);
  });

  it('has a name that nobody has yet, an owner who exists, and room', () => {
    const lab = labWithTwoPhones();
    const ask = (to: string, deviceName: string) =>
      refusalOf(lab.ask({ kind: 'hand-out-phone', to, deviceName, clockOffset: 0 })).reason;

    expect(ask('alice', WORK)).toEqual({ code: 'name-taken', deviceName: WORK, owner: 'alice' });
    expect(ask('nobody', 'another')).toEqual({ code: 'no-such-user' });
    for (let count = 3; count <= 8; count += 1) {
      granted(lab.ask({ kind: 'hand-out-phone', to: 'alice', deviceName: `work-${count}`, clockOffset: 0 }));
    }
    expect(ask('alice', 'work-9')).toEqual({ code: 'too-many-devices', limit: 8 });
  });
});
