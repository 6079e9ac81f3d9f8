import { describe, expect, it } from 'vitest';
import { runningServers } from '../../../src/sim/console/servers.js';
import { newPersonalWorld } from '../../../src/sim/world/new-world.js';
import { browserById } from '../../../src/sim/world/world.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import type { Lab } from '../scenario.js';
import { enterPassword, granted, lastEvent, refusalOf, resumeLab, START } from '../scenario.js';

const THIEF = 'attacker';
const launch = (lab: Lab, browser: string) => lab.ask({ kind: 'launch-servers', browser });
const deny = (lab: Lab) => lab.ask({ kind: 'deny-older-sessions', browser: 'main', userName: 'alice' });

/** The thief has been in for a night, and alice has come, and taken another password. */
function theMorningAfter(): Lab {
  const context = fakeContext(START);
  const lab = resumeLab(newPersonalWorld(context), context);
  granted(lab.ask({ kind: 'open-window', of: 'attacker' }));
  granted(enterPassword(lab, 'alice', THIEF));
  granted(lab.ask({ kind: 'create-access-key', browser: THIEF }));
  granted(lab.ask({ kind: 'let-hours-pass', hours: 8 }));
  granted(enterPassword(lab, 'alice'));
  granted(lab.ask({ kind: 'open-change-password', browser: 'main' }));
  const oldPassword = lab.world.account.users[0]?.loginProfile?.password ?? '';
  granted(
    lab.ask({ kind: 'submit-change-password', browser: 'main', oldPassword, newPassword: 'Kettle-Orbit-55' }),
  );
  lab.wait(60);
  return lab;
}

describe('a new password', () => {
  it('ends no session: the window of the thief works as before', () => {
    const lab = theMorningAfter();

    granted(launch(lab, THIEF));

    expect(runningServers(lab.world)).toBe(4);
  });
});

describe('denying older sessions', () => {
  it('leaves the window of the thief open, and useless', () => {
    const lab = theMorningAfter();
    granted(deny(lab));

    const { reason } = refusalOf(launch(lab, THIEF));

    expect(reason).toEqual({ code: 'session-denied' });
    expect(browserById(lab.world, THIEF).session).not.toBeNull();
    expect(refusalOf(lab.ask({ kind: 'create-access-key', browser: THIEF })).reason).toEqual(reason);
    expect(browserById(lab.world, THIEF).banner).toMatchObject({ kind: 'refused' });
  });

  it('is an inline policy of the user, written down as AWS would', () => {
    const lab = theMorningAfter();

    granted(deny(lab));

    expect(lastEvent(lab)).toMatchObject({
      eventName: 'PutUserPolicy',
      eventSource: 'iam.amazonaws.com',
      details: { userName: 'alice', policyName: 'DenyOlderSessions' },
    });
  });

  it('lets alice work on once she has signed in anew', () => {
    const lab = theMorningAfter();
    granted(deny(lab));
    expect(refusalOf(launch(lab, 'main')).reason.code).toBe('session-denied');

    granted(lab.ask({ kind: 'sign-out', browser: 'main' }));
    granted(enterPassword(lab, 'alice'));

    granted(lab.ask({ kind: 'stop-servers', browser: 'main' }));
  });

  it('wipes what the window said of something before', () => {
    const lab = theMorningAfter();
    const [key] = lab.world.account.accessKeys;
    expect(browserById(lab.world, 'main').banner).toEqual({ kind: 'password-changed', userName: 'alice' });

    const accessKeyId = key?.accessKeyId ?? '';
    granted(lab.ask({ kind: 'delete-access-key', browser: 'main', userName: 'alice', accessKeyId }));

    expect(browserById(lab.world, 'main').banner).toBeNull();
  });

  it('leaves access keys as they are: each is deleted by itself', () => {
    const lab = theMorningAfter();
    granted(deny(lab));
    const [key] = lab.world.account.accessKeys;
    expect(key).toBeDefined();
    granted(enterPassword(lab, 'alice'));

    const accessKeyId = key?.accessKeyId ?? '';
    granted(lab.ask({ kind: 'delete-access-key', browser: 'main', userName: 'alice', accessKeyId }));

    expect(lab.world.account.accessKeys).toEqual([]);
  });
});
