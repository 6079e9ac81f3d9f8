import { describe, expect, it } from 'vitest';
import { addSeconds, epochSeconds } from '../../../src/sim/base/time.js';
import {
  activeBrowser,
  browserById,
  devicesOf,
  findDevice,
  findUser,
  isSamePrincipal,
  labTime,
  phoneTime,
  principalName,
} from '../../../src/sim/world/world.js';
import { createUser, device, enrol, openLab, START } from '../scenario.js';

const alice = { type: 'user', userName: 'alice' } as const;
const bea = { type: 'user', userName: 'bea' } as const;
const root = { type: 'root' } as const;

describe('labTime', () => {
  it('is real time plus what was warped', () => {
    const world = { ...openLab().world, clockOffset: 45 };

    expect(labTime(world, START)).toBe(START + 45);
  });
});

describe('phoneTime', () => {
  it('is lab time by the clock of the phone', () => {
    const { world } = openLab();
    const fast = { ...world, phone: { ...world.phone, clockOffset: 90 } };

    expect(phoneTime(fast, addSeconds(START, 5))).toBe(START + 95);
  });

  it('never goes back before 1970', () => {
    const { world } = openLab();
    const slow = { ...world, phone: { ...world.phone, clockOffset: -100 } };

    expect(phoneTime(slow, epochSeconds(50))).toBe(0);
  });
});

describe('browserById', () => {
  it('finds a window', () => {
    expect(browserById(openLab().world, 'main').id).toBe('main');
  });

  it('throws for a window that is not there, which is a bug', () => {
    expect(() => browserById(openLab().world, 'private')).toThrow('No browser private in this world');
  });
});

describe('activeBrowser', () => {
  it('is the window in front', () => {
    const lab = openLab();
    lab.ask({ kind: 'open-private-window' });

    expect(activeBrowser(lab.world).id).toBe('private');
  });
});

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

describe('isSamePrincipal', () => {
  it.each([
    [alice, alice, true],
    [root, root, true],
    [alice, bea, false],
    [alice, root, false],
    [root, alice, false],
    [{ type: 'user', userName: 'root' } as const, root, false],
  ])('of %o and %o is %s', (one, other, isSame) => {
    expect(isSamePrincipal(one, other)).toBe(isSame);
  });
});

describe('principalName', () => {
  it('is the name of a user, or root', () => {
    expect(principalName(alice)).toBe('alice');
    expect(principalName(root)).toBe('root');
  });
});
