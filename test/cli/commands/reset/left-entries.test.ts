import { describe, expect, it } from 'vitest';
import { leftEntries } from '../../../../src/cli/commands/reset/left-entries.js';
import type { World } from '../../../../src/sim/world/world.js';
import { NOTHING_SAVED } from '../../../../src/ui/store/model.js';
import { savedWith, sessionOf } from '../ports.js';

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const stateOf = (change: (world: World) => World, lesson = 'sign-in-with-a-code') =>
  savedWith(sessionOf(lesson, change)).state;

const own = (world: World): World => ({ ...world, usesOwnPhone: true });

describe('the entries that are left on a phone', () => {
  it("are the devices of the learner's own phone that are gone, and not root's", () => {
    const before = stateOf(own);
    const { alias } = sessionOf().world.account;

    expect(leftEntries(before, NOTHING_SAVED)).toEqual([`alice-phone@${alias}`]);
    expect(leftEntries(before, before)).toEqual([]);
  });

  it("are none with the lab's phone", () => {
    expect(
      leftEntries(
        stateOf((world) => world),
        NOTHING_SAVED,
      ),
    ).toEqual([]);
  });

  it("are none in a lesson that lends the lab's phone", () => {
    expect(leftEntries(stateOf(own, 'the-phones-clock-is-wrong'), NOTHING_SAVED)).toEqual([]);
  });

  it('include devices that were removed in the account, and the entry for checking a phone', () => {
    const removed = stateOf((world) => ({
      ...own(world),
      account: {
        ...world.account,
        mfaDevices: [],
        removedDevices: [
          { name: 'old-phone', seed: SEED, removedAt: world.account.users[0]?.createdAt ?? fail() },
        ],
      },
    }));
    const checked = { ...NOTHING_SAVED, checkEntry: { seed: SEED, account: 'check-1234' } };

    expect(leftEntries(removed, NOTHING_SAVED)).toEqual([expect.stringMatching(/^old-phone@/)]);
    expect(leftEntries(checked, NOTHING_SAVED)).toEqual(['check-1234']);
    expect(leftEntries(checked, checked)).toEqual([]);
  });
});

function fail(): never {
  throw new Error('the world has no users');
}
