import { describe, expect, it } from 'vitest';
import { stepAt } from '../../src/sim/base/time.js';
import { allDevicesOf } from '../../src/sim/world/account.js';
import type { Browser } from '../../src/sim/world/browser.js';
import type { MfaDevice } from '../../src/sim/world/devices.js';
import { browserById } from '../../src/sim/world/world.js';
import { done, invalidCode } from './outcomes.js';
import type { Lab } from './scenario.js';
import {
  callAdministrator,
  codeOf,
  deactivate,
  deleteDevice,
  enrol,
  enterPassword,
  granted,
  iam,
  labOfAlice,
  labWithDevice,
  lastEvent,
  openLab,
  pairAt,
  refusalOf,
  signIn,
  submitCode,
} from './scenario.js';

const ALICE = { type: 'user', userName: 'alice' } as const;

const main = (lab: Lab): Browser => browserById(lab.world, 'main');

/** The token that was handed out last. Its name is the number printed on it. */
function token(lab: Lab): MfaDevice {
  const found = lab.world.account.mfaDevices.findLast(({ kind }) => kind === 'hardware-token');
  if (found === undefined) throw new Error('No token in this scenario');
  return found;
}

const handOut = (lab: Lab, to: string | null) => lab.ask({ kind: 'hand-out-token', to });

const openForm = (lab: Lab) => lab.ask({ kind: 'open-token-form', browser: 'main' });

const submitToken = (lab: Lab, serialNumber: string, codes: readonly [string, string]) =>
  lab.ask({ kind: 'submit-token', browser: 'main', serialNumber, codes });

const pairOf = (lab: Lab, steps = 0) => pairAt(lab, token(lab).name, steps);

/** alice on the form for a token, with the spare in her hand. */
function labAtForm(): Lab {
  const lab = labOfAlice();
  handOut(lab, null);
  granted(openForm(lab));
  return lab;
}

/** alice with the token as her only device. */
function labWithToken(): Lab {
  const lab = labAtForm();
  granted(submitToken(lab, token(lab).serialNumber, pairOf(lab)));
  return lab;
}

const signedInWithMfa = {
  ok: true,
  value: { kind: 'signed-in', principal: ALICE, isMfaAuthenticated: true },
};

describe('handing out a token', () => {
  it('into the drawer leaves one that belongs to nobody', () => {
    const lab = labOfAlice();

    const result = handOut(lab, null);

    expect(result).toEqual(done);
    expect(token(lab)).toEqual({
      kind: 'hardware-token',
      serialNumber: expect.stringMatching(/^GAKT[0-9]{8}$/),
      name: token(lab).serialNumber,
      seed: expect.stringMatching(/^[A-Z2-7]{32}$/),
      createdAt: lab.now,
      owner: null,
      enabledAt: null,
      drift: 0,
      lastPairStep: null,
      usedSteps: [],
    });
  });

  it('to a user makes it his device, in step, with the pair of now spent', () => {
    const lab = labOfAlice();
    lab.wait(10);

    handOut(lab, 'omar');

    expect(token(lab)).toMatchObject({
      owner: { type: 'user', userName: 'omar' },
      enabledAt: lab.now,
      drift: 0,
      lastPairStep: stepAt(lab.now),
    });
  });

  it('is nothing that AWS writes down', () => {
    const lab = labOfAlice();
    const { history } = lab.world;

    handOut(lab, 'omar');

    expect(lab.world.history).toBe(history);
  });

  it('makes another one each time', () => {
    const lab = labOfAlice();
    handOut(lab, null);
    const first = token(lab);

    handOut(lab, null);

    expect(token(lab).serialNumber).not.toBe(first.serialNumber);
    expect(token(lab).seed).not.toBe(first.seed);
    expect(lab.world.account.mfaDevices).toContain(first);
  });

  it('leaves a session that began before as it was: without MFA', () => {
    const lab = labOfAlice();
    callAdministrator(lab);

    handOut(lab, 'omar');

    expect(browserById(lab.world, 'private').session?.mfa).toBeNull();
  });

  it('lets a user sign in with it at once', () => {
    const lab = labOfAlice();
    handOut(lab, 'omar');
    lab.ask({ kind: 'open-window', of: 'administrator' });

    const password = enterPassword(lab, 'omar', 'administrator');
    const code = submitCode(lab, codeOf(lab, token(lab).name), 'administrator');

    expect(password).toEqual({ ok: true, value: { kind: 'mfa-needed' } });
    expect(code).toMatchObject({ ok: true, value: { isMfaAuthenticated: true } });
  });
});

describe('the form for a token', () => {
  it('opens for alice', () => {
    const lab = labOfAlice();

    expect(openForm(lab)).toEqual(done);
    expect(main(lab).page).toEqual({ name: 'set-up-token' });
  });

  it('does not open for nobody', () => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });

    expect(refusalOf(openForm(lab))).toEqual({ error: null, reason: { code: 'not-signed-in' } });
    expect(refusalOf(submitToken(lab, 'GAKT00000000', ['000000', '000001'])).reason).toEqual({
      code: 'not-signed-in',
    });
  });

  it('does not open for the root user, whom no API can give a device', () => {
    const lab = openLab();
    handOut(lab, null);

    expect(refusalOf(openForm(lab)).reason).toEqual({ code: 'root-user' });
    expect(submitToken(lab, token(lab).serialNumber, pairOf(lab)).ok).toBe(false);
    expect(token(lab).owner).toBeNull();
  });
});

describe('enrolling the spare token', () => {
  it('takes the number that is printed on it and two codes in a row', () => {
    const lab = labAtForm();

    const result = submitToken(lab, token(lab).serialNumber, pairOf(lab));

    expect(result).toEqual(done);
    expect(token(lab)).toMatchObject({ owner: ALICE, enabledAt: lab.now, lastPairStep: stepAt(lab.now) });
  });

  it('ends on Security credentials, with a banner', () => {
    const lab = labAtForm();

    submitToken(lab, token(lab).serialNumber, pairOf(lab));

    expect(main(lab)).toMatchObject({
      page: { name: 'security-credentials' },
      banner: { kind: 'device-assigned', deviceName: token(lab).name },
    });
  });

  it('creates nothing: it is the same EnableMFADevice as for an app', () => {
    const lab = labAtForm();
    const { length } = lab.world.history;

    submitToken(lab, token(lab).serialNumber, pairOf(lab));

    const { serialNumber } = token(lab);
    expect(lab.world.history.slice(length)).toMatchObject([
      { eventName: 'EnableMFADevice', actor: 'alice', details: { userName: 'alice', serialNumber } },
      { eventName: 'GetUser' },
      { eventName: 'ListMFADevices' },
    ]);
  });

  it.each<readonly [string, (lab: Lab) => readonly [string, string], object]>([
    ['two codes of nobody', () => ['000000', '000001'], { code: 'unknown-pair' }],
    [
      'one code twice',
      (lab) => [codeOf(lab, token(lab).name), codeOf(lab, token(lab).name)],
      { code: 'same-step' },
    ],
    [
      'two codes in the wrong order',
      (lab) => [codeOf(lab, token(lab).name), codeOf(lab, token(lab).name, -1)],
      { code: 'swapped' },
    ],
    [
      'two codes with one between them',
      (lab) => [codeOf(lab, token(lab).name, -1), codeOf(lab, token(lab).name, 1)],
      { code: 'not-adjacent', stepsApart: 2 },
    ],
    [
      'two codes of another device',
      (lab) => pairAt(lab, 'root-account-mfa-device', 0),
      {
        code: 'other-device',
        origin: { deviceName: 'root-account-mfa-device', owner: 'root', isSameUser: false },
      },
    ],
  ])('is refused with %s, and the form stays', (_case, codes, reason) => {
    const lab = labAtForm();
    const before = token(lab);

    const result = submitToken(lab, before.serialNumber, codes(lab));

    expect(refusalOf(result)).toEqual({ error: invalidCode, reason });
    expect(main(lab)).toMatchObject({
      page: { name: 'set-up-token' },
      banner: { kind: 'refused', error: invalidCode },
    });
    expect(token(lab)).toBe(before);
  });

  it.each(['GAKT00000000', 'gakt12345678', 'arn:aws:iam::1:mfa/phone'])(
    'is refused with a number that AWS does not know: %j',
    (serialNumber) => {
      const lab = labAtForm();

      const { error, reason } = refusalOf(submitToken(lab, serialNumber, pairOf(lab)));

      expect(reason).toEqual({ code: 'no-such-device' });
      expect(error).toEqual({
        code: 'NoSuchEntity',
        message: `MFA Device with serial number ${serialNumber} does not exist.`,
        httpStatus: 404,
      });
      expect(main(lab)).toMatchObject({ page: { name: 'set-up-token' }, banner: { kind: 'refused', error } });
      expect(token(lab).owner).toBeNull();
    },
  );

  it.each(['', 'GAKT1', 'GAKT 00000000'])(
    'is refused with a number of the wrong form: %j',
    (serialNumber) => {
      const lab = labAtForm();

      const { error, reason } = refusalOf(submitToken(lab, serialNumber, pairOf(lab)));

      expect(reason).toEqual({ code: 'invalid-parameter', parameter: 'serialNumber' });
      expect(error?.code).toBe('ValidationError');
    },
  );

  it('is refused with codes that are none', () => {
    const lab = labAtForm();

    const { reason } = refusalOf(submitToken(lab, token(lab).serialNumber, ['12345', 'abcdef']));

    expect(reason).toEqual({ code: 'malformed-code' });
  });

  it('may be tried again at once after wrong codes', () => {
    const lab = labAtForm();
    submitToken(lab, token(lab).serialNumber, ['000000', '000001']);

    expect(submitToken(lab, token(lab).serialNumber, pairOf(lab))).toEqual(done);
    expect(main(lab).banner).toMatchObject({ kind: 'device-assigned' });
  });

  it('is refused for one that she has already', () => {
    const lab = labWithToken();
    signIn(lab, 'alice');
    openForm(lab);
    lab.wait(60);

    const { error, reason } = refusalOf(submitToken(lab, token(lab).serialNumber, pairOf(lab)));

    expect(reason).toEqual({ code: 'device-in-use' });
    expect(error?.message).toBe('MFA Device for user alice already exists.');
  });

  it('as a second device needs an MFA session', () => {
    const lab = labWithDevice('phone');
    handOut(lab, null);
    openForm(lab);

    const before = refusalOf(submitToken(lab, token(lab).serialNumber, pairOf(lab))).reason;
    signIn(lab, 'alice');
    openForm(lab);
    const after = submitToken(lab, token(lab).serialNumber, pairOf(lab));

    expect(before).toEqual({ code: 'needs-mfa-session' });
    expect(after).toEqual(done);
    expect(allDevicesOf(lab.world.account, ALICE).map(({ kind }) => kind)).toEqual([
      'virtual',
      'hardware-token',
    ]);
  });

  it('is not possible for a ninth device', () => {
    const lab = labWithDevice('phone-1');
    signIn(lab, 'alice');
    for (const number of [2, 3, 4, 5, 6, 7, 8]) enrol(lab, 'alice', `phone-${number}`);
    handOut(lab, null);
    openForm(lab);

    const { reason } = refusalOf(submitToken(lab, token(lab).serialNumber, pairOf(lab)));

    expect(reason).toEqual({ code: 'too-many-devices', limit: 8 });
    expect(token(lab).owner).toBeNull();
  });
});

describe('signing in with a token', () => {
  it('takes the code that it shows', () => {
    const lab = labWithToken();
    enterPassword(lab, 'alice');

    expect(submitCode(lab, codeOf(lab, token(lab).name, 1))).toEqual(signedInWithMfa);
    expect(main(lab).session?.mfa?.serialNumber).toBe(token(lab).serialNumber);
    expect(lastEvent(lab).details['MFAIdentifier']).toBe(token(lab).serialNumber);
  });

  it('takes each code once', () => {
    const lab = labWithToken();
    const code = codeOf(lab, token(lab).name, 1);
    enterPassword(lab, 'alice');
    granted(submitCode(lab, code));
    enterPassword(lab, 'alice');

    expect(refusalOf(submitCode(lab, code)).reason).toEqual({ code: 'code-already-used', usedAt: lab.now });
  });

  it('gets nine tries in three minutes, as with an app', () => {
    const lab = labWithToken();
    enterPassword(lab, 'alice');
    for (let count = 0; count < 9; count += 1) submitCode(lab, '000000');

    expect(refusalOf(submitCode(lab, codeOf(lab, token(lab).name, 1))).reason).toMatchObject({
      code: 'too-many-attempts',
    });
  });

  it('is possible beside an app, by choosing it', () => {
    const lab = labWithDevice('phone');
    signIn(lab, 'alice');
    handOut(lab, 'alice');
    enterPassword(lab, 'alice');
    lab.ask({ kind: 'choose-mfa-device', browser: 'main', serialNumber: token(lab).serialNumber });

    const wrong = refusalOf(submitCode(lab, codeOf(lab, 'phone', 1))).reason;
    const right = submitCode(lab, codeOf(lab, token(lab).name));

    expect(wrong).toEqual({
      code: 'other-device',
      origin: { deviceName: 'phone', owner: 'alice', isSameUser: true },
    });
    expect(right).toEqual(signedInWithMfa);
  });

  it('works again after its clock has drifted and was resynchronised', () => {
    const lab = labWithToken();
    const { name, serialNumber } = token(lab);
    lab.wait(600);
    enterPassword(lab, 'alice');
    const drifted = refusalOf(submitCode(lab, codeOf(lab, name, 7))).reason;
    granted(submitCode(lab, codeOf(lab, name)));
    lab.ask({ kind: 'open-resync', browser: 'main', serialNumber });

    const resynced = lab.ask({ kind: 'submit-resync-codes', browser: 'main', codes: pairOf(lab, 7) });
    enterPassword(lab, 'alice');

    expect(drifted).toEqual({ code: 'drift', stepsOff: 7, storedDrift: 0 });
    expect(resynced).toEqual(done);
    expect(token(lab).drift).toBe(7);
    expect(submitCode(lab, codeOf(lab, name, 7))).toEqual(signedInWithMfa);
  });
});

describe('a token among the devices of the account', () => {
  it('is listed for its user', () => {
    const lab = labWithToken();

    expect(iam(lab, { operation: 'ListMFADevices' })).toEqual({
      ok: true,
      value: {
        kind: 'mfa-devices',
        devices: [{ serialNumber: token(lab).serialNumber, userName: 'alice', enableDate: lab.now }],
        isTruncated: false,
        marker: null,
      },
    });
  });

  it.each(['Any', 'Assigned', 'Unassigned'] as const)(
    'is no virtual device: it is not in the list of those that are %s',
    (assignmentStatus) => {
      const lab = labWithToken();
      handOut(lab, null);

      const listed = iam(lab, { operation: 'ListVirtualMFADevices', assignmentStatus });

      expect(JSON.stringify(listed)).not.toContain('GAKT');
    },
  );

  it.each<readonly [string, () => Lab]>([
    ['while alice has it', labWithToken],
    ['while nobody has it', labAtForm],
  ])('cannot be deleted %s: it is no virtual device', (_case, open) => {
    const lab = open();
    callAdministrator(lab);
    const before = token(lab);

    const { error, reason } = refusalOf(deleteDevice(lab, before.name, 'private'));

    expect(reason).toEqual({ code: 'no-such-device' });
    expect(error?.code).toBe('NoSuchEntity');
    expect(token(lab)).toBe(before);
  });

  it('goes back into the drawer when it is deactivated, and may be given to somebody else', () => {
    const lab = labWithToken();
    callAdministrator(lab);
    granted(deactivate(lab, 'alice', token(lab).name, 'private'));
    lab.wait(60);

    const { serialNumber } = token(lab);
    const inDrawer = token(lab).owner;
    granted(lab.ask({ kind: 'open-token-form', browser: 'private' }));
    const result = lab.ask({ kind: 'submit-token', browser: 'private', serialNumber, codes: pairOf(lab) });

    expect(inDrawer).toBeNull();
    expect(result).toEqual(done);
    expect(token(lab).owner).toEqual({ type: 'user', userName: 'omar' });
  });

  it('takes no pair of before it was deactivated', () => {
    const lab = labWithToken();
    const pair = pairOf(lab);
    callAdministrator(lab);
    granted(deactivate(lab, 'alice', token(lab).name, 'private'));
    openForm(lab);

    const { reason } = refusalOf(submitToken(lab, token(lab).serialNumber, pair));

    expect(reason).toEqual({ code: 'pair-already-used' });
  });

  it('has no entry on any phone: a lent phone shows the apps alone', () => {
    const lab = labWithDevice('phone');
    handOut(lab, 'alice');

    lab.ask({ kind: 'lend-phone', userName: 'alice' });

    expect(lab.world.phone.entries.map(({ account }) => account)).toEqual([
      `phone@${lab.world.account.alias}`,
    ]);
  });
});

describe('a token that cannot be given or taken', () => {
  it('of somebody else is in use', () => {
    const lab = labOfAlice();
    handOut(lab, 'omar');
    lab.wait(60);
    openForm(lab);

    const result = submitToken(lab, token(lab).serialNumber, pairOf(lab));

    expect(refusalOf(result).reason).toEqual({ code: 'device-in-use' });
  });

  it('is no ninth device', () => {
    const lab = openLab();
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) enrol(lab, 'alice', `phone-${number}`);

    expect(refusalOf(handOut(lab, 'alice')).reason).toEqual({ code: 'too-many-devices', limit: 8 });
    expect(allDevicesOf(lab.world.account, ALICE)).toHaveLength(8);
  });

  it('is given to nobody who is no user', () => {
    expect(refusalOf(handOut(openLab(), 'nobody')).reason).toEqual({ code: 'no-such-user' });
  });

  it('is enrolled on its form alone', () => {
    const lab = labOfAlice();
    handOut(lab, null);

    const result = submitToken(lab, token(lab).serialNumber, pairOf(lab));

    expect(refusalOf(result).reason).toEqual({ code: 'not-on-this-page' });
  });
});
