import { describe, expect, it } from 'vitest';
import { DEVICE_TYPES, deviceTypeById, PEOPLE, personById } from '../../../src/sim/things/equipment.js';
import { done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import { lastEvent, openLab, refusalOf } from '../scenario.js';

const equip = (lab: Lab, person: string, device: string) => lab.ask({ kind: 'equip', person, device });

/** Who fits what, written down once more: the whole table, so that nobody is left out. */
const TABLE: { readonly [person: string]: { readonly [device: string]: 'fits' | 'does not fit' } } = {
  owner: {
    passkey: 'fits',
    'security-key': 'fits',
    'authenticator-app': 'does not fit',
    'hardware-token': 'does not fit',
  },
  developer: {
    passkey: 'does not fit',
    'security-key': 'does not fit',
    'authenticator-app': 'fits',
    'hardware-token': 'fits',
  },
  'no-phone': {
    passkey: 'does not fit',
    'security-key': 'fits',
    'authenticator-app': 'does not fit',
    'hardware-token': 'fits',
  },
  contractor: {
    passkey: 'fits',
    'security-key': 'does not fit',
    'authenticator-app': 'fits',
    'hardware-token': 'does not fit',
  },
};

const rows = Object.entries(TABLE).flatMap(([person, devices]) =>
  Object.entries(devices).map(([device, verdict]) => ({ person, device, verdict })),
);

describe('the table of who fits what', () => {
  it('has everybody, and every type but SMS', () => {
    expect(Object.keys(TABLE)).toEqual(PEOPLE.map(({ id }) => id));
    for (const devices of Object.values(TABLE)) {
      expect([...Object.keys(devices), 'sms']).toEqual(DEVICE_TYPES.map(({ id }) => id));
    }
  });

  it.each(PEOPLE)('has two types for $name, so that there is a choice', ({ id }) => {
    const fitting = rows.filter(({ person, verdict }) => person === id && verdict === 'fits');

    expect(fitting).toHaveLength(2);
  });

  it('has no type that fits everybody', () => {
    for (const { id } of DEVICE_TYPES) {
      const fitting = rows.filter(({ device, verdict }) => device === id && verdict === 'fits');

      expect(fitting.length).toBeLessThan(PEOPLE.length);
    }
  });
});

describe('giving somebody a device', () => {
  it.each(rows.filter(({ verdict }) => verdict === 'fits'))('$device fits $person', ({ person, device }) => {
    const lab = openLab();

    expect(equip(lab, person, device)).toEqual(done);
    expect(lab.world.desk.equipped).toEqual({ [person]: device });
  });

  it.each(rows.filter(({ verdict }) => verdict !== 'fits'))(
    '$device does not fit $person',
    ({ person, device }) => {
      const lab = openLab();
      const { desk } = lab.world;

      expect(refusalOf(equip(lab, person, device))).toEqual({
        error: null,
        reason: { code: 'unfit-device', person, device },
      });
      expect(lab.world.desk).toBe(desk);
    },
  );

  it.each(PEOPLE)('SMS is refused to $name: AWS does not offer it', ({ id }) => {
    const lab = openLab();
    const { desk } = lab.world;

    expect(refusalOf(equip(lab, id, 'sms'))).toEqual({ error: null, reason: { code: 'sms-not-offered' } });
    expect(lab.world.desk).toBe(desk);
  });

  it('may be thought over: the last one counts', () => {
    const lab = openLab();
    equip(lab, 'owner', 'passkey');

    equip(lab, 'owner', 'security-key');

    expect(lab.world.desk.equipped).toEqual({ owner: 'security-key' });
  });

  it('that does not fit takes nothing away', () => {
    const lab = openLab();
    equip(lab, 'owner', 'passkey');

    equip(lab, 'owner', 'authenticator-app');
    equip(lab, 'owner', 'sms');

    expect(lab.world.desk.equipped).toEqual({ owner: 'passkey' });
  });

  it('may give everybody the same type as somebody else', () => {
    const lab = openLab();
    equip(lab, 'owner', 'security-key');
    equip(lab, 'developer', 'hardware-token');
    equip(lab, 'no-phone', 'hardware-token');
    equip(lab, 'contractor', 'passkey');

    expect(lab.world.desk.equipped).toEqual({
      owner: 'security-key',
      developer: 'hardware-token',
      'no-phone': 'hardware-token',
      contractor: 'passkey',
    });
  });

  it.each<readonly [string, object | null]>([
    ['passkey', null],
    ['authenticator-app', { code: 'unfit-device', person: 'owner', device: 'authenticator-app' }],
    ['sms', { code: 'sms-not-offered' }],
  ])('is noted by the lab, not by AWS: %s', (device, reason) => {
    const lab = openLab();

    equip(lab, 'owner', device);

    expect(lastEvent(lab)).toMatchObject({
      eventSource: 'mfa-lab',
      eventName: 'EquipPerson',
      actor: null,
      error: null,
      reason,
    });
  });

  it('registers nothing in the account', () => {
    const lab = openLab();
    const { account } = lab.world;

    equip(lab, 'owner', 'security-key');

    expect(lab.world.account).toBe(account);
  });

  it.each<readonly [string, string, string]>([
    ['somebody unknown', 'grandmother', 'passkey'],
    ['an unknown type', 'owner', 'carrier-pigeon'],
  ])('is a bug with %s', (_case, person, device) => {
    expect(() => equip(openLab(), person, device)).toThrow(/grandmother|carrier-pigeon/);
  });
});

describe('taking all devices back', () => {
  it('clears the desk of them, and of nothing else', () => {
    const lab = openLab();
    lab.ask({ kind: 'sort-card', card: 'pin', as: 'know' });
    equip(lab, 'owner', 'passkey');
    equip(lab, 'developer', 'authenticator-app');

    const result = lab.ask({ kind: 'clear-equipment' });

    expect(result).toEqual(done);
    expect(lab.world.desk).toEqual({ sorted: { pin: 'know' }, pairs: [], equipped: {} });
  });

  it('may be done when there are none', () => {
    const lab = openLab();

    expect(lab.ask({ kind: 'clear-equipment' })).toEqual(done);
    expect(lab.world.desk.equipped).toEqual({});
  });
});

describe('people and device types', () => {
  it.each(PEOPLE)('$name has a situation, and a need that is met by some type', ({ situation, need }) => {
    expect(situation).not.toBe('');
    expect(DEVICE_TYPES.some(({ offers }) => offers.includes(need))).toBe(true);
  });

  it('are found by their ids', () => {
    expect(personById('developer').name).toBe('Dev');
    expect(deviceTypeById('sms').label).toBe('Text message (SMS)');
  });

  it('offer nothing as SMS', () => {
    expect(deviceTypeById('sms').offers).toEqual([]);
  });
});
