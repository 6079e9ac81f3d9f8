import { describe, expect, it } from 'vitest';
import { labEntry } from '../../../../src/cli/commands/key/saved-lab.js';
import { findLesson } from '../../../../src/lessons/catalog.js';
import type { LessonSession } from '../../../../src/lessons/engine/session.js';
import { ADMINISTRATOR } from '../../../../src/sim/world/new-world.js';
import type { World } from '../../../../src/sim/world/world.js';
import { fakeContext, SOME_TIME } from '../../../helpers/fake-ports.js';
import { savedWith, sessionOf } from '../ports.js';

const entryIn = (...sessions: readonly LessonSession[]) => labEntry(savedWith(...sessions).state);

/** A lesson that begins with nothing on the phone and no device of the learner's. */
const EMPTY = sessionOf('link-the-phone');

const onPhone = (status: 'in-hand' | 'lost', entries?: World['phone']['entries']) => (world: World) => ({
  ...world,
  phone: { ...world.phone, status, entries: entries ?? world.phone.entries },
});

describe('labEntry', () => {
  it('finds nothing where nothing was begun', () => {
    expect(entryIn()).toBeUndefined();
  });

  it("never takes the root user's device, which is on nobody's phone", () => {
    expect(EMPTY.world.account.mfaDevices).not.toEqual([]);
    expect(entryIn(EMPTY)).toBeUndefined();
  });

  it('takes the entry of the lesson that is open, with its device', () => {
    const open = sessionOf('sign-in-with-a-code');
    const later = sessionOf('two-consecutive-codes', undefined, fakeContext(SOME_TIME + 999, 2));

    expect(entryIn(open, later)).toMatchObject({
      lessonId: 'sign-in-with-a-code',
      seed: open.world.phone.entries[0]?.secret,
      place: 'lab-phone',
      device: { name: 'alice-phone' },
    });
  });

  it('takes the newest of the others where the open lesson has none', () => {
    const old = sessionOf('two-consecutive-codes');
    const later = sessionOf('sign-in-with-a-code', undefined, fakeContext(SOME_TIME + 999, 2));

    expect(entryIn(EMPTY, old, later)).toMatchObject({ lessonId: 'sign-in-with-a-code' });
    expect(entryIn(EMPTY, later, old)).toMatchObject({ lessonId: 'sign-in-with-a-code' });
  });

  it('takes the entry that was added last', () => {
    const [first] = sessionOf().world.phone.entries;
    if (first === undefined) throw new Error('the lesson has no entry');
    const second = { ...first, account: 'alice-tablet@lab', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

    const entry = entryIn(sessionOf(undefined, onPhone('in-hand', [first, second])));

    // No device has its seed: it is checked against the newest one.
    expect(entry).toMatchObject({ account: 'alice-tablet@lab', device: { name: 'alice-phone' } });
  });

  it('takes the newest device where the phone has no entry', () => {
    expect(entryIn(sessionOf(undefined, onPhone('in-hand', [])))).toMatchObject({
      account: expect.stringMatching(/^alice-phone@lab-/),
      place: 'elsewhere',
    });
  });

  it("takes the device where a phone of the learner's own is used, whatever is on the lab's", () => {
    const own = sessionOf(undefined, (world) => ({ ...world, usesOwnPhone: true }));
    const lost = sessionOf(undefined, (world) => ({
      ...world,
      usesOwnPhone: true,
      phone: { ...world.phone, status: 'lost', entries: [] },
    }));

    expect(own.world.phone.entries).not.toEqual([]);
    expect(entryIn(own)).toMatchObject({ place: 'elsewhere', device: { name: 'alice-phone' } });
    expect(entryIn(lost)).toMatchObject({ place: 'lost-phone', device: { name: 'alice-phone' } });
  });

  it("takes the lab's phone where a lesson lends it", () => {
    const lent = sessionOf('the-phones-clock-is-wrong', (world) => ({ ...world, usesOwnPhone: true }));

    expect(entryIn(lent)).toMatchObject({ place: 'lab-phone' });
  });

  it("never takes the administrator's token", () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      phone: { ...world.phone, entries: [] },
      account: {
        ...world.account,
        mfaDevices: world.account.mfaDevices.map((device) => ({
          ...device,
          kind: 'hardware-token',
          owner: { type: 'user', userName: ADMINISTRATOR },
        })),
      },
    }));

    expect(entryIn(session)).toBeUndefined();
  });

  it('knows that the phone with the entry is lost, also when there is a new one', () => {
    const lost = sessionOf(undefined, onPhone('lost'));
    const replaced = sessionOf(undefined, (world) => ({
      ...world,
      lostPhones: [world.phone],
      phone: { ...world.phone, entries: [] },
    }));

    expect(entryIn(lost)).toMatchObject({ place: 'lost-phone', device: { name: 'alice-phone' } });
    expect(entryIn(replaced)).toMatchObject({ place: 'lost-phone' });
  });

  it('has no device where all were removed', () => {
    const session = sessionOf(undefined, (world) => ({
      ...world,
      account: { ...world.account, mfaDevices: [] },
    }));

    expect(entryIn(session)).toMatchObject({ place: 'lab-phone', device: null });
  });

  it('can be made in the lesson that the commands name', () => {
    expect(findLesson('link-the-phone')).toBeDefined();
  });

  it.each(['constructor', '__proto__', 'toString'])('is not led astray by a lesson called %s', (current) => {
    const { state } = savedWith(sessionOf());

    expect(labEntry({ ...state, current })).toEqual(labEntry({ ...state, current: null }));
    expect(labEntry({ ...state, current, sessions: {} })).toBeUndefined();
  });
});
