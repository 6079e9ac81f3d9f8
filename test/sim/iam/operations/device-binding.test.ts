import { describe, expect, it } from 'vitest';
import {
  addSeconds,
  addSteps,
  epochSeconds,
  stepAt,
  stepStart,
  timeStep,
} from '../../../../src/sim/base/time.js';
import { codeAtStep } from '../../../../src/sim/codes/totp.js';
import { devicesOf } from '../../../../src/sim/world/account.js';
import type { Lab } from '../../scenario.js';
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
  freshCode,
  granted,
  iam,
  labOfAlice,
  labWithDevice,
  labWithRfcDevice,
  lastEvent,
  openLab,
  pairAt,
  RFC_SEED,
  refusalOf,
  START,
  signIn,
  submitCode,
  submitPair,
} from '../../scenario.js';

type Pair = readonly [string, string];

const enable = (lab: Lab, name: string, codes: Pair, userName = 'alice', browser = 'main') =>
  submitPair(lab, 'EnableMFADevice', userName, name, codes, browser);

const resync = (lab: Lab, name: string, codes: Pair, userName = 'alice', browser = 'main') =>
  submitPair(lab, 'ResyncMFADevice', userName, name, codes, browser);

/** alice signed in, with an unassigned device `phone`. */
function labWithSpare(): Lab {
  const lab = labOfAlice();
  createDevice(lab, 'phone');
  return lab;
}

/** alice with `phone` enrolled, and a session opened with it. */
function labWithMfaSession(): Lab {
  const lab = labWithDevice('phone');
  signIn(lab, 'alice');
  return lab;
}

describe('enableMfaDevice', () => {
  it('assigns the device to the user', () => {
    const lab = labWithSpare();
    const spare = device(lab, 'phone');
    lab.wait(45);

    const result = enable(lab, 'phone', pairAt(lab, 'phone', 0));

    expect(result).toEqual({ ok: true, value: { kind: 'done' } });
    expect(device(lab, 'phone')).toEqual({
      ...spare,
      owner: { type: 'user', userName: 'alice' },
      enabledAt: START + 45,
      drift: 0,
      lastPairStep: stepAt(lab.now),
    });
  });

  it('assigns it to the user as the account spells the name', () => {
    const lab = openLab();
    createDevice(lab, 'phone');

    enable(lab, 'phone', pairAt(lab, 'phone', 0), 'ALICE');

    expect(device(lab, 'phone').owner).toEqual({ type: 'user', userName: 'alice' });
  });

  it('does not spend the two codes', () => {
    const lab = labWithSpare();
    const codes = pairAt(lab, 'phone', 0);
    enable(lab, 'phone', codes);

    const signedIn = codes.map((code) => {
      enterPassword(lab, 'alice');
      return submitCode(lab, code).ok;
    });

    expect(signedIn).toEqual([true, true]);
  });

  it.each([
    ['no device has the serial number', 'nothing', 'alice', 'no-such-device'],
    ['no user has the name', 'phone', 'nobody', 'no-such-user'],
  ])('refuses when %s', (_case, name, userName, reason) => {
    const lab = openLab();
    createDevice(lab, 'phone');
    const serialNumber = `arn:aws:iam::${lab.world.account.id}:mfa/${name}`;
    const [authenticationCode1, authenticationCode2] = pairAt(lab, 'phone', 0);

    const result = iam(lab, {
      operation: 'EnableMFADevice',
      userName,
      serialNumber,
      authenticationCode1,
      authenticationCode2,
    });

    expect(refusalOf(result).reason).toEqual({ code: reason });
  });

  it.each(['alice', 'bea'])('refuses a device that alice has, for %s', (userName) => {
    const lab = openLab();
    createUser(lab, 'bea');
    enrol(lab, 'alice', 'phone');
    lab.wait(60);

    expect(refusalOf(enable(lab, 'phone', pairAt(lab, 'phone', 0), userName)).reason).toEqual({
      code: 'device-in-use',
    });
  });

  it("refuses the root user's device", () => {
    const lab = openLab();

    expect(refusalOf(enable(lab, 'root-account-mfa-device', ['123456', '234567'])).reason).toEqual({
      code: 'device-in-use',
    });
  });

  it('takes an eighth device and refuses the ninth', () => {
    const lab = openLab();
    for (const number of [1, 2, 3, 4, 5, 6, 7]) enrol(lab, 'alice', `phone-${number}`);
    createDevice(lab, 'phone-8');
    createDevice(lab, 'phone-9');

    const eighth = enable(lab, 'phone-8', pairAt(lab, 'phone-8', 0));
    const ninth = enable(lab, 'phone-9', pairAt(lab, 'phone-9', 0));

    expect(eighth.ok).toBe(true);
    expect(refusalOf(ninth).reason).toEqual({ code: 'too-many-devices', limit: 8 });
    expect(devicesOf(lab.world.account, { type: 'user', userName: 'alice' })).toHaveLength(8);
  });

  it('counts the devices of each user apart', () => {
    const lab = openLab();
    createUser(lab, 'bea');
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) enrol(lab, 'alice', `phone-${number}`);
    createDevice(lab, 'bea-phone');

    expect(enable(lab, 'bea-phone', pairAt(lab, 'bea-phone', 0), 'bea').ok).toBe(true);
  });

  it('takes another device once one of eight is gone', () => {
    const lab = openLab();
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) enrol(lab, 'alice', `phone-${number}`);
    deactivate(lab, 'alice', 'phone-3');
    createDevice(lab, 'phone-9');

    expect(enable(lab, 'phone-9', pairAt(lab, 'phone-9', 0)).ok).toBe(true);
  });

  describe('with codes that are no codes', () => {
    it.each(['12345', '1234567', '12345a'])('refuses %j as the first, and as the second', (code) => {
      const lab = labWithSpare();
      const good = codeOf(lab, 'phone');

      for (const codes of [[code, good] as const, [good, code] as const]) {
        expect(refusalOf(enable(lab, 'phone', codes)).reason).toEqual({ code: 'malformed-code' });
      }
    });

    it('looks at them before anything else', () => {
      const lab = labOfAlice();
      createDevice(lab, 'phone');

      expect(refusalOf(enable(lab, 'phone', ['1', '2'], 'omar')).reason).toEqual({
        code: 'malformed-code',
      });
    });
  });
});

describe('a pair of codes', () => {
  it.each([-998, -997, -3, -1, 0, 1, 2, 999, 1000])(
    'enrols when the second is %i steps from now',
    (steps) => {
      const lab = labWithSpare();

      const result = enable(lab, 'phone', pairAt(lab, 'phone', steps));

      expect(result.ok).toBe(true);
      expect(device(lab, 'phone')).toMatchObject({
        drift: steps,
        lastPairStep: stepAt(lab.now) + steps,
      });
    },
  );

  it.each([-3000, -1500, -999, 1001, 1500, 3000])(
    'is refused when the second is %i steps from now, and the lab says how far off it is',
    (steps) => {
      const lab = labWithSpare();

      const result = enable(lab, 'phone', pairAt(lab, 'phone', steps));

      expect(refusalOf(result).reason).toEqual({ code: 'pair-out-of-range', stepsOff: steps });
    },
  );

  it.each([-3001, 3001])('is not recognised when the second is %i steps away, past 25 hours', (steps) => {
    const lab = labWithSpare();

    const result = enable(lab, 'phone', pairAt(lab, 'phone', steps));

    expect(refusalOf(result).reason).toEqual({ code: 'unknown-pair' });
  });

  it('typed late enrols, and leaves the device out of sync', () => {
    const lab = labWithSpare();
    const codes = pairAt(lab, 'phone', 0);
    lab.wait(150);

    enable(lab, 'phone', codes);
    enterPassword(lab, 'alice');
    const result = submitCode(lab, codeOf(lab, 'phone'));

    expect(device(lab, 'phone').drift).toBe(-5);
    expect(refusalOf(result).reason).toEqual({ code: 'drift', stepsOff: 5, storedDrift: -5 });
  });

  it('is searched from where the device is expected, not from now', () => {
    const lab = labWithSpare();
    enable(lab, 'phone', pairAt(lab, 'phone', 900));
    signInWithDrift(lab);

    const tooFar = resync(lab, 'phone', pairAt(lab, 'phone', 1901));
    const furthest = resync(lab, 'phone', pairAt(lab, 'phone', 1900));

    expect(refusalOf(tooFar).reason).toEqual({ code: 'pair-out-of-range', stepsOff: 1901 });
    expect(furthest.ok).toBe(true);
    expect(device(lab, 'phone').drift).toBe(1900);
  });

  it('is searched backwards from where the device is expected, too', () => {
    const lab = labWithSpare();
    enable(lab, 'phone', pairAt(lab, 'phone', -900));
    lab.wait(30 * 1100);

    const tooFar = resync(lab, 'phone', pairAt(lab, 'phone', -1899));
    const furthest = resync(lab, 'phone', pairAt(lab, 'phone', -1898));

    expect(refusalOf(tooFar).reason.code).toBe('pair-out-of-range');
    expect(furthest).toEqual({ ok: true, value: { kind: 'done' } });
  });

  it.each([-20, -12, -2, 2, 3, 12, 20])(
    'of which the second is %i steps after the first is not adjacent',
    (gap) => {
      const lab = labWithSpare();
      const codes = [codeOf(lab, 'phone', 0), codeOf(lab, 'phone', gap)] as const;

      expect(refusalOf(enable(lab, 'phone', codes)).reason).toEqual({
        code: 'not-adjacent',
        stepsApart: gap,
      });
    },
  );

  it('with hours between the two codes is not called a gap', () => {
    const lab = labWithSpare();
    const codes = [codeOf(lab, 'phone', 0), codeOf(lab, 'phone', 240)] as const;

    expect(refusalOf(enable(lab, 'phone', codes)).reason).toEqual({ code: 'second-code-unknown' });
  });

  it('in the wrong order is swapped', () => {
    const lab = labWithSpare();
    const [first, second] = pairAt(lab, 'phone', 0);

    expect(refusalOf(enable(lab, 'phone', [second, first])).reason).toEqual({ code: 'swapped' });
  });

  it('in the wrong order is recognised hours away', () => {
    const lab = labWithSpare();
    const [first, second] = pairAt(lab, 'phone', -2400);

    expect(refusalOf(enable(lab, 'phone', [second, first])).reason).toEqual({ code: 'swapped' });
  });

  it.each([
    ['a code of the device', 'same-step'],
    ['a code of nobody', 'same-unknown-code'],
  ] as const)('that is %s typed twice is refused as %s', (which, reason) => {
    const lab = labWithSpare();
    const code = which === 'a code of nobody' ? '000000' : codeOf(lab, 'phone');

    expect(refusalOf(enable(lab, 'phone', [code, code])).reason).toEqual({ code: reason });
  });

  it('of which only the first is known has an unknown second', () => {
    const lab = labWithSpare();

    expect(refusalOf(enable(lab, 'phone', [codeOf(lab, 'phone', -1), '000000'])).reason).toEqual({
      code: 'second-code-unknown',
    });
  });

  it('of which only the second is known has an unknown first', () => {
    const lab = labWithSpare();

    expect(refusalOf(enable(lab, 'phone', ['000000', codeOf(lab, 'phone')])).reason).toEqual({
      code: 'first-code-unknown',
    });
  });

  it.each([-20, 20])('has a known code %i steps away', (steps) => {
    const lab = labWithSpare();

    expect(refusalOf(enable(lab, 'phone', [codeOf(lab, 'phone', steps), '000000'])).reason).toEqual({
      code: 'second-code-unknown',
    });
    expect(refusalOf(enable(lab, 'phone', ['000000', codeOf(lab, 'phone', steps)])).reason).toEqual({
      code: 'first-code-unknown',
    });
  });

  it.each([-21, 21])('has no known code %i steps away, as one code may not speak of so much', (steps) => {
    const lab = labWithSpare();

    const result = enable(lab, 'phone', [codeOf(lab, 'phone', steps), '000000']);

    expect(refusalOf(result).reason).toEqual({ code: 'unknown-pair' });
  });

  it('of nobody is unknown', () => {
    const lab = labWithSpare();

    expect(refusalOf(enable(lab, 'phone', ['000000', '000001'])).reason).toEqual({ code: 'unknown-pair' });
  });

  it('works from the first seconds of 1970', () => {
    const lab = labWithRfcDevice(epochSeconds(30));

    expect(enable(lab, 'rfc-phone', ['755224', '287082']).ok).toBe(true);
  });

  it('of the first steps of 1970 is explained like any other', () => {
    const lab = labWithRfcDevice(epochSeconds(30));

    expect(refusalOf(enable(lab, 'rfc-phone', ['287082', '755224'])).reason).toEqual({ code: 'swapped' });
  });

  it('has nothing before 1970 to be explained with', () => {
    const lab = labWithRfcDevice(epochSeconds(0));

    expect(refusalOf(enable(lab, 'rfc-phone', ['000000', '755224'])).reason).toEqual({
      code: 'first-code-unknown',
    });
  });

  describe('with equal neighbouring codes (steps 910737 and 910738 of the RFC key)', () => {
    const equal = ['911617', '911617'] as const;
    const atSecond = stepStart(timeStep(910_738));

    it('enrols', () => {
      const lab = labWithRfcDevice(atSecond);

      expect(enable(lab, 'rfc-phone', equal).ok).toBe(true);
      expect(device(lab, 'rfc-phone')).toMatchObject({ drift: 0, lastPairStep: 910_738 });
    });

    it('enrols late', () => {
      const lab = labWithRfcDevice(addSeconds(atSecond, 300));

      enable(lab, 'rfc-phone', equal);

      expect(device(lab, 'rfc-phone')).toMatchObject({ drift: -10, lastPairStep: 910_738 });
    });

    it('is not taken for one code typed twice when it was used before', () => {
      const lab = labWithRfcDevice(atSecond);
      enable(lab, 'rfc-phone', equal);

      expect(refusalOf(resync(lab, 'rfc-phone', equal)).reason).toEqual({ code: 'pair-already-used' });
    });

    it('is not taken for one code typed twice when it is too old', () => {
      const lab = labWithRfcDevice(addSeconds(atSecond, 30 * 999));

      expect(refusalOf(enable(lab, 'rfc-phone', equal)).reason).toEqual({
        code: 'pair-out-of-range',
        stepsOff: -999,
      });
    });

    it.each([
      ['after', 910_738, 910_739],
      ['before', 910_736, 910_737],
    ])('is read as the neighbour of the code just %s', (_case, first, second) => {
      const lab = labWithRfcDevice(stepStart(timeStep(second)));
      const codes = [codeAtStep(RFC_SEED, timeStep(first)), codeAtStep(RFC_SEED, timeStep(second))] as const;
      enable(lab, 'rfc-phone', codes);

      expect(device(lab, 'rfc-phone').lastPairStep).toBe(second);
      expect(refusalOf(resync(lab, 'rfc-phone', codes)).reason).toEqual({ code: 'pair-already-used' });
    });

    it('signs in twice, once for each step', () => {
      const lab = labWithRfcDevice(atSecond);
      enable(lab, 'rfc-phone', equal);
      const tries = [1, 2, 3].map(() => {
        enterPassword(lab, 'alice');
        return submitCode(lab, '911617').ok;
      });

      expect(tries).toEqual([true, true, false]);
      expect(device(lab, 'rfc-phone').usedSteps.map(({ step }) => step)).toEqual([910_738, 910_737]);
    });
  });

  describe('of another device', () => {
    it('of the same user is told, while enrolling', () => {
      const lab = labWithMfaSession();
      createDevice(lab, 'tablet');

      expect(refusalOf(enable(lab, 'tablet', pairAt(lab, 'phone', 0))).reason).toEqual({
        code: 'other-device',
        origin: { deviceName: 'phone', owner: 'alice', isSameUser: true },
      });
    });

    it('of the same user is told, while resynchronising', () => {
      const lab = labWithMfaSession();
      enrol(lab, 'alice', 'tablet');

      expect(refusalOf(resync(lab, 'tablet', pairAt(lab, 'phone', 0))).reason).toEqual({
        code: 'other-device',
        origin: { deviceName: 'phone', owner: 'alice', isSameUser: true },
      });
    });

    it('of another user is told', () => {
      const lab = openLab();
      createUser(lab, 'bea');
      enrol(lab, 'bea', 'bea-phone');
      createDevice(lab, 'phone');

      expect(refusalOf(enable(lab, 'phone', pairAt(lab, 'bea-phone', 0))).reason).toEqual({
        code: 'other-device',
        origin: { deviceName: 'bea-phone', owner: 'bea', isSameUser: false },
      });
    });

    it('of the root user is told', () => {
      const lab = labWithSpare();

      const result = enable(lab, 'phone', pairAt(lab, 'root-account-mfa-device', 0));

      expect(refusalOf(result).reason).toEqual({
        code: 'other-device',
        origin: { deviceName: 'root-account-mfa-device', owner: 'root', isSameUser: false },
      });
    });

    it('of nobody is told, as after a wizard was cancelled and begun again', () => {
      const lab = labWithSpare();
      createDevice(lab, 'phone-2');

      expect(refusalOf(enable(lab, 'phone-2', pairAt(lab, 'phone', 0))).reason).toEqual({
        code: 'other-device',
        origin: { deviceName: 'phone', owner: null, isSameUser: false },
      });
    });

    it.each([0, 1])('is told from one code, number %i', (foreign) => {
      const lab = labWithSpare();
      createDevice(lab, 'phone-2');
      const codes = [...pairAt(lab, 'phone', 0)] as [string, string];
      codes[foreign] = codeOf(lab, 'phone-2', foreign - 1);

      expect(refusalOf(enable(lab, 'phone', codes)).reason).toMatchObject({
        code: 'other-device',
        origin: { deviceName: 'phone-2' },
      });
    });

    it('typed twice is told rather than that it was typed twice', () => {
      const lab = labWithSpare();
      createDevice(lab, 'phone-2');
      const code = codeOf(lab, 'phone-2');

      expect(refusalOf(enable(lab, 'phone', [code, code])).reason).toMatchObject({ code: 'other-device' });
    });

    it.each([-20, 20])('is told %i steps from where that device is expected', (steps) => {
      const lab = labWithSpare();
      createDevice(lab, 'drifted');
      granted(submitPair(lab, 'EnableMFADevice', 'alice', 'drifted', pairAt(lab, 'drifted', 100)));

      const result = resync(lab, 'drifted', pairAt(lab, 'phone', steps));
      const drifted = resync(lab, 'drifted', ['000000', codeOf(lab, 'drifted', 100 + steps)]);

      expect(refusalOf(result).reason).toMatchObject({ origin: { deviceName: 'phone' } });
      expect(refusalOf(drifted).reason).toEqual({ code: 'first-code-unknown' });
    });

    it('is not told from 21 steps away', () => {
      const lab = labWithSpare();
      createDevice(lab, 'phone-2');

      expect(refusalOf(enable(lab, 'phone', [codeOf(lab, 'phone-2', 21), '000000'])).reason).toEqual({
        code: 'unknown-pair',
      });
    });
  });

  describe('used before', () => {
    it('is refused', () => {
      const lab = labWithDevice('phone');

      expect(refusalOf(resync(lab, 'phone', pairAt(lab, 'phone', 0))).reason).toEqual({
        code: 'pair-already-used',
      });
    });

    it('is refused when its second code is new but its first is the last second', () => {
      const lab = labWithDevice('phone');
      lab.wait(30);

      expect(refusalOf(resync(lab, 'phone', pairAt(lab, 'phone', 0))).reason).toEqual({
        code: 'pair-already-used',
      });
    });

    it('is followed by the first pair that is all new', () => {
      const lab = labWithDevice('phone');
      lab.wait(60);

      expect(resync(lab, 'phone', pairAt(lab, 'phone', 0)).ok).toBe(true);
    });

    it('is refused also when it is older than the last', () => {
      const lab = labWithDevice('phone');
      lab.wait(60);
      resync(lab, 'phone', pairAt(lab, 'phone', 0));

      expect(refusalOf(resync(lab, 'phone', pairAt(lab, 'phone', -1))).reason).toEqual({
        code: 'pair-already-used',
      });
    });

    it('is refused after the device was deactivated and enabled again', () => {
      const lab = openLab();
      enrol(lab, 'alice', 'phone');
      deactivate(lab, 'alice', 'phone');

      expect(refusalOf(enable(lab, 'phone', pairAt(lab, 'phone', 0))).reason).toEqual({
        code: 'pair-already-used',
      });
      lab.wait(60);
      expect(enable(lab, 'phone', pairAt(lab, 'phone', 0)).ok).toBe(true);
    });

    it('is not what is wrong with the very next pair, when that is too old', () => {
      const lab = labWithDevice('phone');
      lab.wait(30 * 1001);

      expect(refusalOf(resync(lab, 'phone', pairAt(lab, 'phone', -999))).reason).toEqual({
        code: 'pair-out-of-range',
        stepsOff: -999,
      });
    });

    it('does not count when it was refused', () => {
      const lab = labWithSpare();
      const [first, second] = pairAt(lab, 'phone', 0);
      enable(lab, 'phone', [second, first]);

      expect(enable(lab, 'phone', [first, second]).ok).toBe(true);
    });
  });

  it.each([
    ['wrong', (lab: Lab): Pair => ['000000', codeOf(lab, 'phone')]],
    ['swapped', (lab: Lab): Pair => [codeOf(lab, 'phone', 0), codeOf(lab, 'phone', -1)]],
    ['far too late', (lab: Lab): Pair => pairAt(lab, 'phone', -2000)],
  ])('that is %s changes nothing about the device', (_case, codesOf) => {
    const lab = labWithSpare();
    const before = device(lab, 'phone');

    enable(lab, 'phone', codesOf(lab));

    expect(device(lab, 'phone')).toBe(before);
  });

  it('that is right keeps the seed', () => {
    const lab = labWithSpare();
    const { seed } = device(lab, 'phone');

    enable(lab, 'phone', pairAt(lab, 'phone', 0));

    expect(device(lab, 'phone').seed).toBe(seed);
  });

  it('leaves the step of its second code in the event', () => {
    const lab = labWithSpare();

    enable(lab, 'phone', pairAt(lab, 'phone', 7));

    expect(lastEvent(lab)).toMatchObject({
      eventName: 'EnableMFADevice',
      timeStep: stepAt(lab.now) + 7,
      error: null,
    });
  });
});

describe('resyncMfaDevice', () => {
  it('brings a drifted device back', () => {
    const lab = labWithDevice('phone');
    lab.wait(60);

    const result = resync(lab, 'phone', pairAt(lab, 'phone', 40));

    expect(result).toEqual({ ok: true, value: { kind: 'done' } });
    expect(device(lab, 'phone')).toMatchObject({ drift: 40, lastPairStep: stepAt(lab.now) + 40 });
  });

  it('changes neither the owner nor the day of enabling', () => {
    const lab = labWithDevice('phone');
    lab.wait(60);

    resync(lab, 'phone', pairAt(lab, 'phone', 0));

    expect(device(lab, 'phone')).toMatchObject({
      owner: { type: 'user', userName: 'alice' },
      enabledAt: START,
    });
  });

  it('does not free a used code', () => {
    const lab = labWithMfaSession();
    const used = device(lab, 'phone').usedSteps;
    lab.wait(60);

    resync(lab, 'phone', pairAt(lab, 'phone', 0));

    expect(used).toHaveLength(1);
    expect(device(lab, 'phone').usedSteps).toEqual(used);
  });

  it.each([
    ['unassigned', 'spare'],
    ["another user's", 'bea-phone'],
    ["the root user's", 'root-account-mfa-device'],
  ])('refuses a device that is %s', (_case, name) => {
    const lab = openLab();
    createUser(lab, 'bea');
    enrol(lab, 'bea', 'bea-phone');
    createDevice(lab, 'spare');
    lab.wait(60);

    expect(refusalOf(resync(lab, name, pairAt(lab, name, 0))).reason).toEqual({ code: 'not-their-device' });
  });

  it('refuses a serial number that does not exist', () => {
    const lab = labWithDevice('phone');
    const [authenticationCode1, authenticationCode2] = pairAt(lab, 'phone', 0);

    const result = iam(lab, {
      operation: 'ResyncMFADevice',
      userName: 'alice',
      serialNumber: `arn:aws:iam::${lab.world.account.id}:mfa/nothing`,
      authenticationCode1,
      authenticationCode2,
    });

    expect(refusalOf(result).reason).toEqual({ code: 'not-their-device' });
  });

  it('refuses a user who does not exist', () => {
    const lab = openLab();
    createDevice(lab, 'phone');

    expect(refusalOf(resync(lab, 'phone', pairAt(lab, 'phone', 0), 'nobody')).reason).toEqual({
      code: 'no-such-user',
    });
  });

  it('refuses codes that are no codes', () => {
    const lab = labWithDevice('phone');

    expect(refusalOf(resync(lab, 'phone', ['12345', '123456'])).reason).toEqual({
      code: 'malformed-code',
    });
  });

  it('needs no MFA session', () => {
    const lab = labWithDevice('phone');
    lab.wait(60);

    expect(lab.world.browsers[0]?.session?.mfa).toBeNull();
    expect(resync(lab, 'phone', pairAt(lab, 'phone', 0)).ok).toBe(true);
  });
});

describe('deactivateMfaDevice', () => {
  it('takes the device from its user and keeps all else', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    lab.wait(60);
    resync(lab, 'phone', pairAt(lab, 'phone', 33));
    enterPassword(lab, 'alice', 'main');
    granted(submitCode(lab, freshCode(lab, device(lab, 'phone'))));
    callAdministrator(lab);
    const before = device(lab, 'phone');

    const result = deactivate(lab, 'alice', 'phone', 'private');

    expect(result).toEqual({ ok: true, value: { kind: 'done' } });
    expect(before).toMatchObject({ drift: 33, usedSteps: [{ at: lab.now }] });
    expect(device(lab, 'phone')).toEqual({ ...before, owner: null, enabledAt: null });
  });

  it('lets the user sign in with the password alone', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');

    deactivate(lab, 'alice', 'phone');

    expect(enterPassword(lab, 'alice')).toMatchObject({
      ok: true,
      value: { kind: 'signed-in', isMfaAuthenticated: false },
    });
  });

  it('takes the own device when no user is named, in an MFA session', () => {
    const lab = labWithMfaSession();
    const { serialNumber } = device(lab, 'phone');

    const result = iam(lab, { operation: 'DeactivateMFADevice', serialNumber });

    expect(result.ok).toBe(true);
    expect(device(lab, 'phone').owner).toBeNull();
  });

  it('needs a user name from the root user, and names what is missing', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    const { serialNumber } = device(lab, 'phone');

    const result = iam(lab, { operation: 'DeactivateMFADevice', serialNumber });

    expect(refusalOf(result).reason).toMatchObject({ code: 'root-user' });
    expect(device(lab, 'phone').owner).not.toBeNull();
  });

  it.each([
    ['unassigned', 'spare'],
    ["another user's", 'bea-phone'],
  ])('refuses a device that is %s', (_case, name) => {
    const lab = openLab();
    createUser(lab, 'bea');
    enrol(lab, 'bea', 'bea-phone');
    createDevice(lab, 'spare');

    expect(refusalOf(deactivate(lab, 'alice', name)).reason).toEqual({ code: 'not-their-device' });
  });

  it('refuses a serial number that does not exist', () => {
    const lab = openLab();
    const serialNumber = `arn:aws:iam::${lab.world.account.id}:mfa/nothing`;

    const result = iam(lab, { operation: 'DeactivateMFADevice', userName: 'alice', serialNumber });

    expect(refusalOf(result).reason).toEqual({ code: 'no-such-device' });
  });

  it('refuses a user who does not exist', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');

    expect(refusalOf(deactivate(lab, 'nobody', 'phone')).reason).toEqual({ code: 'no-such-user' });
  });
});

describe('the rule about the own devices (AWS-2023-001)', () => {
  const refused = { code: 'needs-mfa-session' };

  /** omar, who may do everything, with a device and a session older than it. */
  function labOfOmar(): Lab {
    const lab = openLab();
    callAdministrator(lab);
    enrol(lab, 'omar', 'omar-phone', 'private');
    return lab;
  }

  it('lets a first device be added without MFA', () => {
    const lab = labOfAlice();

    expect(() => enrol(lab, 'alice', 'phone')).not.toThrow();
  });

  it('does not let a second device be added without an MFA session', () => {
    const lab = labWithDevice('phone');
    createDevice(lab, 'tablet');

    expect(refusalOf(enable(lab, 'tablet', pairAt(lab, 'tablet', 0))).reason).toEqual(refused);
    expect(device(lab, 'tablet').owner).toBeNull();
  });

  it('lets a second device be added in an MFA session', () => {
    const lab = labWithMfaSession();
    createDevice(lab, 'tablet');

    expect(enable(lab, 'tablet', pairAt(lab, 'tablet', 0)).ok).toBe(true);
  });

  it('comes before the error about a device in use', () => {
    const lab = labWithDevice('phone');

    expect(refusalOf(enable(lab, 'phone', pairAt(lab, 'phone', 0))).reason).toEqual(refused);
  });

  it('comes before the error about a serial number that does not exist', () => {
    const lab = labWithDevice('phone');

    const result = iam(lab, {
      operation: 'EnableMFADevice',
      userName: 'alice',
      serialNumber: `arn:aws:iam::${lab.world.account.id}:mfa/nothing`,
      authenticationCode1: '123456',
      authenticationCode2: '234567',
    });

    expect(refusalOf(result).reason).toEqual(refused);
  });

  it('comes before the errors about the device when removing, too', () => {
    const lab = labOfOmar();
    const serialNumber = `arn:aws:iam::${lab.world.account.id}:mfa/nothing`;

    const result = iam(lab, { operation: 'DeactivateMFADevice', serialNumber }, 'private');

    expect(refusalOf(result).reason).toEqual(refused);
  });

  it('holds for an administrator, whatever the policies allow', () => {
    const lab = labOfOmar();

    expect(refusalOf(deactivate(lab, 'omar', 'omar-phone', 'private')).reason).toEqual(refused);
  });

  it('lets the own device be removed in an MFA session', () => {
    const lab = labOfOmar();
    signIn(lab, 'omar', 'private');

    expect(deactivate(lab, 'omar', 'omar-phone', 'private').ok).toBe(true);
  });

  it('does not keep an administrator from adding and removing the devices of others', () => {
    const lab = labOfOmar();
    createDevice(lab, 'phone', 'private');
    createDevice(lab, 'tablet', 'private');

    const added = ['phone', 'tablet'].map(
      (name) => enable(lab, name, pairAt(lab, name, 0), 'alice', 'private').ok,
    );
    const removed = deactivate(lab, 'alice', 'phone', 'private').ok;

    expect([...added, removed]).toEqual([true, true, true]);
  });

  it('does not affect resynchronising', () => {
    const lab = labOfOmar();
    lab.wait(60);

    expect(resync(lab, 'omar-phone', pairAt(lab, 'omar-phone', 0), 'omar', 'private').ok).toBe(true);
  });

  it('does not affect creating a device, which belongs to nobody yet', () => {
    const lab = labWithDevice('phone');

    expect(() => createDevice(lab, 'tablet')).not.toThrow();
  });

  it('lets the last device be added again after an administrator removed it', () => {
    const lab = labWithDevice('phone');
    callAdministrator(lab);
    deactivate(lab, 'alice', 'phone', 'private');
    deleteDevice(lab, 'phone', 'private');

    expect(() => enrol(lab, 'alice', 'phone')).not.toThrow();
  });
});

/** Signs alice in with the code of a device whose drift is known. */
function signInWithDrift(lab: Lab): void {
  const { drift, seed } = device(lab, 'phone');
  granted(enterPassword(lab, 'alice'));
  granted(submitCode(lab, codeAtStep(seed, addSteps(stepAt(lab.now), drift))));
}
