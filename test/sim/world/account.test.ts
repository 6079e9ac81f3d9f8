import { describe, expect, it } from 'vitest';
import { devicesOf, findDevice, findUser } from '../../../src/sim/world/account.js';
import { createUser, device, enrol, openLab } from '../scenario.js';

const alice = { type: 'user', userName: 'alice' } as const;
const bea = { type: 'user', userName: 'bea' } as const;
const root = { type: 'root' } as const;

describe('findUser', () => {
  it.each(['alice', 'Alice', 'ALICE'])('finds alice as %s', (name) => {
    expect(findUser(openLab().world.account, name)?.userName).toBe('alice');
  });

  it.each(['', 'ali', 'alice ', 'root'])('finds nobody as %j', (name) => {
    expect(findUser(openLab().world.account, name)).toBeUndefined();
  });
});

describe('findDevice', () => {
  it('finds a device by its whole serial number only', () => {
    const lab = openLab();
    enrol(lab, 'alice', 'phone');
    const { serialNumber } = device(lab, 'phone');

    expect(findDevice(lab.world.account, serialNumber)?.name).toBe('phone');
    expect(findDevice(lab.world.account, 'phone')).toBeUndefined();
  });
});

describe('devicesOf', () => {
  it('are the devices assigned to somebody, oldest first', () => {
    const lab = openLab();
    createUser(lab, 'bea');
    enrol(lab, 'alice', 'phone');
    enrol(lab, 'bea', 'bea-phone');
    enrol(lab, 'alice', 'tablet');
    const namesOf = (principal: typeof alice | typeof bea | typeof root) =>
      devicesOf(lab.world.account, principal).map(({ name }) => name);

    expect(namesOf(alice)).toEqual(['phone', 'tablet']);
    expect(namesOf(bea)).toEqual(['bea-phone']);
    expect(namesOf(root)).toEqual(['root-account-mfa-device']);
  });
});
