import { URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import {
  createVirtualMfaDevice,
  listVirtualMfaDevices,
} from '../../../../src/sim/iam/operations/virtual-devices.js';
import type { OperationContext } from '../../../../src/sim/outcome.js';
import { findDevice } from '../../../../src/sim/world/account.js';
import { consoleCaller } from '../../../../src/sim/world/caller.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Lab } from '../../scenario.js';
import {
  createDevice,
  createUser,
  deactivate,
  deleteDevice,
  device,
  enrol,
  iam,
  labOfAlice,
  openLab,
  pairAt,
  refusalOf,
  START,
  submitPair,
} from '../../scenario.js';

const create = (lab: Lab, virtualMfaDeviceName: string, path?: string) =>
  iam(lab, {
    operation: 'CreateVirtualMFADevice',
    virtualMfaDeviceName,
    ...(path === undefined ? {} : { path }),
  });

describe('createVirtualMfaDevice', () => {
  it('makes an unassigned device with a fresh seed', () => {
    const lab = labOfAlice();

    create(lab, 'alice-phone');

    expect(device(lab, 'alice-phone')).toEqual({
      kind: 'virtual',
      serialNumber: `arn:aws:iam::${lab.world.account.id}:mfa/alice-phone`,
      name: 'alice-phone',
      seed: expect.stringMatching(/^[A-Z2-7]{32}$/),
      createdAt: START,
      owner: null,
      enabledAt: null,
      drift: 0,
      lastPairStep: null,
      usedSteps: [],
    });
  });

  it('answers with the serial number, the seed and the text of the QR code', () => {
    const lab = labOfAlice();

    const result = create(lab, 'alice-phone');

    const { serialNumber, seed } = device(lab, 'alice-phone');
    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'virtual-mfa-device',
        serialNumber,
        base32StringSeed: seed,
        otpauthUri: `otpauth://totp/MFA%20Lab:alice-phone@${lab.world.account.alias}?secret=${seed}&issuer=MFA%20Lab`,
        tags: [],
      },
    });
  });

  it('gives a QR code that an app can read', () => {
    const lab = labOfAlice();

    const result = create(lab, 'alice-phone');

    const uri = result.ok && result.value.kind === 'virtual-mfa-device' ? result.value.otpauthUri : '';
    expect(URI.parse(uri).secret.base32).toBe(device(lab, 'alice-phone').seed);
  });

  it('gives every device a seed of its own', () => {
    const lab = labOfAlice();

    create(lab, 'first');
    create(lab, 'second');

    expect(device(lab, 'first').seed).not.toBe(device(lab, 'second').seed);
  });

  it('refuses a name that somebody else has', () => {
    const lab = openLab();
    createUser(lab, 'bea');
    enrol(lab, 'bea', 'phone');

    expect(refusalOf(create(lab, 'phone')).reason).toEqual({
      code: 'name-taken',
      deviceName: 'phone',
      owner: 'bea',
    });
  });

  it('refuses the name of an unassigned device, as after a cancelled wizard', () => {
    const lab = labOfAlice();
    create(lab, 'alice-phone');

    expect(refusalOf(create(lab, 'alice-phone')).reason).toEqual({
      code: 'name-taken',
      deviceName: 'alice-phone',
      owner: null,
    });
  });

  it('leaves the device alone whose name was wanted', () => {
    const lab = labOfAlice();
    create(lab, 'alice-phone');
    const { seed } = device(lab, 'alice-phone');

    create(lab, 'alice-phone');

    expect(device(lab, 'alice-phone').seed).toBe(seed);
  });

  it('takes the same name on another path', () => {
    const lab = labOfAlice();
    create(lab, 'alice-phone');

    const result = create(lab, 'alice-phone', '/devices/spare2/');

    expect(result).toMatchObject({
      ok: true,
      value: { serialNumber: `arn:aws:iam::${lab.world.account.id}:mfa/devices/spare2/alice-phone` },
    });
  });

  it.each(['a', 'Alice_1+=,.@-', 'x'.repeat(64)])('takes the name %s', (name) => {
    expect(create(labOfAlice(), name).ok).toBe(true);
  });

  it.each(['alice phone', 'alice/phone', 'alice:phone', 'álice', 'alice\n'])(
    'refuses the name %j',
    (name) => {
      expect(refusalOf(create(labOfAlice(), name)).reason).toEqual({
        code: 'invalid-name',
        name: name.replace('\n', '�'),
      });
    },
  );

  it('takes a name as long as the serial number can be, for which AWS’s model has no other bound', () => {
    const lab = labOfAlice();
    const room = 256 - `arn:aws:iam::${lab.world.account.id}:mfa/`.length;

    expect(create(lab, 'x'.repeat(room)).ok).toBe(true);
    expect(refusalOf(create(lab, 'y'.repeat(room + 1))).reason).toMatchObject({
      code: 'name-too-long',
      length: room + 1,
      limit: room,
    });
  });

  it.each(['/test-path/', '/test//double/', '/a//b/', '/a_b.c/d/', '/!~/'])('takes the path %j', (path) => {
    expect(create(labOfAlice(), 'alice-phone', path).ok).toBe(true);
  });

  it.each(['devices/', '/devices', '/my devices/', '//', '/é/', '/\u007f/'])(
    'refuses the path %j',
    (path) => {
      expect(refusalOf(create(labOfAlice(), 'alice-phone', path)).reason).toEqual({ code: 'invalid-path' });
    },
  );

  it('finds nothing wrong with a path of 512 characters by itself', () => {
    // No path of that length fits into a serial number, so another refusal than that of the path comes.
    expect(refusalOf(create(labOfAlice(), 'p', `/${'a'.repeat(510)}/`)).error?.code).toBe('InvalidInput');
  });

  it('refuses a path of 513 characters without repeating it', () => {
    expect(refusalOf(create(labOfAlice(), 'alice-phone', `/${'a'.repeat(511)}/`)).reason).toEqual({
      code: 'invalid-path',
    });
  });
});

describe('deleteVirtualMfaDevice', () => {
  it('deletes an unassigned device and frees its name', () => {
    const lab = openLab();
    const serialNumber = createDevice(lab, 'phone');

    const result = deleteDevice(lab, 'phone');

    expect(result).toEqual({ ok: true, value: { kind: 'done' } });
    expect(findDevice(lab.world.account, serialNumber)).toBeUndefined();
    expect(create(lab, 'phone').ok).toBe(true);
  });

  it('leaves the other devices', () => {
    const lab = openLab();
    createDevice(lab, 'phone');
    createDevice(lab, 'tablet');

    deleteDevice(lab, 'phone');

    expect(lab.world.account.mfaDevices.map(({ name }) => name)).toEqual([
      'root-account-mfa-device',
      'tablet',
    ]);
  });

  it('refuses a device that somebody has', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');

    expect(refusalOf(deleteDevice(lab, 'phone')).reason).toEqual({ code: 'device-assigned' });
  });

  it('deletes it once it is deactivated', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    deactivate(lab, 'alice', 'phone');

    expect(deleteDevice(lab, 'phone').ok).toBe(true);
  });

  it('refuses a serial number that does not exist', () => {
    const lab = openLab();
    const serialNumber = `arn:aws:iam::${lab.world.account.id}:mfa/nothing`;

    expect(refusalOf(iam(lab, { operation: 'DeleteVirtualMFADevice', serialNumber })).reason).toEqual({
      code: 'no-such-device',
    });
  });

  it('makes a new seed for a device created again under the same name', () => {
    const lab = openLab();
    createDevice(lab, 'phone');
    const { seed } = device(lab, 'phone');
    deleteDevice(lab, 'phone');

    createDevice(lab, 'phone');

    expect(device(lab, 'phone').seed).not.toBe(seed);
  });
});

describe('listMfaDevices', () => {
  it("lists a user's devices, oldest first, without their seeds", () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    lab.wait(60);
    enrol(lab, 'alice', 'tablet');
    createDevice(lab, 'spare');

    const result = iam(lab, { operation: 'ListMFADevices', userName: 'alice' });

    const arn = `arn:aws:iam::${lab.world.account.id}:mfa/`;
    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'mfa-devices',
        devices: [
          { serialNumber: `${arn}phone`, userName: 'alice', enableDate: START },
          { serialNumber: `${arn}tablet`, userName: 'alice', enableDate: START + 60 },
        ],
        isTruncated: false,
        marker: null,
      },
    });
  });

  it('lists the own devices when no user is named', () => {
    const lab = labOfAlice();
    enrol(lab, 'alice', 'phone');

    expect(iam(lab, { operation: 'ListMFADevices' })).toMatchObject({
      ok: true,
      value: { devices: [{ userName: 'alice' }] },
    });
  });

  it("lists the root user's own device when no user is named", () => {
    expect(iam(openLab(), { operation: 'ListMFADevices' })).toMatchObject({
      ok: true,
      value: { kind: 'mfa-devices', devices: [{ userName: null }] },
    });
  });

  it('is empty for a user without devices', () => {
    expect(iam(openLab(), { operation: 'ListMFADevices', userName: 'alice' })).toEqual({
      ok: true,
      value: { kind: 'mfa-devices', devices: [], isTruncated: false, marker: null },
    });
  });

  it('finds a user whatever the case of the name', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');

    expect(iam(lab, { operation: 'ListMFADevices', userName: 'ALICE' })).toMatchObject({
      ok: true,
      value: { devices: [{ userName: 'alice' }] },
    });
  });

  it('refuses a user who does not exist', () => {
    expect(refusalOf(iam(openLab(), { operation: 'ListMFADevices', userName: 'nobody' })).reason).toEqual({
      code: 'no-such-user',
    });
  });
});

describe('listVirtualMfaDevices', () => {
  it.each([
    [undefined, ['root-account-mfa-device', 'phone', 'spare']],
    ['Any', ['root-account-mfa-device', 'phone', 'spare']],
    ['Assigned', ['root-account-mfa-device', 'phone']],
    ['Unassigned', ['spare']],
  ] as const)('lists the devices of the account by assignment: %s', (assignmentStatus, names) => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    createDevice(lab, 'spare');

    const result = iam(lab, {
      operation: 'ListVirtualMFADevices',
      ...(assignmentStatus === undefined ? {} : { assignmentStatus }),
    });

    const arn = `arn:aws:iam::${lab.world.account.id}:mfa/`;
    expect(result).toMatchObject({
      ok: true,
      value: { devices: names.map((name) => ({ serialNumber: `${arn}${name}` })) },
    });
  });

  it('shows an unassigned device without user and date, and no seed at all', () => {
    const lab = openLab();
    const serialNumber = createDevice(lab, 'spare');

    const result = iam(lab, { operation: 'ListVirtualMFADevices', assignmentStatus: 'Unassigned' });

    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'virtual-mfa-devices',
        devices: [{ serialNumber, user: null, enableDate: null }],
        isTruncated: false,
        marker: null,
      },
    });
  });

  it('shows a deactivated device as unassigned', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    deactivate(lab, 'alice', 'phone');

    const result = iam(lab, { operation: 'ListVirtualMFADevices', assignmentStatus: 'Unassigned' });

    expect(result).toMatchObject({ ok: true, value: { devices: [{ user: null, enableDate: null }] } });
  });

  it('shows a device that never got its two codes as unassigned', () => {
    const lab = openLab();
    createDevice(lab, 'phone');
    submitPair(lab, 'EnableMFADevice', 'alice', 'phone', ['000000', '000001']);

    const result = iam(lab, { operation: 'ListVirtualMFADevices', assignmentStatus: 'Unassigned' });

    expect(pairAt(lab, 'phone', 0)).not.toEqual(['000000', '000001']);
    expect(result).toMatchObject({ ok: true, value: { devices: [{ user: null }] } });
  });
});

describe('a session of somebody who is no user', () => {
  // No request leads here yet, as users cannot be deleted; when they can, their sessions may outlive them.
  const lab = openLab();
  const { account } = lab.world;
  const context: OperationContext = {
    ...fakeContext(),
    now: lab.now,
    caller: consoleCaller('main', {
      principal: { type: 'user', userName: 'nobody' },
      startedAt: START,
      mfa: null,
    }),
  };

  it('creates no device', () => {
    const call = { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'phone' } as const;

    const outcome = createVirtualMfaDevice(account, call, context);

    expect(refusalOf(outcome.result).reason).toMatchObject({
      code: 'not-allowed',
      action: 'iam:CreateVirtualMFADevice',
    });
    expect(outcome.account).toBe(account);
  });

  it('sees no devices', () => {
    const outcome = listVirtualMfaDevices(account, { operation: 'ListVirtualMFADevices' }, context);

    expect(refusalOf(outcome.result).reason).toMatchObject({
      code: 'not-allowed',
      action: 'iam:ListVirtualMFADevices',
    });
  });
});
