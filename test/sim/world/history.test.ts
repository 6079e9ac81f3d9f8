import { describe, expect, it } from 'vitest';
import { labTimeAt, timeStep } from '../../../src/sim/base/time.js';
import { eventsAfter, HISTORY_LIMIT, lastEventId, record } from '../../../src/sim/world/history.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  codeOf,
  createDevice,
  createUser,
  deactivate,
  deleteDevice,
  device,
  enterPassword,
  iam,
  labOfAlice,
  openLab,
  pairAt,
  passwordOf,
  refusalOf,
  START,
  submitCode,
  submitPair,
} from '../scenario.js';

const event = {
  at: labTimeAt(START, 0),
  eventSource: 'iam.amazonaws.com',
  eventName: 'ListUsers',
  actor: 'omar',
  browser: 'main',
  mfaAuthenticated: false,
  details: {},
  refusal: null,
};

describe('record', () => {
  it('numbers the events from 1 up', () => {
    const once = record(openLab().world, event);
    const twice = record(once, event);

    expect(twice.history.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('keeps what was there', () => {
    const once = record(openLab().world, event);

    expect(record(once, { ...event, eventName: 'GetUser' }).history[0]).toBe(once.history[0]);
  });

  it('writes nothing as null', () => {
    expect(record(openLab().world, event).history).toEqual([
      {
        id: 1,
        at: START,
        eventSource: 'iam.amazonaws.com',
        eventName: 'ListUsers',
        actor: 'omar',
        browser: 'main',
        mfaAuthenticated: false,
        details: {},
        timeStep: null,
        error: null,
        reason: null,
      },
    ]);
  });

  it('takes a refusal apart into answer and reason', () => {
    const error = { code: 'AccessDenied', message: 'No.', httpStatus: 403 } as const;
    const refusal = { error, reason: { code: 'not-signed-in' } } as const;

    expect(record(openLab().world, { ...event, refusal }).history[0]).toMatchObject(refusal);
  });

  it('keeps a step', () => {
    expect(record(openLab().world, { ...event, timeStep: timeStep(7) }).history[0]?.timeStep).toBe(7);
  });
});

describe('lastEventId', () => {
  it('is 0 before anything happened', () => {
    expect(lastEventId(openLab().world)).toBe(0);
  });

  it('is the number of the newest event', () => {
    const world = record(record(openLab().world, event), event);

    expect(lastEventId(world)).toBe(2);
  });
});

describe('eventsAfter', () => {
  it.each([
    [0, [1, 2, 3]],
    [1, [2, 3]],
    [3, []],
  ])('gives the events after number %i, oldest first', (id, ids) => {
    const world = record(record(record(openLab().world, event), event), event);

    expect(eventsAfter(world, id).map((found) => found.id)).toEqual(ids);
  });
});

describe('a long history', () => {
  it('keeps the newest events, and goes on counting', () => {
    let { world } = openLab();
    for (let count = 0; count < HISTORY_LIMIT + 25; count += 1) world = record(world, event);

    expect(world.history).toHaveLength(HISTORY_LIMIT);
    expect(world.history[0]?.id).toBe(26);
    expect(lastEventId(world)).toBe(HISTORY_LIMIT + 25);
  });
});

describe('a whole story', () => {
  /** Everything that can hold a secret, done rightly and wrongly. Gives the secrets that were used on the way. */
  function tellStory(lab: Lab): readonly string[] {
    const { root } = lab.world.account;
    const secrets = ['Wrong-Guess-77', 'Kettle-Orbit-55', 'Pillow-Grape-31', root.password];
    const [used, omar] = [passwordOf(lab, 'alice'), passwordOf(lab, 'omar')];
    secrets.push(used, omar, device(lab, 'root-account-mfa-device').seed);
    const wrong = { browser: 'main', password: 'Wrong-Guess-77' } as const;
    const account = lab.world.account.id;

    lab.ask({ kind: 'sign-in-as-user', ...wrong, account, userName: 'alice' });
    // A password typed into the field of the user name.
    lab.ask({ kind: 'sign-in-as-user', ...wrong, account, userName: used });
    lab.ask({ kind: 'sign-in-as-root', ...wrong, email: root.email });
    callAdministrator(lab);
    createUser(lab, 'bea', 'private');
    enterPassword(lab, 'alice');
    createDevice(lab, 'phone');
    const pair = pairAt(lab, 'phone', 0);
    submitPair(lab, 'EnableMFADevice', 'alice', 'phone', [pair[1], pair[0]]);
    submitPair(lab, 'EnableMFADevice', 'alice', 'phone', pair);
    secrets.push(...pair, device(lab, 'phone').seed);
    enterPassword(lab, 'alice');
    const [code, far, nobodys] = [codeOf(lab, 'phone', 1), codeOf(lab, 'phone', 9), '000000'];
    for (const typed of [far, nobodys, code]) submitCode(lab, typed);
    enterPassword(lab, 'alice');
    submitCode(lab, code);
    secrets.push(code, far, nobodys);
    iam(lab, { operation: 'UpdateLoginProfile', userName: 'alice', password: 'Pillow-Grape-31' }, 'private');
    iam(lab, { operation: 'ChangePassword', oldPassword: omar, newPassword: 'Pillow-Grape-31' }, 'private');
    iam(lab, { operation: 'ChangePassword', oldPassword: 'Wrong-Guess-77', newPassword: omar }, 'private');
    lab.ask({ kind: 'submit-device-name', browser: 'private', deviceName: 'tablet' });
    secrets.push(device(lab, 'tablet').seed);
    deactivate(lab, 'alice', 'phone', 'private');
    deleteDevice(lab, 'phone', 'private');
    return secrets;
  }

  it('has no password, no code and no seed in it', () => {
    const lab = openLab();

    const secrets = tellStory(lab);

    const told = JSON.stringify(lab.world.history);
    expect(lab.world.history.length).toBeGreaterThan(20);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  });

  it('numbers its events without a gap', () => {
    const lab = openLab();

    tellStory(lab);

    expect(lab.world.history.map(({ id }) => id)).toEqual(
      lab.world.history.map((_event, index) => index + 1),
    );
  });

  it('tells who did it, from which window', () => {
    const lab = openLab();

    tellStory(lab);

    expect(
      lab.world.history.map(({ eventName, actor, browser }) => `${eventName} ${actor} ${browser}`),
    ).toEqual([
      'ConsoleLogin alice main',
      'ConsoleLogin null main',
      'ConsoleLogin root main',
      'ConsoleLogin omar private',
      'CreateUser omar private',
      'CreateLoginProfile omar private',
      'ConsoleLogin alice main',
      'CreateVirtualMFADevice alice main',
      'EnableMFADevice alice main',
      'EnableMFADevice alice main',
      'CheckMfa alice main',
      'ConsoleLogin alice main',
      'ConsoleLogin alice main',
      'ConsoleLogin alice main',
      'CheckMfa alice main',
      'ConsoleLogin alice main',
      'UpdateLoginProfile omar private',
      'ChangePassword omar private',
      'ChangePassword omar private',
      'CreateVirtualMFADevice omar private',
      'DeactivateMFADevice omar private',
      'DeleteVirtualMFADevice omar private',
    ]);
  });
});

it('IAM repeats no text that is no code, and neither does its event', () => {
  // What a form reads is six digits or nothing; only the API itself can be sent something else.
  const lab = labOfAlice();
  createDevice(lab, 'phone');

  const { error } = refusalOf(submitPair(lab, 'EnableMFADevice', 'alice', 'phone', ['12345', '123456']));

  expect(error?.code).toBe('ValidationError');
  expect(error?.message).not.toContain('12345');
  expect(lab.world.history.at(-1)?.error).toEqual(error);
});
