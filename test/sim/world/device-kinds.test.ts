import { describe, expect, it } from 'vitest';
import { findAnyDevice } from '../../../src/sim/world/account.js';
import type { DeviceKind } from '../../../src/sim/world/device-kinds.js';
import { ALL_DEVICE_KINDS, DEVICE_KINDS } from '../../../src/sim/world/device-kinds.js';
import type { AnyMfaDevice } from '../../../src/sim/world/devices.js';
import { givesCodes } from '../../../src/sim/world/devices.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  enterPassword,
  freshCode,
  granted,
  iam,
  labOfAlice,
  pairAt,
} from '../scenario.js';

/** How the wizard of the console adds a device, for each way that there is. */
const ADD: Readonly<
  Record<(typeof DEVICE_KINDS)[DeviceKind]['addedBy'], (lab: Lab, kind: DeviceKind) => void>
> = {
  secret: (lab) => {
    granted(lab.ask({ kind: 'submit-device-name', browser: 'main', deviceName: 'new' }));
    granted(lab.ask({ kind: 'submit-set-up-codes', browser: 'main', codes: pairAt(lab, 'new', 0) }));
  },
  touch: (lab) => {
    granted(lab.ask({ kind: 'submit-key-name', browser: 'main', keyName: 'new' }));
    granted(lab.ask({ kind: 'touch-security-key', browser: 'main' }));
  },
  number: (lab, kind) => {
    granted(lab.ask({ kind: 'hand-out-token', to: null }));
    granted(lab.ask({ kind: 'open-token-form', browser: 'main' }));
    const spare = lab.world.account.mfaDevices.find((device) => device.kind === kind);
    const { serialNumber = '', name = '' } = spare ?? {};
    const codes = pairAt(lab, name, 0);
    granted(lab.ask({ kind: 'submit-token', browser: 'main', serialNumber, codes }));
  },
};

/** alice, with a device that she has just added, and who signed in with it. */
function labWith(kind: DeviceKind): { readonly lab: Lab; readonly device: AnyMfaDevice } {
  const lab = labOfAlice();
  ADD[DEVICE_KINDS[kind].addedBy](lab, kind);
  const { mfaDevices, securityKeys } = lab.world.account;
  const device = [...mfaDevices, ...securityKeys].find(({ owner }) => owner?.type === 'user');
  if (device === undefined) throw new Error('The wizard added nothing');
  enterPassword(lab, 'alice');
  return { lab, device };
}

function answer(lab: Lab, device: AnyMfaDevice) {
  return givesCodes(device)
    ? lab.ask({ kind: 'submit-mfa-code', browser: 'main', code: freshCode(lab, device) })
    : lab.ask({ kind: 'touch-security-key', browser: 'main' });
}

describe.each(ALL_DEVICE_KINDS)('what the table says of a %s', (kind) => {
  const facts = DEVICE_KINDS[kind];

  it('is how the wizard adds one', () => {
    expect(labWith(kind).device).toMatchObject({ kind, owner: { type: 'user', userName: 'alice' } });
  });

  it('is the form of its serial number', () => {
    const { lab, device } = labWith(kind);
    const { id } = lab.world.account;

    if (facts.arnType === null) expect(device.serialNumber).not.toContain('arn:');
    else expect(device.serialNumber.startsWith(`arn:aws:iam::${id}:${facts.arnType}/`)).toBe(true);
  });

  it('is what signs in with it, and nothing else', () => {
    const { lab, device } = labWith(kind);
    const wrong =
      facts.proof === 'code'
        ? lab.ask({ kind: 'touch-security-key', browser: 'main' })
        : lab.ask({ kind: 'submit-mfa-code', browser: 'main', code: '123456' });

    expect(wrong.ok).toBe(false);
    expect(answer(lab, device).ok).toBe(true);
  });

  it('is whether it can be resynchronised', () => {
    const { lab, device } = labWith(kind);
    granted(answer(lab, device));
    lab.wait(90);
    const codes = givesCodes(device) ? pairAt(lab, device.name, 0) : (['123456', '654321'] as const);

    const result = iam(lab, {
      operation: 'ResyncMFADevice',
      userName: 'alice',
      serialNumber: device.serialNumber,
      authenticationCode1: codes[0],
      authenticationCode2: codes[1],
    });

    expect(result.ok).toBe(facts.proof === 'code');
  });

  it('is what is left once an administrator, who may do everything, has removed it', () => {
    const { lab, device } = labWith(kind);
    const { serialNumber } = device;
    callAdministrator(lab);
    granted(lab.ask({ kind: 'open-remove', browser: 'private', userName: 'alice', serialNumber }));

    granted(lab.ask({ kind: 'confirm-remove', browser: 'private' }));

    const left = findAnyDevice(lab.world.account, serialNumber);
    const calls = lab.world.history.map(({ eventName }) => eventName);
    if (facts.deletedBy === null) expect(left?.owner).toBeNull();
    else expect(left).toBeUndefined();
    expect(calls).toContain(facts.deletedBy ?? 'DeactivateMFADevice');
    expect(calls.includes('DeleteVirtualMFADevice')).toBe(facts.deletedBy === 'DeleteVirtualMFADevice');
  });
});

describe('the table of device kinds', () => {
  it('is in the order of the wizard', () => {
    expect(ALL_DEVICE_KINDS.map((kind) => DEVICE_KINDS[kind].typeName)).toEqual([
      'Passkey or security key',
      'Authenticator app',
      'Hardware TOTP token',
    ]);
  });

  it('says where codes are read exactly of what gives codes', () => {
    for (const kind of ALL_DEVICE_KINDS) {
      const { proof, codesOn } = DEVICE_KINDS[kind];
      expect(codesOn === null, kind).toBe(proof === 'signature');
    }
  });
});
