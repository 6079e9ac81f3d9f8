import { describe, expect, it } from 'vitest';
import { bill, DOLLARS_PER_HOUR, runningServers } from '../../../src/sim/console/servers.js';
import { newPersonalWorld } from '../../../src/sim/world/new-world.js';
import { ADMINISTRATION } from '../../../src/sim/world/policies.js';
import { browserById } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { deniedWithoutMfa, done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  callAdministrator,
  enterPassword,
  granted,
  labOfAlice,
  labWithDevice,
  lastEvent,
  openLab,
  refusalOf,
  resumeLab,
  START,
  signIn,
} from '../scenario.js';

const launch = (lab: Lab, browser = 'main') => lab.ask({ kind: 'launch-servers', browser });
const stop = (lab: Lab, browser = 'main') => lab.ask({ kind: 'stop-servers', browser });
const letHoursPass = (lab: Lab, hours: number) => lab.ask({ kind: 'let-hours-pass', hours });

/** A personal account, in which alice is the administrator, with alice signed in. */
function personalLab(): Lab {
  const context = fakeContext(START);
  const lab = resumeLab(newPersonalWorld(context), context);
  granted(enterPassword(lab, 'alice'));
  return lab;
}

describe('launching servers', () => {
  it('starts four at once', () => {
    const lab = personalLab();
    lab.wait(9);

    const result = launch(lab);

    expect(result).toEqual(done);
    expect(lab.world.servers).toEqual(
      ['i-1', 'i-2', 'i-3', 'i-4'].map((id) => ({
        id,
        launchedAt: lab.now,
        launchedBy: 'alice',
        hours: 0,
        isRunning: true,
      })),
    );
    expect(runningServers(lab.world)).toBe(4);
  });

  it('again starts four more, with ids of their own', () => {
    const lab = personalLab();
    launch(lab);
    stop(lab);

    launch(lab);

    expect(new Set(lab.world.servers.map(({ id }) => id)).size).toBe(8);
    expect(lab.world.servers.map(({ isRunning }) => isRunning)).toEqual([
      ...Array<boolean>(4).fill(false),
      ...Array<boolean>(4).fill(true),
    ]);
  });

  it('is done by whoever has the password: the account cannot tell a thief', () => {
    const lab = personalLab();
    lab.ask({ kind: 'leak-password', userName: 'alice' });
    lab.ask({ kind: 'open-window', of: 'attacker' });
    const { leak, account } = lab.world;
    if (leak === null) throw new Error('The password has leaked in this scenario');
    const stolen = { userName: leak.userName, password: leak.password };
    granted(lab.ask({ kind: 'sign-in-as-user', browser: 'attacker', account: account.alias, ...stolen }));

    expect(launch(lab, 'attacker')).toEqual(done);
    expect(lab.world.servers.map(({ launchedBy }) => launchedBy)).toEqual(Array(4).fill('alice'));
    expect(lastEvent(lab)).toMatchObject({ eventName: 'RunInstances', actor: 'alice', browser: 'attacker' });
  });
});

describe('stopping servers', () => {
  it('stops all of them, whoever started them', () => {
    const lab = openLab();
    launch(lab);
    callAdministrator(lab);
    launch(lab, 'private');

    const result = stop(lab, 'private');

    expect(result).toEqual(done);
    expect(runningServers(lab.world)).toBe(0);
    expect(lab.world.servers.map(({ launchedBy }) => launchedBy)).toEqual([
      ...Array<string>(4).fill('root'),
      ...Array<string>(4).fill('omar'),
    ]);
  });

  it('may be done when none runs', () => {
    const lab = personalLab();

    expect(stop(lab)).toEqual(done);
    expect(lab.world.servers).toEqual([]);
  });
});

describe('the bill', () => {
  it('is nothing where nothing runs', () => {
    const lab = personalLab();
    letHoursPass(lab, 8);

    expect(bill(lab.world)).toBe(0);
    expect(runningServers(lab.world)).toBe(0);
  });

  it('is nothing in the first moment', () => {
    const lab = personalLab();
    launch(lab);

    expect(bill(lab.world)).toBe(0);
  });

  it.each([
    [1, 100],
    [8, 800],
    [72, 7200],
  ])('of four servers after %i hours is %i dollars', (hours, dollars) => {
    const lab = personalLab();
    launch(lab);

    const result = letHoursPass(lab, hours);

    expect(result).toEqual(done);
    expect(bill(lab.world)).toBe(dollars);
    expect(bill(lab.world)).toBe(4 * hours * DOLLARS_PER_HOUR);
  });

  it('adds up over several stretches', () => {
    const lab = personalLab();
    launch(lab);
    letHoursPass(lab, 3);
    launch(lab);
    letHoursPass(lab, 2);

    expect(lab.world.servers.map(({ hours }) => hours)).toEqual([5, 5, 5, 5, 2, 2, 2, 2]);
    expect(bill(lab.world)).toBe((4 * 5 + 4 * 2) * DOLLARS_PER_HOUR);
  });

  it('stays when the servers are stopped, and grows no more', () => {
    const lab = personalLab();
    launch(lab);
    letHoursPass(lab, 8);
    stop(lab);

    letHoursPass(lab, 100);

    expect(bill(lab.world)).toBe(800);
  });
});

describe('who may launch and stop servers', () => {
  const kinds = [
    ['launch-servers', 'ec2:RunInstances', 'RunInstances'],
    ['stop-servers', 'ec2:TerminateInstances', 'TerminateInstances'],
  ] as const;

  it.each(kinds)('is nobody who is not signed in: %s', (kind) => {
    const lab = openLab();
    lab.ask({ kind: 'sign-out', browser: 'main' });
    const before = lab.world;

    expect(refusalOf(lab.ask({ kind, browser: 'main' }))).toEqual({
      error: null,
      reason: { code: 'not-signed-in' },
    });
    expect(lab.world).toBe(before);
  });

  it.each(kinds)('is not somebody between password and code: %s', (kind) => {
    const lab = labWithDevice('phone');
    enterPassword(lab, 'alice');

    expect(refusalOf(lab.ask({ kind, browser: 'main' })).reason).toEqual({ code: 'not-signed-in' });
  });

  it.each(kinds)(
    'is not a user whom nothing allows it, with MFA or without: %s',
    (kind, action, eventName) => {
      const withMfa = labWithDevice('phone');
      signIn(withMfa, 'alice');
      const without = { by: deniedWithoutMfa('ManageOwnMFA') };
      for (const [lab, by] of [[labOfAlice(), without] as const, [withMfa, {}] as const]) {
        const { error, reason } = refusalOf(lab.ask({ kind, browser: 'main' }));

        expect(reason).toEqual({ code: 'not-allowed', action, isForWantOfMfa: false, ...by });
        expect(error).toMatchObject({
          code: 'UnauthorizedOperation',
          message: 'You are not authorized to perform this operation.',
          httpStatus: 403,
        });
        expect(lab.world.servers).toEqual([]);
        expect(lastEvent(lab)).toMatchObject({ eventName, actor: 'alice', error, reason });
      }
    },
  );

  it.each(kinds)('is not an administrator without the MFA that he is asked for: %s', (kind, action) => {
    const lab = labOfAlice();
    callAdministrator(lab);
    lab.ask({ kind: 'hand-out-token', to: 'omar' });
    lab.ask({ kind: 'ask-administrators-for-mfa' });

    const { reason } = refusalOf(lab.ask({ kind, browser: 'private' }));
    signIn(lab, 'omar', 'private');

    expect(reason).toEqual({
      code: 'not-allowed',
      action,
      isForWantOfMfa: true,
      by: deniedWithoutMfa('RequireMFA'),
    });
    expect(lab.ask({ kind, browser: 'private' })).toEqual(done);
  });

  it.each(kinds)('is an administrator, whose session is in the event: %s', (kind, _action, eventName) => {
    const lab = labOfAlice();
    callAdministrator(lab);
    const { length } = lab.world.history;
    lab.wait(4);

    expect(lab.ask({ kind, browser: 'private' })).toEqual(done);
    expect(lab.world.history.slice(length)).toEqual([
      {
        id: length + 1,
        at: lab.now,
        eventSource: 'ec2.amazonaws.com',
        eventName,
        actor: 'omar',
        browser: 'private',
        mfaAuthenticated: false,
        details: {},
        timeStep: null,
        error: null,
        reason: null,
      },
    ]);
  });

  it.each(kinds)('is the root user: %s', (kind) => {
    const lab = openLab();

    expect(lab.ask({ kind, browser: 'main' })).toEqual(done);
    expect(lastEvent(lab)).toMatchObject({ actor: 'root', mfaAuthenticated: true });
  });
});

describe('the page of the servers', () => {
  it('opens for everybody signed in, and asks nothing', () => {
    const lab = labOfAlice();
    const { history } = lab.world;

    const result = lab.ask({ kind: 'open-page', browser: 'main', page: 'servers' });

    expect(result).toEqual(done);
    expect(browserById(lab.world, 'main').page).toEqual({ name: 'servers' });
    expect(lab.world.history).toBe(history);
  });
});

describe('a personal account', () => {
  it('has alice as its administrator, without a device, and nobody signed in', () => {
    const { account, browsers } = newPersonalWorld(fakeContext(START));

    expect(account.users).toMatchObject([{ userName: 'alice', ...ADMINISTRATION }]);
    expect(account.mfaDevices.map(({ owner }) => owner)).toEqual([{ type: 'root' }]);
    expect(browsers).toEqual([
      {
        id: 'main',
        isPrivate: false,
        page: { name: 'sign-in', form: 'iam', account: account.alias },
        session: null,
        challenge: null,
        banner: null,
      },
    ]);
  });
});
